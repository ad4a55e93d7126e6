"""Acts on measurements: freezing what the books say of a period, and taking it by three people to its approval.

A frozen measurement never changes; what is to be said otherwise is frozen anew, as the period's next edition.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cermat.actions import approval_sheets, cycle, dated_books, evidence_files, permissions, public_words, versions
from cermat.actions.cycle import PERMISSION_OF, Step
from cermat.actions.errors import FaultyEntry, NotPermitted, Problem, WrongState
from cermat.actions.permissions import Act
from cermat.indicators.cycle import UNDER_WAY, CycleStage, Edition
from cermat.indicators.figures import Period
from cermat.registers import clock, ledger, measuring, reporting, selectors, snapshots
from cermat.registers.models import FrozenMeasurement, Snapshot
from cermat.registers.scope import Scope
from cermat.words.dates import local_day, write_date, write_quarter

_CHECKED_BY = {CycleStage.SUBMITTED: Step.REVIEW, CycleStage.REVIEWED: Step.APPROVE}


def freeze(*, by: Scope, year: int, quarter: int | None = None, reason: str = "") -> str:
    """Freeze what the books say of a period now, as a draft, and return its key.

    A locked edition is opened again only with a reason. Raises WrongState while the period runs or an edition of it
    waits for somebody, FaultyEntry, and the refusals of `measuring.measure`.
    """
    permissions.check_can(by, Act.PREPARE_MEASUREMENT)
    period = Period(year=year, quarter=quarter)
    _refuse_running(by, period)
    public_words.refuse_personal("reason", reason)
    with ledger.act(
        office=by.office, by=by.username, verb="membekukan pengukuran", summary=_summary(period, reason)
    ) as act:
        before = [each for each in selectors.editions(by, year=year) if each.period == period]
        reopens = _reopening(before[-1] if before else None, reason)
        measured = measuring.measure(by, year=year, quarter=quarter)
        text = snapshots.write(reporting.complete(by, measured))
        edition = before[-1].edition + 1 if before else 1
        key = f"{period.key}-{edition}"
        act.add(Snapshot(key=key, version=1, text=text, sha256=snapshots.sha256(text)))
        row = FrozenMeasurement(key=key, version=1, year=year, quarter=quarter, edition=edition, snapshot=key)
        row.stage, row.prepared_by, row.reopens = CycleStage.DRAFT.value, by.username, reopens
        return act.add(row).key


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand a draft to those who review, and return the new version."""
    return _step(Step.SUBMIT, by=by, key=key, version=version)


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a measurement to who prepared it, with a remark; the Camat may too. Return the new version."""
    if not remark.strip():
        raise FaultyEntry([Problem(field="remark", sentence="Catatan pengembalian belum diisi; tulis apa yang salah.")])
    return _step(Step.SEND_BACK, by=by, key=key, version=version, reason=remark.strip())


def review(*, by: Scope, key: str, version: int) -> int:
    """Say as a second person that the measurement is sound, and return the new version."""
    return _step(Step.REVIEW, by=by, key=key, version=version)


def approve(*, by: Scope, key: str, version: int) -> int:
    """Approve as a third person: the measurement is locked. Return the new version."""
    return _step(Step.APPROVE, by=by, key=key, version=version)


def publish(*, by: Scope, key: str, version: int) -> int:
    """Say that an approved measurement is for everybody to read, and return the new version."""
    return _step(Step.PUBLISH, by=by, key=key, version=version)


def record_approval(
    *, by: Scope, key: str, version: int, paper: str, dated: date, name: str, pieces: Iterable[bytes]
) -> int:
    """Record that the Camat approved on a sheet, with the scan of it, and return the new version.

    Who reviewed does not record it. Raises NotPermitted, WrongState, FaultyEntry, FileRefused, StoreRefused,
    ScannerSilent.
    """
    reviewed = selectors.edition_history(by, key)[-1]
    check_may(by=by, edition=reviewed, step=Step.RECORD_APPROVAL)
    cycle.check_can(reviewed.stage, Step.RECORD_APPROVAL)
    approval_sheets.refuse_words(by, paper, dated, reviewed_at=reviewed.recorded_at)
    with evidence_files.received(name, pieces) as file:
        evidence_files.refuse_unscanned(file, of="lembar")
        return _step(
            Step.RECORD_APPROVAL,
            by=by,
            key=key,
            version=version,
            scan=file,
            approved_as=approval_sheets.signed_as(by, dated),
            approval_paper=paper.strip(),
            approval_dated=dated,
            approval_scan=file.sha256,
        )


def _step(
    step: Step,
    *,
    by: Scope,
    key: str,
    version: int,
    scan: evidence_files.Received | None = None,
    **changes: Any,
) -> int:
    seen = selectors.edition_history(by, key)[-1]
    signed = _signed(step, seen, by=by)
    after = cycle.check_can(seen.stage, step)
    _refuse_superseded(by, seen, step)
    sheet = f" dengan {changes['approval_paper']}" if scan else ""
    summary = f"{key}: versi {version + 1}, {after}{sheet}"
    with ledger.act(office=by.office, by=by.username, verb=f"{step} pengukuran", summary=summary) as act:
        row = FrozenMeasurement.objects.filter(office_id=by.office, key=key).order_by("-version")[0]
        versions.refuse_stale(row, version)
        if scan is not None:
            evidence_files.keep(act, scan, has_personal_data=False)
        return act.add(dated_books.next_version(row, stage=after.value, **signed, **changes)).version


def freeze_refusal(*, by: Scope, period: Period, before: Edition | None) -> str | None:
    """Return why this person may not freeze a period now, reason aside, as a sentence; None when he may."""
    try:
        permissions.check_can(by, Act.PREPARE_MEASUREMENT)
        _refuse_running(by, period)
        _refuse_under_way(before)
    except (NotPermitted, WrongState) as sentence:
        return str(sentence)
    return None


def waiting(*, by: Scope) -> tuple[Edition, ...]:
    """Return the measurements whose next step to approval is this person's to take, by period.

    A draft or a returned one waits for who prepared it, unless its period was frozen anew.
    """
    if by.is_one_place:
        return ()
    latest = {each.period: each for each in selectors.editions(by)}
    return tuple(each for each in latest.values() if _waits_for(by, each))


def _waits_for(by: Scope, edition: Edition) -> bool:
    if edition.stage in {CycleStage.DRAFT, CycleStage.RETURNED}:
        return edition.prepared_by == by.username
    step = _CHECKED_BY.get(edition.stage)
    return step is not None and refusal(by=by, edition=edition, step=step) is None


def check_may(*, by: Scope, edition: Edition, step: Step) -> None:
    """Return when this person may take this step, in whatever stage the measurement is. Raises NotPermitted."""
    _signed(step, edition, by=by)


def refusal(*, by: Scope, edition: Edition, step: Step) -> str | None:
    """Return why this person may not take this step with a measurement now, as a sentence; None when he may."""
    try:
        cycle.check_can(edition.stage, step)
        check_may(by=by, edition=edition, step=step)
        _refuse_superseded(by, edition, step)
    except (NotPermitted, WrongState) as sentence:
        return str(sentence)
    return None


def _signed(step: Step, seen: Edition, *, by: Scope) -> dict[str, Any]:
    """Return who stands in the books for a step, nobody for those that check nothing. Raises NotPermitted."""
    permissions.check_can(by, PERMISSION_OF[step])
    capacity = cycle.capacity(step, selectors.turns(by), seen, username=by.username)
    if step is Step.SEND_BACK:
        return {"reviewed_by": None, "reviewed_as": None}
    if step is Step.REVIEW:
        return {"reviewed_by": by.username, "reviewed_as": capacity}
    return {"approved_by": by.username, "approved_as": capacity} if step is Step.APPROVE else {}


def _reopening(before: Edition | None, reason: str) -> str | None:
    """Return why a locked edition is opened again, None where none was locked. Raises WrongState, FaultyEntry.

    Frozen anew before it is locked, it says so still, and what was said now beside it.
    """
    _refuse_under_way(before)
    if before is None:
        return None
    if not before.is_locked:
        said = [each for each in (before.reopens, reason.strip()) if each]
        return "; ".join(dict.fromkeys(said)) if before.reopens else None
    if not reason.strip():
        sentence = f"Edisi {before.edition} sudah {before.stage}; tulis alasan membukanya kembali."
        raise FaultyEntry([Problem(field="reason", sentence=sentence)])
    return reason.strip()


def _refuse_superseded(by: Scope, edition: Edition, step: Step) -> None:
    """Return for a period's last edition, and for publishing what was locked before. Raises WrongState."""
    of_period = [each for each in selectors.editions(by, year=edition.period.year) if each.period == edition.period]
    last = of_period[-1].edition
    if edition.edition != last and step is not Step.PUBLISH:
        raise WrongState(f"Periode ini sudah dibekukan lagi sebagai edisi {last}; lanjutkan edisi itu.")


def _refuse_under_way(before: Edition | None) -> None:
    if before is not None and before.stage in UNDER_WAY:
        raise WrongState(
            f"Edisi {before.edition} periode ini sedang {before.stage}; tunggu persetujuannya, "
            "atau mintalah dikembalikan bila angkanya perlu diperbaiki."
        )


def _refuse_running(by: Scope, period: Period) -> None:
    today = local_day(clock.now(), selectors.office(by).zone)
    if period.last_day >= today:
        raise WrongState(
            f"Periode {_words(period)} belum berakhir; bekukan mulai hari sesudah {write_date(period.last_day)}, "
            "lihat dahulu angka sementaranya di Beranda."
        )


def _summary(period: Period, reason: str) -> str:
    return f"{_words(period)} ({reason.strip()})" if reason.strip() else _words(period)


def _words(period: Period) -> str:
    return f"Tahun {period.year}" if period.quarter is None else write_quarter(period.year, period.quarter)
