"""What stands beside the official figures and never changes them."""

from collections.abc import Iterator

from cermat.documents.content import Align, Block, Cell, Column, Heading, Row, Table, cell, count, percent
from cermat.documents.reports.phrases import basis_words, indicator_words, measured_words, share_words
from cermat.indicators.figures import VERDICT_WORDS, Line, Measurement, OfficeMeasurement, Verdict
from cermat.indicators.remarks import exemption_words
from cermat.indicators.shares import share_of
from cermat.indicators.targets import beside as targets_beside
from cermat.indicators.targets import signed_paper_words
from cermat.indicators.values import write_amount, write_value
from cermat.words.numbers import round_half_up

_FACT_COLUMNS = (Column("Indikator", 14), Column("Keterangan", 62), Column("Nilai", 24, Align.CENTER))


def beside(measurement: OfficeMeasurement) -> Table | None:
    """Return one row per fact beside a figure; None where there is none."""
    rows = tuple(
        Row((cell(indicator_words(each.indicator)), cell(fact), cell(value)))
        for each in measurement.measurements
        for fact, value in _facts(each)
    )
    return Table(name="Angka pendamping", columns=_FACT_COLUMNS, rows=rows) if rows else None


def _facts(measurement: Measurement) -> Iterator[tuple[str, str]]:
    figure, indicator = measurement.figure, measurement.indicator
    if figure.due is not None and figure.due != figure.share:
        yield "Dari yang sudah jatuh tempo", _due_words(measurement)
    if measurement.mean_value is not None and measurement.mean_value != measurement.value:
        yield (
            f"Rata-rata persentase tiap jenis dokumen (angka resmi menggabungkannya: {measured_words(measurement)})",
            write_value(measurement.mean_value, indicator),
        )
    for name, row in targets_beside(measurement.targets, quarter=measurement.period.quarter):
        yield f"{name} menurut {signed_paper_words(row)}", write_value(row.amount, indicator)
    later = sum(line.verdict is Verdict.FOLLOWED_UP_LATER for line in figure.lines)
    if later:
        yield "Ditindaklanjuti setelah periode; belum dihitung sebagai ditindaklanjuti", f"{later} aktivitas"
    for line in figure.lines:
        if line.exemption is not None:
            yield f"{line.subject}. {exemption_words(line.exemption)}", VERDICT_WORDS[line.verdict]
    if figure.is_recorded:
        for line in (line for line in figure.lines if line.in_numerator or line.in_denominator):
            yield f"{line.subject}. {line.reason}", write_amount(line.amount, measurement.indicator)


def _due_words(measurement: Measurement) -> str:
    due = measurement.figure.due
    if due is None or measurement.due_value is None:
        return "belum ada yang jatuh tempo"
    return f"{write_value(measurement.due_value, measurement.indicator)} ({share_words(due)})"


def documents_table(measurement: Measurement, office: OfficeMeasurement) -> tuple[Block, ...]:
    """Return heading and table of a `timeliness` figure by kind of document; nothing for another method.

    The column heads name each document with its fiscal year, which is where the year basis shows.
    """
    if measurement.figure.method != "timeliness" or measurement.figure.share is None:
        return ()
    counted = [line for line in measurement.figure.lines if line.in_denominator]
    groups = tuple(dict.fromkeys(line.group for line in counted))
    if not groups:
        return ()
    title = f"Rincian {indicator_words(measurement.indicator)}: {basis_words(office.year_basis)}"
    return Heading(title), _by_kind(measurement, counted, groups=groups)


def _by_kind(measurement: Measurement, counted: list[Line], *, groups: tuple[str, ...]) -> Table:
    per_group = [[line for line in counted if line.group == group] for group in groups]
    verdicts = dict.fromkeys(verdict for verdict in Verdict if any(line.verdict is verdict for line in counted))
    return Table(
        name=f"Rincian {measurement.indicator.id}"[:31],
        columns=(
            Column("Uraian", 28),
            *(Column(group, 18, Align.CENTER) for group in groups),
            Column("Jumlah", 18, Align.CENTER),
        ),
        rows=(
            *(
                Row((cell(VERDICT_WORDS[each].capitalize()), *_verdict_counts(each, per_group, counted=counted)))
                for each in verdicts
            ),
            Row((cell("Kewajiban"), *(count(len(lines)) for lines in (*per_group, counted))), is_total=True),
            Row((cell("Persentase tepat waktu"), *(_percent(lines) for lines in (*per_group, counted))), is_total=True),
        ),
    )


def _verdict_counts(verdict: Verdict, per_group: list[list[Line]], *, counted: list[Line]) -> tuple[Cell, ...]:
    return tuple(count(sum(line.verdict is verdict for line in lines)) for lines in (*per_group, counted))


def _percent(lines: list[Line]) -> Cell:
    """Return the group's share; a dash where nothing of it is due yet."""
    exact = share_of(lines).exact if any(line.is_due for line in lines) else None
    return percent(None if exact is None else round_half_up(exact))
