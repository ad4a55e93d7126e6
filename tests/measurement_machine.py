"""Everybody tries every step on every frozen measurement, while the books go on: no illegal step, nobody takes two of
the three, and what was frozen does not change. By which door they try it, a subclass says.
"""

import hashlib
import os
from collections import Counter
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cermat.actions import activities, users
from cermat.registers import clock, ledger, publishing
from cermat.registers.models import FrozenMeasurement, PublishedFigure, Snapshot
from tests import cast

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
# Written apart from the program: what may follow a step.
MAY_FOLLOW = {
    "": {"draf"},
    "draf": {"diajukan"},
    "diajukan": {"direviu", "dikembalikan"},
    "direviu": {"disetujui", "dikembalikan"},
    "disetujui": {"dipublikasikan"},
    "dikembalikan": set(),
    "dipublikasikan": set(),
}
WIB = ZoneInfo("Asia/Jakarta")
PEOPLE = ("perencana", "perencana.dua", "sekretaris", "kasi.pelayanan", "camat", "camat.plt", "admin", cast.STRANGER)
everybody, quarters, editions = st.permutations(PEOPLE), st.sampled_from([1, 2]), st.sampled_from([0, 0, 0, 1, 2])
lags = st.sampled_from([0, 0, 0, 1])
days = st.sampled_from([-1, 0, 1, -2])


def add_people() -> None:
    """Give an office that has the cast's neighbour its people, two of whom stand for two posts each.

    The stranger reviews at home, so that what he finds closed here is closed to him as to a stranger.
    """
    cast.add_people()
    said = {"by": cast.console(), "password_hash": cast.password_hash(), "position": "uji"}
    users.add(username="perencana.dua", role="perencana", **said)
    users.give_role(by=cast.console(), username="perencana.dua", role="kasi", unit="umum")
    users.add(username="camat.plt", role="camat", **said)
    users.give_role(by=cast.console(), username="camat.plt", role="perencana")
    users.give_role(by=cast.console(cast.OTHER_OFFICE), username=cast.STRANGER, role="sekretaris")


