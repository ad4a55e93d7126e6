"""One expression per method: what every office counts in the years asked, in integers alone.

The many rows are counted by small numbers that stand for a year with its last day, or for a document owed. `together`
puts what was asked in their place, one row per office, year and indicator: `office, year, indicator, definition,
numerator, denominator`. Joins are written from the many rows to the few, the order in which engines run them.
"""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

# One document that villages of a kind owe, its last day on time, and the last day that counts.
_TERM = ("village_kind", "kind", "event", "fiscal_year", "due", "cut")
# A year, and the last day of it that counts.
_CUT = ("year", "cut")
# What decides which terms an office is asked for.
_LIST = ("definition", "year", "basis", "cut")
_KEY = ("office", "year", "indicator", "definition")
_COUNTS = ("numerator", "denominator")
_NONE = ibis.literal(0, "int64")


def asked(ruling: ir.Table, cut: ir.Table) -> ir.Table:
    """Return each indicator in force in each year, with its basis and last day.

    `ruling`: as known at the instant asked; `cut` holds the years and the quarter asked.
    """
    joined = ruling.join(cut, ["definition", "basis", ruling.year_from <= cut.year, ruling.year_to >= cut.year])
    return joined.select(*_KEY, "method", "basis", "cut")


def without_rule(ruling: ir.Table, cut: ir.Table, *, years: Sequence[int]) -> ir.Table:
    """Return which indicators in force have no rule in which of the years, and of how many offices; no row is theirs.

    `ruling` and `cut` as for `asked`.
    """
    alike = ruling.group_by("definition", "basis", "indicator", "year_from", "year_to").agg(offices=ruling.count())
    every = ibis.literal(list(years), "array<int32>").unnest().name("year").as_table()
    in_years = alike.join(every, [alike.year_from <= every.year, alike.year_to >= every.year])
    left = in_years.anti_join(cut, ["definition", "basis", "year"])
    return left.group_by("year", "indicator").agg(offices=left.offices.sum().cast("int64"))


def last_days(questions: ir.Table) -> ir.Table:
    """Return the years in which activities are counted, each with the last day that counts, and a number for both."""
    wanted = questions.filter(questions.method == "follow_up")
    return _numbered(wanted.select(*_CUT).distinct(), _CUT)


def lists(questions: ir.Table, due: ir.Table) -> ir.Table:
    """Return the documents that villages owe, list by list, and a number for what is the same in any list."""
    wanted = questions.filter(questions.method == "timeliness")
    return _numbered(wanted.select(*_LIST).distinct().join(due, ["definition", "year", "basis"]), _TERM)


def terms(lists: ir.Table) -> ir.Table:
    """Return each document that villages owe once, whichever lists it stands in."""
    return lists.select("number", *_TERM).distinct()


def follow_up(cuts: ir.Table, *, days: ir.Table) -> ir.Table:
    """Return how many activities of each year were counted and followed up by its last day.

    `cuts`: the `last_days` of the questions; `days`: those of each activity as known at the instant asked. Source:
    iku-lumajang-2023#1.
    """
    within = days.join(cuts, ["year", days.counted_on <= cuts.cut])
    counted = within.group_by("office", "number").agg(
        denominator=within.count(), numerator=within.count(where=within.fulfilled_on <= within.cut)
    )
    return _by_method("follow_up", counted)


def timeliness(terms: ir.Table, *, villages: ir.Table, days: ir.Table) -> ir.Table:
    """Return how many documents each office's villages owe by each term, and how many were made on time by then.

    `terms`: those of the questions; `villages` and `days` as known at the instant asked. Source: iku-lumajang-2023#2.
    """
    places = villages.select("office", "village", "valid_from", "valid_to", village_kind="kind")
    alike = places.group_by("office", "village_kind", "valid_from", "valid_to").agg(villages=places.count())
    owed = alike.join(terms, ["village_kind", *_exists_when_due(alike, terms)])
    owed = owed.select("office", "number", numerator=_NONE, denominator=owed.villages.cast("int64"))
    owed_alone = days.semi_join(terms.view(), ["kind", "fiscal_year"])
    of_places = owed_alone.select(*days.columns).join(places, ["office", "village"])
    met = of_places.join(terms, ["village_kind", "kind", "fiscal_year", *_exists_when_due(of_places, terms)])
    tested = ibis.ifelse(met.event == "ditetapkan", met.enacted_on, met.submitted_on)
    met = met.filter((tested <= met.due) & (tested <= met.cut))
    met = met.select("office", "number", numerator=ibis.literal(1, "int64"), denominator=_NONE)
    both = owed.union(met)
    counted = both.group_by("office", "number").agg(**{name: both[name].sum().cast("int64") for name in _COUNTS})
    return _by_method("timeliness", counted)


def together(questions: ir.Table, counts: ir.Table, *, cuts: ir.Table, lists: ir.Table) -> ir.Table:
    """Return every indicator asked, 0 over 0 where no row was counted.

    `counts`: by method, office and number; `cuts` and `lists` say which years and documents the numbers mean.
    """
    every = questions.select(*_KEY, numerator=_NONE, denominator=_NONE)
    for method, numbered, columns in (("follow_up", cuts, _CUT), ("timeliness", lists, _LIST)):
        named = counts.filter(counts.method == method).join(numbered, "number").select("office", *columns, *_COUNTS)
        wanted = questions.filter(questions.method == method)
        every = every.union(named.join(wanted, ["office", *columns]).select(*_KEY, *_COUNTS))
    return every.group_by(*_KEY).agg(**{name: every[name].sum().cast("int64") for name in _COUNTS})


def _by_method(method: str, counted: ir.Table) -> ir.Table:
    return counted.select("office", "number", *_COUNTS, method=ibis.literal(method))


def _numbered(rows: ir.Table, columns: Sequence[str]) -> ir.Table:
    """Return rows with a number each, the same for the same columns: many rows are grouped by it, not by words."""
    in_order = ibis.window(order_by=[rows[name] for name in columns])
    return rows.mutate(number=ibis.dense_rank().over(in_order))


def _exists_when_due(places: ir.Table, terms: ir.Table) -> tuple[ir.BooleanValue, ir.BooleanValue]:
    """Return the conditions that a village is there on the last day on time."""
    began = places.valid_from.isnull() | (places.valid_from <= terms.due)
    return began, places.valid_to.isnull() | (places.valid_to >= terms.due)
