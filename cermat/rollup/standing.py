"""What each row adds at given instants: the table "What counts" of state and count, over all rows at once.

The same answer as `indicators.standing` and `indicators.tally` give row by row; tests hold them to each other.
An instant is a row of its own: `office`, the row's columns, and `at`.
"""

import functools
import operator
from collections.abc import Callable, Iterable, Sequence

import ibis
import ibis.expr.types as ir

_ROW = ("office", "row")
_SHIFT = 1_000_000  # above any version


def activity_days(activities: ir.Table, outputs: ir.Table, *, admissible: ir.Table, instants: ir.Table) -> ir.Table:
    """Return from which day each activity stands in the denominator and in the numerator, at each of its instants.

    Those never counted are left out. Source: iku-lumajang-2023#1, as `tally.of_activity` reads it.
    """
    counted = _counted(activities, instants)
    named = outputs.select("office", "row", "activity").distinct()
    asked = _instants_of_parts(named, instants.rename(activity="row"), whole=("activity",))
    found = _deciding(outputs, asked).filter(lambda t: _is_verified(t) & ~t.annulled)
    proofs = found.join(admissible, ["kind", found.dated >= admissible.valid_from, found.dated <= admissible.valid_to])
    proofs = proofs.select("office", "activity", "at", proved_on="dated")
    verified = counted.filter(counted.is_verified)
    met = verified.join(
        proofs,
        [
            verified.office == proofs.office,
            verified.row == proofs.activity,
            verified.at == proofs.at,
            proofs.proved_on >= verified.counted_on,
        ],
    )
    first = met.group_by("office", "row", "at").agg(fulfilled_on=met.proved_on.min())
    joined = counted.left_join(first, [*_ROW, "at"])
    return joined.select("office", "row", "at", "counted_on", "fulfilled_on")


def document_days(documents: ir.Table, instants: ir.Table) -> ir.Table:
    """Return the earliest days of the verified documents of each village, kind and fiscal year, at its instants.

    `instants` are of places: office, village, kind, fiscal_year, at. Source: iku-lumajang-2023#2, as
    `tally.of_obligation` reads it.
    """
    named = documents.select("office", "row", *PLACE).distinct()
    asked = _instants_of_parts(named, instants, whole=PLACE)
    found = _deciding(documents, asked)
    found = found.filter(_is_verified(found) & ~found.annulled & found.amendment.isnull())
    return found.group_by("office", *PLACE, "at").agg(
        enacted_on=found.enacted_on.min(), submitted_on=found.submitted_on.min()
    )


def instants_of_activities(activities: ir.Table, outputs: ir.Table) -> ir.Table:
    """Return every instant at which an activity, or an output that any version ever named as its own, was written."""
    own = activities.select("office", "row", at="recorded_at")
    return own.union(_written_parts(outputs, ("activity",)).rename(row="activity")).distinct()


def instants_of_places(documents: ir.Table) -> ir.Table:
    """Return every instant at which a document that any version ever placed there was written."""
    return _written_parts(documents, PLACE).distinct()


def at_one_instant(rows: ir.Table, at: ir.TimestampValue, *, columns: Sequence[str] = ("row",)) -> ir.Table:
    """Return one instant for every row."""
    return rows.select("office", *columns).distinct().mutate(at=at)


def spans(days: ir.Table, instants: ir.Table, *, columns: Sequence[str], end: ir.TimestampValue) -> ir.Table:
    """Return what held at each instant as what held since then, until something else did; `end`: still.

    A span in which nothing held is left out.
    """
    key = ("office", *columns, "at")
    facts = [name for name in days.columns if name not in key]
    every = instants.left_join(days, list(key)).select(*key, *facts)
    in_order = ibis.window(group_by=["office", *columns], order_by="at")
    changed = every.mutate(is_new=_any(~every[name].identical_to(every[name].lag().over(in_order)) for name in facts))
    begun = changed.filter(changed.is_new)
    bounded = begun.mutate(until=ibis.coalesce(begun.at.lead().over(in_order), end))
    return bounded.filter(_any(bounded[name].notnull() for name in facts)).rename(since="at")