def run(*, long: int, short: int) -> settings:
    """Return how often the machine starts anew: 40 rules each time, 100 in the long form."""
    return settings(
        max_examples=long if IS_PROOF else short,
        stateful_step_count=100 if IS_PROOF else 40,
        derandomize=not IS_PROOF,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


class MeasurementMachine(RuleBasedStateMachine):
    """One office whose people try everything; what is refused leaves no trace. `done` counts what was done."""

    done: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.numbers = 0
        self.frozen: dict[int, str] = {}
        self.now = clock.now()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def take(self, who: str, step: str, **said: Any) -> bool:
        """Have a person try a step; return whether it was taken."""
        raise NotImplementedError

    @rule(who=everybody, quarter=quarters, reason=st.sampled_from(["", "uji"]))
    def freeze(self, who: list[str], quarter: int, reason: str) -> None:
        any(self._attempt(each, "freeze", year=2023, quarter=quarter, reason=reason) for each in who)

    @rule(who=everybody, back=editions, lag=lags)
    def submit(self, who: list[str], back: int, lag: int) -> None:
        self._try("submit", who, back, lag=lag)

    @rule(who=everybody, back=editions, lag=lags)
    def review(self, who: list[str], back: int, lag: int) -> None:
        self._try("review", who, back, lag=lag)

    @rule(who=everybody, back=editions)
    def send_back(self, who: list[str], back: int) -> None:
        self._try("send_back", who, back, remark="uji")

    @rule(who=everybody, back=editions, lag=lags)
    def approve(self, who: list[str], back: int, lag: int) -> None:
        self._try("approve", who, back, lag=lag)

    @rule(who=everybody, back=editions, days=days)
    def approve_on_paper(self, who: list[str], back: int, days: int) -> None:
        self._on_paper(who, back, days)

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(who=everybody, back=editions)
    def publish(self, who: list[str], back: int) -> None:
        self._try("publish", who, back)

    @rule(who=everybody, back=editions, steps=st.sampled_from([1, 2, 3, 4]), days=st.none() | days)
    def carry_it_far(self, who: list[str], back: int, steps: int, days: int | None) -> None:
        for step in ("submit", "review", "approve", "publish")[:steps]:
            if step == "approve" and days is not None:
                for each in (days, 0):
                    self._on_paper(who, back, each)
            else:
                self._try(step, who, back)

    @rule(number=st.integers(1, 3))
    def the_books_go_on(self, number: int) -> None:
        self.numbers += number
        with clock.fixed(self.now), transaction.atomic():
            activities.add(by=cast.scope(), entry=cast.activity(f"{self.numbers}/2023"))

    @rule(sql=st.sampled_from(["text = '{}'", "sha256 = ''"]))
    def somebody_writes_past_the_program(self, sql: str) -> None:
        for statement in (
            f"UPDATE registers_snapshot SET {sql}",
            "UPDATE registers_frozenmeasurement SET stage = 'disetujui'",
            "DELETE FROM registers_frozenmeasurement",
        ):
            if not Snapshot.objects.exists():
                return
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
            self.done["refused by the table"] += 1

    @invariant()
    def nothing_frozen_changed(self) -> None:
        for row in Snapshot.objects.all():
            sha256 = hashlib.sha256(row.text.encode()).hexdigest()
            assert self.frozen.setdefault(row.pk, sha256) == sha256 == row.sha256
        assert len(self.frozen) == Snapshot.objects.count()

    @invariant()
    def every_step_may_follow_the_one_before(self) -> None:
        before: dict[str, str] = {}
        for row in FrozenMeasurement.objects.order_by("office", "key", "version"):
            assert row.stage in MAY_FOLLOW[before.get(row.key, "")], (row.key, row.version)
            before[row.key] = row.stage

    @invariant()
    def three_people_stand_behind_what_is_locked(self) -> None:
        """The third may have signed a sheet: then he is not named, and who records it is not who reviewed."""
        for row in FrozenMeasurement.objects.all():
            who = [each for each in (row.prepared_by, row.reviewed_by, row.approved_by) if each]
            assert len(set(who)) == len(who), (row.key, who)
            if row.stage in {"disetujui", "dipublikasikan"}:
                assert len(who) == (2 if row.approval_paper else 3)
            if row.stage == "disetujui" and row.approval_paper:
                assert row.recorded_by != row.reviewed_by

    @invariant()
    def no_sheet_is_signed_before_the_review_or_after_it_was_recorded(self) -> None:
        for row in FrozenMeasurement.objects.filter(stage="disetujui", approval_paper__isnull=False):
            review = FrozenMeasurement.objects.get(key=row.key, stage="direviu").recorded_at
            first, last = (each.astimezone(WIB).date() for each in (review, row.recorded_at))
            assert first <= row.approval_dated <= last, (row.key, first, row.approval_dated, last)

    @invariant()
    def what_follows_a_locked_edition_names_the_reopening(self) -> None:
        locked: dict[int | None, int] = {}
        for row in FrozenMeasurement.objects.filter(stage="disetujui"):
            locked[row.quarter] = min(row.edition, locked.get(row.quarter, row.edition))
        for row in FrozenMeasurement.objects.filter(version=1):
            assert bool(row.reopens) is (row.edition > locked.get(row.quarter, row.edition)), row.key

    @invariant()
    def what_is_public_is_what_was_published(self) -> None:
        assert publishing.wrong_figures(cast.console()) == ()
        kept = set(PublishedFigure.objects.values_list("measurement", flat=True))
        assert kept == set(FrozenMeasurement.objects.filter(stage="dipublikasikan").values_list("key", flat=True))

    @invariant()
    def one_edition_of_a_period_is_under_way(self) -> None:
        latest: dict[str, tuple[int | None, str]] = {}
        for row in FrozenMeasurement.objects.order_by("version"):
            latest[row.key] = (row.quarter, row.stage)
        waiting = Counter(quarter for quarter, stage in latest.values() if stage in {"diajukan", "direviu"})
        assert all(count == 1 for count in waiting.values())

    def _on_paper(self, who: list[str], back: int, days: int) -> None:
        """Try to record a sheet that was signed so many days from today."""
        dated = self.now.astimezone(WIB).date() + timedelta(days=days)
        self._try("record_approval", who, back, paper="Lembar uji", dated=dated)

    def _try(self, step: str, who: list[str], back: int, *, lag: int = 0, **said: object) -> None:
        """Have everybody try a step with one of the latest editions, one after the other."""
        keys = list(FrozenMeasurement.objects.filter(version=1).order_by("-event_seq").values_list("key", flat=True))
        for each in who if keys else ():
            key = keys[back % len(keys)]
            version = max(1, FrozenMeasurement.objects.filter(key=key).count() - lag)
            self._attempt(each, step, key=key, version=version, **said)

    def _attempt(self, who: str, step: str, **said: object) -> bool:
        count = FrozenMeasurement.objects.count(), Snapshot.objects.count()
        self.done["steps"] += 1
        with clock.fixed(self.now):
            was_taken = self.take(who, step, **said)
        if was_taken:
            assert FrozenMeasurement.objects.count() == count[0] + 1
            self.done[step] += 1
        else:
            assert count == (FrozenMeasurement.objects.count(), Snapshot.objects.count())
        return was_taken


def assert_everything_was_tried(done: Counter[str], *, steps: int) -> None:
    """Fail where the machine took fewer steps, or left a kind of them out, or broke the chain."""
    print(f"measurement machine: {done}")
    assert done["steps"] > steps
    assert {"freeze", "submit", "review", "approve", "record_approval", "refused by the table"} <= set(done), done
    assert not ledger.verify()
