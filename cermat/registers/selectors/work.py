"""What the office does and what its villages hand in: every version known at an instant."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from django.db.models import Q, QuerySet

from cermat.indicators.figures import Period
from cermat.indicators.recorded import REPORTED
from cermat.indicators.rows import (
    ActivityRow,
    ClosingRow,
    EvidenceRow,
    IkuPaperRow,
    Mark,
    OutputRow,
    RecordedValueRow,
    SettingRow,
    TargetKind,
    TargetRow,
    VillageDocumentRow,
)
from cermat.registers.errors import NotFound
from cermat.registers.models import (
    Activity,
    CheckedBook,
    Evidence,
    MonthlyClosing,
    Output,
    RecordedValue,
    Setting,
    Target,
    VillageDocument,
)
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.papers import known_papers
from cermat.registers.selectors.reading import (
    handed_out,
    in_parts,
    in_period,
    keys_by_book,
    keys_of,
    known,
    standing,
    touched,
)

EVERY = Q()
NOTHING = Q(pk__in=[])
NONE: Mapping[str, int] = MappingProxyType({})
C = TypeVar("C", bound=CheckedBook)
CheckedRow = ActivityRow | OutputRow | VillageDocumentRow | RecordedValueRow | TargetRow | SettingRow | IkuPaperRow


class HasMark(Protocol):
    """Any stored version."""

    @property
    def mark(self) -> Mark: ...


R = TypeVar("R", bound=HasMark)


def latest(versions: Iterable[R]) -> tuple[R, ...]:
    """Return the latest version of each key, by key."""
    ordered = sorted(versions, key=lambda row: row.mark.ref)
    return tuple({(row.mark.ref.book, row.mark.ref.key): row for row in ordered}.values())


def activities(scope: Scope, *, period: Period | None = None, as_of: datetime | None = None) -> tuple[ActivityRow, ...]:
    """Return all versions of the activities of which any is dated in the period; None: of all."""
    return handed_out(known_activities(scope, period, as_of), rows.activity)


def known_activities(scope: Scope, period: Period | None, as_of: datetime | None) -> QuerySet[Activity]:
    """Return the versions `activities` hands out, as stored."""
    found = known(Activity, scope, as_of)
    if period is None and not scope.is_one_place:
        return found
    return found.filter(key__in=activity_keys(scope, period, as_of))


def activity_keys(scope: Scope, period: Period | None, as_of: datetime | None) -> QuerySet[Activity, str]:
    """Return the keys of the activities `activities` hands out, for a subquery."""
    found = known(Activity, scope, as_of)
    if scope.is_one_place:
        found = touched(found, Q(place__in=scope.villages))
    return keys_of(found, EVERY if period is None else in_period("dated", period))


def outputs(
    scope: Scope,
    *,
    activities: Collection[str] | None = None,
    period: Period | None = None,
    as_of: datetime | None = None,
) -> tuple[OutputRow, ...]:
    """Return all versions of the outputs of a few activities, or of a period's whenever they are dated."""
    return _in_order(handed_out(known_outputs(scope, activities, period, as_of=as_of).order_by(), rows.output))


def known_outputs(
    scope: Scope, activities: Collection[str] | None, period: Period | None, *, as_of: datetime | None
) -> QuerySet[Output]:
    """Return the versions `outputs` hands out, as stored."""
    found = known(Output, scope, as_of)
    # An output stays with its activity in every version, so that no version need be looked up by another one.
    if activities is not None:
        found = found.filter(activity__in=list(activities))
    if scope.is_one_place or period is not None:
        found = found.filter(activity__in=activity_keys(scope, period, as_of))
    return found


def activities_between(scope: Scope, *, unit: str, first: date, last: date) -> tuple[ActivityRow, ...]:
    """Return all versions of the activities of which any is of a unit and dated from one day to another, inclusive."""
    found = touched(known_activities(scope, None, None), Q(unit=unit, dated__gte=first, dated__lte=last))
    return tuple(rows.activity(row) for row in found)


def recent_activities(scope: Scope, *, units: Iterable[str], limit: int) -> tuple[ActivityRow, ...]:
    """Return the newest version of a few units' latest activities, latest first."""
    found = known_activities(scope, None, None)
    ordered = found.filter(unit__in=list(units)).order_by("-dated", "-pk").values_list("key", flat=True)
    keys = list(dict.fromkeys(ordered[: limit * 4]))[:limit]
    newest = latest(rows.activity(row) for row in found.filter(key__in=keys))
    return tuple(sorted(newest, key=lambda row: (row.dated, row.number), reverse=True))


def activity_numbers(scope: Scope, *, unit: str) -> frozenset[str]:
    """Return every number a unit's activities ever had."""
    return frozenset(known_activities(scope, None, None).filter(unit=unit).values_list("number", flat=True))


