"""What every room's tests share: databases that can be thrown away, and templates that miss nothing."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

ALIAS = "default"
# Of a run that is too long as a whole, one test in so many; set by `tests.run`.
ONE_IN = int(os.environ.get("CERMAT_ONE_IN", "1"))
# How quick the program is, its own tests say; a busy machine is no fault of an example.
settings.register_profile("cermat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cermat")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep one test in ONE_IN of those the marks left."""
    kept = items[::ONE_IN]
    config.hook.pytest_deselected(items=[each for number, each in enumerate(items) if number % ONE_IN])
    items[:] = kept


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the run's test database, also where only copies of it are asked for."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={ALIAS}, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def fresh_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    """Give a test a migrated, empty database of its own, with real transactions, open to several connections.

    The triggers refuse what Django empties its test database with, so such a test gets a copy instead. Threads
    must close their connections (`connections.close_all()`).
    """
    with django_db_blocker.unblock(), _database_of_its_own(tmp_path):
        yield


@pytest.fixture
def empty_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    """Give a test a database of its own without any table, to be brought where books of before stood."""
    with django_db_blocker.unblock(), _database_of_its_own(tmp_path, is_empty=True):
        yield


@contextmanager
def _database_of_its_own(folder: Path, *, is_empty: bool = False) -> Iterator[None]:
    template = connections[ALIAS]
    made = _file if template.vendor == "sqlite" else _database
    settings = connections.settings[ALIAS]
    with made(folder, is_empty=is_empty) as name:
        del connections[ALIAS]
        connections.settings[ALIAS] = {**settings, "NAME": name}
        try:
            yield
        finally:
            connections.close_all()
            connections.settings[ALIAS] = settings
            connections[ALIAS] = template


@contextmanager
def _file(folder: Path, *, is_empty: bool) -> Iterator[str]:
    path = folder / "books.sqlite3"
    if not is_empty:
        connection.ensure_connection()
        file = sqlite3.connect(path)
        connection.connection.backup(file)
        file.close()
    yield str(path)


@contextmanager
def _database(folder: Path, *, is_empty: bool) -> Iterator[str]:
    source, name = connections[ALIAS].settings_dict["NAME"], f"test_cermat_{uuid4().hex}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}" + ("" if is_empty else f" TEMPLATE {source}"))
    try:
        yield name
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


class _MissingVariables(logging.Filter):
    """Collects what templates ask for and do not find; Django's own templates are left alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple) and len(record.args) == 2:
            variable, template = record.args
            if not str(template).startswith("django/"):
                self.found.append(f"{template}: {variable}")
        return False


@pytest.fixture(autouse=True)
def _no_missing_template_variable(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose templates used a variable that was not there, also inside `{% if %}`."""
    logger = logging.getLogger("django.template")
    watch, level = _MissingVariables(), logger.level
    logger.addFilter(watch)
    logger.setLevel(logging.DEBUG)
    yield
    logger.removeFilter(watch)
    logger.setLevel(level)
    if "ignore_template_errors" not in request.keywords:
        assert not watch.found, f"variables missing in templates: {sorted(set(watch.found))}"
