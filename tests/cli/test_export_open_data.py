"""`cermat export open-data`: the files of `/data/` in a folder, whole, and the same when written again."""

import json
from pathlib import Path

import pytest
from django.test import Client

from cermat.actions import measurements
from cermat.rollup import parquet
from tests import cast
from tests.cli.conftest import Run

NAMES = {"capaian.csv", "capaian.json", "capaian.parquet", "datapackage.json"}


def publish() -> None:
    cast.add_people_of_the_office()
    measurements.publish(by=cast.scope("perencana"), key=cast.approved_measurement(), version=4)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_holds_what_the_addresses_hand_out(opened: Run, tmp_path: Path) -> None:
    publish()
    answer = opened("export", "open-data", tmp_path / "baru" / "data")
    assert (answer.code, "1 kantor, 8 berkas data terbuka" in answer.err) == (0, True)
    written = contents(tmp_path / "baru" / "data")
    assert set(written) == NAMES | {f"{cast.OFFICE}/{name}" for name in NAMES}
    assert {place: Client().get(f"/data/{place}").content for place in written} == written
    opened("export", "open-data", tmp_path / "baru" / "data")
    assert contents(tmp_path / "baru" / "data") == written


def test_where_nothing_is_published_the_tables_are_empty(opened: Run, tmp_path: Path) -> None:
    answer = opened("export", "open-data", tmp_path, "--format", "json")
    assert answer.json == {"folder": str(tmp_path), "offices": 0, "files": 4}
    assert json.loads((tmp_path / "capaian.json").read_text()) == []


def test_without_the_country_extra_parquet_is_left_out(opened: Run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    assert opened("export", "open-data", tmp_path).code == 0
    assert set(contents(tmp_path)) == NAMES - {"capaian.parquet"}


@pytest.mark.parametrize("other", ['{"name": "cermat-danau-data"}', "[]", "bukan JSON"])
def test_the_package_of_other_data_is_left_alone(opened: Run, tmp_path: Path, other: str) -> None:
    (tmp_path / "datapackage.json").write_text(other)
    answer = opened("export", "open-data", tmp_path)
    assert (answer.code, "dari data lain, misalnya danau data; pilih folder lain" in answer.err) == (1, True)
    assert contents(tmp_path) == {"datapackage.json": other.encode()}


def test_a_folder_that_cannot_be_made_is_refused_with_its_place(opened: Run, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    answer = opened("export", "open-data", tmp_path / "berkas" / "data")
    assert (answer.code, "tidak dapat dibuat" in answer.err) == (1, True)
