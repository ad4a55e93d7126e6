"""Bab III A: each indicator in seven comparisons; what cannot be compared says why.

Source: permenpanrb-53-2014
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cermat.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    cell,
    percent,
)
from cermat.documents.reports import charts
from cermat.documents.reports.lkjip.budgets import NO_BUDGET, money, on_indicator, spending_table
from cermat.documents.reports.lkjip.summary import name_words
from cermat.documents.reports.lkjip.texts import paragraphs
from cermat.documents.reports.phrases import measured_words, share_words
from cermat.indicators import spending
from cermat.indicators.analyses import SECTION_WORDS, AnalysisSection
from cermat.indicators.attainment import attainment
from cermat.indicators.figures import EarlierFigure, Measurement, OfficeMeasurement
from cermat.indicators.rows import TargetRow
from cermat.indicators.targets import signed_paper_words
from cermat.indicators.values import cause_of, write_attainment, write_value
from cermat.rules.parameters import CategoryParameters
from cermat.words.numbers import ABSENT, write_percent

NOT_SET = "belum ditetapkan"
_CENTRED = Align.CENTER


def achievements(office: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the section on what was reached, an indicator after the other."""
    blocks = (
        block for number, each in enumerate(office.measurements, 1) for block in _indicator(office, each, number=number)
    )
    return Heading("A. Capaian Kinerja"), *blocks


def _indicator(office: OfficeMeasurement, measured: Measurement, *, number: int) -> Iterable[Block]:
    indicator, year = measured.indicator, office.period.year
    yield Heading(f"{number}. {name_words(measured)}", level=3)
    yield Heading(f"a. Target dan realisasi tahun {year}", level=4)
    yield _this_year(measured)
    yield from _obstacle(measured)
    yield Heading("b. Perbandingan dengan tahun-tahun sebelumnya", level=4)
    yield from _over_years(office, measured)
    yield Heading("c. Perbandingan dengan target akhir Renstra", level=4)
    yield from _against(measured, measured.targets.end_of_renstra, called="Target akhir Renstra")
    yield Heading("d. Perbandingan dengan standar nasional", level=4)
    yield from _against(measured, measured.targets.national, called="Standar nasional")
    yield Heading("e. Sebab keberhasilan atau kegagalan, dan upaya", level=4)
    for section in (AnalysisSection.CAUSES, AnalysisSection.REMEDIES):
        yield from paragraphs(office, section, indicator=indicator)
    yield Heading(f"f. {SECTION_WORDS[AnalysisSection.EFFICIENCY]}", level=4)
    yield from _efficiency(office, measured)
    yield Heading(f"g. {SECTION_WORDS[AnalysisSection.PROGRAMMES]}", level=4)
    yield from _programmes(office, measured)


