"""`verify` names the first changed, lost or inserted row, event or anchor."""

import os
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import product
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from cermat.registers import clock, hashing, ledger, triggers
from cermat.registers.models import BOOKS, Activity, AuditEvent, Office, RecordedValue, Village
from tests.registers.histories import OFFICE, History, one_row_of_every_book
from tests.registers.tampering import MODELS, Tampering, change, disarmed, tamper, undone

PARTS = 4  # so that several processes share the work
IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
NEIGHBOUR = "35.08.09"


@pytest.fixture
def two_offices(db: None) -> History:
    """Give two offices with some history and a row in every book, the triggers away."""
    for code, seed in ((NEIGHBOUR, 5), (OFFICE, 6)):
        history = History(seed, office=code)
        history.open()
        one_row_of_every_book(history)
        history.run(5)
    # An office with a profile alone: rows of every key can be moved to it.
    with ledger.open_office(office="35.08.11", by="konsol:uji", verb="membuka", summary="Buka") as act:
        act.add(History(1, office="35.08.11")._profile())
    return history


def assert_named(done: Tampering) -> None:
    faults = ledger.verify()
    assert faults, f"not found: {done.what}"
    named = faults[0].where == done.where or faults[0].where.startswith(f"{done.where} sampai")
    assert named, f"{done.what}: {faults[0]} instead of {done.where}"


def run_trials(count: int, seed: int) -> set[str]:
    """Tamper so many times, each time demand the right name; return the columns that were reached."""
    random, reached = Random(seed), set()
    assert ledger.verify() == []
    with disarmed():
        while count:
            with undone():
                done = tamper(random)
                if done is not None:
                    count -= 1
                    reached.add(done.column)
                    assert_named(done)
    assert ledger.verify() == []
    return reached


def sealed(book: str, rows: QuerySet[Any]) -> list[str]:
    """Return the lines of the manifests of some rows, by id; their ids stand beside them."""
    lines: list[str] = []
    for office, seq, pks, told in hashing.manifests(book, rows):
        of_event = rows.filter(office=office, event_seq=seq).order_by("pk")
        assert list(of_event.values_list("pk", flat=True)) == pks == [int(line.split()[1]) for line in told.split("\n")]
        lines += told.split("\n")
    return sorted(lines)


def one_by_one(book: str, rows: QuerySet[Any]) -> list[str]:
    return sorted(f"{book} {columns['id']} {hashing.digest(book, columns)}" for columns in hashing.stored(rows))


def test_many_rows_are_hashed_as_one_by_one(two_offices: History) -> None:
    for book, model in BOOKS.items():
        rows = model._default_manager.order_by("pk")
        assert sealed(book, rows) == one_by_one(book, rows) != []


# Every letter a database may be asked to keep; PostgreSQL keeps no NUL and no half of a pair.
TEXTS = (
    "".join(map(chr, range(1, 0x3000))),
    '"}]',
    "\\",
    "%s %(x)s",
    "\ud7ff\ue000\uffff\U0001f60a\U0010ffff",
    "null",
    "",
)
AMOUNTS = ("0", "-0.0000", "100", "1200.5000", "-0.0001", "99999999999.9999", "-10")
DAYS = (date(1, 1, 1), date(999, 12, 31), date(9999, 12, 31))
INSTANTS = (
    datetime(1, 1, 2, tzinfo=UTC),
    datetime(1999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 11, 29, 7, 0, 0, 10, tzinfo=timezone(timedelta(hours=7))),
)


@pytest.mark.django_db
def test_whatever_a_row_says_is_hashed_as_one_by_one() -> None:
    Office.objects.create(pk="35.08.10")
    for version, (text, amount, day, instant) in enumerate(product(TEXTS, AMOUNTS, DAYS, INSTANTS), 1):
        stamps = {"office_id": "35.08.10", "version": version, "event_seq": 2**40, "recorded_at": instant}
        said = {"indicator": "ikm", "quantity": "official", "amount": Decimal(amount), "paper_dated": day}
        row = RecordedValue(key="N", **stamps, **said, year=2023, state="diajukan", recorded_by="staf", reason=text)
        row.paper = text[:300]
        row.takeover = version % 2 == 0
        row.save(force_insert=True)
    rows = RecordedValue.objects.order_by("pk")
    expected = one_by_one("recorded_value", rows)
    assert len({line.rpartition(" ")[2] for line in expected}) == len(expected) == version
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL TIME ZONE 'Asia/Jayapura'")
    assert sealed("recorded_value", rows) == expected


def test_names_what_was_tampered_with_in_random_trials(two_offices: History) -> None:
    run_trials(30, seed=7)


