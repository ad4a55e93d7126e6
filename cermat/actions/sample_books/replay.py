"""The acts behind the sample books, in the order of their days."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from cermat.actions import (
    activities,
    analyses,
    batches,
    exemptions,
    imports,
    measurements,
    monthly_closings,
    outputs,
    receipts,
    recorded_values,
    settings,
    targets,
    village_documents,
)
from cermat.actions.batches import DocumentRecord
from cermat.actions.entries import ActivityEntry, ExemptionEntry, RecordedValueEntry, SettingEntry, TargetEntry
from cermat.actions.monthly_closings import Month
from cermat.actions.sample_books import tables
from cermat.actions.sample_books.tables import SampleActivity, SampleDocument, SampleOutput
from cermat.actions.units import DEFAULT_UNITS
from cermat.indicators.rows import Ref, SettingKind, Status, TargetKind
from cermat.registers import selectors
from cermat.registers.scope import Scope

VERIFIED, DRAFT = ("terverifikasi", "dibatalkan"), "draf"
DOCUMENT_CHECKER, CHANGE_CHECKER = "kasi.pemerintahan", "sekretaris"
EXEMPTION_MAKER = "kabupaten"
VALUE_RECORDER, VALUE_CHECKER = "perencana", "sekretaris"
PLANNER, REVIEWER, APPROVER = "perencana", "sekretaris", "camat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One or a few acts of a day."""

    day: date
    take: Callable[[], None]


