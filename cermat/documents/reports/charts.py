"""Charts of figures, composed once for papers and pages: bars whose numbers stand in a table beside them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cermat.documents.content import Bar, Chart
from cermat.documents.reports.phrases import indicator_words, measured_words
from cermat.indicators.figures import EarlierFigure, Measurement
from cermat.indicators.values import write_attainment, write_value
from cermat.rules.types import Indicator
from cermat.words.numbers import ABSENT

_FULL = 100.0


def attainments(measurements: Iterable[Measurement]) -> Chart:
    """Return each indicator's attainment against its target, a hundred percent being the whole length."""
    bars = tuple(_attainment(each) for each in measurements)
    return Chart("Capaian terhadap target", bars, f"Grafik batang capaian terhadap target: {_spoken(bars)}")


def against_target(measured: Measurement) -> Chart:
    """Return a figure beside its target; percentages against a hundred, others against the higher."""
    values = [float(each) for each in (measured.value, measured.target) if each is not None]
    longest = _longest(measured, values)
    realised = None if measured.value is None else length_of(float(measured.value), longest)
    aimed = None if measured.target is None else length_of(float(measured.target), longest)
    target_words = ABSENT if measured.target is None else write_value(measured.target, measured.indicator)
    bars = (Bar("Realisasi", realised, measured_words(measured)), Bar("Target", aimed, target_words))
    return Chart("Realisasi dan target", bars, f"Grafik batang realisasi dan target: {_spoken(bars)}")


def over_years(measured: Measurement, *, earlier: Sequence[EarlierFigure], name: str) -> Chart:
    """Return the values year by year, oldest first; percentages against a hundred, others against the highest."""
    values = [(each.year, each.value, _beside_the_bar(each)) for each in reversed(earlier)]
    values.append((measured.period.year, measured.value, None))
    longest = _longest(measured, [float(value) for _, value, _ in values if value is not None])
    bars = tuple(
        Bar(
            str(year),
            None if value is None else length_of(float(value), longest),
            (reason or measured_words(measured)) if value is None else write_value(value, measured.indicator),
        )
        for year, value, reason in values
    )
    return Chart(f"Realisasi {name}", bars, f"Grafik batang realisasi menurut tahun: {_spoken(bars)}")


def over_periods(values: Sequence[tuple[str, Decimal | None, str]], indicator: Indicator) -> Chart:
    """Return values period by period in the order given, each with its words, as `over_years` draws them."""
    known = [float(value) for _, value, _ in values if value is not None]
    longest = _FULL if indicator.unit == "percent" else max(known, default=0.0)
    bars = tuple(
        Bar(label, None if value is None else length_of(float(value), longest), words) for label, value, words in values
    )
    return Chart(f"Perkembangan {indicator_words(indicator)}", bars, f"Grafik batang menurut periode: {_spoken(bars)}")


def length_of(value: float, longest: float) -> int:
    """Return a bar's length in thousandths: at most whole, never below nothing."""
    return max(0, min(1000, round(value / longest * 1000))) if longest > 0 else 0


def _attainment(measured: Measurement) -> Bar:
    label = indicator_words(measured.indicator)
    if measured.attainment is None:
        return Bar(label, None, ABSENT)
    return Bar(label, length_of(float(measured.attainment), _FULL), write_attainment(measured))


def _longest(measured: Measurement, values: Sequence[float]) -> float:
    return _FULL if measured.indicator.unit == "percent" else max(values, default=0.0)


def _spoken(bars: Iterable[Bar]) -> str:
    return "; ".join(f"{bar.label} {bar.words}" for bar in bars)


def _beside_the_bar(figure: EarlierFigure) -> str | None:
    """Return why there is no bar; the paper of a quotation stands in the table beside the chart."""
    return f"{figure.quoted} menurut naskah" if figure.quoted else figure.reason
