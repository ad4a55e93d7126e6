"""A chart as a page shows it: a drawing without a script, and the table of its numbers beside it."""

from dataclasses import dataclass

from cermat.documents.content import Bar, Chart

_ROW, _WORDS, _BAR = 44, 15, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """One bar in pixels from the top: its words above it, and its width in percent; None where there is none."""

    label: str
    words: str
    words_at: int
    bar_at: int
    width: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart, as high as its bars. `spoken`: what is read aloud in its place."""

    title: str
    spoken: str
    height: int
    bars: tuple[BarView, ...]


def view(chart: Chart) -> ChartView | None:
    """Return a chart for a page, None where it has nothing to show."""
    if all(bar.length is None for bar in chart.bars):
        return None
    bars = tuple(_bar(bar, top=number * _ROW) for number, bar in enumerate(chart.bars))
    return ChartView(title=chart.title, spoken=chart.spoken, height=len(bars) * _ROW, bars=bars)


def _bar(bar: Bar, *, top: int) -> BarView:
    width = None if bar.length is None else f"{bar.length / 10:.1f}"
    return BarView(label=bar.label, words=bar.words, words_at=top + _WORDS, bar_at=top + _BAR, width=width)
