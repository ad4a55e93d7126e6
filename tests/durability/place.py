"""Books of their own for a proof: a data folder, a database, and people who may write."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.db import connections

from cermat.config import environment

ROOT = Path(__file__).resolve().parents[2]
CERMAT = Path(sys.executable).parent / "cermat"
ALIAS = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where books lie. `database_url` is empty for SQLite in the folder."""

    folder: Path
    database_url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Return everything a process at this place knows of the world."""
        known = {"CERMAT_DATA": str(self.folder), "PATH": os.environ["PATH"]}
        return {**known, "DATABASE_URL": self.database_url} if self.database_url else known

    def cermat(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command at this place, as a user runs it."""
        return subprocess.run(
            [str(CERMAT), *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )

    def open(self, *codes: str) -> None:
        """Make the tables, then open the offices named with their villages' operators, or two with the cast."""
        command = [sys.executable, "-m", "tests.durability.opening", *codes]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, timeout=120)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return what the database itself answers, past the program."""
        if self.database_url:
            with psycopg.connect(self.database_url) as server:
                return server.execute(query).fetchall()
        with closing(sqlite3.connect(self.folder / "cermat.sqlite3", timeout=20)) as file:
            return file.execute(query).fetchall()

    @contextmanager
    def looked_into(self, blocker: Any) -> Iterator[None]:
        """Let this process's Django read the books here."""
        template, settings = connections[ALIAS], connections.settings[ALIAS]
        test = {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None}
        del connections[ALIAS]
        connections.settings[ALIAS] = {**settings, "PORT": "", "HOST": "", **self._database(), "TEST": test}
        try:
            with blocker.unblock():
                yield
        finally:
            connections[ALIAS].close()
            connections.settings[ALIAS] = settings
            connections[ALIAS] = template

    def _database(self) -> dict[str, Any]:
        before = os.environ.pop("DATABASE_URL", None)
        if self.database_url:
            os.environ["DATABASE_URL"] = self.database_url
        try:
            return environment.database(self.folder)
        finally:
            os.environ.pop("DATABASE_URL", None)
            if before is not None:
                os.environ["DATABASE_URL"] = before
