"""`cermat doctor`: what is wrong here, and the command that mends it."""

import os
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict

from cermat.cli import output, state
from cermat.registers.health import Finding, examine
from cermat.words.errors import CermatError


def run(asked: Namespace) -> bool:
    """Examine the installation and print every finding; return whether all is well."""
    findings = tuple(_examine())
    if asked.format == "json":
        output.print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"[{'baik' if finding.is_well else 'PERLU DIPERBAIKI'}] {finding.name}: {finding.seen}")
            if not finding.is_well:
                print(f"    → {finding.remedy}")
    return all(finding.is_well for finding in findings)


def _examine() -> Iterator[Finding]:
    yield _python()
    yield _folder()
    yield _settings()
    yield _papers()
    tables = _tables()
    yield tables
    if tables.is_well:
        yield from examine()
        yield _evidence()
        yield _counts()
        yield _open_rows()
        yield _arrears()
        yield _published()
        yield _worker()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 11), version, "Pasang Python 3.11 atau yang lebih baru.")


def _folder() -> Finding:
    from django.conf import settings

    folder = settings.DATA_FOLDER
    is_writable = os.access(folder, os.W_OK)
    key = folder / "secret-key"
    is_private = not key.exists() or stat.S_IMODE(key.stat().st_mode) & 0o077 == 0
    seen = f"{folder}, {'dapat' if is_writable else 'tidak dapat'} ditulisi"
    seen += "" if is_private else ", kunci rahasia terbaca orang lain"
    remedy = f"Beri hak tulis pada {folder}, dan `chmod 600 {key}`."
    return Finding("folder data", is_writable and is_private, seen, remedy)


def _settings() -> Finding:
    from django.conf import settings

    seen = "CERMAT_DEBUG menyala" if settings.DEBUG else "mode kerja"
    return Finding("setelan", not settings.DEBUG, seen, "Matikan CERMAT_DEBUG di luar pengembangan.")


def _papers() -> Finding:
    from cermat.documents.reports import iku
    from cermat.documents.writers import pdf
    from cermat.rules.library import lumajang_2023_text
    from cermat.rules.papers import read_paper

    def look() -> str:
        paper = iku.compose(read_paper(lumajang_2023_text(), origin="lumajang-2023.yaml"))
        return f"naskah percobaan {len(pdf.write(paper))} bita"

    return _attempt("naskah PDF", "Pasang ulang Cermat; huruf atau pustaka Typst tidak lengkap.", look=look)


def _tables() -> Finding:
    def look() -> str:
        state.require_tables()
        return "lengkap dan mutakhir"

    return _attempt("tabel", "Jalankan `cermat init --office KODE --yes`.", look=look)


def _worker() -> Finding:
    from cermat.actions import background

    backlog = background.backlog()
    seen = f"{backlog.waiting} tugas menunggu" if backlog.waiting else "tidak ada tugas yang menunggu"
    seen += "" if backlog.is_worked else f" sejak {backlog.since:%Y-%m-%d %H:%M} UTC, tidak ada yang mengerjakan"
    return Finding(
        "tugas latar", backlog.is_worked, seen, "Jalankan `cermat serve`, atau `cermat work` sebagai layanan."
    )


def _counts() -> Finding:
    from cermat.registers import counts, selectors

    scopes = selectors.console_scopes()
    wrong = [scope.office for scope in scopes if counts.wrong_counts(scope)]
    seen = f"tidak sama dengan barisnya: {', '.join(wrong)}" if wrong else f"{len(scopes)} kantor sama dengan barisnya"
    return Finding("hitungan gabungan", not wrong, seen, "Jalankan `cermat recount`.")


def _open_rows() -> Finding:
    from cermat.registers import open_rows, selectors

    wrong = [scope.office for scope in selectors.console_scopes() if open_rows.wrong_rows(scope)]
    seen = f"tidak sama dengan barisnya: {', '.join(wrong)}" if wrong else "sama dengan barisnya"
    return Finding("baris yang menunggu", not wrong, seen, "Jalankan `cermat recount`.")


def _arrears() -> Finding:
    from cermat.registers import arrears, selectors

    wrong = [scope.office for scope in selectors.console_scopes() if arrears.wrong_arrears(scope)]
    seen = f"tidak sama dengan barisnya: {', '.join(wrong)}" if wrong else "sama dengan barisnya"
    return Finding("tunggakan", not wrong, seen, "Jalankan `cermat recount`.")


def _published() -> Finding:
    from cermat.registers import publishing, selectors

    wrong = [scope.office for scope in selectors.console_scopes() if publishing.wrong_figures(scope)]
    seen = f"tidak sama dengan yang dibekukan: {', '.join(wrong)}" if wrong else "sama dengan yang dibekukan"
    return Finding("angka terbuka", not wrong, seen, "Jalankan `cermat recount`.")


def _evidence() -> Finding:
    from cermat.actions import evidence_files

    return evidence_files.examine()


def _attempt(name: str, remedy: str, *, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, look(), remedy)
    except CermatError as error:
        return Finding(name, False, str(error), remedy)
