"""What falls due when, and how far those who owe it are: derived from the books, never entered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from cermat.indicators import measurement
from cermat.indicators.books import Books
from cermat.indicators.closings import exists_in_month, month_end
from cermat.indicators.figures import VERDICT_WORDS, Line, Obligation, Period, Verdict
from cermat.indicators.question import Question
from cermat.indicators.rows import Ref, UnitRow
from cermat.indicators.settings import closing_day_of, settings_on
from cermat.indicators.standing import deciding, versions_by_key
from cermat.indicators.timeliness import group_of
from cermat.rules.judging import indicator_by
from cermat.rules.types import Indicator, RemindersValue, YearBasis, in_force
from cermat.words.dates import local_day, write_month, write_quarter

OPEN_VERDICTS = frozenset({Verdict.MISSING, Verdict.NOT_YET_DUE})


class EntryKind(StrEnum):
    """What falls due."""

    VILLAGE_DOCUMENT = "dokumen_desa"
    OUTPUT = "keluaran"
    MONTH = "tutup_buku"
    QUARTER = "tutup_data"


class PartState(StrEnum):
    """How far one village or unit is with its part."""

    DONE = "selesai"
    TO_CHECK = "menunggu_periksa"
    NOT_OPEN = "belum_dibuka"
    OPEN = "terbuka"
    OVERDUE = "lewat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one village or unit owes of an entry. `owner` is its code, `words` its state in words.

    `rows` are the latest versions it is about; none where nothing was recorded.
    """

    owner: str
    owner_name: str
    state: PartState
    words: str
    rows: tuple[Ref, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Return whether it can be done now and is not."""
        return self.state in (PartState.OPEN, PartState.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that falls due on one day, with a part for each village or unit that owes it.

    `id` is stable. `year` is the fiscal year of a village document, else the year of the books; `number` the month or
    quarter, None for a document; `about` the document's kind or the outputs' indicator, None for closings.
    """

    id: str
    kind: EntryKind
    due: date
    title: str
    year: int
    number: int | None
    about: str | None
    parts: tuple[Part, ...]

    @property
    def waiting(self) -> tuple[Part, ...]:
        """Return the parts that can be done now and are not."""
        return tuple(part for part in self.parts if part.is_waiting)


def entries(books: Books, *, year: int, today: date) -> tuple[Entry, ...]:
    """Return everything one year's books make fall due, by day: documents due in it, outputs, months and quarters.

    `today` is the office's local day. The last month and quarter fall due early in the next year. Months that were
    over before the office opened its books are not asked for.
    """
    rule = in_force(books.law.reminders, on=today, what="pengingat")
    found = [
        *_documents(books, year, today=today),
        *_outputs(books, year, today=today),
        *_months(books, year, today=today, rule=rule),
        *_quarters(books, year, today=today, rule=rule),
    ]
    return in_order(found)


def in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by day, then in the order of their kinds."""
    kinds = list(EntryKind)
    return tuple(sorted(found, key=lambda entry: (entry.due, kinds.index(entry.kind), entry.id)))


def owned(found: Iterable[Entry], owners: Iterable[str]) -> tuple[Entry, ...]:
    """Return the entries cut to the parts of some villages and units; those without such a part are left out."""
    kept = frozenset(owners)
    cut = (replace(entry, parts=tuple(part for part in entry.parts if part.owner in kept)) for entry in found)
    return tuple(entry for entry in cut if entry.parts)


def _question(books: Books, method: str, *, year: int, today: date) -> Question | None:
    indicator = indicator_by(books.paper, method)
    return None if indicator is None else _asked(books, indicator, year=year, today=today)


def _asked(books: Books, indicator: Indicator, *, year: int, today: date) -> Question:
    return Question(
        paper=books.paper,
        law=books.law,
        indicator=indicator,
        period=Period(year=year, quarter=None),
        year_basis=YearBasis.EVENT,
        elapsed=today - timedelta(days=1),
    )


def _documents(books: Books, year: int, *, today: date) -> Iterator[Entry]:
    """Yield one entry per kind of document that falls due in the year, whichever year its paper counts it in."""
    question = _question(books, "timeliness", year=year, today=today)
    if question is None:
        return
    owed, lines = measurement.owed_and_lines(books, question)
    grouped: dict[tuple[str, int], list[tuple[Obligation, Line]]] = {}
    for each, line in zip(owed, lines, strict=False):
        grouped.setdefault((each.kind, each.fiscal_year), []).append((each, line))
    for (kind, fiscal_year), pairs in grouped.items():
        first = pairs[0][0]
        yield Entry(
            id=f"{EntryKind.VILLAGE_DOCUMENT}/{kind}/{fiscal_year}",
            kind=EntryKind.VILLAGE_DOCUMENT,
            due=first.due,
            title=group_of(first.kind_name, fiscal_year),
            year=fiscal_year,
            number=None,
            about=kind,
            parts=tuple(_document_part(each, line, today=today) for each, line in pairs),
        )


def _document_part(owed: Obligation, line: Line, *, today: date) -> Part:
    rows = {ref.key: ref for ref in line.rows}
    return Part(
        owner=owed.village,
        owner_name=f"Desa {owed.village_name}",
        state=_document_state(line.verdict, owed.due, today=today),
        words=VERDICT_WORDS[line.verdict],
        rows=tuple(rows.values()),
    )


def _document_state(verdict: Verdict, due: date, *, today: date) -> PartState:
    if verdict in OPEN_VERDICTS:
        return _open_state(due, today)
    return PartState.TO_CHECK if verdict is Verdict.UNVERIFIED else PartState.DONE


def _open_state(due: date, today: date) -> PartState:
    return PartState.OVERDUE if due < today else PartState.OPEN


def _outputs(books: Books, year: int, *, today: date) -> Iterator[Entry]:
    """Yield the activities that wait for an output, due on the next quarter's end that can still count them."""
    question = _question(books, "follow_up", year=year, today=today)
    if question is None:
        return
    waiting = _waiting_by_unit(books, question)
    number = next((each for each in range(1, 5) if _quarter_end(year, each) >= today), 4)
    due = _quarter_end(year, number)
    names = {unit.code: unit.name for unit in books.units}
    parts = tuple(
        Part(
            owner=unit,
            owner_name=names.get(unit, unit),
            state=_open_state(due, today),
            words=f"{len(rows)} kegiatan menunggu keluaran",
            rows=rows,
        )
        for unit, rows in sorted(waiting.items())
    )
    if parts:
        yield Entry(
            id=f"{EntryKind.OUTPUT}/{year}/{number}",
            kind=EntryKind.OUTPUT,
            due=due,
            title=f"Keluaran kegiatan sampai {write_quarter(year, number)}",
            year=year,
            number=number,
            about=question.indicator.id,
            parts=parts,
        )


def _waiting_by_unit(books: Books, question: Question) -> Mapping[str, tuple[Ref, ...]]:
    units = {key: deciding(versions)[0].unit for key, versions in versions_by_key(books.activities).items()}
    waiting: dict[str, tuple[Ref, ...]] = {}
    for line in measurement.activity_lines(books, question):
        if line.verdict is Verdict.NOT_FOLLOWED_UP and line.deciding:
            unit = units[line.deciding.key]
            waiting[unit] = (*waiting.get(unit, ()), line.deciding)
    return waiting


def _quarter_end(year: int, number: int) -> date:
    return Period(year=year, quarter=number).last_day


def _months(books: Books, year: int, *, today: date, rule: RemindersValue) -> Iterator[Entry]:
    closed = {(each.unit, each.month): each.is_nil for each in books.closings if each.year == year}
    for month in range(1, 13):
        parts = tuple(
            _month_part(unit, year, month=month, closed=closed, today=today, due=_month_due(year, month, rule=rule))
            for unit in _answering(books, year, month=month)
        )
        if parts:
            yield Entry(
                id=f"{EntryKind.MONTH}/{year}/{month:02}",
                kind=EntryKind.MONTH,
                due=_month_due(year, month, rule=rule),
                title=f"Tutup buku {write_month(year, month)}",
                year=year,
                number=month,
                about=None,
                parts=parts,
            )


def _month_due(year: int, month: int, *, rule: RemindersValue) -> date:
    return month_end(year, month) + timedelta(days=rule.month_closes_after)


def _answering(books: Books, year: int, *, month: int) -> list[UnitRow]:
    """Return the units that answer for a month: those that existed in it, once the office kept books."""
    if month_end(year, month) < local_day(books.office.opened_at, books.office.zone):
        return []
    return [unit for unit in books.units if exists_in_month(unit, year, month=month)]


def _month_part(
    unit: UnitRow, year: int, *, month: int, closed: Mapping[tuple[str, int], bool], today: date, due: date
) -> Part:
    is_nil = closed.get((unit.code, month))
    if is_nil is not None:
        state, words = PartState.DONE, "nihil" if is_nil else "sudah ditutup"
    elif today < month_end(year, month):
        state, words = PartState.NOT_OPEN, "bulan belum berakhir"
    else:
        state, words = _open_state(due, today), "belum ditutup"
    return Part(owner=unit.code, owner_name=unit.name, state=state, words=words)


def _quarters(books: Books, year: int, *, today: date, rule: RemindersValue) -> Iterator[Entry]:
    """Yield the closing day of each quarter's books: every month of it closed by every unit."""
    months = {entry.number: entry for entry in _months(books, year, today=today, rule=rule)}
    for number in range(1, 5):
        due = _quarter_due(books, _quarter_end(year, number), rule=rule)
        within = [months[month] for month in range(number * 3 - 2, number * 3 + 1) if month in months]
        parts = _quarter_parts(within, today=today, opens=_quarter_end(year, number), due=due)
        if parts:
            yield Entry(
                id=f"{EntryKind.QUARTER}/{year}/{number}",
                kind=EntryKind.QUARTER,
                due=due,
                title=f"Tutup data {write_quarter(year, number)}",
                year=year,
                number=number,
                about=None,
                parts=parts,
            )


def _quarter_due(books: Books, last_day: date, *, rule: RemindersValue) -> date:
    """Return the closing day that the office's setting names for a quarter, else the usual one."""
    set_by_office = closing_day_of(settings_on(books.settings, day=last_day), last_day)
    return set_by_office or last_day + timedelta(days=rule.quarter_closes_after)


def _quarter_parts(within: Iterable[Entry], *, today: date, opens: date, due: date) -> tuple[Part, ...]:
    by_unit: dict[str, list[Part]] = {}
    for part in (part for entry in within for part in entry.parts):
        by_unit.setdefault(part.owner, []).append(part)
    return tuple(_quarter_part(parts, today=today, opens=opens, due=due) for _, parts in sorted(by_unit.items()))


def _quarter_part(parts: list[Part], *, today: date, opens: date, due: date) -> Part:
    left = sum(part.state is not PartState.DONE for part in parts)
    if not left:
        state, words = PartState.DONE, "semua bulannya sudah ditutup"
    elif today < opens:
        state, words = PartState.NOT_OPEN, "triwulan belum berakhir"
    else:
        state, words = _open_state(due, today), f"{left} bulan belum ditutup"
    return Part(owner=parts[0].owner, owner_name=parts[0].owner_name, state=state, words=words)
