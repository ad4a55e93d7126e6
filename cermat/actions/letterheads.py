"""Acts on what the papers of an office look like: the lines and the logo of the letterhead, and the usual sheet."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cermat.actions import checks, dated_books, evidence_files, permissions, versions
from cermat.actions.errors import FaultyEntry, Problem, WrongState
from cermat.actions.evidence_files import Received
from cermat.actions.permissions import Act
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import kop
from cermat.evidence import images
from cermat.evidence.media import MediaType
from cermat.indicators.rows import OfficeRow
from cermat.registers import ledger
from cermat.registers.models import OfficeProfile
from cermat.registers.scope import Scope

MOST_LINES, LONGEST_LINE = 3, 120
LOGO_NAME = "logo-kop.jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadEntry:
    """What papers look like. `address`: the lines below the office's name; `keeps_logo`: the one there is."""

    address: str
    paper_size: PaperSize
    keeps_logo: bool = True


def change(
    *,
    by: Scope,
    version: int,
    entry: LetterheadEntry,
    reason: str,
    logo: tuple[str, Iterable[bytes]] | None = None,
) -> int:
    """Record how papers look from now on as a new version of the profile, and return that version.

    `logo`: the name and content of a picture that takes the place of the logo. It is drawn anew, small; only that is
    kept. Raises NotPermitted, FaultyEntry, StaleEdit, WrongState, FileRefused, StoreRefused, ScannerSilent.
    """
    permissions.check_can(by, Act.KEEP_LETTERHEAD)
    checks.refuse(_problems(entry, reason))
    with _drawn(logo) as file:
        summary = f"versi {version + 1} ({reason.strip()})"
        with ledger.act(office=by.office, by=by.username, verb="mengubah kop naskah", summary=summary) as act:
            seen = dated_books.found(OfficeProfile, by=by, key=by.office, word="profil kantor")
            versions.refuse_stale(seen, version)
            sha256 = file.sha256 if file else seen.logo if entry.keeps_logo else None
            wanted = {"address": _tidy(entry.address), "paper_size": entry.paper_size.value, "logo": sha256}
            if wanted == {**dated_books.columns_of(seen, *wanted), "paper_size": seen.paper_size or PaperSize.A4.value}:
                raise WrongState("Tidak ada yang berubah; ubah kop, kertas, atau logonya lebih dahulu.")
            if file:
                evidence_files.keep(act, file, has_personal_data=False)
            return act.add(dated_books.next_version(seen, reason=reason.strip(), **wanted)).version


def with_logo(paper: Paper, office: OfficeRow) -> Paper:
    """Return a paper with an office's logo in its letterheads. Raises NotFound where the kept picture is lost."""
    if office.logo is None:
        return paper
    return kop.with_logo(paper, evidence_files.kept_at(office.logo).read_bytes())


@contextmanager
def _drawn(logo: tuple[str, Iterable[bytes]] | None) -> Iterator[Received | None]:
    """Hand out the small picture that is kept of a received one; None without one."""
    if logo is None:
        yield None
        return
    name, pieces = logo
    with evidence_files.received(name, pieces) as received:
        if received.view is None or received.inspected.media_type not in {MediaType.JPEG, MediaType.PNG}:
            sentence = "Logo harus gambar PNG atau JPEG; simpan ulang gambarnya, lalu unggah lagi."
            raise FaultyEntry([Problem(field="logo", sentence=sentence)])
        with evidence_files.drawn(LOGO_NAME, images.draw_logo(received.view), MediaType.JPEG) as file:
            yield file


def _problems(entry: LetterheadEntry, reason: str) -> Iterator[Problem]:
    lines = _tidy(entry.address).splitlines()
    if len(lines) > MOST_LINES:
        sentence = f"Baris kop {len(lines)} baris; tulis paling banyak {MOST_LINES} baris."
        yield Problem(field="address", sentence=sentence)
    if any(len(line) > LONGEST_LINE for line in lines):
        sentence = f"Sebuah baris kop lebih dari {LONGEST_LINE} huruf; bagi menjadi dua baris."
        yield Problem(field="address", sentence=sentence)
    if not reason.strip():
        yield Problem(field="reason", sentence="Alasan perubahan belum diisi; isi alasannya.")


def _tidy(address: str) -> str:
    return "\n".join(" ".join(line.split()) for line in address.splitlines() if line.strip())
