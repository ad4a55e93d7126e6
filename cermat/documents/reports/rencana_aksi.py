"""Rencana Aksi: what each quarter is to reach, what is left to be done by whom and when, and the money for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from cermat.documents.content import (
    Align,
    Block,
    Column,
    Heading,
    Items,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    Table,
    Title,
    cell,
    day,
)
from cermat.documents.reports.lkjip.budgets import NO_BUDGET, by_quarter, disagreement
from cermat.documents.reports.notes import numbered
from cermat.documents.reports.phrases import (
    BANNER,
    as_of_day,
    as_of_words,
    indicator_words,
    key_values,
    letterhead,
    objective_words,
    office_words,
    paper_words,
    sample_words,
    signature,
    unit_words,
)
from cermat.indicators.agreements import QuarterlyAim
from cermat.indicators.figures import VERDICT_WORDS, OfficeMeasurement
from cermat.indicators.open_actions import OpenAction
from cermat.indicators.rows import OfficialRow, TargetRow
from cermat.indicators.targets import signed_paper_words
from cermat.indicators.values import write_value
from cermat.rules.types import Indicator
from cermat.words.dates import QUARTERS
from cermat.words.numbers import ABSENT

_TARGETS = (
    Column("No", 4, Align.CENTER),
    Column("Sasaran Strategis", 23),
    Column("Indikator Kinerja", 26),
    Column("Satuan", 8, Align.CENTER),
    Column("Target Tahun", 9, Align.CENTER),
    *(Column(f"Triwulan {name}", 8, Align.CENTER) for name in QUARTERS),
)
_ACTIONS = (
    Column("No", 4, Align.CENTER),
    Column("Indikator", 9),
    Column("Aksi", 41),
    Column("Penanggung jawab", 22),
    Column("Batas", 12, Align.CENTER),
    Column("Keadaan", 12),
)
OVERDUE = "lewat batas"
_PERIODS = ("setahun", *(f"triwulan {name}" for name in QUARTERS))


def compose(
    measurement: OfficeMeasurement,
    *,
    aims: Sequence[QuarterlyAim],
    actions: Sequence[OpenAction],
    official: OfficialRow | None,
    paper_size: PaperSize = PaperSize.A4,
) -> Paper:
    """Return the Rencana Aksi of a year as known at `measurement.as_of`; `official` is the one in office that day."""
    office, today = measurement.office, as_of_day(measurement)
    title = ("RENCANA AKSI", f"TAHUN {measurement.period.year}")
    return Paper(
        title=f"{sample_words(office.is_sample)}{' '.join(title)} {office_words(office).upper()}",
        language="id",
        dated=today,
        size=paper_size,
        orientation=Orientation.LANDSCAPE,
        running=f"{' '.join(title)}, {office_words(office)}, keadaan data {as_of_words(measurement)}",
        banner=BANNER if office.is_sample else "",
        blocks=(
            letterhead(office),
            Title(title),
            key_values(
                ("Perangkat Daerah", office_words(office)),
                ("Dasar", paper_words(measurement)),
                ("Keadaan data", as_of_words(measurement)),
            ),
            Heading("Target triwulan"),
            Table(name="Target triwulan", columns=_TARGETS, rows=tuple(_aim(each) for each in aims)),
            *_open(actions, today),
            Heading("Program dan anggaran"),
            *disagreement(measurement),
            by_quarter(measurement) or Paragraph(NO_BUDGET),
            Heading("Catatan"),
            Items(numbered((*_notes(aims), *_money_notes(measurement))), is_small=True),
            signature(office, dated=today, official=official),
        ),
    )


def _aim(aim: QuarterlyAim) -> Row:
    indicator = aim.indicator
    is_goal = indicator.number is None
    return Row(
        (
            cell(ABSENT if is_goal else str(indicator.number)),
            cell(objective_words(indicator)),
            cell(indicator.name),
            cell(unit_words(indicator)),
            *(cell(_amount(row, indicator)) for row in (aim.year, *aim.quarters)),
        )
    )


def _amount(row: TargetRow | None, indicator: Indicator) -> str:
    return write_value(row.amount if row else None, indicator)


def _open(actions: Sequence[OpenAction], today: date) -> tuple[Block, ...]:
    heading = Heading(f"Aksi yang terbuka ({len(actions)})")
    if not actions:
        return heading, Paragraph("Tidak ada yang terbuka pada keadaan data ini.")
    rows = (_action(number, each, today=today) for number, each in enumerate(actions, 1))
    return heading, Table(name="Aksi", columns=_ACTIONS, rows=tuple(rows))


def _action(number: int, action: OpenAction, *, today: date) -> Row:
    return Row(
        (
            cell(str(number)),
            cell(indicator_words(action.indicator)),
            cell(action.words),
            cell(action.owner),
            day(action.due),
            cell(OVERDUE if action.due < today else VERDICT_WORDS[action.verdict]),
        )
    )


def _notes(aims: Sequence[QuarterlyAim]) -> Iterator[str]:
    yield "Target triwulan kumulatif sejak 1 Januari, seperti realisasinya; target antartriwulan tidak dijumlahkan."
    yield "Tanda – berarti masa itu tidak ditargetkan, bukan nol; target setahun tidak dipakai untuk triwulan."
    yield from _sources(aims)
    yield "Aksi disusun dari baris kertas kerja yang belum selesai; keluaran sesudah akhir tahun tidak dihitung."


def _sources(aims: Sequence[QuarterlyAim]) -> Iterator[str]:
    """Yield from which paper the targets are; where there are several, which periods of which indicator each names."""
    found: dict[str, dict[str, list[str]]] = {}
    for aim in aims:
        for row, period in zip((aim.year, *aim.quarters), _PERIODS, strict=True):
            if row is not None:
                of_paper = found.setdefault(signed_paper_words(row), {})
                of_paper.setdefault(indicator_words(aim.indicator), []).append(period)
    for paper, indicators in found.items():
        named = "; ".join(f"{indicator} {', '.join(periods)}" for indicator, periods in indicators.items())
        yield f"Target menurut {paper}, diverifikasi orang kedua{f': {named}' if len(found) > 1 else ''}."


def _money_notes(measurement: OfficeMeasurement) -> Iterator[str]:
    if measurement.budget:
        yield (
            "Belanja tiap triwulan berdiri sendiri, menurut buku anggaran pada keadaan data ini; buku itu memuat pagu "
            "setahun dan belanja, bukan rencana belanja tiap triwulan."
        )
