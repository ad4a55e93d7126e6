"""One expression per method: what every office counts in the years asked, in integers alone.

Both return one row per office, year and indicator: `office, year, indicator, definition, numerator, denominator`. Joins
are written from the many rows to the few, the order in which engines run them.
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


def asked(ruling: ir.Table, cut: ir.Table) -> ir.Table:
    """Return each indicator in force in each year, with its basis and last day.

    `ruling`: as known at the instant asked; `cut` holds the years and the quarter asked.
    """
    joined = ruling.join(cut, ["definition", "basis", ruling.year_from <= cut.year, ruling.year_to >= cut.year])
    return joined.select(*_KEY, "method", "basis", "cut")


def last_days(questions: ir.Table) -> ir.Table:
    """Return the years in which activities are counted, each with the last day that counts, and a number for both."""
    wanted = questions.filter(questions.method == "follow_up")
    return _numbered(wanted.select(*_CUT).distinct(), _CUT)


def terms(questions: ir.Table, due: ir.Table) -> ir.Table:
    """Return the documents that villages owe, list by list, and a number for what is the same in any list."""
    wanted = questions.filter(questions.method == "timeliness")
    return _numbered(wanted.select(*_LIST).distinct().join(due, ["definition", "year", "basis"]), _TERM)


def follow_up(questions: ir.Table, cuts: ir.Table, *, days: ir.Table) -> ir.Table:
    """Return how many activities of each year were counted and followed up by its last day.

    `cuts`: the `last_days` of the questions; `days`: those of each activity as known at the instant asked. Source:
    iku-lumajang-2023#1.
    """
    within = days.join(cuts, ["year", days.counted_on <= cuts.cut])
    counted = within.group_by("office", "number").agg(
        denominator=within.count(), numerator=within.count(where=within.fulfilled_on <= within.cut)
    )
    numbered = questions.filter(questions.method == "follow_up").join(cuts, list(_CUT)).select(*_KEY, "number")
    return _filled(numbered, counted, key=("office", "number"))


def timeliness(questions: ir.Table, lists: ir.Table, *, villages: ir.Table, days: ir.Table) -> ir.Table:
    """Return how many documents each office's villages owe in each year, and how many were made on time by then.

    `lists`: the `terms` of the questions; `villages` and `days` as known at the instant asked. Source:
    iku-lumajang-2023#2.
    """
    wanted = questions.filter(questions.method == "timeliness")
    owing = lists.select("number", *_TERM).distinct()
    places = villages.select("office", "village", "valid_from", "valid_to", village_kind="kind")
    alike = places.group_by("office", "village_kind", "valid_from", "valid_to").agg(villages=places.count())
    owed = alike.join(owing, ["village_kind", *_exists_when_due(alike, owing)])
    owed = owed.group_by("office", "number").agg(denominator=owed.villages.sum())
    owed_alone = days.semi_join(lists.select("kind", "fiscal_year").distinct(), ["kind", "fiscal_year"])
    of_places = owed_alone.select(*days.columns).join(places, ["office", "village"])
    met = of_places.join(owing, ["village_kind", "kind", "fiscal_year", *_exists_when_due(of_places, owing)])
    tested = ibis.ifelse(met.event == "ditetapkan", met.enacted_on, met.submitted_on)
    met = (
        met.filter((tested <= met.due) & (tested <= met.cut)).group_by("office", "number").agg(numerator=ibis._.count())
    )
    joined = wanted.join(lists.select("number", *_LIST), list(_LIST)).select(*_KEY, "number")
    joined = joined.left_join(owed, ["office", "number"]).select(*_KEY, "number", "denominator")
    joined = joined.left_join(met, ["office", "number"])
    counted = joined.group_by(*_KEY).agg(numerator=joined.numerator.sum(), denominator=joined.denominator.sum())
    return _filled(wanted, counted, key=_KEY)


def _numbered(rows: ir.Table, columns: Sequence[str]) -> ir.Table:
    """Return rows with a number each, the same for the same columns: many rows are grouped by it, not by words."""
    in_order = ibis.window(order_by=[rows[name] for name in columns])
    return rows.mutate(number=ibis.dense_rank().over(in_order))


def _exists_when_due(places: ir.Table, terms: ir.Table) -> tuple[ir.BooleanValue, ir.BooleanValue]:
    """Return the conditions that a village is there on the last day on time."""
    began = places.valid_from.isnull() | (places.valid_from <= terms.due)
    return began, places.valid_to.isnull() | (places.valid_to >= terms.due)


def _filled(wanted: ir.Table, counted: ir.Table, *, key: tuple[str, ...]) -> ir.Table:
    """Return every indicator asked with its counts, 0 over 0 where no row was counted."""
    joined = wanted.left_join(counted, list(key))
    return joined.select(
        *_KEY,
        numerator=ibis.coalesce(joined.numerator, 0).cast("int64"),
        denominator=ibis.coalesce(joined.denominator, 0).cast("int64"),
    )
