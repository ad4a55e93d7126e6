"""Everybody tries every step on every frozen measurement, while the books go on: no illegal step, nobody takes two of
the three, and what was frozen does not change.

A short form here; `CERMAT_PROVE=1` runs it at length.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cermat.actions import activities, measurements, users
from cermat.actions.cycle import Step
from cermat.actions.errors import ActionError
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import FrozenMeasurement, Snapshot
from cermat.registers.selectors import scope_of
from tests import cast

pytestmark = pytest.mark.proof

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
RUN = settings(
    max_examples=500 if IS_PROOF else 20,
    stateful_step_count=100 if IS_PROOF else 40,
    derandomize=not IS_PROOF,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
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
PEOPLE = ("perencana", "perencana.dua", "sekretaris", "kasi.pelayanan", "camat", "camat.plt", "admin", cast.STRANGER)
everybody, quarters, editions = st.permutations(PEOPLE), st.sampled_from([1, 2]), st.sampled_from([0, 0, 0, 1, 2])
lags = st.sampled_from([0, 0, 0, 1])
done: Counter[str] = Counter()


class Office(RuleBasedStateMachine):
    """One office whose people try everything; what an act refuses leaves no trace."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = 0
        self.frozen: dict[int, str] = {}
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @rule(who=everybody, quarter=quarters, reason=st.sampled_from(["", "uji"]))
    def freeze(self, who: list[str], quarter: int, reason: str) -> None:
        act = partial(measurements.freeze, by=_scope(who[0]), year=2023, quarter=quarter, reason=reason)
        self._attempt("freeze", act)

    @rule(who=everybody, back=editions, lag=lags)
    def submit(self, who: list[str], back: int, lag: int) -> None:
        self._try(measurements.submit, who, back, lag=lag)

    @rule(who=everybody, back=editions, lag=lags)
    def review(self, who: list[str], back: int, lag: int) -> None:
        self._try(measurements.review, who, back, lag=lag)

    @rule(who=everybody, back=editions)
    def send_back(self, who: list[str], back: int) -> None:
        self._try(measurements.send_back, who, back, remark="uji")

    @rule(who=everybody, back=editions, lag=lags)
    def approve(self, who: list[str], back: int, lag: int) -> None:
        self._try(measurements.approve, who, back, lag=lag)

    @rule(who=everybody, back=editions)
    def publish(self, who: list[str], back: int) -> None:
        self._try(measurements.publish, who, back)

    @rule(number=st.integers(1, 3))
    def the_books_go_on(self, number: int) -> None:
        self.numbers += number
        entry = cast.activity(f"{self.numbers}/2023")
        self._attempt("record", partial(activities.add, by=cast.scope(), entry=entry))

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
            done["refused by the table"] += 1

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
        for row in FrozenMeasurement.objects.all():
            who = [each for each in (row.prepared_by, row.reviewed_by, row.approved_by) if each]
            assert len(set(who)) == len(who), (row.key, who)
            if row.stage in {"disetujui", "dipublikasikan"}:
                assert len(who) == 3

    @invariant()
    def one_edition_of_a_period_is_under_way(self) -> None:
        latest: dict[str, tuple[int | None, str]] = {}
        for row in FrozenMeasurement.objects.order_by("version"):
            latest[row.key] = (row.quarter, row.stage)
        waiting = Counter(quarter for quarter, stage in latest.values() if stage in {"diajukan", "direviu"})
        assert all(count == 1 for count in waiting.values())

    def _try(self, act: Callable[..., int], who: list[str], back: int, *, lag: int = 0, **said: object) -> None:
        """Have everybody try a step with one of the latest editions, one after the other."""
        keys = list(FrozenMeasurement.objects.filter(version=1).order_by("-event_seq").values_list("key", flat=True))
        for each in who if keys else ():
            key = keys[back % len(keys)]
            version = max(1, FrozenMeasurement.objects.filter(key=key).count() - lag)
            self._attempt(act.__name__, partial(act, by=_scope(each), key=key, version=version, **said))

    def _attempt(self, step: str, act: Callable[[], object]) -> None:
        count = FrozenMeasurement.objects.count(), Snapshot.objects.count()
        done["steps"] += 1
        try:
            with transaction.atomic():
                act()
        except (ActionError, NotFound):
            assert count == (FrozenMeasurement.objects.count(), Snapshot.objects.count())
        else:
            done[step] += 1


def _scope(who: str):
    found = scope_of(who)
    assert found is not None
    return found


@pytest.fixture
def _peopled(neighbour: str) -> None:
    cast.add_people()
    said = {"by": cast.console(), "password_hash": cast.password_hash(), "position": "uji"}
    users.add(username="perencana.dua", role="perencana", **said)
    users.give_role(by=cast.console(), username="perencana.dua", role="kasi", unit="umum")
    users.add(username="camat.plt", role="camat", **said)
    users.give_role(by=cast.console(), username="camat.plt", role="perencana")


@pytest.mark.usefixtures("_peopled")
def test_whatever_anybody_tries_no_step_is_illegal_and_nothing_frozen_changes() -> None:
    done.clear()
    run_state_machine_as_test(Office, settings=RUN)  # type: ignore[no-untyped-call]
    print(f"measurement machine: {done}")
    assert done["steps"] > (50_000 if IS_PROOF else 200)
    assert {"freeze", "submit", "review", "approve", "refused by the table"} <= set(done), done
    assert not ledger.verify()


@pytest.mark.usefixtures("_peopled")
def test_a_person_who_stands_for_two_is_refused_by_the_table_where_the_rule_is_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: without the turn's check the table's own constraint still refuses."""
    monkeypatch.setitem(measurements._TURNS, Step.APPROVE, lambda turns, edition, *, username: "Camat")
    planner = _scope("camat.plt")
    key = measurements.freeze(by=planner, year=2023, quarter=1)
    measurements.submit(by=planner, key=key, version=1)
    measurements.review(by=cast.scope("sekretaris"), key=key, version=2)
    with pytest.raises(ledger.InvalidRow, match="orang lain daripada penyiap dan pereviunya"):
        measurements.approve(by=planner, key=key, version=3)
