"""Work that a person does not wait for: tasks kept in the database, and the worker that does them.

A task is enqueued in the transaction of the act that wants it, so that neither is there without the other. Its row is
no book: what was done stands in the books, and finished tasks are swept.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from cermat.registers import clock
from cermat.words.errors import CermatError

QUEUE = "default"
PAUSE = 1.0
KEPT_DAYS = 14
# A task that waits this long while nothing is being done waits for a worker that is not there.
PATIENCE = timedelta(minutes=1)
LONGEST = timedelta(minutes=15)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a worker does again and again. `do` must be safe to do twice."""

    every: timedelta
    do: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How many tasks wait, since when the first of them does, and whether somebody is working."""

    waiting: int
    since: datetime | None
    is_worked: bool


def work(*, rounds: Sequence[Round], once: bool) -> None:
    """Do what waits and go the rounds, until told to stop; with `once` until nothing waits."""
    worker = _worker()
    worker.configure_signals()
    due = dict.fromkeys(range(len(rounds)), 0.0)
    while worker.running:
        close_old_connections()
        for number, each in enumerate(rounds):
            if time.monotonic() >= due[number]:
                due[number] = time.monotonic() + each.every.total_seconds()
                _go(each)
        try:
            worker.run()
        except DatabaseError as absence:
            if once:
                raise
            logger.warning("the database is away, tasks wait: %s", absence)
        if once:
            return
        time.sleep(PAUSE)


def backlog() -> Backlog:
    """Return what waits for a worker now."""
    ready, now = DBTaskResult.objects.ready(), clock.now()
    since = ready.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    is_busy = DBTaskResult.objects.running().filter(started_at__gt=now - LONGEST).exists()
    is_worked = since is None or is_busy or since > now - PATIENCE
    return Backlog(waiting=ready.count(), since=since, is_worked=is_worked)


def sweep() -> None:
    """Forget tasks finished long ago."""
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)


def _go(each: Round) -> None:
    try:
        each.do()
    except (CermatError, DatabaseError):
        logger.exception("a round failed and will be tried again")


def _worker() -> Worker:
    return Worker(
        queue_names=[QUEUE],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