def _table(measured: Measurement, name: str, *, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    columns = tuple(Column(head, 1, _CENTRED) for head in heads)
    return Table(name=f"{measured.indicator.id} {name}"[:31], columns=columns, rows=tuple(Row(tuple(r)) for r in rows))


def _this_year(measured: Measurement) -> Table:
    share = measured.figure.share if measured.value is not None else None
    row = (
        cell(write_value(measured.target, measured.indicator)),
        cell(measured_words(measured)),
        cell(share_words(share)),
        cell(write_attainment(measured)),
        cell(measured.predicate or ABSENT),
    )
    return _table(measured, "tahun ini", heads=("Target", "Realisasi", "Hitungan", "Capaian", "Predikat"), rows=[row])


def _obstacle(measured: Measurement) -> tuple[Paragraph, ...]:
    said = []
    if cause := cause_of(measured.figure):
        said.append(cause)
    if measured.target is None:
        said.append("Target tahun ini belum ditetapkan, sehingga capaian tidak dihitung.")
    return tuple(Paragraph(each) for each in said)


def _over_years(office: OfficeMeasurement, measured: Measurement) -> tuple[Block, ...]:
    earlier = [each for each in office.earlier if each.indicator == measured.indicator.id]
    if not earlier:
        return (Paragraph("Angka tahun-tahun sebelumnya belum tercatat, sehingga tidak dibandingkan."),)
    heads = ("Tahun", "Target", "Realisasi", "Capaian", "Selisih realisasi ke tahun ini")
    this_year = (
        cell(str(office.period.year)),
        cell(write_value(measured.target, measured.indicator)),
        cell(measured_words(measured)),
        cell(write_attainment(measured)),
        cell(ABSENT),
    )
    rows = (this_year, *(_year_cells(each, measured) for each in earlier))
    return _table(measured, "antartahun", heads=heads, rows=rows), charts.over_years(
        measured, earlier=earlier, name=name_words(measured)
    )


def _year_cells(figure: EarlierFigure, measured: Measurement) -> tuple[Cell, ...]:
    return (
        cell(str(figure.year)),
        cell(write_value(figure.target, measured.indicator)),
        cell(figure.reason or write_value(figure.value, measured.indicator)),
        cell(write_percent(figure.attainment)),
        cell(_difference(measured, figure.value)),
    )


def _difference(measured: Measurement, before: Decimal | None) -> str:
    """Return by how much the value rose or fell, in the indicator's own unit: `naik 5,00 poin`."""
    if measured.value is None or before is None:
        return ABSENT
    change = measured.value - before
    if change == 0:
        return "tetap"
    direction = "naik" if change > 0 else "turun"
    if isinstance(measured.indicator.parameters, CategoryParameters):
        return direction
    said = write_value(abs(change), measured.indicator)
    return (
        f"{direction} {said.removesuffix('%')} poin" if measured.indicator.unit == "percent" else f"{direction} {said}"
    )


def _against(measured: Measurement, target: TargetRow | None, *, called: str) -> Iterable[Block]:
    """Yield the year's value against a target of another kind with its paper, or that there is none."""
    if target is None:
        yield Paragraph(f"{called} untuk indikator ini {NOT_SET}, sehingga tidak dibandingkan.")
        return
    named = called[0].lower() + called[1:]
    reached = attainment(measured.figure.exact, target.amount, how=measured.indicator.attainment)
    row = (
        cell(write_value(target.amount, measured.indicator)),
        cell(measured_words(measured)),
        cell(write_percent(reached)),
    )
    heads = (f"{called} {target.year}", f"Realisasi {measured.period.year}", f"Realisasi terhadap {named}")
    yield _table(measured, named, heads=heads, rows=[row])
    yield Paragraph(f"Menurut {signed_paper_words(target)}.")


def _efficiency(office: OfficeMeasurement, measured: Measurement) -> Iterable[Block]:
    spent = spending.on_indicator(office.budget, measured.indicator.id, quarter=office.period.quarter)
    if spent is None:
        yield Paragraph(_no_money(office))
    else:
        heads = ("Pagu (Rp)", "Realisasi (Rp)", "Serapan", "Capaian", "Capaian dikurangi serapan (poin)")
        gap = _gap(measured.attainment, spending.absorption(spent))
        row = (*money(spent), percent(measured.attainment), cell(write_percent(gap).removesuffix("%")))
        yield _table(measured, "efisiensi", heads=heads, rows=[row])
    yield from paragraphs(office, AnalysisSection.EFFICIENCY, indicator=measured.indicator)


def _gap(attainment: Decimal | None, absorbed: Decimal | None) -> Decimal | None:
    return None if attainment is None or absorbed is None else attainment - absorbed


def _no_money(office: OfficeMeasurement) -> str:
    if not office.budget:
        return NO_BUDGET
    return "Tidak ada baris anggaran yang ditempatkan di bawah indikator ini, sehingga serapannya tidak dihitung."


def _programmes(office: OfficeMeasurement, measured: Measurement) -> Iterable[Block]:
    branches = on_indicator(office, measured.indicator.id)
    if branches:
        yield spending_table(branches, name=f"{measured.indicator.id} program"[:31])
    else:
        yield Paragraph(_no_money(office))
    yield from paragraphs(office, AnalysisSection.PROGRAMMES, indicator=measured.indicator)
