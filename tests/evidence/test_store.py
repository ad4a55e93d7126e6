"""Keeping files: in the one order that survives a power cut, once, unchanged, for the owner alone."""

import os
import stat
import time
from pathlib import Path

import pytest

from cermat.evidence import store
from cermat.evidence.errors import StoreRefused
from cermat.evidence.store import Store

CONTENT = b"isi berkas"


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Store, str]:
    """Return a store with one file, and its name."""
    place = Store(tmp_path / "bukti")
    return place, keep(place, CONTENT)


def keep(place: Store, content: bytes) -> str:
    """Keep a file as an act does."""
    with place.draft() as draft:
        sha256 = store.write(draft, [content[:4], content[4:]])
        place.keep(draft, sha256)
    return sha256


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that every sync and naming from now on is written to."""
    told: list[str] = []
    sync, link = os.fsync, os.link

    def noted_sync(descriptor: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        told.append(f"sync {'folder ' + path.name if path.is_dir() else 'file'}")
        sync(descriptor)

    def noted_link(source: Path, target: Path) -> None:
        told.append("name")
        link(source, target)

    monkeypatch.setattr(store.os, "fsync", noted_sync)
    monkeypatch.setattr(store.os, "link", noted_link)
    return told


def in_order(told: list[str], sha256: str, parent: str) -> bool:
    """Return whether the file was on the disk before its name, and its name before anybody was told."""
    folders = [f"sync folder {name}" for name in (sha256[2:4], sha256[:2], "bukti", parent)]
    return told == ["sync file", "name", *folders]


def test_syncs_the_file_then_names_it_then_syncs_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = recorded(monkeypatch)
    sha256 = keep(Store(tmp_path / "bukti"), CONTENT)
    assert in_order(told, sha256, tmp_path.name)


def test_a_store_that_syncs_too_late_or_not_at_all_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = recorded(monkeypatch)
    place = Store(tmp_path / "bukti")
    with place.draft() as draft:
        draft.write_bytes(CONTENT)
        sha256 = store.digest(draft)
        place.keep(draft, sha256)
    assert not in_order(told, sha256, tmp_path.name)
    assert not in_order(["name", "sync file", *told[1:]], sha256, tmp_path.name)


def test_lies_under_its_own_hash_byte_for_byte(kept: tuple[Store, str]) -> None:
    place, sha256 = kept
    path = place.path_of(sha256)
    assert path.relative_to(place.folder) == Path(sha256[:2], sha256[2:4], sha256)
    assert path.read_bytes() == CONTENT
    assert store.digest(path) == sha256


def test_is_for_its_owner_alone(kept: tuple[Store, str]) -> None:
    place, sha256 = kept
    assert stat.S_IMODE(place.path_of(sha256).stat().st_mode) == 0o600
    assert all(stat.S_IMODE(each.stat().st_mode) & 0o077 == 0 for each in place.folder.rglob("*"))


def test_keeps_the_same_file_once(kept: tuple[Store, str]) -> None:
    place, sha256 = kept
    before = place.path_of(sha256).stat()
    assert keep(place, CONTENT) == sha256
    after = place.path_of(sha256).stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)
    assert list((place.folder / "incoming").iterdir()) == []


def test_never_writes_over_a_damaged_file_and_says_so(kept: tuple[Store, str]) -> None:
    place, sha256 = kept
    place.path_of(sha256).write_bytes(b"lain")
    with pytest.raises(StoreRefused, match="rusak; jalankan `cermat doctor`"):
        keep(place, CONTENT)
    assert place.path_of(sha256).read_bytes() == b"lain"
    assert not place.is_whole(sha256)


def test_knows_a_lost_file(kept: tuple[Store, str]) -> None:
    place, sha256 = kept
    assert place.is_whole(sha256)
    place.path_of(sha256).unlink()
    assert not place.is_whole(sha256)


@pytest.mark.parametrize("name", ["../rahasia", "a" * 63, "A" * 64, "a" * 63 + "/", ""])
def test_makes_a_path_of_a_hash_alone(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        Store(tmp_path).path_of(name)
    with pytest.raises(ValueError):
        Store(tmp_path).view_of(name)


@pytest.mark.parametrize("name", ["../luar", "a/b", "", "."])
def test_makes_a_path_for_what_comes_in_of_letters_alone(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        Store(tmp_path).incoming(name)


def test_sweeps_what_has_no_row_after_a_day(kept: tuple[Store, str]) -> None:
    place, sha256 = kept
    fresh = keep(place, b"baru saja")
    named = keep(place, b"punya baris")
    left = place.incoming("terputus")
    left.write_bytes(b"separuh")
    for path in (place.path_of(sha256), place.path_of(named), left):
        os.utime(path, (time.time() - 90_000,) * 2)
    assert sorted(place.sweep({named})) == sorted([sha256, "terputus"])
    assert place.is_whole(fresh)
    assert place.is_whole(named)
    assert not place.path_of(sha256).exists()
    assert not left.exists()


def test_says_in_words_that_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(StoreRefused, match="penyimpanan penuh"):
        keep(Store(tmp_path), CONTENT)