class Replay:
    """The people, and the keys and versions that the acts before left behind."""

    def __init__(self, office: str) -> None:
        self._office = office
        self._scopes: dict[str, Scope] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._waiting: dict[object, list[Ref]] = {}

    def steps(self) -> Iterator[Step]:
        """Yield every step, those of one day in the order in which they must be taken."""
        yield from self._activity_steps()
        yield from self._document_steps()
        yield from self._closing_steps()
        yield from self._change_steps()
        yield from self._value_steps()
        yield from self._target_steps()
        yield from self._setting_steps()
        yield from self._budget_steps()
        yield from self._village_steps()
        yield from self._analysis_steps()
        yield from self._measurement_steps()

    def _person(self, username: str) -> Scope:
        if username not in self._scopes:
            found = selectors.scope_of(username, office=self._office)
            if found is None:
                raise LookupError(f"the sample books know no {username}")
            self._scopes[username] = found
        return self._scopes[username]

    def _activity_steps(self) -> Iterator[Step]:
        begun = date.min
        for group in tables.story()["activities"]:
            own = [each for each in tables.activities() if begun < each.entry.dated <= group["to"]]
            begun = group["to"]
            for unit in DEFAULT_UNITS:
                yield from self._unit_steps(unit, [each for each in own if each.entry.unit == unit], group)

    def _unit_steps(self, unit: str, own: Sequence[SampleActivity], group: dict[str, Any]) -> Iterator[Step]:
        if not own:
            return
        batch = (unit, group["to"])
        yield Step(day=group["recorded_on"], take=partial(self._record, batch, own, group["recorded_on"]))
        yield Step(day=group["verified_on"], take=partial(self._verify, batch, f"kasi.{unit}"))
        for each in own:
            for late in (output for output in each.outputs if output.dated > group["recorded_on"]):
                yield from self._late_output_steps(each, late)

    def _record(self, batch: tuple[str, date], own: Sequence[SampleActivity], day: date) -> None:
        staff = self._person(f"staf.{batch[0]}")
        for each in (each for each in own if each.standing == DRAFT):
            activities.add(by=staff, entry=each.entry, submitted=False)
        handed_in = [each for each in own if each.standing != DRAFT]
        pairs = [each.recorded_by(day, self._first_entry(each.entry)) for each in handed_in]
        if not pairs:
            return
        refs = batches.record(
            by=staff,
            summary=f"{len(pairs)} kegiatan {DEFAULT_UNITS[batch[0]]}",
            activity_records=[record for record, _ in pairs],
        )
        standings = [standing for _, standings in pairs for standing in standings]
        self._waiting[batch] = self._to_verify(refs, standings)
        keys = [ref.key for ref in refs if ref.book == "activity"]
        self._keys |= {("activity", each.entry.number): key for each, key in zip(handed_in, keys, strict=True)}

    def _first_entry(self, entry: ActivityEntry) -> ActivityEntry:
        first = self._first_days.get(("activity", entry.number))
        return replace(entry, dated=first) if first else entry

    @cached_property
    def _first_days(self) -> dict[tuple[str, str], date]:
        return {(each["book"], each["number"]): each["first"] for each in tables.story()["corrections"]}

    @staticmethod
    def _to_verify(refs: Iterable[Ref], standings: Iterable[str]) -> list[Ref]:
        return [ref for ref, standing in zip(refs, standings, strict=True) if standing in VERIFIED]

    def _verify(self, batch: object, checker: str) -> None:
        refs = self._waiting.get(batch)
        if refs:
            batches.verify(by=self._person(checker), refs=refs, summary=f"{len(refs)} baris")

    def _late_output_steps(self, activity: SampleActivity, output: SampleOutput) -> Iterator[Step]:
        unit, entry = activity.entry.unit, output.record.entry

        def add() -> None:
            parent = self._keys["activity", activity.entry.number]
            key = outputs.add(by=self._person(f"staf.{unit}"), activity=parent, entry=entry)
            self._waiting[output] = [Ref(book="output", key=key, version=1)]

        yield Step(day=entry.dated + timedelta(days=2), take=add)
        yield Step(day=entry.dated + timedelta(days=6), take=partial(self._verify, output, f"kasi.{unit}"))

    def _document_steps(self) -> Iterator[Step]:
        begun = date.min
        for group in tables.story()["village_documents"]:
            own = [each for each in tables.village_documents() if begun < each.dated <= group["to"]]
            begun = group["to"]
            for recorder in sorted({each.recorder for each in own}):
                theirs = [each for each in own if each.recorder == recorder]
                yield from self._recorder_steps(recorder, theirs, group)

    def _recorder_steps(self, recorder: str, own: Sequence[SampleDocument], group: dict[str, Any]) -> Iterator[Step]:
        batch = (recorder, group["to"])

        def record() -> None:
            records = [self._first_record(each) for each in own]
            refs = batches.record(by=self._person(recorder), summary=f"{len(records)} dokumen desa", documents=records)
            standings = [standing for each in own for standing in [each.standing] * (1 + len(each.record.proofs))]
            self._waiting[batch] = self._to_verify(refs, standings)
            keys = [ref.key for ref in refs if ref.book == "village_document"]
            self._keys |= {("village_document", each.name): key for each, key in zip(own, keys, strict=True)}

        yield Step(day=group["recorded_on"], take=record)
        yield Step(day=group["verified_on"], take=partial(self._verify, batch, DOCUMENT_CHECKER))

    def _first_record(self, document: SampleDocument) -> DocumentRecord:
        first, record = self._first_days.get(("village_document", document.name)), document.record
        return replace(record, entry=replace(record.entry, enacted_on=first)) if first else record

    def _closing_steps(self) -> Iterator[Step]:
        begun = (tables.story()["opened_on"].year, 0)
        for group in tables.story()["closings"]:
            year, month = (int(part) for part in group["to"].split("-"))
            months = list(_months(begun, (year, month)))
            begun = (year, month)
            for unit in DEFAULT_UNITS:
                yield Step(day=group["closed_on"], take=partial(self._close, unit, months))

    def _close(self, unit: str, months: Sequence[tuple[int, int]]) -> None:
        busy = {
            (each.entry.dated.year, each.entry.dated.month)
            for each in tables.activities()
            if each.entry.unit == unit and each.entry.status is not Status.PLANNED
        }
        left_open = {each["month"] for each in tables.story()["never_closed"] if each["unit"] == unit}
        closed = [
            Month(year=year, month=month, is_nil=(year, month) not in busy)
            for year, month in months
            if f"{year}-{month:02}" not in left_open
        ]
        monthly_closings.close_all(by=self._person(f"staf.{unit}"), unit=unit, months=closed)

    def _change_steps(self) -> Iterator[Step]:
        for each in tables.story()["corrections"]:
            yield Step(day=each["corrected_on"], take=partial(self._correct, each))
            yield Step(day=each["verified_on"], take=partial(self._verify_change, each))
        for each in tables.story()["annulments"]:
            yield Step(day=each["annulled_on"], take=partial(self._annul, each))
            yield Step(day=each["verified_on"], take=partial(self._verify_change, each))
        for each in tables.story()["returns"]:
            yield Step(day=each["returned_on"], take=partial(self._send_back, each))

    def _correct(self, change: dict[str, Any]) -> None:
        if change["book"] == "activity":
            entry = next(each.entry for each in tables.activities() if each.entry.number == change["number"])
            activities.correct(
                by=self._person(f"staf.{entry.unit}"),
                key=self._keys["activity", entry.number],
                version=2,
                entry=entry,
                reason=change["reason"],
            )
            return
        document = next(each for each in tables.village_documents() if each.name == change["number"])
        village_documents.correct(
            by=self._person(document.recorder),
            key=self._keys["village_document", document.name],
            version=2,
            entry=document.record.entry,
            reason=change["reason"],
        )

    def _annul(self, change: dict[str, Any]) -> None:
        entry = next(each.entry for each in tables.activities() if each.entry.number == change["number"])
        key, staff = self._keys["activity", entry.number], self._person(f"staf.{entry.unit}")
        activities.annul(by=staff, key=key, version=2, reason=change["reason"])

    def _verify_change(self, change: dict[str, Any]) -> None:
        ref = Ref(book=change["book"], key=self._keys[change["book"], change["number"]], version=3)
        batches.verify(by=self._person(CHANGE_CHECKER), refs=[ref], summary=change["number"])

    def _send_back(self, change: dict[str, Any]) -> None:
        key = self._keys["activity", change["number"]]
        activities.send_back(by=self._person(CHANGE_CHECKER), key=key, version=1, remark=change["remark"])

    def _value_steps(self) -> Iterator[Step]:
        for group in tables.story()["recorded_values"]:
            yield Step(day=group["recorded_on"], take=partial(self._record_values, group))
            yield Step(day=group["verified_on"], take=partial(self._verify, group["paper"], VALUE_CHECKER))

    def _record_values(self, group: dict[str, Any]) -> None:
        keys = [
            recorded_values.add(
                by=self._person(VALUE_RECORDER),
                entry=RecordedValueEntry(
                    indicator=group["indicator"],
                    year=group["year"],
                    quantity=quantity,
                    amount=Decimal(amount),
                    paper=group["paper"],
                    paper_dated=group["paper_dated"],
                ),
            )
            for quantity, amount in group["quantities"].items()
        ]
        self._waiting[group["paper"]] = [Ref(book="recorded_value", key=key, version=1) for key in keys]

    def _target_steps(self) -> Iterator[Step]:
        for group in tables.story()["targets"]:
            yield Step(day=group["recorded_on"], take=partial(self._record_targets, group))
            yield Step(day=group["verified_on"], take=partial(self._verify, group["paper"], VALUE_CHECKER))

    def _record_targets(self, group: dict[str, Any]) -> None:
        entries = [
            TargetEntry(
                indicator=indicator,
                year=group["year"],
                kind=TargetKind(group["kind"]),
                quarter=quarter or None,
                amount=Decimal(amount),
                paper=group["paper"],
                paper_number=group.get("paper_number"),
                paper_dated=group["paper_dated"],
            )
            for indicator, amounts in group["amounts"].items()
            for quarter, amount in enumerate(amounts)
            if amount
        ]
        keys = targets.record(by=self._person(VALUE_RECORDER), entries=entries)
        self._waiting[group["paper"]] = [Ref(book="target", key=key, version=1) for key in keys]

    def _setting_steps(self) -> Iterator[Step]:
        for told in tables.story()["settings"]:
            yield Step(day=told["recorded_on"], take=partial(self._record_setting, told))
            yield Step(day=told["verified_on"], take=partial(self._verify, told["paper"], VALUE_CHECKER))

    def _record_setting(self, told: dict[str, Any]) -> None:
        names = ("value", "valid_from", "paper", "paper_number", "paper_dated")
        entry = SettingEntry(kind=SettingKind(told["kind"]), **{name: told[name] for name in names})
        key = settings.add(by=self._person(VALUE_RECORDER), entry=entry)
        self._waiting[told["paper"]] = [Ref(book="setting", key=key, version=1)]

    def _budget_steps(self) -> Iterator[Step]:
        for each in tables.story()["budgets"]:
            yield Step(day=each["taken_on"], take=partial(self._take_budget, each["year"]))

    def _take_budget(self, year: int) -> None:
        imports.budget(by=self._person(PLANNER), path=tables.FOLDER / f"budget-{year}.csv", year=year)

    def _village_steps(self) -> Iterator[Step]:
        for each in tables.story()["receipts"]:
            yield Step(day=each["issued_on"], take=partial(self._receive, each["document"]))
        for each in tables.story()["exemptions"]:
            yield Step(day=each["decided_on"], take=partial(self._exempt, each))

    def _receive(self, document: str) -> None:
        key = self._keys["village_document", document]
        receipts.issue(by=self._person(DOCUMENT_CHECKER), document=key, version=2)

    def _exempt(self, decision: dict[str, Any]) -> None:
        content = {name: value for name, value in decision.items() if name != "decided_on"}
        exemptions.decide(by=self._person(EXEMPTION_MAKER), entry=ExemptionEntry(**content))

    def _analysis_steps(self) -> Iterator[Step]:
        for each in tables.story()["analyses"]:
            yield Step(day=each["written_on"], take=partial(self._write, each["year"]))

    def _write(self, year: int) -> None:
        for entry in tables.analyses(year):
            analyses.write(by=self._person(PLANNER), entry=entry, version=0)

    def _measurement_steps(self) -> Iterator[Step]:
        for each in tables.story()["measurements"]:
            steps = (
                ("frozen_on", self._freeze),
                ("reviewed_on", partial(self._advance, measurements.review, REVIEWER)),
                ("returned_on", self._return),
                ("approved_on", partial(self._advance, measurements.approve, APPROVER)),
                ("published_on", partial(self._advance, measurements.publish, PLANNER)),
            )
            yield from (Step(day=each[day], take=partial(take, each)) for day, take in steps if day in each)

    def _freeze(self, told: dict[str, Any]) -> None:
        by, reason = self._person(PLANNER), told.get("reason", "")
        key = measurements.freeze(by=by, year=told["year"], quarter=told.get("quarter"), reason=reason)
        measurements.submit(by=by, key=key, version=1)
        self._keys["measurement", str(told["frozen_on"])] = key

    def _advance(self, act: Callable[..., int], username: str, told: dict[str, Any]) -> None:
        by, key = self._person(username), self._keys["measurement", str(told["frozen_on"])]
        act(by=by, key=key, version=selectors.edition_history(by, key)[-1].version)

    def _return(self, told: dict[str, Any]) -> None:
        key = self._keys["measurement", str(told["frozen_on"])]
        measurements.send_back(by=self._person(REVIEWER), key=key, version=2, remark=told["remark"])


def _months(after: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield every month after one, up to and with another."""
    year, month = after
    while (year, month) < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        yield year, month
