"""Where files are kept: under their SHA-256, once, never overwritten, on the disk before a row may name them.

The order is the promise: the file is written beside its place and synced, then it takes its name, then the folders
are synced; only then may the row be committed. What is interrupted leaves a file without a row, which `sweep` removes.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cermat.evidence.errors import StoreRefused
from cermat.words.errors import os_reason

OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700
UNNAMED_HOURS = 24
_INCOMING, _VIEWS = "incoming", "views"


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of kept files, of their viewing copies (made anew when lost) and of what is still coming in."""

    folder: Path

    def path_of(self, sha256: str) -> Path:
        """Return where a file lies. Only 64 hexadecimal digits make a path."""
        return self.folder / _shelf(sha256)

    def view_of(self, sha256: str) -> Path:
        """Return where a file's viewing copy lies."""
        return self.folder / _VIEWS / _shelf(sha256)

    def incoming(self, name: str) -> Path:
        """Return where a file that is still coming in lies."""
        if not name.isalnum():
            raise ValueError(name)
        return _made(self.folder / _INCOMING) / name

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """Hand out a path for a new file beside the kept ones, gone afterwards unless it was kept or moved."""
        descriptor, name = tempfile.mkstemp(dir=_made(self.folder / _INCOMING))
        os.close(descriptor)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def keep(self, source: Path, sha256: str) -> None:
        """Give a synced file its lasting name; a file that is there already stays. Raises StoreRefused."""
        place = self.path_of(sha256)
        with _in_words():
            _made(place.parent)
            try:
                os.link(source, place)
            except FileExistsError:
                self._check_same(place, sha256)
            # The two shelves, the store, and the folder the store lies in.
            for folder in place.parents[:4]:
                sync_folder(folder)

    def keep_view(self, source: Path, sha256: str) -> None:
        """Put a viewing copy in its place; it can be made anew, so nothing is synced."""
        place = self.view_of(sha256)
        with _in_words():
            _made(place.parent)
            os.replace(source, place)

    def is_whole(self, sha256: str) -> bool:
        """Return whether a file is there with the content its name says."""
        path = self.path_of(sha256)
        return path.is_file() and digest(path) == sha256

    def sweep(self, named: Container[str]) -> list[str]:
        """Remove what lies there for a day without a row, or without its end, and return the names removed.

        The caller sees to it that nobody keeps a file meanwhile.
        """
        removed = [path for path in self._kept() if path.name not in named and _is_old(path)]
        left = self.folder / _INCOMING
        removed += [path for path in left.glob("*") if _is_old(path)] if left.is_dir() else []
        for path in removed:
            path.unlink(missing_ok=True)
            if path.parent != left:
                self.view_of(path.name).unlink(missing_ok=True)
        return [path.name for path in removed]

    def _kept(self) -> Iterable[Path]:
        return sorted(self.folder.glob("??/??/*"))

    def _check_same(self, place: Path, sha256: str) -> None:
        if digest(place) != sha256:
            raise StoreRefused(f"Berkas {sha256} pada penyimpanan bukti rusak; jalankan `cermat doctor`.")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a file for its owner alone, sync it, and return its SHA-256. Raises StoreRefused."""
    hashed = hashlib.sha256()
    with _in_words(), open(path, "wb", opener=_for_owner) as file:
        for piece in pieces:
            hashed.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return hashed.hexdigest()


def append(path: Path, piece: bytes) -> int:
    """Add a piece to a file, sync it, and return the file's size. Raises StoreRefused."""
    with _in_words(), open(path, "ab", opener=_for_owner) as file:
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _shelf(sha256: str) -> Path:
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError(sha256)
    return Path(sha256[:2], sha256[2:4], sha256)


def _made(folder: Path) -> Path:
    # Asked to make the parents too, `mkdir` would leave them open to everybody.
    if not folder.is_dir():
        _made(folder.parent)
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    return folder


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_ONLY)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > UNNAMED_HOURS * 3600


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreRefused(
            f"Berkas tidak dapat disimpan ({os_reason(error)}); coba lagi, atau hubungi pengelola sistem."
        ) from error
