"""Kertas kerja of one figure: every line counted, every line not counted and why, totals, evidence, sources."""

from collections.abc import Sequence
from dataclasses import replace

from cermat.documents.content import (
    LONGEST_NAME,
    Block,
    Cell,
    Heading,
    Item,
    Items,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Style,
    Table,
    Title,
)
from cermat.documents.reports import reckoning
from cermat.documents.reports.formulas import in_numbers, in_words, steps_words
from cermat.documents.reports.lines import (
    COUNTED,
    GROUPS,
    Register,
    counted_table,
    evidence_table,
    has_amounts,
    not_counted_table,
    register,
    totals_table,
)
from cermat.documents.reports.notes import decision_sentence, limits
from cermat.documents.reports.phrases import (
    BANNER,
    PROVISIONAL,
    RECORDED,
    as_of_day,
    as_of_words,
    basis_words,
    indicator_words,
    key_values,
    letterhead,
    measured_words,
    office_words,
    paper_words,
    period_title,
    period_words,
    sample_words,
    share_words,
)
from cermat.documents.reports.quality import quality_blocks
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.question import cite
from cermat.rules.judging import row_indicator
from cermat.rules.library import law


def compose(
    office_measurement: OfficeMeasurement,
    measurement: Measurement,
    *,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
) -> Paper:
    """Return the working paper of one of the office's figures.

    `standing`: what the header says of a frozen measurement, as labels and words; see `standing.words`.
    """
    is_sample = office_measurement.office.is_sample
    title = f"KERTAS KERJA {indicator_words(measurement.indicator).upper()}"
    period = period_title(office_measurement.period)
    office = office_measurement.office
    return Paper(
        title=f"{sample_words(is_sample)}{title} {period} {office_words(office).upper()}",
        language="id",
        dated=as_of_day(office_measurement),
        size=paper_size,
        orientation=Orientation.LANDSCAPE,
        running=f"{title} {period}, {office_words(office)}, keadaan data {as_of_words(office_measurement)}",
        banner=BANNER if is_sample else "",
        blocks=(
            letterhead(office),
            Title((title, period)),
            _header(office_measurement, measurement, standing=standing),
            *_formula(measurement),
            *_lines(measurement, office_measurement),
            *quality_blocks(office_measurement, measurement),
            *_decisions(measurement),
        ),
    )


def compose_all(
    office_measurement: OfficeMeasurement,
    *,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
) -> Paper:
    """Return the working papers of all the office's figures as one paper, each beginning on a page of its own."""
    papers = [
        compose(office_measurement, each, paper_size=paper_size, standing=standing)
        for each in office_measurement.measurements
    ]
    title = f"KERTAS KERJA {period_title(office_measurement.period)} {office_words(office_measurement.office).upper()}"
    return replace(
        papers[0],
        title=f"{sample_words(office_measurement.office.is_sample)}{title}",
        running=f"{title}, keadaan data {as_of_words(office_measurement)}",
        blocks=tuple(
            _named(block, each.indicator.id)
            for each, paper in zip(office_measurement.measurements, papers, strict=True)
            for block in paper.blocks
        ),
    )


def _named(block: Block, indicator: str) -> Block:
    """Return a block whose table, if it is one, is named after its indicator too: names are unique in a paper."""
    if not isinstance(block, Table):
        return block
    rows = (replace(row, cells=tuple(_reckoned_in(indicator, each) for each in row.cells)) for row in block.rows)
    return replace(block, name=_table_name(indicator, block.name), rows=tuple(rows))


def _reckoned_in(indicator: str, node: Cell) -> Cell:
    """Return a cell whose formula names the tables of its indicator as they are named now."""
    names = {name: _table_name(indicator, name) for name in (COUNTED, GROUPS, reckoning.NAME)}
    formula = node.reckoned
    for old, new in names.items():
        formula = formula.replace(f"{{{old}|", f"{{{new}|")
    return replace(node, reckoned=formula) if formula != node.reckoned else node


def _table_name(indicator: str, name: str) -> str:
    return f"{indicator} {name}"[:LONGEST_NAME]


def _header(
    office_measurement: OfficeMeasurement, measurement: Measurement, *, standing: Sequence[tuple[str, str]]
) -> Block:
    indicator = measurement.indicator
    return key_values(
        ("Indikator", indicator.name),
        ("Sasaran", indicator.objective),
        ("Periode", period_words(office_measurement.period)),
        *((("Dasar tahun", basis_words(office_measurement.year_basis)),) if _has_basis(measurement) else ()),
        ("Dasar", paper_words(office_measurement)),
        ("Keadaan data", as_of_words(office_measurement)),
        ("Realisasi", _result(measurement)),
        *standing,
    )


def _has_basis(measurement: Measurement) -> bool:
    return row_indicator(measurement.indicator).method == "timeliness"


def _result(measurement: Measurement) -> str:
    figure = measurement.figure
    if measurement.value is None:
        return figure.obstacle or measured_words(measurement)
    remarks = (
        share_words(figure.share) if figure.share else "",
        f"kategori {figure.grade}" if figure.grade else "",
        RECORDED if figure.is_recorded else "",
        PROVISIONAL if measurement.is_provisional else "",
    )
    said = "; ".join(remark for remark in remarks if remark)
    return f"{measured_words(measurement)} ({said})" if said else measured_words(measurement)


def _formula(measurement: Measurement) -> tuple[Block, ...]:
    formula = measurement.indicator.formula
    steps = steps_words(measurement)
    numbers = in_numbers(measurement)
    blocks: tuple[Block | None, ...] = (
        in_words(formula) if formula else None,
        numbers,
        Paragraph(steps, Style.STRONG) if steps else None,
    )
    drawn = tuple(block for block in blocks if block is not None)
    return (Heading("Rumus"), *drawn) if drawn else ()


def _lines(measurement: Measurement, office_measurement: OfficeMeasurement) -> tuple[Block, ...]:
    shelf = register(measurement.figure.lines)
    counted, others = len(shelf.counted), len(shelf.not_counted)
    made = reckoning.table(measurement)
    return (
        Heading(f"Baris yang dihitung ({counted})"),
        counted_table(shelf) if counted else Paragraph("Tidak ada baris yang dihitung."),
        *(() if has_amounts(shelf) or not counted else (Heading(GROUPS), totals_table(shelf))),
        *((Heading(reckoning.NAME), made) if made else ()),
        Heading(f"Baris yang tidak dihitung ({others})"),
        not_counted_table(shelf) if others else Paragraph("Tidak ada baris di luar hitungan."),
        Paragraph(f"Seluruh baris: {counted + others} = {counted} dihitung + {others} tidak dihitung."),
        Heading(f"Bukti ({len(shelf.evidence)})"),
        evidence_table(shelf) if shelf.evidence else Paragraph("Belum ada bukti yang tercatat untuk baris-baris ini."),
        *((Heading("Sumber"), _sources(shelf, office_measurement)) if shelf.sources else ()),
    )


def _sources(shelf: Register, office_measurement: OfficeMeasurement) -> Items:
    own = office_measurement.paper.source
    titles = {**law().sources, own.id: own}
    cited = ((mark, f"{cite(source, titles)} [{source}]") for source, mark in shelf.sources.items())
    return Items(tuple(Item(f"{mark}.", words) for mark, words in cited), is_small=True)


def _decisions(measurement: Measurement) -> tuple[Block, ...]:
    return limits(decision_sentence(each) for each in measurement.decisions)