def village_documents(
    scope: Scope,
    *,
    fiscal_years: Mapping[str, int] | None = None,
    as_of: datetime | None = None,
) -> tuple[VillageDocumentRow, ...]:
    """Return all versions of the documents of one fiscal year per kind, by the kind's id; None: of all."""
    return tuple(rows.village_document(row) for row in known_documents(scope, fiscal_years, as_of))


def documents_of_villages(scope: Scope, villages: Collection[str]) -> tuple[VillageDocumentRow, ...]:
    """Return all versions of the documents of a few villages, by key, then version."""
    found = touched(known_documents(scope, None, None), Q(village__in=villages))
    return tuple(rows.village_document(row) for row in found)


def known_documents(
    scope: Scope, fiscal_years: Mapping[str, int] | None, as_of: datetime | None
) -> QuerySet[VillageDocument]:
    """Return the versions `village_documents` hands out, as stored."""
    found = known(VillageDocument, scope, as_of)
    if scope.is_one_place:
        found = touched(found, Q(village__in=scope.villages))
    if fiscal_years is None:
        return found
    of_kinds = (Q(kind=kind, fiscal_year=fiscal_year) for kind, fiscal_year in fiscal_years.items())
    return touched(found, reduce(or_, of_kinds, NOTHING))


def recorded_values(
    scope: Scope, *, year: int | None = None, earlier: Mapping[str, int] = NONE, as_of: datetime | None = None
) -> tuple[RecordedValueRow, ...]:
    """Return all versions of the quantities recorded for a year, quotations left out; None: of all.

    `earlier`: the earlier year that an indicator is set against, whose quantities come too, by indicator.
    """
    stored = known_values(scope, year, as_of, earlier=earlier).exclude(quantity=REPORTED)
    return tuple(rows.recorded_value(row) for row in stored)


def reported_values(scope: Scope, *, year: int, as_of: datetime | None = None) -> tuple[RecordedValueRow, ...]:
    """Return all versions of what issued papers reported of a year of before the books: quotations, in no figure."""
    return tuple(rows.recorded_value(row) for row in known_values(scope, year, as_of).filter(quantity=REPORTED))


def known_values(
    scope: Scope, year: int | None, as_of: datetime | None, *, earlier: Mapping[str, int] = NONE
) -> QuerySet[RecordedValue]:
    """Return the versions `recorded_values` hands out, as stored."""
    found = known(RecordedValue, scope, as_of)
    if scope.is_one_place:
        return found.none()
    compared = (Q(indicator=indicator, year=before) for indicator, before in earlier.items())
    return found if year is None else touched(found, reduce(or_, compared, Q(year=year)))


def targets(scope: Scope, *, year: int | None = None, as_of: datetime | None = None) -> tuple[TargetRow, ...]:
    """Return all versions of the targets that a year is set against; None: of all.

    Those of the year, of a Renstra that ends in it or later, and national ones of it or earlier.
    """
    return tuple(rows.target(row) for row in known_targets(scope, year, as_of))


def known_targets(scope: Scope, year: int | None, as_of: datetime | None) -> QuerySet[Target]:
    """Return the versions `targets` hands out, as stored."""
    found = known(Target, scope, as_of)
    if scope.is_one_place:
        return found.none()
    if year is None:
        return found
    later = Q(kind=TargetKind.END_OF_RENSTRA.value, year__gte=year)
    earlier = Q(kind=TargetKind.NATIONAL.value, year__lte=year)
    return touched(found, Q(year=year) | later | earlier)


def settings(scope: Scope, *, as_of: datetime | None = None) -> tuple[SettingRow, ...]:
    """Return all versions of the office's settings; none for one village's operator."""
    return tuple(rows.setting(row) for row in known_settings(scope, as_of))


def known_settings(scope: Scope, as_of: datetime | None) -> QuerySet[Setting]:
    """Return the versions `settings` hands out, as stored."""
    found = known(Setting, scope, as_of)
    return found.none() if scope.is_one_place else found


def closings(scope: Scope, *, year: int | None = None, as_of: datetime | None = None) -> tuple[ClosingRow, ...]:
    """Return the monthly closings that stood, of a year or of all, by key."""
    found = known(MonthlyClosing, scope, as_of)
    if scope.is_one_place:
        found = found.none()
    return tuple(rows.closing(row) for row in standing(found if year is None else touched(found, Q(year=year))))


def evidence(scope: Scope, *, as_of: datetime | None = None) -> tuple[EvidenceRow, ...]:
    """Return all versions of the evidence of every row; of its own rows alone for one village's operator."""
    if not scope.is_one_place:
        return handed_out(known(Evidence, scope, as_of), rows.evidence)
    return evidence_of_rows(scope, period=None, fiscal_years=None, as_of=as_of)


