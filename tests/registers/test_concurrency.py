"""Several writers at a time: stamps rise, the chain holds, and what was measured stays measured."""

from collections.abc import Callable
from itertools import pairwise
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from cermat.registers import ledger, measuring, selectors
from cermat.registers.models import Anchor, AuditEvent
from tests.registers.histories import OFFICE, History, printed

WRITERS, ACTS, MEASURES = 4, 8, 8
NEIGHBOUR = "35.08.09"


def together(*jobs: Callable[[], None]) -> None:
    """Run jobs in threads that start at one instant, each with its own connection; raise the first failure."""
    barrier, failures = Barrier(len(jobs)), list[BaseException]()

    def run(job: Callable[[], None]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            job()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(job,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
        assert not thread.is_alive(), "a thread hangs"
    if failures:
        raise failures[0]


def writer(seed: int, office: str) -> Callable[[], None]:
    """Return a job that writes random rows of its own keys under the real clock."""

    def write() -> None:
        history = History(seed, office=office)
        for number in range(ACTS):
            with ledger.act(office=office, by="staf", verb="uji", summary="Serentak") as act:
                row = history.random.choice([history._document, history._activity, history._output])()
                row.key, row.version = f"{seed}-{number}", 1
                history._check(row)
                row.takeover = False
                act.add(row)

    return write


def measurer(kept: list[tuple[object, bytes]]) -> Callable[[], None]:
    """Return a job that measures again and again, each time by everything settled at that moment."""

    def measure() -> None:
        scope = selectors.console_scope(OFFICE)
        for _ in range(MEASURES):
            measured = measuring.measure(scope, year=2023)
            kept.append((measured.as_of, printed(measured)))

    return measure


def open_both() -> None:
    History(1, office=OFFICE).open()
    History(2, office=NEIGHBOUR).open()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.parametrize("seed", [1, 2])
def test_with_writers_at_work_stamps_rise_and_measurements_stay(fresh_database: None, seed: int) -> None:
    open_both()
    kept: list[tuple[object, bytes]] = []
    writers = [writer(seed * 10 + number, OFFICE if number else NEIGHBOUR) for number in range(WRITERS)]
    together(*writers, measurer(kept))

    for office, acts in ((OFFICE, (WRITERS - 1) * ACTS), (NEIGHBOUR, ACTS)):
        events = list(AuditEvent.objects.filter(office=office).order_by("seq"))
        assert [event.seq for event in events] == list(range(1, acts + 2))
        stamps = [event.recorded_at for event in events]
        assert all(earlier < later for earlier, later in pairwise(stamps))
    assert ledger.verify() == []
    assert len(kept) == MEASURES
    scope = selectors.console_scope(OFFICE)
    for as_of, then in kept:
        assert printed(measuring.measure(scope, year=2023, as_of=as_of)) == then


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_offices_that_begin_a_day_together_share_its_anchor(fresh_database: None) -> None:
    open_both()  # in 2023, by the clock of the histories: today needs an anchor of its own
    together(writer(1, OFFICE), writer(2, NEIGHBOUR))
    assert Anchor.objects.count() == 2
    assert set(AuditEvent.objects.filter(seq__gt=1).values_list("anchor_id", flat=True)) == {2}
    assert ledger.verify() == []


def test_two_connections_write_one_after_the_other(fresh_database: None) -> None:
    """On both databases: nobody is turned away, and no number is given twice."""
    open_both()
    together(writer(1, OFFICE), writer(2, OFFICE))
    seqs = AuditEvent.objects.filter(office=OFFICE).order_by("seq").values_list("seq", flat=True)
    assert list(seqs) == list(range(1, 2 * ACTS + 2))
    assert ledger.verify() == []
