"""The lake: the same books make the same bytes, whichever way they came in, and a run that dies changes nothing."""

import errno
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from cermat.indicators.books import Books
from cermat.rollup import lake, tables, writing
from cermat.rollup.asking import Asked
from cermat.rollup.engines import embedded
from cermat.rollup.errors import RollupRefused
from cermat.words.errors import CermatError
from tests.rollup.nation import LAW, OPENED, Nation, head_of, nation_of, neighbours, paper_version

ASKED = Asked(years=(2023, 2024), as_of=datetime(2026, 1, 1, tzinfo=UTC))
MIDWAY = OPENED + timedelta(days=120)


@pytest.fixture(scope="module")
def few(nation: Nation) -> Nation:
    def lacks_some(books: Books) -> bool:
        return not (books.activities and books.outputs and books.village_documents)

    return nation_of(sorted(nation.offices.values(), key=lacks_some)[:24])


@pytest.fixture(scope="module")
def lake_of_few(few: Nation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("danau")
    export(folder, few)
    return folder


def export(folder: Path, source: Nation, law=LAW) -> lake.Lake:
    return writing.export(folder, source, law=law, progress=lambda done, total: None)


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Growing(Nation):
    """A nation whose offices wrote a first act until MIDWAY, and a second one after it; some of them never again."""

    def __init__(self, offices, *, heads):
        super().__init__(offices)
        self._heads = heads

    def heads(self):
        return {office: head_of(seq) for office, seq in self._heads.items()}

    def rows(self, office, table, *, after, head):
        stamp = list(tables.ACTIVITY.columns).index("recorded_at")
        for row in super().rows(office, table, after=0, head=1):
            act = 2 if row[stamp] > MIDWAY else 1
            if after < act <= head:
                yield row


def test_it_says_of_every_file_what_it_holds(lake_of_few: Path) -> None:
    described = json.loads((lake_of_few / lake.NAME).read_text())
    for resource in described["resources"]:
        for each in resource["cermat:files"]:
            content = (lake_of_few / each["path"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == each["sha256"]
        columns = duckdb.read_parquet([str(lake_of_few / path) for path in resource["path"]])
        table = next(each for each in tables.EVERY if each.name == resource["name"])
        assert [(name, str(kind)) for name, kind in zip(columns.columns, columns.types, strict=True)] == [
            (name, tables.SQL_TYPES[kind]) for name, (kind, _) in table.columns.items()
        ]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(table.columns)
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_it_holds_one_record_of_every_version(few: Nation, lake_of_few: Path) -> None:
    known = lake.read_folder(lake_of_few)
    for table in tables.BOOKS:
        written = sum(len(list(few.rows(office, table, after=0, head=1))) for office in few.offices)
        assert sum(each.rows for each in known.of(table)) == written > 0


def test_the_same_books_make_the_same_bytes(few: Nation, lake_of_few: Path, tmp_path: Path) -> None:
    export(tmp_path, few)
    assert contents(tmp_path) == contents(lake_of_few)


def test_what_is_added_later_makes_the_bytes_of_one_export(few: Nation, tmp_path: Path) -> None:
    once, twice = tmp_path / "sekali", tmp_path / "dua-kali"
    offices = list(few.offices)
    later = {office: 1 if number % 3 == 0 else 2 for number, office in enumerate(offices)}
    export(twice, Growing(few.offices, heads=dict.fromkeys(offices[:-4], 1)))
    before = contents(twice)
    export(twice, Growing(few.offices, heads=later))
    export(once, Growing(few.offices, heads=later))
    assert contents(twice) == contents(once) != before


def test_only_what_changed_is_read_again(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)

    class Read(Nation):
        def rows(self, office, table, **which):
            raise AssertionError(f"{office} was read again")

    assert export(tmp_path, Read(few.offices)) == lake.read_folder(tmp_path)


def test_another_law_writes_everything_anew(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)
    (value,) = LAW.output_kinds
    none_admissible = replace(value, kinds=tuple(replace(kind, admissible=False) for kind in value.kinds))
    export(tmp_path, few, law=replace(LAW, output_kinds=(none_admissible,)))
    assert {each.numerator for each in embedded.answer(ASKED, tmp_path).counts if each.indicator == "iku-1"} == {0}


def test_a_run_that_dies_leaves_the_lake_as_it_was(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, Growing(few.offices, heads=dict.fromkeys(few.offices, 1)))
    before, answer = lake.read_folder(tmp_path), embedded.answer(ASKED, tmp_path)

    class Dying(Growing):
        def papers(self, office, *, head):
            if office.startswith("94"):
                raise KeyboardInterrupt
            return super().papers(office, head=head)

    with pytest.raises(KeyboardInterrupt):
        export(tmp_path, Dying(few.offices, heads=dict.fromkeys(few.offices, 2)))
    assert lake.read_folder(tmp_path) == before
    assert embedded.answer(ASKED, tmp_path) == answer
    assert not list(tmp_path.glob(".tulis-*"))
    export(tmp_path, Growing(few.offices, heads=dict.fromkeys(few.offices, 2)))
    named = {each.path for found in lake.read_folder(tmp_path).files.values() for each in found}
    assert set(contents(tmp_path)) == {*named, lake.NAME}


def test_a_paper_counts_from_when_it_was_known(few: Nation, tmp_path: Path) -> None:
    office, books = next(iter(few.offices.items()))
    since = OPENED + timedelta(days=300)
    papers = {
        office: [
            paper_version(recorded_at=since),
            paper_version(recorded_at=since + timedelta(days=5), seq=2, is_verified=False, annulled=True),
            paper_version(recorded_at=since + timedelta(days=9), seq=3, annulled=True),
        ]
    }
    export(tmp_path, Nation({office: books}, papers))

    def years(days: int) -> set[int]:
        as_of = since + timedelta(days=days)
        return {each.year for each in embedded.answer(Asked(years=(2022, 2023), as_of=as_of), tmp_path).counts}

    assert (years(-1), years(0), years(6), years(9)) == (set(), {2023}, {2023}, set())


def test_a_folder_with_other_files_is_left_alone(few: Nation, tmp_path: Path) -> None:
    (tmp_path / "laporan.txt").write_text("milik orang lain")
    with pytest.raises(lake.NoLake, match="berisi berkas lain; pilih folder kosong"):
        export(tmp_path, few)
    assert list(contents(tmp_path)) == ["laporan.txt"]


def test_what_is_no_lake_is_refused(few: Nation, tmp_path: Path) -> None:
    with pytest.raises(lake.NoLake, match="Tidak ada danau data"):
        embedded.answer(ASKED, tmp_path / "tiada")
    for text in (b"{}", b"\xff\xfe\x00"):
        (tmp_path / lake.NAME).write_bytes(text)
        with pytest.raises(lake.NoLake, match="bukan keterangan danau data"):
            embedded.answer(ASKED, tmp_path)
        with pytest.raises(lake.NoLake, match="bukan keterangan danau data"):
            export(tmp_path, few)
    with pytest.raises(lake.NoLake, match="bukan keterangan danau data"):
        embedded.answer(ASKED, tmp_path)
    (tmp_path / lake.NAME).write_text(json.dumps({"cermat": {"layout": 99, "law": "", "heads": {}}, "resources": []}))
    with pytest.raises(lake.NoLake, match="versi Cermat yang lain"):
        embedded.answer(ASKED, tmp_path)
    (tmp_path / lake.NAME).unlink()
    export(tmp_path, few)
    lost = lake.read_folder(tmp_path).of(tables.RULING)[0]
    (tmp_path / lost.path).unlink()
    with pytest.raises(lake.NoLake, match=f"{lost.path} hilang"):
        embedded.answer(ASKED, tmp_path)


def test_two_exports_into_one_folder_wait_for_each_other(few: Nation, tmp_path: Path) -> None:
    class Impatient(Nation):
        def papers(self, office, *, head):
            export(tmp_path, few)
            raise AssertionError

    with pytest.raises(lake.NoLake, match="Ekspor lain sedang menulis"):
        export(tmp_path, Impatient(few.offices))
    (tmp_path / ".tulis-mati").mkdir()
    export(tmp_path, few)
    assert not [path for path in contents(tmp_path) if path.startswith(".tulis")]
    assert not (tmp_path / ".tulis-mati").exists()


def test_books_that_are_not_those_read_before_are_read_anew(few: Nation, tmp_path: Path) -> None:
    """A restored backup, or another database: nothing of what the lake held is taken over."""
    once, again = tmp_path / "sekali", tmp_path / "lagi"
    restored = Growing(few.offices, heads=dict.fromkeys(few.offices, 1))
    export(once, restored)
    export(again, Growing(few.offices, heads=dict.fromkeys(few.offices, 2)))
    assert contents(again) != contents(once)
    export(again, restored)
    assert contents(again) == contents(once)


def test_a_lake_of_offices_that_these_books_do_not_have_is_left_alone(few: Nation, tmp_path: Path) -> None:
    """A forgotten DATABASE_URL does not replace the country by one office."""
    export(tmp_path, few)
    before, (first, *others) = contents(tmp_path), sorted(few.offices)
    with pytest.raises(
        lake.NoLake, match=rf"memuat {len(others)} kantor yang tidak ada .*, misalnya {others[0]}; periksa"
    ):
        export(tmp_path, Nation({first: few.offices[first]}))
    assert contents(tmp_path) == before


def test_a_program_that_counts_otherwise_has_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before, ((table, sql), *others) = writing.fingerprint(LAW), writing._derived()
    monkeypatch.setattr(writing, "_derived", lambda: ((table, f"{sql} LIMIT 1"), *others))
    assert writing.fingerprint(LAW) != before


def test_what_an_export_takes_away_meanwhile_is_asked_anew(
    few: Nation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(tmp_path, Growing(few.offices, heads=dict.fromkeys(few.offices, 1)))
    before, read = lake.read_folder(tmp_path), lake.read_folder
    export(tmp_path, Growing(few.offices, heads=dict.fromkeys(few.offices, 2)))
    whole = embedded.answer(ASKED, tmp_path)
    readings = [before]
    monkeypatch.setattr(lake, "read_folder", lambda folder: readings.pop() if readings else read(folder))
    assert embedded.answer(ASKED, tmp_path) == whole
    assert not readings


def test_a_file_holds_what_begins_and_ends_at_its_bounds() -> None:
    days = [f"2023-01-0{day} 00:00:00" for day in (1, 2, 3, 4)]
    file = lake.LakeFile(
        path="", sha256="", rows=1, part="35", year=2023, since=(days[0], days[1]), until=(days[2], days[3])
    )
    first, begun, ends, last = (datetime.fromisoformat(day) for day in days)
    step = timedelta(microseconds=1)
    assert [file.may_hold((2023,), at) for at in (first - step, first, last - step, last)] == [False, True, True, False]
    assert [file.stands_whole(at) for at in (begun - step, begun, ends - step, ends)] == [False, True, True, False]
    assert not file.may_hold((2024,), first)


def test_a_first_export_that_was_copied_before_its_end_is_no_lake() -> None:
    text = lake.described(lake.Lake())
    with pytest.raises(lake.NoLake, match=r"Ekspor pertama ke s3a://ember/danau belum selesai; .* lalu salin lagi"):
        lake.read_whole(text, at="s3a://ember/danau")


def test_a_spoilt_file_is_refused_and_written_anew_by_the_next_export(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)
    whole, answer = contents(tmp_path), embedded.answer(ASKED, tmp_path)
    spoilt = lake.read_folder(tmp_path).of(tables.VILLAGE_SPANS)[0]
    content = (tmp_path / spoilt.path).read_bytes()
    (tmp_path / spoilt.path).write_bytes(content[: len(content) // 2])
    with pytest.raises(RollupRefused, match=r"rusak .*; jalankan `cermat export lake"):
        embedded.answer(ASKED, tmp_path)
    export(tmp_path, few)
    assert (contents(tmp_path), embedded.answer(ASKED, tmp_path)) == (whole, answer)


def test_a_file_in_the_place_of_another_is_refused(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)
    read = lake.read_folder(tmp_path).needed(tables.ACTIVITY_DAYS, ASKED.years, as_of=ASKED.as_of)
    one, other, *_ = (tmp_path / each.path for each in read)
    other.write_bytes(one.read_bytes())
    with pytest.raises(RollupRefused, match=f"{other.name} bukan yang ditulis"):
        embedded.answer(ASKED, tmp_path)


def resources(description: dict, table: tables.Table) -> dict:
    return next(each for each in description["resources"] if each["name"] == table.name)


def of_days(description: dict) -> dict:
    return resources(description, tables.ACTIVITY_DAYS)["cermat:files"][0]


ALTERATIONS = {
    "heads are a list": lambda it: it["cermat"].update(heads=[]),
    "an office without a code": lambda it: it["cermat"].update(heads={"xx": [1, "y"]}),
    "an act without a number": lambda it: it["cermat"].update(heads={"35.08.10": ["a", 5]}),
    "a law that is no text": lambda it: it["cermat"].update(law=5),
    "a span that is none": lambda it: of_days(it).update(since=["abc", "def"]),
    "an instant with an offset": lambda it: of_days(it).update(until=["2023-01-01 00:00:00+07:00"] * 2),
    "a span that ends before it begins": lambda it: of_days(it).update(since=["2024-01-01", "2023-01-01"]),
    "a place that is none": lambda it: of_days(it).update(path=5),
    "a place outside": lambda it: of_days(it).update(path="../lain/x.parquet"),
    "a place by its full name": lambda it: of_days(it).update(path="/etc/hostname"),
    "a place by a way around": lambda it: of_days(it).update(path="activity_days/2023/../../../x.parquet"),
    "a file of another table": lambda it: resources(it, tables.ACTIVITY_DAYS)["cermat:files"].append(
        resources(it, tables.RULING)["cermat:files"][0]
    ),
    "a file named twice": lambda it: resources(it, tables.ACTIVITY_DAYS)["cermat:files"].append(of_days(it)),
    "another year": lambda it: of_days(it).update(year=2019),
    "more than is said of a file": lambda it: of_days(it).update(lain=1),
    "a span of one day": lambda it: of_days(it).update(since=["2023-01-01"]),
    "an act that is none": lambda it: it["cermat"].update(heads={"35.08.10": 5}),
    "a sample of no office": lambda it: it["cermat"].update(samples=["35.08.10"]),
    "no tables": lambda it: it.update(resources=5),
    "no law": lambda it: it["cermat"].pop("law"),
    "a year that is text": lambda it: of_days(it).update(year="2023"),
    "a file that is none": lambda it: resources(it, tables.RULING).update({"cermat:files": ["x"]}),
    "an office that was never read": lambda it: it["cermat"].update(heads={}),
    "another span": lambda it: of_days(it).update(until=["2000-01-01 00:00:00"] * 2),
    "a file less": lambda it: resources(it, tables.ACTIVITY_DAYS)["cermat:files"].pop(),
    "a table that is not named": lambda it: it["resources"].remove(resources(it, tables.VILLAGE_SPANS)),
}


# What nobody can tell from what an export wrote, once it is sealed anew.
PLAUSIBLE = {
    "a file less",
    "a table that is not named",
    "an office that was never read",
    "another span",
}


@pytest.mark.parametrize("alter", ALTERATIONS.values(), ids=ALTERATIONS)
def test_an_altered_description_is_refused_and_written_anew_by_the_next_export(few: Nation, tmp_path, alter) -> None:
    assert_refused_and_written_anew(few, tmp_path, alter=alter, why=f"{lake.NAME} bukan yang ditulis")


@pytest.mark.parametrize("name", sorted(set(ALTERATIONS) - PLAUSIBLE))
def test_one_that_is_sealed_anew_is_refused_where_it_cannot_be_true(few: Nation, tmp_path: Path, name: str) -> None:
    def alter(description: dict) -> None:
        ALTERATIONS[name](description)
        seal(description)

    assert_refused_and_written_anew(few, tmp_path, alter=alter, why=f"{lake.NAME} tidak seperti yang ditulis Cermat")


def assert_refused_and_written_anew(few: Nation, folder: Path, *, alter: Callable[[dict], object], why: str) -> None:
    three = Nation(dict(list(few.offices.items())[:3]))
    export(folder, three)
    whole, description = contents(folder), json.loads((folder / lake.NAME).read_text())
    alter(description)
    (folder / lake.NAME).write_text(json.dumps(description))
    with pytest.raises(lake.SpoiltLake, match=rf"rusak \({why}\); jalankan `cermat export lake"):
        embedded.answer(ASKED, folder)
    export(folder, three)
    assert contents(folder) == whole


def seal(description: dict) -> None:
    """Give a description the SHA-256 that fits it, as whoever forges one can."""
    del description["cermat"]["sha256"]
    content = json.dumps(description, ensure_ascii=False).encode()
    description["cermat"]["sha256"] = hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("text", ["[" * 200_000, '"\\ud800"', "{", "null", '{"cermat": {"layout": 2, "x": "\\ud800"}}'])
def test_what_no_description_looks_like_is_refused_in_words(few: Nation, tmp_path: Path, text: str) -> None:
    export(tmp_path, few)
    (tmp_path / lake.NAME).write_text(text)
    with pytest.raises(CermatError, match=r"bukan keterangan danau data Cermat|tidak seperti yang ditulis Cermat"):
        embedded.answer(ASKED, tmp_path)


def test_a_file_of_other_columns_is_refused_in_words(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)
    days = lake.read_folder(tmp_path).needed(tables.ACTIVITY_DAYS, ASKED.years, as_of=ASKED.as_of)[0]
    duckdb.sql("SELECT 1 AS a").write_parquet(str(tmp_path / days.path))
    with pytest.raises(lake.SpoiltLake, match="rusak"):
        embedded.fetched(ASKED, tmp_path, known=lake.read_folder(tmp_path))


def test_a_table_without_rows_is_counted(tmp_path: Path) -> None:
    export(tmp_path, neighbours({"35.08.10": [paper_version()]}))
    assert not lake.read_folder(tmp_path).of(tables.ACTIVITY_DAYS)
    assert {each.indicator for each in embedded.answer(ASKED, tmp_path).counts} == {"iku-1", "iku-2"}


def test_what_is_not_the_lakes_own_is_not_swept_away(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)
    whole = contents(tmp_path)
    old = tmp_path / "activity" / "2020" / "35-0123456789abcdef.parquet"
    others = [tmp_path / "hasil.parquet", tmp_path / "activity" / "hasil.parquet", tmp_path / "lain" / old.name]
    for each in (old, *others):
        each.parent.mkdir(exist_ok=True)
        each.write_text("milik orang lain")
    for folder in ("x.parquet", "activity/35-fedcba9876543210.parquet"):
        (tmp_path / folder).mkdir()
    export(tmp_path, few)
    assert set(contents(tmp_path)) == {*whole, *(str(each.relative_to(tmp_path)) for each in others)}


def test_a_file_that_the_system_does_not_open_is_not_as_written(lake_of_few: Path, tmp_path: Path) -> None:
    file = lake.read_folder(lake_of_few).of(tables.RULING)[0]
    (tmp_path / file.path).mkdir(parents=True)
    assert not lake.is_as_written(tmp_path, file)


def test_a_first_export_that_died_says_so_and_is_taken_up_by_the_next(few: Nation, tmp_path: Path) -> None:
    class Dying(Nation):
        def papers(self, office, *, head):
            if office.startswith("35"):
                raise KeyboardInterrupt
            return super().papers(office, head=head)

    with pytest.raises(KeyboardInterrupt):
        export(tmp_path, Dying(few.offices))
    assert list(tmp_path.rglob("*.parquet"))
    with pytest.raises(lake.NoLake, match="belum selesai; jalankan `cermat export lake"):
        embedded.answer(ASKED, tmp_path)
    export(tmp_path, few)
    whole = tmp_path / "utuh"
    export(whole, few)
    assert contents(whole) == {path: sha for path, sha in contents(tmp_path).items() if not path.startswith("utuh")}


def test_a_full_disk_is_said_in_the_words_of_the_system(few: Nation, tmp_path: Path) -> None:
    class Full(Nation):
        def rows(self, office, table, *, after, head):
            raise duckdb.IOException("IO Error: No space left on device")

    with pytest.raises(OSError, match="No space left") as refused:
        export(tmp_path, Full(few.offices))
    assert refused.value.errno == errno.ENOSPC


def test_one_changed_byte_or_a_lost_file_is_mended_by_the_next_export(few: Nation, tmp_path: Path) -> None:
    export(tmp_path, few)
    whole = contents(tmp_path)
    changed, lost, *_ = (tmp_path / each.path for each in lake.read_folder(tmp_path).of(tables.ACTIVITY_DAYS))
    content = bytearray(changed.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    lost.unlink()
    export(tmp_path, few)
    assert contents(tmp_path) == whole
