"""`cermat import`: a file into the books, whole or not at all."""

from argparse import Namespace

from cermat.actions import imports
from cermat.actions.imports import ImportResult, deliveries
from cermat.cli import asking, output
from cermat.cli.errors import WrongUsage
from cermat.registers import budgeting

GOING_ON = "Kode yang memang melanjutkan indikator lama disebut dengan --continuing, misalnya --continuing iku-1."


def run(asked: Namespace) -> bool:
    """Import a file, print the counts and every fault; return whether it was taken."""
    progress = output.Progress("baris")
    result = _take(asked, progress)
    progress.end()
    if asked.format == "json":
        output.print_json(result.as_json())
    else:
        print(result.summary)
    for fault in result.faults:
        output.say(fault.sentence)
    if asked.table == "iku" and any("melanjutkan indikator lama" in each.sentence for each in result.faults):
        output.say(GOING_ON)
    if asked.table == "budget" and not (result.faults or asked.dry_run):
        found = len(budgeting.audited(asking.scope(asked.office), year=asked.year).findings)
        output.say(f"Audit anggaran {asked.year}: {found} temuan; lihat dengan `cermat audit budget {asked.year}`.")
    return not result.faults


def _take(asked: Namespace, progress: output.Progress) -> ImportResult:
    _refuse_mismatch(asked)
    if asked.every_office:
        return _take_for_every_office(asked, progress)
    by = asking.scope(asked.office)
    if asked.table == "iku" and not asked.verified:
        return imports.iku(by=by, path=asked.file, continuing=asked.continuing, dry_run=asked.dry_run)
    if asked.table == "budget":
        return imports.budget(
            by=by,
            path=asked.file,
            year=asked.year,
            withdraws=asked.withdraw_absent,
            dry_run=asked.dry_run,
            progress=progress,
        )
    return imports.import_file(
        by=by,
        table=asked.table,
        path=asked.file,
        verified=asked.verified,
        dry_run=asked.dry_run,
        progress=progress,
    )


def _refuse_mismatch(asked: Namespace) -> None:
    """Return where the options fit the table. Raises WrongUsage."""
    if (asked.table == "budget") is (asked.year is None):
        raise WrongUsage("Tabel budget perlu tahunnya dengan --year; tabel lain tidak memakai --year.")
    if asked.table == "budget" and asked.verified:
        raise WrongUsage("Tabel budget tidak diverifikasi baris demi baris; jalankan tanpa --verified.")
    if asked.table != "budget" and asked.withdraw_absent:
        raise WrongUsage("Hanya tabel budget yang dimasukkan utuh; jalankan tanpa --withdraw-absent.")
    if asked.table != "iku" and asked.continuing:
        raise WrongUsage("Hanya naskah iku yang melanjutkan kode naskah lama; jalankan tanpa --continuing.")


def _take_for_every_office(asked: Namespace, progress: output.Progress) -> ImportResult:
    if asked.table != "village-documents":
        raise WrongUsage("Hanya village-documents menyebut desanya di tiap baris; jalankan tanpa --every-office.")
    if asked.office is not None:
        raise WrongUsage("--every-office memasukkan ke kantor tiap desa; hapus --office, atau hapus --every-office.")
    writing = output.Progress("baris ditulis")
    result = deliveries.village_documents(
        by=list(asking.scopes_of_all().values()),
        path=asked.file,
        verified=asked.verified,
        dry_run=asked.dry_run,
        progress=progress,
        writing=writing,
    )
    writing.end()
    return result