def _any(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return functools.reduce(operator.or_, conditions)


PLACE = ("village", "kind", "fiscal_year")


def _counted(activities: ir.Table, instants: ir.Table) -> ir.Table:
    """Return the activities in the denominator, as `follow_up.is_counted` reads them."""
    found = _deciding(activities, instants, was_reported=_says_it_was_reported)
    counting = ~(found.annulled & _is_verified(found)) & (found.state != "draf")
    is_plan = found.status == "rencana"
    leaves = (found.status == "batal") | is_plan | found.is_outside_authority
    stays = ~leaves | (~_is_verified(found) & (~is_plan | (found.was_reported == 1)))
    return found.filter(counting & stays).select(
        "office", "row", "at", counted_on=found.dated, is_verified=_is_verified(found)
    )


def _says_it_was_reported(versions: ir.Table) -> ir.BooleanValue:
    """Return whether a version was submitted as something else than a plan."""
    return (versions.state != "draf") & ~versions.annulled & (versions.status != "rencana")


def _deciding(versions: ir.Table, instants: ir.Table, **said: Callable[[ir.Table], ir.BooleanValue]) -> ir.Table:
    """Return the version of each row that decides at each instant, as `standing.deciding` chooses it.

    Versions taken back, and those that took them back, are as if they had never been written. `said`: what is asked of
    every version known by then, not of the deciding one alone; 1 where any of them says so, else 0.
    """
    known = _known(versions, instants)
    order = _rank(known) * _SHIFT + known.version
    any_said = {name: ibis.ifelse(says(known), 1, 0).max() for name, says in said.items()}
    best = known.group_by("office", "row", "at").agg(decided=order.max() % _SHIFT, **any_said)
    joined = best.join(
        versions, [best.office == versions.office, best.row == versions.row, best.decided == versions.version]
    )
    return joined.select("office", "row", "at", *said, *_content(versions))


def _known(versions: ir.Table, instants: ir.Table) -> ir.Table:
    """Return the versions of each row known at each instant and not taken back by then."""
    takers = versions.filter(versions.takes_back.notnull())
    taken = takers.select("office", "row", version="takes_back", taken_at="recorded_at")
    marked = versions.left_join(taken, [*_ROW, "version"])
    gone_at = ibis.ifelse(marked.takes_back.notnull(), marked.recorded_at, marked.taken_at)
    marked = marked.select(*versions.columns, gone_at=gone_at)
    known = instants.join(
        marked,
        [
            instants.office == marked.office,
            instants.row == marked.row,
            marked.recorded_at <= instants.at,
            marked.gone_at.isnull() | (marked.gone_at > instants.at),
        ],
    )
    return known.select("office", "row", "at", *_content(versions))


def _content(versions: ir.Table) -> list[str]:
    return [name for name in versions.columns if name not in _ROW]


def _rank(versions: ir.Table) -> ir.IntegerValue:
    """Return what outranks what: a verified version, a submitted one, a draft, an unverified annulment."""
    return ibis.cases((_is_verified(versions), 3), (versions.annulled, 0), (versions.state == "draf", 1), else_=2)


def _is_verified(versions: ir.Table) -> ir.BooleanValue:
    return versions.state == "terverifikasi"


def _instants_of_parts(named: ir.Table, instants: ir.Table, *, whole: Sequence[str]) -> ir.Table:
    """Return the instants of wholes as instants of the parts that any version ever named as theirs."""
    return named.join(instants, ["office", *whole]).select("office", "row", "at").distinct()


def _written_parts(parts: ir.Table, whole: Sequence[str]) -> ir.Table:
    """Return when any version of a part was written, for every whole that any version of it ever named."""
    named = parts.select("office", "row", *whole).distinct()
    written = parts.select("office", "row", at="recorded_at")
    return named.join(written, list(_ROW)).select("office", *whole, "at")


def village_spans(versions: ir.Table, *, end: ir.TimestampValue) -> ir.Table:
    """Return what each version said of a village until the next one came; an annulled one says that it is not there."""
    in_order = ibis.window(group_by=["office", "village"], order_by=["recorded_at", "version"])
    bounded = versions.mutate(until=ibis.coalesce(versions.recorded_at.lead().over(in_order), end))
    return bounded.filter(~bounded.annulled).rename(since="recorded_at")
