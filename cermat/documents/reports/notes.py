"""*Catatan*: how to read the figures; *Batas yang diketahui*: every decision of ours that touches them."""

from collections.abc import Iterable, Iterator

from cermat.documents.content import Block, Heading, Item, Items
from cermat.documents.reports.phrases import NOT_MEASURABLE, as_of_words, indicator_words
from cermat.indicators.figures import Measurement, OfficeMeasurement
from cermat.indicators.settings import grading_words
from cermat.indicators.targets import signed_paper_words
from cermat.indicators.values import cause_of, obstacle_of
from cermat.rules.library import law
from cermat.rules.types import Decision
from cermat.words.dates import write_date

_SHORT_CAUSES = ("belum dinilai", "belum tercatat")


def notes(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    """Return the notes, numbered, then the known limits of the figures under a heading of their own."""
    said = Heading("Catatan"), Items(numbered(_sentences(measurement)), is_small=True)
    known = (
        f"{', '.join(names)}: {decision_sentence(decision)}" for decision, names in _decisions(measurement.measurements)
    )
    return (*said, *limits(known))


def limits(sentences: Iterable[str]) -> tuple[Block, ...]:
    """Return what was decided where the paper is silent, numbered under its heading; nothing where nothing was."""
    known = numbered(sentences)
    return (Heading("Batas yang diketahui"), Items(known, is_small=True)) if known else ()


def cause_references(measurement: OfficeMeasurement) -> dict[str, str]:
    """Return what stands in place of each value that is not there, by indicator: `belum dinilai; lihat catatan 1`."""
    causes = _causes(measurement)
    return {
        indicator: "; ".join(each for each in (in_short(cause), f"lihat catatan {number}") if each)
        for number, (indicator, cause) in enumerate(causes.items(), 1)
    }


def _causes(measurement: OfficeMeasurement) -> dict[str, str]:
    """Return why values are not there, by indicator; they are the first notes."""
    without = (each for each in measurement.measurements if each.value is None)
    return {each.indicator.id: cause for each in without if (cause := cause_of(each.figure))}


def in_short(cause: str) -> str:
    """Return in two words why a value is not there: `belum dinilai`; empty where no two words say it."""
    return next((words for words in _SHORT_CAUSES if words in cause), "")


def numbered(sentences: Iterable[str]) -> tuple[Item, ...]:
    """Return sentences as entries 1., 2., …"""
    return tuple(Item(f"{number}.", sentence) for number, sentence in enumerate(sentences, 1))


def decision_sentence(decision: Decision) -> str:
    """Return what was decided where the paper is silent, the number it is cited by, and since when it holds."""
    said = decision.statement.strip().removesuffix(".")
    return f"{said} (catatan metode {decision.adr}, berlaku sejak {write_date(decision.valid_from)})."


def _sentences(measurement: OfficeMeasurement) -> Iterator[str]:
    called = {each.indicator.id: indicator_words(each.indicator) for each in measurement.measurements}
    for indicator, cause in _causes(measurement).items():
        yield cause if cause.startswith(called[indicator]) else f"{called[indicator]}: {cause}"
    yield f"Angka dihitung dari buku kantor menurut keadaan {as_of_words(measurement)}; realisasi tidak diketik."
    if measurement.period.quarter is not None:
        yield "Angka triwulan kumulatif sejak 1 Januari; angka antartriwulan tidak dijumlahkan."
    measured = measurement.measurements
    if any(each.is_provisional for each in measured):
        yield "Sementara: masih ada hari dalam periode, atau batas waktu, yang belum lewat pada keadaan data ini."
    if any(each.value is None for each in measured):
        yield f"“{NOT_MEASURABLE.capitalize()}” bukan nol: nilainya tidak ada; sebabnya tertulis pada catatan."
    if any(each.target is None for each in measured):
        yield "Tanda – pada Target, Capaian, atau Predikat berarti belum ada targetnya atau tidak dapat dihitung."
    for each in measured:
        if obstacle := obstacle_of(each):
            yield f"{indicator_words(each.indicator)}: {obstacle}"
    yield from predicate_sentences(measurement)
    for paper, aimed in _target_papers(measured):
        yield f"Target {', '.join(aimed)} menurut {paper}."


def predicate_sentences(measurement: OfficeMeasurement) -> Iterator[str]:
    """Yield by which scale the attainments are graded and whether they are capped; nothing where none is graded."""
    if any(each.predicate for each in measurement.measurements):
        yield f"Predikat menurut {grading_words(measurement.settings, scales=law().scales)}."


def _target_papers(measured: tuple[Measurement, ...]) -> list[tuple[str, list[str]]]:
    """Return each paper that sets targets once, with the indicators it sets them for."""
    found: dict[str, list[str]] = {}
    for each in measured:
        if each.targets.period:
            found.setdefault(signed_paper_words(each.targets.period), []).append(indicator_words(each.indicator))
    return list(found.items())


def _decisions(measured: tuple[Measurement, ...]) -> list[tuple[Decision, tuple[str, ...]]]:
    """Return each decision once, with the indicators it touches."""
    found = dict.fromkeys(decision for each in measured for decision in each.decisions)
    return [
        (decision, tuple(indicator_words(each.indicator) for each in measured if decision in each.decisions))
        for decision in found
    ]
