"""`cermat export open-data`: the files of `/data/` in a folder, whole, and the same when written again."""

import errno
import fcntl
import itertools
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from django.test import Client

from cermat.actions import measurements, open_data
from cermat.cli import folders
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


def test_what_is_published_no_more_is_gone_from_the_folder(opened: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    put_package(folder, "iku")
    put_package(folder / "35.08.99", "iku-35-08-99")
    (folder / "35.08.99" / "capaian.csv").write_text("lama")
    assert opened("export", "open-data", folder).code == 0
    assert set(contents(folder)) == NAMES
    assert list(tmp_path.iterdir()) == [folder]


def put_package(folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps({"name": name}))


@pytest.mark.parametrize("name", ["iku", "iku-35-08-10", "milik-orang"])
def test_the_package_of_other_data_below_the_folder_is_left_alone(opened: Run, tmp_path: Path, name: str) -> None:
    put_package(tmp_path, "iku")
    put_package(tmp_path / "35.08.99", name)
    (tmp_path / "35.08.99" / "capaian.csv").write_text("milik orang")
    before, answer = contents(tmp_path), opened("export", "open-data", tmp_path)
    assert (answer.code, "35.08.99 berisi datapackage.json dari data lain" in answer.err) == (1, True)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", ["capaian.csv", "35.08.99/capaian.csv"])
def test_files_that_no_package_describes_are_left_alone(opened: Run, tmp_path: Path, place: str) -> None:
    if "/" in place:
        put_package(tmp_path, "iku")
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("milik orang")
    answer = opened("export", "open-data", tmp_path)
    assert (answer.code, f"berisi berkas atau folder lain ({place})" in answer.err) == (1, True)
    assert (tmp_path / place).read_text() == "milik orang"


def test_links_and_empty_folders_are_left_alone(opened: Run, tmp_path: Path) -> None:
    (tmp_path / "asli").mkdir()
    for name in ("capaian.csv", "35.08.99", "kosong"):
        folder = tmp_path / f"data-{name}"
        put_package(folder, "iku")
        folder.joinpath(name).mkdir() if name == "kosong" else folder.joinpath(name).symlink_to(tmp_path / "asli")
        answer = opened("export", "open-data", folder)
        assert (answer.code, f"berisi berkas atau folder lain ({name})" in answer.err) == (1, True)
        assert (folder / name).exists()


@pytest.mark.parametrize("what", ["open-data", "lake"])
def test_from_a_place_that_was_removed_it_says_so(opened: Run, tmp_path: Path, monkeypatch, what: str) -> None:
    place = tmp_path / "hilang"
    place.mkdir()
    monkeypatch.chdir(place)
    place.rmdir()
    for folder in ("data", tmp_path / "data"):
        answer = opened("export", what, folder)
        assert (answer.code, answer.err) == (
            1,
            "cermat: Folder tempat perintah ini dijalankan sudah dihapus; pindah ke folder lain.\n",
        )


def test_a_folder_that_cannot_be_read_is_refused_with_its_place(opened: Run, tmp_path: Path, monkeypatch) -> None:
    put_package(tmp_path, "iku")

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "", str(tmp_path))

    monkeypatch.setattr(os, "scandir", refuse)
    answer = opened("export", "open-data", tmp_path)
    assert (answer.code, f"{tmp_path} tidak dapat dibaca (tidak diizinkan)" in answer.err) == (1, True)


def test_what_a_dead_run_left_is_swept_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "data[1]"
    left, other = tmp_path / ".data[1].tulis-mati", tmp_path / ".data1.tulis-lain"
    for each in (left, other):
        each.mkdir()
    folders.replace(folder, [("a", b"1")])
    assert sorted(tmp_path.iterdir()) == sorted([folder, other])


