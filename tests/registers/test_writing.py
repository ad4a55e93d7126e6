"""Many rows written at once are cleaned and stored as one by one; the same books come of both."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cermat.registers import ledger, writing
from cermat.registers.models import Activity, Office, VillageDocument
from cermat.registers.models.base import Book
from cermat.registers.writing import Cleaner, insert
from tests import cast
from tests.registers.histories import History

pytestmark = pytest.mark.django_db
EXCLUDED = frozenset({"office"})


def document(**columns: object) -> VillageDocument:
    told = {"key": "D-1", "version": 1, "village": cast.DENOK, "kind": "rkp_desa", "fiscal_year": 2024, "number": "4"}
    stamps = {"office_id": cast.OFFICE, "event_seq": 1, "recorded_at": "2026-11-20T00:00:00Z", "recorded_by": "staf"}
    return VillageDocument(**{**told, **stamps, "state": "diajukan", **columns})


def activity(**columns: object) -> Activity:
    told = {"key": "K-1", "version": 1, "number": "1", "unit": "umum", "dated": "2023-03-14", "kind": "fasilitasi"}
    stamps = {"office_id": cast.OFFICE, "event_seq": 1, "recorded_at": "2026-11-20T00:00:00Z", "recorded_by": "staf"}
    said = {"function": "g", "description": "Uraian ✓", "status": "terlaksana", "state": "diajukan"}
    return Activity(**{**told, **stamps, **said, **columns})


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("village", ""),
        ("number", "1" * 101),
        ("fiscal_year", "dua ribu"),
        ("fiscal_year", -1),
        ("enacted_on", "2023-13-01"),
        ("state", "entah"),
        ("annulled", "mungkin"),
        ("recorded_by", None),
    ],
)
def test_a_wrong_value_is_refused_after_any_number_of_right_ones(column: str, wrong: object) -> None:
    cleaner = Cleaner(VillageDocument, exclude=EXCLUDED)
    for _ in range(3):
        cleaner.clean(document())
    for _ in range(2):
        with pytest.raises(ValidationError) as refused:
            cleaner.clean(document(**{column: wrong}))
        with pytest.raises(ValidationError) as expected:
            document(**{column: wrong}).clean_fields(exclude=EXCLUDED)
        assert refused.value.message_dict == expected.value.message_dict
    cleaner.clean(document())


def test_what_cleaning_changes_is_changed_in_every_row() -> None:
    """A text that names a day becomes the day; a number that equals a truth does not become one."""
    cleaner = Cleaner(VillageDocument, exclude=EXCLUDED)
    for told in ({"enacted_on": "2023-09-20"}, {"annulled": True, "reason": "x"}, {"annulled": 1, "reason": "salah"}):
        for _ in range(2):
            row, same = document(**told), document(**told)
            cleaner.clean(row)
            same.clean_fields(exclude=EXCLUDED)
            columns = [field.attname for field in row._meta.concrete_fields]
            assert [repr(getattr(row, each)) for each in columns] == [repr(getattr(same, each)) for each in columns]


def test_lists_are_cleaned_in_every_row() -> None:
    cleaner = Cleaner(Activity, exclude=EXCLUDED)
    cleaner.clean(activity(participants=["umum"]))
    with pytest.raises(ValidationError):
        cleaner.clean(activity(participants={"umum"}))


@pytest.mark.parametrize("make", [document, activity])
def test_rows_inserted_at_once_are_stored_as_one_by_one(make: type[Book]) -> None:
    Office.objects.create(pk=cast.OFFICE)
    odd = {"reason": 'tab\t, garis \\ baris\nbaru, "kutip", \\N'}
    told = [{"key": "A"}, {"key": "B", **odd}, {"key": "C", "annulled": True, "reason": "é"}]
    if make is activity:
        told = [{**each, "participants": ["umum", "\\"], "grounds": odd["reason"]} for each in told]
    rows, alone = [make(**each) for each in told], [make(**each) for each in told]
    cleaner = Cleaner(type(rows[0]), exclude=EXCLUDED)
    for row in rows:
        cleaner.clean(row)
    insert(rows)
    assert all(row.pk and not row._state.adding for row in rows)
    for row in alone:
        row.version = 2
        row.clean_fields(exclude=EXCLUDED)
        row.save(force_insert=True)
    assert len({row.pk for row in (*rows, *alone)}) == 6

    def stored(version: int) -> list[dict[str, object]]:
        found = type(rows[0])._default_manager.filter(version=version).order_by("key").values()
        return [{**row, "id": None, "version": None} for row in found]

    assert stored(1) == stored(2)


@pytest.mark.parametrize("make", [activity, document])
def test_rows_repeated_say_what_those_before_said_but_for_what_is_told(make) -> None:
    Office.objects.bulk_create([Office(pk=cast.OFFICE), Office(pk=cast.OTHER_OFFICE)])
    odd = {"participants": ["umum", "\\"]} if make is activity else {"enacted_on": date(2023, 9, 20), "number": "4\t'"}
    first = [
        make(key="A", **odd),
        make(key="B", reason="é\n", office_id=cast.OTHER_OFFICE),
        make(key="C", recorded_by="kasi"),
        make(key="D", office_id="35.08.99"),
    ]
    Office.objects.create(pk="35.08.99")
    insert(first)
    model, stamp = type(first[0]), datetime(2026, 11, 21, 3, 4, 5, 678, tzinfo=UTC)
    told = {
        office: {
            "event_seq": seq,
            "recorded_at": stamp,
            "state": "draf",
            "reason": f"ditarik: {office}",
            "takes_back": 1,
        }
        for office, seq in ((cast.OFFICE, 7), (cast.OTHER_OFFICE, 9))
    }
    shown = writing.copy_versions(model._default_manager.filter(version=1), told, shown=("key", "state", "version"))
    before = {row["key"]: row for row in model._default_manager.filter(version=1).values()}
    after = list(model._default_manager.filter(version=2).order_by("pk").values())
    assert [row["key"] for row in after] == ["A", "B", "C"], "whose office is not told, is not repeated"
    assert sorted(shown) == [(row["id"], row["key"], "draf", 2) for row in after]
    for row in after:
        was = before[row["key"]]
        assert row == {**was, "id": row["id"], "version": 2, **told[was["office_id"]]}
    assert model._default_manager.filter(key="D").count() == 1


def test_a_rule_across_columns_refuses_rows_repeated() -> None:
    Office.objects.create(pk=cast.OFFICE)
    insert([document()])
    told = {cast.OFFICE: {"annulled": True, "reason": None}}
    with pytest.raises(IntegrityError), transaction.atomic():
        writing.copy_versions(VillageDocument.objects.all(), told, shown=("key",))
    assert VillageDocument.objects.count() == 1


def test_an_act_repeats_rows_beside_what_else_it_writes_in_a_book() -> None:
    history = History(1)
    history.open()
    with ledger.act(office=history.office, by="staf", verb="uji", summary="uji") as act:
        act.add_all([document(key="D-1")])
    with ledger.act(office=history.office, by="staf", verb="uji", summary="uji") as act:
        act.add_all([document(key="D-2")])
        [again] = ledger.repeat(VillageDocument.objects.filter(key="D-1"), {act: {"takes_back": 1}})
    assert (again.key, again.version, again.takes_back) == ("D-1", 2, 1)
    assert sorted(row.key for row in act.rows["village_document"]) == ["D-1", "D-2"]
    assert ledger.verify() == []


def test_an_act_that_repeats_nothing_writes_nothing() -> None:
    for code in (cast.OFFICE, cast.OTHER_OFFICE):
        History(1, office=code).open()
    with ledger.act(office=cast.OFFICE, by="staf", verb="uji", summary="uji") as act:
        act.add_all([document(key="D-1")])
    before = ledger.last_seqs([cast.OFFICE, cast.OTHER_OFFICE])
    with ledger.acts(by="staf", verb="uji", summaries=dict.fromkeys(before, "uji")) as begun:
        ledger.repeat(VillageDocument.objects.filter(key="D-1"), {act: {"takes_back": 1} for act in begun.values()})
    assert ledger.last_seqs(before) == before | {cast.OFFICE: before[cast.OFFICE] + 1}


def test_an_act_is_sealed_only_with_the_rows_that_the_database_shows_of_it() -> None:
    history = History(1)
    history.open()

    def forgetful() -> None:
        with ledger.act(office=history.office, by="staf", verb="uji", summary="uji") as act:
            act.add_all([document(key="D-1"), document(key="D-2")])
            act.rows["village_document"].pop()

    with pytest.raises(RuntimeError, match="wrote 1 rows of village_document, the database shows 2"):
        forgetful()
    assert not VillageDocument.objects.exists()


def test_a_rule_across_columns_refuses_rows_inserted_at_once() -> None:
    Office.objects.create(pk=cast.OFFICE)
    for wrong in (document(state="terverifikasi"), document(key="D-2", version=0)):
        Cleaner(VillageDocument, exclude=EXCLUDED).clean(wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            insert([wrong])
    assert not VillageDocument.objects.exists()


def test_an_act_of_many_rows_is_sealed_as_one_of_few() -> None:
    history = History(1)
    history.open()
    with ledger.act(office=history.office, by="staf", verb="uji", summary="uji") as act:
        act.add_all([document(key=f"D-{number}", number=str(number % 7)) for number in range(1200)])
    assert ledger.verify() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL plans by what it knows of a table")
def test_what_asks_about_many_rows_just_written_is_planned_for_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within their transaction, where no round of PostgreSQL's own can have looked at the table yet."""
    monkeypatch.setattr(writing, "MANY", 20)
    # What other tests wrote and took back is known, too: these are many of all, however many those were.
    monkeypatch.setattr(writing, "ONE_IN", 1_000_000)
    Office.objects.create(pk=cast.OFFICE)
    with connection.cursor() as cursor:
        # A round of PostgreSQL's own gives way to this, and would have us passed over.
        cursor.execute("LOCK TABLE registers_villagedocument IN SHARE UPDATE EXCLUSIVE MODE")
        insert([document(key=f"D-{number}") for number in range(200)])
        cursor.execute("EXPLAIN (FORMAT JSON) SELECT * FROM registers_villagedocument")
        [[[plan]]] = cursor.fetchall()
        assert plan["Plan"]["Plan Rows"] == 200
        monkeypatch.setattr(writing, "ONE_IN", 5)
        # Beside many there, few change nothing that PostgreSQL must know; a fifth of them do.
        for more, known in ((39, 200), (50, 289)):
            insert([document(key=f"D-{more}-{number}") for number in range(more)])
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'registers_villagedocument'")
            assert cursor.fetchone() == (known,)
