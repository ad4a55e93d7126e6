"""Spark counts what plain Python counts: in this process, on a cluster, and on one that loses a worker in mid-run."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cermat.rollup import asking
from cermat.rollup.asking import Asked, Fetched, Level
from cermat.rollup.engines import cluster, embedded
from cermat.rollup.errors import RollupRefused
from cermat.rollup.lake import read_folder
from cermat.rules.types import YearBasis
from tests.indicators.strategies import IS_PROOF, instants
from tests.rollup.cluster import Cluster, is_installed, standalone
from tests.rollup.conftest import drawn
from tests.rollup.nation import Nation, neighbours, paper_version
from tests.rollup.test_as_python import YEARS, as_counts, by_python
from tests.rollup.test_spec import QUESTIONS, assert_as_the_law, nation_of_examples, written

pytestmark = [
    pytest.mark.proof,
    # One cluster for all of them: `tests.run` keeps a group in one process.
    pytest.mark.xdist_group("spark"),
    pytest.mark.skipif(not is_installed(), reason="Spark is not installed here: `make cluster`, and Java 17"),
]


@pytest.fixture(autouse=True)
def _on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with standalone(tmp_path_factory.mktemp("spark")) as started:
        yield started


def asked(quarter: int | None = None, basis: YearBasis = YearBasis.EVENT) -> Asked:
    (*_, as_of) = drawn(instants, 3)
    return Asked(years=YEARS, quarter=quarter, basis=basis, as_of=as_of, level=Level.DISTRICT)


def test_a_cluster_counts_every_office_as_python(nation: Nation, lake: Path, running: Cluster) -> None:
    question, later = asked(3, YearBasis.DOCUMENT), Asked(years=YEARS, as_of=datetime(2030, 1, 1, tzinfo=UTC))
    answer = cluster.answer(question, str(lake), master=running.address)
    assert as_counts(answer) == by_python(nation, question)
    if IS_PROOF:
        assert cluster.answer(later, f"file://{lake}", master=running.address) == embedded.answer(later, lake)


def test_a_cluster_names_the_offices_without_a_paper_in_force(running: Cluster, tmp_path: Path) -> None:
    lake = written(neighbours({"35.08.10": [paper_version()]}), tmp_path)
    question = Asked(years=(2022, 2023), as_of=datetime(2026, 1, 1, tzinfo=UTC))
    answer = cluster.answer(question, str(lake), master=running.address)
    assert answer == embedded.answer(question, lake)
    assert answer.left_out[2023] == ("35.08.09", "35.08.11")


@pytest.mark.prove
def test_a_cluster_counts_the_examples_as_the_law_does(running: Cluster, tmp_path: Path) -> None:
    lake = written(nation_of_examples(), tmp_path)
    assert_as_the_law(lambda question: cluster.answer(question, str(lake), master=running.address), QUESTIONS)


@pytest.mark.prove
def test_a_store_that_spark_has_no_library_for_is_refused(running: Cluster) -> None:
    with pytest.raises(RollupRefused, match="hadoop-aws"):
        cluster.answer(asked(), "s3a://ember/danau", master=running.address)


def test_a_lost_worker_changes_nothing(lake: Path, running: Cluster) -> None:
    question = asked()
    found: list[Fetched] = []
    with cluster.session(running.address) as spark:
        known = read_folder(lake)
        cluster.name_tables(spark, str(lake), known=known, asked=question)
        work = threading.Thread(target=lambda: found.append(cluster.fetched(question, known, spark=spark)))
        work.start()
        tracker = spark.sparkContext.statusTracker()
        _wait_until(lambda: spark.catalog.tableExists("terms"))  # what is asked is there; now rows are counted
        _wait_until(lambda: any(_active_tasks(tracker)))
        os.killpg(running.workers[0].pid, signal.SIGKILL)
        assert not found
        work.join(timeout=120)
    assert asking.answered_by_lake(found[0], question, known=known) == embedded.answer(question, lake)
    assert running.workers[0].wait(timeout=10) == -signal.SIGKILL
    assert running.workers[1].poll() is None


def test_a_master_that_is_not_there_is_refused(lake: Path) -> None:
    with pytest.raises(RollupRefused, match="bukan alamat Spark"):
        cluster.answer(asked(), str(lake), master="localhost:7077")


def _active_tasks(tracker) -> Iterator[int]:
    for stage in tracker.getActiveStageIds():
        told = tracker.getStageInfo(stage)
        yield told.numActiveTasks if told else 0


def _wait_until(is_so, patience: float = 60) -> None:
    until = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < until, "nothing ran"
        time.sleep(0.005)