def test_a_run_that_breaks_off_leaves_the_old_files(opened: Run, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "data"
    assert opened("export", "open-data", folder).code == 0
    before = contents(folder)
    publish()
    every_file = open_data.every_file

    def broken_off():
        yield from itertools.islice(every_file(), 5)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(open_data, "every_file", broken_off)
        assert opened("export", "open-data", folder).code == 130
    assert contents(folder) == before
    assert opened("export", "open-data", folder).code == 0
    assert len(contents(folder)) == 8


def test_a_run_killed_before_it_ends_leaves_the_old_files_or_the_new_and_is_swept(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folders.replace(folder, [("a", b"lama"), ("b/c", b"lama")])
    old, new = {"a": b"lama", "b/c": b"lama"}, {"a": b"baru", "d": b"baru"}
    for step in range(1, 100):
        if not killed_at(step, folder):
            break
        assert contents(folder) in (old, new)
        folders.replace(folder, [("a", b"lama"), ("b/c", b"lama")])
        assert list(tmp_path.iterdir()) == [folder], "what the dead run left beside it is gone"
    assert step > 10
    assert contents(folder) == new


def killed_at(step: int, folder: Path) -> bool:
    """Replace the folder in a process of its own that is killed at one of its calls; return whether it came to it."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            left -= event.startswith(("open", "os.", "shutil.", "ctypes.", "tempfile."))
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        folders.replace(folder, [("a", b"baru"), ("d", b"baru")])
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_two_runs_do_not_write_one_folder_at_once(opened: Run, tmp_path: Path) -> None:
    held = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    answer = opened("export", "open-data", tmp_path)
    os.close(held)
    assert (answer.code, "Ekspor lain sedang menulis" in answer.err) == (1, True)


def test_where_folders_cannot_change_places_at_once_they_do_in_steps(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(folders.ctypes, "CDLL", lambda *_, **__: object())
    folder, aside = tmp_path / "data", tmp_path / ".data.tulis-x-lama"
    folders.replace(folder, [("a", b"1")])
    folders.replace(folder, [("b", b"2")])
    assert contents(folder) == {"b": b"2"}
    folder.rename(aside)

    def broken_off():
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        folders.replace(folder, broken_off())
    assert contents(folder) == {"b": b"2"}, "what was put aside came back before anything new was written"


def test_a_folder_that_cannot_change_its_place_is_told_where_to_write(opened: Run, tmp_path: Path, monkeypatch) -> None:
    def refuse(*_, **__):
        raise OSError(errno.EBUSY, "")

    monkeypatch.setattr(folders.ctypes, "CDLL", lambda *_, **__: object())
    monkeypatch.setattr(folders.os, "rename", refuse)
    answer = opened("export", "open-data", tmp_path)
    assert (answer.code, f"contoh {tmp_path}/data" in answer.err) == (1, True)
    assert contents(tmp_path) == {}


def test_the_folder_one_stands_in_is_not_taken_from_under_ones_feet(opened: Run, tmp_path: Path, monkeypatch) -> None:
    publish()
    assert opened("export", "open-data", tmp_path / "data").code == 0
    monkeypatch.chdir(tmp_path / "data" / "35.08.10")
    for folder in ("..", tmp_path / "data"):
        answer = opened("export", "open-data", folder)
        assert (answer.code, "pindah ke folder lain" in answer.err) == (1, True)
    assert Path("../..").samefile(tmp_path)
    (tmp_path / "kosong").mkdir()
    monkeypatch.chdir(tmp_path / "kosong")
    assert "pindah ke folder lain" in opened("export", "open-data", ".").err


def test_other_files_are_left_alone(opened: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref")
    answer = opened("export", "open-data", tmp_path)
    assert (answer.code, "berisi berkas atau folder lain (.git)" in answer.err) == (1, True)
    assert contents(tmp_path) == {".git/HEAD": b"ref"}


def test_a_folder_that_cannot_be_made_is_refused_with_its_place(opened: Run, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    answer = opened("export", "open-data", tmp_path / "berkas" / "data")
    assert (answer.code, "tidak dapat dibuat" in answer.err) == (1, True)