def evidence_of_rows(
    scope: Scope,
    *,
    period: Period | None,
    fiscal_years: Mapping[str, int] | None,
    earlier: Mapping[str, int] = NONE,
    as_of: datetime | None,
) -> tuple[EvidenceRow, ...]:
    """Return all versions of the evidence of a period's activities, outputs and values, and of its documents."""
    year = period.year if period else None
    proven = {
        "activity": activity_keys(scope, period, as_of),
        "output": keys_of(known_outputs(scope, None, period, as_of=as_of), EVERY),
        "recorded_value": keys_of(known_values(scope, year, as_of, earlier=earlier), EVERY),
        "village_document": keys_of(known_documents(scope, fiscal_years, as_of), EVERY),
    }
    # Evidence stays with its row in every version, so that no version need be looked up by another one. Asked of all
    # books at once, or in order, a database reads the evidence of every year.
    every = known(Evidence, scope, as_of).order_by()
    found = [
        row
        for book, keys in proven.items()
        for row in handed_out(every.filter(of_book=book, of_key__in=keys), rows.evidence)
    ]
    return _in_order(found)


def _in_order(found: Iterable[R]) -> tuple[R, ...]:
    """Return versions by key, then version: asked to do so, SQLite reads a whole book to spare the sorting."""
    return tuple(sorted(found, key=lambda row: (row.mark.ref.key, row.mark.ref.version)))


def evidence_of(scope: Scope, book: str, key: str, *, as_of: datetime | None = None) -> tuple[EvidenceRow, ...]:
    """Return all versions of the evidence of one row."""
    if scope.is_one_place:
        return tuple(row for row in evidence(scope, as_of=as_of) if (row.book, row.key) == (book, key))
    found = touched(known(Evidence, scope, as_of), Q(of_book=book, of_key=key))
    return tuple(rows.evidence(row) for row in found)


def activity_versions(scope: Scope, key: str, *, as_of: datetime | None = None) -> tuple[ActivityRow, ...]:
    """Return every version of one activity, oldest first. Raises NotFound."""
    return _versions(known_activities(scope, None, as_of), key, hand_out=rows.activity, what="Kegiatan")


def output_versions(scope: Scope, key: str, *, as_of: datetime | None = None) -> tuple[OutputRow, ...]:
    """Return every version of one output, oldest first. Raises NotFound."""
    return _versions(known_outputs(scope, None, None, as_of=as_of), key, hand_out=rows.output, what="Keluaran")


def document_versions(scope: Scope, key: str, *, as_of: datetime | None = None) -> tuple[VillageDocumentRow, ...]:
    """Return every version of one village document, oldest first. Raises NotFound."""
    found = known_documents(scope, None, as_of)
    return _versions(found, key, hand_out=rows.village_document, what="Dokumen desa")


def recorded_value_versions(scope: Scope, key: str, *, as_of: datetime | None = None) -> tuple[RecordedValueRow, ...]:
    """Return every version of one recorded value, oldest first. Raises NotFound."""
    return _versions(known_values(scope, None, as_of), key, hand_out=rows.recorded_value, what="Nilai tercatat")


def target_versions(scope: Scope, key: str, *, as_of: datetime | None = None) -> tuple[TargetRow, ...]:
    """Return every version of one target, oldest first. Raises NotFound."""
    return _versions(known_targets(scope, None, as_of), key, hand_out=rows.target, what="Target")


def setting_versions(scope: Scope, key: str, *, as_of: datetime | None = None) -> tuple[SettingRow, ...]:
    """Return every version of one setting, oldest first. Raises NotFound."""
    return _versions(known_settings(scope, as_of), key, hand_out=rows.setting, what="Setelan")


def versions_of(scope: Scope, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[CheckedRow, ...]]:
    """Return every version of rows of several books at once, oldest first, by book and key; of what there is."""
    found: dict[tuple[str, str], tuple[CheckedRow, ...]] = {}
    for book, keys in keys_by_book(dict.fromkeys(named)).items():
        stored, hand_out = _KNOWN[book]
        for part in in_parts(keys):
            for row in handed_out(stored(scope, None, None).filter(key__in=part), hand_out):
                found[book, row.mark.ref.key] = (*found.get((book, row.mark.ref.key), ()), row)
    return found


def _outputs(scope: Scope, period: Period | None, as_of: datetime | None) -> QuerySet[Output]:
    return known_outputs(scope, None, period, as_of=as_of)


def _settings(scope: Scope, period: Period | None, as_of: datetime | None) -> QuerySet[Setting]:
    return known_settings(scope, as_of)


_KNOWN: dict[str, tuple[Callable[..., QuerySet[Any]], Callable[[Any], CheckedRow]]] = {
    "activity": (known_activities, rows.activity),
    "output": (_outputs, rows.output),
    "village_document": (known_documents, rows.village_document),
    "recorded_value": (known_values, rows.recorded_value),
    "target": (known_targets, rows.target),
    "setting": (_settings, rows.setting),
    "iku_paper": (known_papers, rows.iku_paper),
}


def _versions(found: QuerySet[C], key: str, *, hand_out: Callable[[C], R], what: str) -> tuple[R, ...]:
    versions = tuple(hand_out(row) for row in found.filter(key=key))
    if not versions:
        raise NotFound(f"{what} “{key}” tidak ditemukan; periksa nomornya atau alamatnya.")
    return versions
