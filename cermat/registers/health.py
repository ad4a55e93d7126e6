"""Whether the database keeps what it acknowledges: asked by `cermat doctor`."""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import Max

from cermat.registers import clock, triggers
from cermat.registers.models import AuditEvent

FULL = 2
SAFE_SQLITE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined: what it is called, whether it is well, what was seen, and the remedy where it is not."""

    name: str
    is_well: bool
    seen: str
    remedy: str


def examine() -> tuple[Finding, ...]:
    """Return what was found of the database: durability, guards, and the clock against the books."""
    return (_durability(), _guards(), _clock())


def _durability() -> Finding:
    if connection.vendor != "sqlite":
        return _postgresql_durability()
    mode, synchronous = _setting("PRAGMA journal_mode"), _setting("PRAGMA synchronous")
    is_well = (mode == "truncate" and synchronous == FULL) or (mode == "wal" and synchronous == FULL and wal_is_safe())
    return Finding(
        "ketahanan basis data",
        is_well,
        f"SQLite {sqlite3.sqlite_version}, journal_mode={mode}, synchronous={synchronous}",
        "Pakai setelan bawaan Cermat: journal_mode=TRUNCATE dan synchronous=FULL.",
    )


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Return whether a SQLite build is free of the WAL-reset fault (3.7.0 to 3.51.2, mended in three lines)."""
    newest, *backports = SAFE_SQLITE
    return version >= newest or any(version[:2] == mended[:2] and version >= mended for mended in backports)


def _postgresql_durability() -> Finding:
    fsync, commit = _setting("SHOW fsync"), _setting("SHOW synchronous_commit")
    return Finding(
        "ketahanan basis data",
        fsync == "on" and commit not in {"off", "local"},
        f"PostgreSQL, fsync={fsync}, synchronous_commit={commit}",
        "Setel fsync=on dan synchronous_commit=on pada server PostgreSQL.",
    )


def _setting(statement: str) -> object:
    # A setting of the database has no model; nothing from outside enters the statement.
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def _guards() -> Finding:
    absent = triggers.missing(connection)
    seen = f"hilang: {', '.join(absent)}" if absent else f"{len(triggers.expected(connection.vendor))} pemicu terpasang"
    return Finding(
        "penjaga buku", not absent, seen, "Jalankan `cermat init --office KODE --yes` untuk memasangnya lagi."
    )


def _clock() -> Finding:
    last = AuditEvent.objects.aggregate(last=Max("recorded_at"))["last"]
    is_well = last is None or last <= clock.now() + timedelta(seconds=1)
    seen = "buku belum berisi" if last is None else f"peristiwa terakhir {last.isoformat()}"
    return Finding("jam", is_well, seen, "Jam komputer mundur; setel jam (NTP) sebelum mencatat lagi.")
