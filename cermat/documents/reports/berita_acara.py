"""Berita acara: that a measurement was frozen, by whom it was prepared, reviewed and approved, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cermat.documents.content import (
    Align,
    Column,
    Heading,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    SignatureBlock,
    Style,
    Table,
    Title,
    cell,
)
from cermat.documents.reports.notes import predicate_sentences
from cermat.documents.reports.phrases import (
    BANNER,
    DOTTED_LINE,
    NOT_RECORDED,
    as_of_day,
    as_of_words,
    indicator_words,
    key_values,
    letterhead,
    measured_words,
    nip_words,
    office_words,
    paper_words,
    period_title,
    period_words,
    sample_words,
    share_words,
    signature,
)
from cermat.documents.reports.quality import closing_paragraphs, quality_table
from cermat.documents.reports.standing import PREPARED, REVIEWED
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.rows import OfficialRow
from cermat.indicators.values import write_attainment, write_value
from cermat.words.dates import write_weekday
from cermat.words.numbers import ABSENT

TITLE = "BERITA ACARA PENGUKURAN KINERJA"
_COLUMNS = (
    Column("Indikator", 30),
    Column("Target", 14, Align.CENTER),
    Column("Realisasi", 16, Align.CENTER),
    Column("Hitungan", 14, Align.CENTER),
    Column("Capaian", 12, Align.CENTER),
    Column("Predikat", 14, Align.CENTER),
)
STEPS = "Pelaksanaan"
_STEP_COLUMNS = (
    Column("Tindakan", 26),
    Column("Nama", 27),
    Column("Sebagai", 21),
    Column("Hari dan tanggal", 26),
)
_NOT_YET = "belum"
_BLANK, _BLANK_NUMBER = "....................", "........................................"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step to the approval: what was done, by whom, as what, on which local day (None: by nobody yet).

    `missing`: what is to be recorded where somebody took it whose name is not known; empty elsewhere.
    """

    act: str
    name: str | None
    post: str
    day: date | None
    rank: str | None = None
    nip: str | None = None
    missing: str = ""


NOBODY = (
    Taken(act="Menyiapkan", name=None, post="Perencana", day=None),
    Taken(act="Mereviu", name=None, post="Sekretaris Camat", day=None),
    Taken(act="Menyetujui", name=None, post="Camat", day=None),
)


def compose(
    measurement: OfficeMeasurement,
    *,
    official: OfficialRow | None,
    dated: date | None = None,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
    taken: tuple[Taken, Taken, Taken] = NOBODY,
) -> Paper:
    """Return the minutes of a measurement, to be signed by the three who took it to its approval.

    `dated`: the day of the approval, on which `official` was the Camat. `standing`: see `standing.words`. Without a
    number in it, a line is left for one.
    """
    office, is_sample = office_words(measurement.office), measurement.office.is_sample
    title = f"{TITLE} {period_title(measurement.period)}"
    return Paper(
        title=f"{sample_words(is_sample)}{title} {office.upper()}",
        language="id",
        dated=dated or as_of_day(measurement),
        size=paper_size,
        orientation=Orientation.PORTRAIT,
        running=f"{title}, {office}, keadaan data {as_of_words(measurement)}",
        banner=BANNER if is_sample else "",
        blocks=(
            letterhead(measurement.office),
            Title((TITLE, period_title(measurement.period))),
            key_values(
                *number_line(standing),
                ("Periode", period_words(measurement.period)),
                ("Dasar", paper_words(measurement)),
                *((label, said) for label, said in standing if label not in {PREPARED, REVIEWED}),
            ),
            Paragraph(_opening(measurement, approved_on=taken[-1].day)),
            Table(name=STEPS, columns=_STEP_COLUMNS, rows=tuple(_step(each) for each in taken)),
            Heading("Hasil pengukuran"),
            results_table(measurement),
            *(Paragraph(each, Style.SMALL) for each in predicate_sentences(measurement)),
            Heading("Mutu data"),
            quality_table(measurement),
            *closing_paragraphs(measurement),
            Paragraph("Demikian berita acara ini dibuat menurut isi pengukuran yang dibekukan itu."),
            _signer("Yang mereviu,", taken[1], beside=_signer("Yang menyiapkan,", taken[0])),
            signature(measurement.office, dated=dated or as_of_day(measurement), official=official),
        ),
    )


def number_line(standing: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return a line to be filled with the number by hand; nothing where the header has one."""
    return () if any(label == "Nomor" for label, _ in standing) else (("Nomor", _BLANK_NUMBER),)


def results_table(measurement: OfficeMeasurement) -> Table:
    """Return one row per indicator: target, realisation with its count, attainment, predicate."""
    return Table(name="Hasil", columns=_COLUMNS, rows=tuple(_row(each) for each in measurement.measurements))


def _step(taken: Taken) -> Row:
    day = write_weekday(taken.day) if taken.day else _NOT_YET
    name = taken.name or (NOT_RECORDED if taken.day else _NOT_YET)
    return Row((cell(taken.act), cell(name), cell(taken.post), cell(day)))


def _signer(words: str, taken: Taken, *, beside: SignatureBlock | None = None) -> SignatureBlock:
    return SignatureBlock(
        place_and_day=words,
        office=taken.post.upper(),
        name=taken.name or DOTTED_LINE,
        details=tuple(each for each in (taken.rank, nip_words(taken.nip) or f"NIP {_BLANK}") if each),
        remark=taken.missing,
        beside=beside,
    )


def _opening(measurement: OfficeMeasurement, *, approved_on: date | None) -> str:
    lines = [line for each in measurement.measurements for line in each.figure.lines]
    counted = sum(line.in_denominator or line.in_numerator for line in lines)
    day = write_weekday(approved_on) if approved_on else f"{_BLANK} tanggal {_BLANK}"
    return (
        f"Pada hari ini, {day}, kami yang bertanda tangan di bawah ini menyatakan bahwa pengukuran kinerja "
        f"{office_words(measurement.office)} dibekukan menurut keadaan buku {as_of_words(measurement)}. Pengukuran itu "
        f"memuat {len(lines)} baris: {counted} dihitung dan {len(lines) - counted} tidak dihitung dengan alasannya. "
        "Tidak ada realisasi yang diketik."
    )


def _row(measurement: Measurement) -> Row:
    indicator = measurement.indicator
    return Row(
        (
            cell(f"{indicator_words(indicator)}: {indicator.name}" if indicator.number is not None else indicator.name),
            cell(write_value(measurement.target, indicator)),
            cell(measured_words(measurement)),
            cell(share_words(measurement.figure.share if measurement.value is not None else None)),
            cell(write_attainment(measurement)),
            cell(measurement.predicate or ABSENT),
        )
    )