@pytest.mark.prove
def test_names_what_was_tampered_with_in_1000_random_trials(two_offices: History) -> None:
    reached = run_trials(1000, seed=8)
    assert {f"{name} {deed}" for name in MODELS for deed in ("removed", "inserted")} <= reached


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PARTS))
def test_names_a_change_of_every_column_of_every_table(two_offices: History, part: int) -> None:
    """Changes every column; in the short form one in three of each table."""
    random = Random(9)
    with disarmed():
        for name, model in list(MODELS.items())[part::PARTS]:
            for column in [field.attname for field in model._meta.concrete_fields][part % 3 :: 1 if IS_PROOF else 3]:
                assert _found(random, name, column), f"{name}.{column} could not be changed"


def _found(random: Random, name: str, column: str) -> bool:
    for row in MODELS[name]._default_manager.order_by("pk").values():
        for _ in range(12):
            done = None
            with undone():
                try:
                    with transaction.atomic():
                        done = change(random, name, row, column)
                except DatabaseError:
                    continue
                if done is not None:
                    assert_named(done)
            if done is not None:
                return True
    return False


def test_an_untouched_history_is_whole_and_progress_is_told(two_offices: History) -> None:
    told: list[tuple[int, int]] = []
    assert ledger.verify(progress=lambda done, total: told.append((done, total))) == []
    assert told[-1][0] == told[-1][1] > 0
    assert ledger.verify(OFFICE) == []


def test_the_sentence_names_office_book_key_version_id_and_event(two_offices: History) -> None:
    row = Activity.objects.filter(office=OFFICE).first()
    assert row is not None
    with disarmed():
        Activity.objects.filter(pk=row.pk).update(description="lain")
    [fault] = ledger.verify()
    assert fault.office == OFFICE
    assert fault.sentence == (
        f"Baris {row.key} versi {row.version} buku activity (id {row.pk}, peristiwa nomor {row.event_seq}) "
        f"kantor {OFFICE} diubah setelah dicatat."
    )


def test_an_office_without_books_and_books_without_an_office_are_named(two_offices: History) -> None:
    with disarmed():
        with undone():
            Office.objects.create(pk="35.08.99")
            assert [fault.sentence for fault in ledger.verify()] == [
                "Kantor 35.08.99 disisipkan: tidak ada peristiwa yang membukanya."
            ]
        with undone(), connection.cursor() as cursor:
            if connection.vendor == "sqlite":  # PostgreSQL's foreign keys hold until the commit as well
                cursor.execute("UPDATE registers_office SET code = '35.08.98' WHERE code = %s", [OFFICE])
                assert ledger.verify()[0].where == "kantor"


def test_a_row_removed_together_with_its_event_is_still_missed(two_offices: History) -> None:
    """Two changes at once, in the middle of the chain."""
    with disarmed():
        event = AuditEvent.objects.get(office=OFFICE, seq=3)
        for model in BOOKS.values():
            model._default_manager.filter(office_id=OFFICE, event_seq=3)._raw_delete("default")
        AuditEvent.objects.filter(pk=event.pk)._raw_delete("default")
    assert ledger.verify()[0].where == "peristiwa 3"


def test_an_anchor_remembers_heads_that_were_cut_off(db: None) -> None:
    """The last acts removed with all their rows leave the chain whole; the next day's anchor still knows them."""
    history = History(3)
    history.open()
    with clock.fixed(history.now):
        for name in ("a", "b"):
            with ledger.act(office=OFFICE, by="admin", verb="uji", summary="Uji") as act:
                act.add(Village(key="35.08.10.2099", version=1 if name == "a" else 2, name=name))
    other = History(4, office=NEIGHBOUR)
    other.now = history.now.replace(year=2030)
    other.open()
    with disarmed():
        Village.objects.filter(office=OFFICE, event_seq=3)._raw_delete("default")
        AuditEvent.objects.filter(office=OFFICE, seq=3)._raw_delete("default")
    assert [fault.where for fault in ledger.verify()] == ["jangkar 2"]


def test_hashes_are_the_same_on_both_databases(db: None) -> None:
    """The value is written down, so that each database is held to it."""
    history = History(1)
    history.open()
    row = Activity(
        pk=900_001,
        key="A-1",
        version=1,
        number="A-1",
        unit="umum",
        participants=["umum", "é"],
        dated=date(2023, 2, 3),
        kind="fasilitasi",
        function="a",
        description="“é”",
        status="terlaksana",
        state="diajukan",
    )
    value = RecordedValue(
        pk=900_002,
        key="ipp",
        version=1,
        indicator="ipp",
        year=2023,
        quantity="official",
        amount=Decimal("4.5"),
        paper="Surat",
        paper_dated=date(2024, 1, 9),
        state="diajukan",
    )
    with (
        clock.fixed(history.now.replace(microsecond=1200)),
        ledger.act(office=OFFICE, by="staf", verb="mencatat", summary="Uji") as act,
    ):
        act.add(row)
        act.add(value)
    hashes = [line.split()[2][:12] for line in AuditEvent.objects.get(seq=2).manifest.splitlines()]
    assert hashes == ["3becd5fdaba4", "63e009c559e8"]


def test_triggers_are_back_after_the_trials(db: None) -> None:
    assert triggers.missing(connection) == ()
