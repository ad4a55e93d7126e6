"""Tasks wait in the database, a worker does them, and it is said when nobody does."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from cermat.actions import background, rounds
from cermat.actions.background import Round
from cermat.registers import clock
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent, Message
from tests import cast
from tests.actions import tasks


@pytest.fixture(autouse=True)
def _own_signals(fresh_database: None) -> Iterator[None]:
    """Give the tests' own signal handlers back after a worker took them."""
    kept = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    tasks.DONE.clear()
    yield
    for each, handler in kept.items():
        signal.signal(each, handler)


def test_does_what_waits_in_order_and_goes_on_after_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    tasks.note.enqueue("satu")
    tasks.fail.enqueue()
    tasks.note.enqueue("dua")
    background.work(rounds=(), once=True)
    assert tasks.DONE == ["satu", "dua"]
    assert [each.status for each in DBTaskResult.objects.order_by("enqueued_at")] == [
        "SUCCESSFUL",
        "FAILED",
        "SUCCESSFUL",
    ]
    assert "ZeroDivisionError" in caplog.text


def test_a_task_of_an_act_that_failed_is_not_there() -> None:
    with transaction.atomic():
        tasks.note.enqueue("tidak jadi")
        transaction.set_rollback(True)
    background.work(rounds=(), once=True)
    assert tasks.DONE == []


def test_goes_every_round_once() -> None:
    gone: list[str] = []
    rounds = [Round(every=timedelta(days=1), do=lambda word=word: gone.append(word)) for word in ("pagi", "sore")]
    background.work(rounds=rounds, once=True)
    assert gone == ["pagi", "sore"]


def test_a_round_that_is_refused_stops_neither_the_others_nor_the_tasks(caplog: pytest.LogCaptureFixture) -> None:
    gone: list[str] = []

    def refuse() -> None:
        raise NotFound("tidak ada")

    tasks.note.enqueue("tetap")
    each_day = timedelta(days=1)
    background.work(
        rounds=(Round(every=each_day, do=refuse), Round(every=each_day, do=lambda: gone.append("ya"))), once=True
    )
    assert (gone, tasks.DONE) == (["ya"], ["tetap"])
    assert "tidak ada" in caplog.text


def test_a_task_that_waits_without_a_worker_is_told_after_a_minute() -> None:
    tasks.note.enqueue("menunggu")
    now = datetime.now(UTC)
    assert background.backlog().is_worked
    with clock.fixed(now + timedelta(minutes=2)):
        found = background.backlog()
    assert (found.waiting, found.is_worked) == (1, False)


def test_tasks_behind_one_under_way_wait_rightly() -> None:
    tasks.note.enqueue("menunggu")
    later = datetime.now(UTC) + timedelta(minutes=2)
    tasks.note.enqueue("dikerjakan")
    DBTaskResult.objects.filter(args_kwargs__args=["dikerjakan"]).update(status="RUNNING", started_at=later)
    with clock.fixed(later):
        assert background.backlog().is_worked


def test_forgets_tasks_finished_long_ago_alone() -> None:
    tasks.note.enqueue("lama")
    tasks.note.enqueue("baru")
    background.work(rounds=(), once=True)
    old = datetime.now(UTC) - timedelta(days=background.KEPT_DAYS + 1)
    DBTaskResult.objects.filter(args_kwargs__args=["lama"]).update(finished_at=old)
    background.sweep()
    assert [each.args_kwargs["args"] for each in DBTaskResult.objects.all()] == [["baru"]]


def told_to_stop_after(gone: list[int], times: int) -> Round:
    """Return a round that is always due, and tells the worker to stop when it was gone so often."""

    def go() -> None:
        gone.append(len(gone))
        if len(gone) >= times:
            os.kill(os.getpid(), signal.SIGTERM)

    return Round(every=timedelta(0), do=go)


def test_an_idle_worker_goes_on_until_told_to_stop_and_a_round_comes_when_it_is_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(background, "PAUSE", 0.0)
    gone: list[int] = []
    daily: list[str] = []
    tasks.note.enqueue("satu")
    each_day = Round(every=timedelta(days=1), do=lambda: daily.append("sekali"))
    with pytest.raises(SystemExit) as ended:
        background.work(rounds=(each_day, told_to_stop_after(gone, 3)), once=False)
    assert (ended.value.code, len(gone), daily, tasks.DONE) == (0, 3, ["sekali"], ["satu"])


def test_a_worker_told_to_stop_finishes_what_it_is_doing_and_begins_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(background, "PAUSE", 0.0)
    tasks.note_and_stop.enqueue("satu")
    tasks.note.enqueue("dua")
    background.work(rounds=(), once=False)
    assert tasks.DONE == ["satu"]
    assert background.backlog().waiting == 1


def away(*_: object) -> None:
    raise OperationalError("connection refused")


def test_a_worker_outlives_a_database_that_is_away_and_the_command_for_cron_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(background, "PAUSE", 0.0)
    monkeypatch.setattr(background.Worker, "run", away)
    gone: list[int] = []
    with pytest.raises(SystemExit):
        background.work(rounds=(told_to_stop_after(gone, 3),), once=False)
    assert caplog.text.count("the database is away, tasks wait: connection refused") == 2
    with pytest.raises(OperationalError):
        background.work(rounds=(), once=True)


def test_every_round_of_the_worker_may_be_gone_twice() -> None:
    cast.open_office()
    cast.add_people_of_the_office()
    seen = []
    for _ in range(2):
        for each in rounds.ROUNDS:
            each.do()
        seen.append((AuditEvent.objects.count(), Message.objects.count()))
    assert seen[0] == seen[1]
