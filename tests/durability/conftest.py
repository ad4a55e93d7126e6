"""Books of their own for each proof, made once and copied."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.durability.cluster import Cluster, made, programs
from tests.durability.place import Place

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place with two offices' books on SQLite, to be copied."""
    place = Place(folder=tmp_path_factory.mktemp("opened"))
    place.open()
    return place


@pytest.fixture
def place(opened: Place, tmp_path: Path) -> Place:
    """Return a place with two offices' books on SQLite, for one test."""
    return copied(opened, tmp_path / "data")


def copied(opened: Place, folder: Path) -> Place:
    """Return a copy of a place whose books lie in its folder."""
    shutil.copytree(opened.folder, folder)
    return Place(folder=folder)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Return a PostgreSQL cluster of the tests' own."""
    if programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL's programs are not installed")
        pytest.skip("PostgreSQL's programs are not installed")
    cluster = made()
    yield cluster
    cluster.stop()
    shutil.rmtree(cluster.folder)


@pytest.fixture
def place_on_postgres(cluster: Cluster, opened_on_postgres: str, tmp_path: Path) -> Place:
    """Return a place with two offices' books in a PostgreSQL database of its own, for one test."""
    return copied_on_postgres(cluster, opened_on_postgres, tmp_path / "data")


@pytest.fixture(scope="session")
def opened_on_postgres(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the name of a database with two offices' books, to be copied."""
    name = "opened"
    with psycopg.connect(cluster.url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    at(cluster, name, tmp_path_factory.mktemp("opened") / "data").open()
    return name


def copied_on_postgres(cluster: Cluster, template: str, folder: Path) -> Place:
    """Return a place whose books are a copy of a cluster's database."""
    name = f"books_{uuid4().hex}"
    with psycopg.connect(cluster.url, autocommit=True) as server:
        # Copied the other way, by its log, a sequence that a kill catches afterwards begins again where the template's
        # stood, and hands out numbers that are taken (seen with PostgreSQL 15.20).
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    return at(cluster, name, folder)


def at(cluster: Cluster, name: str, folder: Path) -> Place:
    """Return the place of a cluster's database, with a data folder."""
    folder.mkdir()
    return Place(folder=folder, database_url=cluster.url.removesuffix("/postgres") + f"/{name}")
