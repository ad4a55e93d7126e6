"""What a paper of a frozen measurement says of itself: who answers for it, whether it still stands, and its mark."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from cermat.documents.content import Paper, SignatureBlock
from cermat.documents.reports.phrases import as_of_words
from cermat.indicators.cycle import Edition, replaced_words
from cermat.indicators.figures import OfficeMeasurement
from cermat.words.dates import local_day, write_date, write_instant

CAMAT = "Camat"
PREPARED, REVIEWED, APPROVED = "Disiapkan", "Direviu", "Disetujui"
CONCEPT = "belum; naskah ini konsep"


def words(
    edition: Edition,
    *,
    later: Edition | None,
    sha256: str,
    people: Mapping[str, str],
    zone: ZoneInfo,
) -> tuple[tuple[str, str], ...]:
    """Return what the header of a paper says of the measurement it is made from, as labels and words.

    `later`: what takes its place, None without one; see `cycle.successor`. `people`: what those who acted are called.
    `sha256`: of the frozen values.
    """
    rows = [
        (PREPARED, people.get(edition.prepared_by, edition.prepared_by)),
        (REVIEWED, _reviewed(edition, people)),
        (APPROVED, approval(edition, people=people, zone=zone)),
        ("Edisi", edition_and_later(edition, later)),
        ("Sidik isi (SHA-256)", sha256),
    ]
    return tuple((label, said) for label, said in rows if said)


def of_books(measurement: OfficeMeasurement, *, approved: Edition | None) -> tuple[tuple[str, str], ...]:
    """Return what a paper made from the books as they are says of its approval: there is none, or another has it.

    `approved`: the period's approved edition, None without one.
    """
    if approved is None:
        return ((APPROVED, CONCEPT),)
    edition = edition_words(approved, zone=measurement.office.zone)
    return (("Kedudukan", f"{_count_of_books(measurement)}; edisi yang disetujui: {edition}"),)


def of_no_edition(paper: Paper, measurement: OfficeMeasurement) -> Paper:
    """Return a paper of the books as they are beside an approved one: nobody signs it, and every page says what it is.

    Two papers of one period that can be signed would be two truths.
    """
    said = _count_of_books(measurement)
    return replace(
        paper,
        banner=" · ".join(each for each in (paper.banner, f"{said[0].upper()}{said[1:]}") if each),
        blocks=tuple(block for block in paper.blocks if not isinstance(block, SignatureBlock)),
    )


def edition_words(approved: Edition, *, zone: ZoneInfo) -> str:
    """Return an approved edition by its number and the day of its approval: `ke-2, 21 Februari 2024`."""
    day = approved_on(approved, zone=zone)
    return f"ke-{approved.edition}, {write_date(day)}" if day else f"ke-{approved.edition}"


def edition_and_later(edition: Edition, later: Edition | None) -> str:
    """Return an edition by its number, which one it opened again and what takes its place, each with the reason."""
    said = f"ke-{edition.edition}"
    if edition.reopens:
        said = f"{said}, membuka kembali edisi sebelumnya: {edition.reopens}"
    return f"{said}; {replaced_words(edition, later)}" if later else said


def approved_on(edition: Edition, *, zone: ZoneInfo) -> date | None:
    """Return the day an edition was approved: that of its signed sheet, else the local day of the act; None before."""
    return edition.approval_dated or (local_day(edition.locked_at, zone) if edition.locked_at else None)


def _count_of_books(measurement: OfficeMeasurement) -> str:
    return f"hitungan buku per {as_of_words(measurement)}, bukan naskah yang disetujui"


def approval(edition: Edition, *, people: Mapping[str, str], zone: ZoneInfo) -> str:
    """Return by whom, as what and when a measurement was approved, or that it is a concept."""
    if not edition.is_locked:
        return CONCEPT
    if edition.approval_paper and edition.approval_dated:
        return f"{edition.approved_as or CAMAT}, {sheet_words(edition)}, bertanda tangan basah"
    who = edition.approved_as or people.get(edition.approved_by or "", edition.approved_by or "")
    return f"{who}, {write_instant(edition.locked_at, zone)}" if edition.locked_at else who


def sheet_words(edition: Edition) -> str:
    """Return by which sheet a measurement was approved; nothing where it was in the program."""
    if not edition.approval_paper or not edition.approval_dated:
        return ""
    return f"dengan {edition.approval_paper} tanggal {write_date(edition.approval_dated)}"


def _reviewed(edition: Edition, people: Mapping[str, str]) -> str:
    return edition.reviewed_as or people.get(edition.reviewed_by or "", edition.reviewed_by or "")
