"""What a reader must know of the data behind the figures."""

from collections.abc import Sequence
from dataclasses import replace

from cermat.documents.content import Align, Block, Column, Heading, Paragraph, Row, Style, Table, cell, count
from cermat.documents.reports.phrases import indicator_words, percent_of
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.quality import quality
from cermat.indicators.settings import closing_day_of, closing_words
from cermat.words.dates import MONTHS
from cermat.words.numbers import ABSENT, write_number, write_percent

_COLUMNS = (
    Column("Indikator", 28),
    Column("Baris yang dihitung", 12, Align.CENTER),
    Column("Kewajiban tanpa dokumen", 14, Align.CENTER),
    Column("Terverifikasi, dari baris yang tercatat", 16, Align.CENTER),
    Column("Pembilang tanpa bukti", 16, Align.CENTER),
    Column("Diambil alih dari buku lama", 16, Align.CENTER),
    Column("Baris tidak dihitung", 12, Align.CENTER),
)
_LATE = Column("Dicatat setelah tutup data", 16, Align.CENTER)


def quality_table(measurement: OfficeMeasurement) -> Table:
    """Return one row per indicator: how many lines count, and the shares verified, without evidence, taken over.

    An obligation without a document is in none of these shares but stands in a column of its own. Where the books have
    a closing day, the share entered after it too.
    """
    is_closed = closing_day_of(measurement.settings, measurement.period.last_day) is not None
    columns = (*_COLUMNS, _LATE) if is_closed else _COLUMNS
    rows = tuple(_row(each, is_closed=is_closed) for each in measurement.measurements)
    return Table(name="Mutu data", columns=columns, rows=rows)


def quality_blocks(measurement: OfficeMeasurement, one: Measurement) -> tuple[Block, ...]:
    """Return the data-quality statement of a single figure, under its heading."""
    alone = replace(measurement, measurements=(one,))
    return (Heading("Mutu data"), quality_table(alone), *closing_paragraphs(alone))


def _row(measurement: Measurement, *, is_closed: bool) -> Row:
    found = quality(measurement)
    without = found.without_document
    return Row(
        (
            cell(indicator_words(measurement.indicator)),
            count(found.counted),
            cell(ABSENT) if without is None else count(without),
            cell(_share(found.verified, found.standing)),
            cell(_share(found.without_evidence, found.to_prove)),
            cell(_share(found.taken_over, found.standing)),
            count(measurement.not_counted),
            *((cell(_share(found.late, found.standing)),) if is_closed else ()),
        )
    )


def _share(part: int, whole: int) -> str:
    """Return `54 dari 57 (94,74%)`; a dash where there is nothing to share."""
    if whole == 0:
        return ABSENT
    return f"{write_number(part)} dari {write_number(whole)} ({write_percent(percent_of(part, whole))})"


def closing_paragraphs(measurement: OfficeMeasurement, *, style: Style = Style.SMALL) -> tuple[Paragraph, ...]:
    """Return which months are not closed, and the closing day of the books or that none is set."""
    said = (unclosed_sentence(measurement), f"Tanggal tutup data: {closing_words(measurement)}.")
    return tuple(Paragraph(each, style) for each in said)


def unclosed_sentence(measurement: OfficeMeasurement) -> str:
    """Return which months which unit has not closed, or that none is missing, and which grew after their closing."""
    if measurement.unclosed:
        said = f"Bulan yang belum ditutup: {_named(measurement.unclosed)}."
    else:
        said = "Bulan yang belum ditutup: tidak ada; setiap unit sudah menutup bukunya sampai keadaan data ini."
    if not measurement.reopened:
        return said
    return f"{said} Bulan yang bertambah setelah ditutup: {_named(measurement.reopened)}."


def _named(months: Sequence[tuple[str, int]]) -> str:
    units = dict.fromkeys(unit for unit, _ in months)
    return "; ".join(f"{unit} ({_months([m for u, m in months if u == unit])})" for unit in units)


def _months(numbers: Sequence[int]) -> str:
    """Return months in words, three or more in a row as `Januari–Maret`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(numbers: Sequence[int]) -> str:
    names = [MONTHS[number - 1] for number in numbers]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)
