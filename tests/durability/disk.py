"""A disk as the strictest reading of the rules has it, replayed from the system calls of a process.

What was written to a file is durable once the file is synced; a name is durable once its folder is synced. A power cut
at any point leaves what is durable (`Fate.LOST`), or also any part of the rest (`Fate.SOME`): single writes reach the
disk in any order, names of one folder in theirs.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random

CALLS = (
    "openat,creat,write,pwrite64,writev,pwritev,ftruncate,fallocate,fsync,fdatasync,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,sendfile,copy_file_range"
)
STANDARD_OUTPUT = 1


class Fate(Enum):
    """What becomes of that which was not synced."""

    LOST = "lost"
    SOME = "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """Bytes put at an offset; `offset` None: the file is cut to `size`."""

    offset: int | None = None
    content: bytes = b""
    size: int = 0


@dataclass(slots=True)
class File:
    """What is durable of a file, and what was done to it since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything durable."""
        for write in self.pending:
            _apply(self.durable, write)
        self.pending.clear()

    def after(self, random: Random | None) -> bytes:
        """Return what a cut leaves; with `random` any part of what was not synced."""
        left = bytearray(self.durable)
        for write in self.pending if random else ():
            if random and random.random() < 0.5:
                _apply(left, write)
        return bytes(left)


@dataclass(slots=True)
class Disk:
    """Names and files under one folder. A name with no file is a folder; `names` is durable, `pending` by folder."""

    root: Path
    names: dict[Path, File | None] = field(default_factory=dict)
    pending: dict[Path, list[tuple[Path, File | None, bool]]] = field(default_factory=dict)
    now: dict[Path, File | None] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, *, called: Path) -> "Disk":
        """Return a disk as a folder stands, all of it durable, under the name it is called by in a log."""
        names: dict[Path, File | None] = {called: None}
        for path in folder.rglob("*"):
            file = None if path.is_dir() else File(bytearray(path.read_bytes()))
            names[called / path.relative_to(folder)] = file
        return cls(root=called, names=names, now=dict(names))

    def name(self, path: Path, file: File | None) -> None:
        """Give a file, or a new folder, a name."""
        self.now[path] = file
        self.pending.setdefault(path.parent, []).append((path, file, True))

    def unname(self, path: Path) -> None:
        """Take a name away."""
        self.now.pop(path, None)
        self.pending.setdefault(path.parent, []).append((path, None, False))

    def sync(self, path: Path) -> None:
        """Sync a file, or a folder's names."""
        if path in self.now and (file := self.now[path]) is not None:
            file.sync()
            return
        for change in self.pending.pop(path, []):
            _rename(self.names, change)

    def after(self, fate: Fate, random: Random) -> dict[Path, bytes]:
        """Return every file that a power cut leaves, by its path under the root."""
        names = dict(self.names)
        for changes in self.pending.values() if fate is Fate.SOME else ():
            for change in changes[: random.randint(0, len(changes))]:
                _rename(names, change)
        chance = random if fate is Fate.SOME else None
        return {
            path.relative_to(self.root): file.after(chance)
            for path, file in names.items()
            if file is not None and all(parent in names for parent in _folders(path, self.root))
        }


def _apply(content: bytearray, write: Write) -> None:
    if write.offset is None:
        del content[write.size :]
        content.extend(bytes(write.size - len(content)))
        return
    content.extend(bytes(max(0, write.offset - len(content))))
    content[write.offset : write.offset + len(write.content)] = write.content


def _rename(names: dict[Path, File | None], change: tuple[Path, File | None, bool]) -> None:
    path, file, is_there = change
    if is_there:
        names[path] = file
    else:
        names.pop(path, None)


def _folders(path: Path, root: Path) -> Iterator[Path]:
    yield from (parent for parent in path.parents if parent.is_relative_to(root))


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One system call that succeeded: its name, its arguments as strace writes them, and what it returned."""

    name: str
    words: str
    returned: str


def record(command: list[str], *, log: Path, environment: Mapping[str, str], folder: Path) -> None:
    """Run a command to its end and keep its system calls."""
    traced = [
        "strace",
        "-qq",
        "-y",
        "-xx",
        "-s",
        "1000000",
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(log),
    ]
    subprocess.run([*traced, *command], cwd=folder, env=dict(environment), check=True, capture_output=True, timeout=300)


_CALL = re.compile(r"^(\w+)\((.*)\) += (\d+)(?:<([^>]*)>)?$")


def calls(log: Path) -> Iterator[Call]:
    """Yield the calls of a log that succeeded, in their order."""
    with log.open() as lines:
        for line in lines:
            if found := _CALL.match(line.rstrip("\n")):
                yield Call(name=found[1], words=found[2], returned=_text(found[4] or found[3]))


def replayed(disk: Disk, log: Iterable[Call]) -> Iterator[str]:
    """Do to a disk what a log says, and yield after each step what was acknowledged by it, mostly nothing."""
    position: dict[Path, int] = {}
    for call in log:
        said = _step(disk, call, position)
        if said is not None:
            yield said


def _step(disk: Disk, call: Call, position: dict[Path, int]) -> str | None:
    """Do one call; return None where it does not concern this disk."""
    descriptor = re.match(r"(\d+)<([^>]*)>", call.words)
    if call.name == "write" and descriptor and int(descriptor[1]) == STANDARD_OUTPUT:
        return _strings(call.words)[0].decode()
    paths = [path for path in _paths(call, descriptor) if path.is_relative_to(disk.root)]
    if not paths:
        return None
    _DO[call.name](disk, call, paths, position)
    return ""


def _paths(call: Call, descriptor: re.Match[str] | None) -> list[Path]:
    if call.name in {"openat", "creat"}:
        return [Path(call.returned)]
    if call.name in _BY_DESCRIPTOR and descriptor:
        return [Path(_text(descriptor[2]))]
    return [Path(text.decode()) for text in _strings(call.words)]


def _open(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    [path] = paths
    position[path] = 0
    if path not in disk.now:
        disk.name(path, File())
    file = disk.now[path]
    if file is not None and "O_TRUNC" in call.words:
        file.pending.append(Write())
    if file is not None and "O_APPEND" in call.words:
        position[path] = _size(file)


def _size(file: File) -> int:
    whole = bytearray(file.durable)
    for write in file.pending:
        _apply(whole, write)
    return len(whole)


def _write(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    file = disk.now.get(paths[0])
    if file is None:
        return
    content = _strings(call.words)[0][: int(call.returned)]
    if call.name == "pwrite64":
        file.pending.append(Write(offset=int(call.words.rpartition(", ")[2]), content=content))
        return
    file.pending.append(Write(offset=position[paths[0]], content=content))
    position[paths[0]] += len(content)


def _truncate(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    file = disk.now.get(paths[0])
    if file is not None:
        file.pending.append(Write(size=int(call.words.rpartition(", ")[2])))


def _sync(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    disk.sync(paths[0])


def _move(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    before, after = paths
    file = disk.now[before]
    disk.unname(before)
    disk.name(after, file)


def _link(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    before, after = paths
    disk.name(after, disk.now[before])


def _unlink(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    disk.unname(paths[0])


def _make(disk: Disk, call: Call, paths: list[Path], position: dict[Path, int]) -> None:
    disk.name(paths[0], None)


_BY_DESCRIPTOR = frozenset({"write", "pwrite64", "ftruncate", "fsync", "fdatasync"})
# A call that is not here and touches the folder stops the replay: nothing is passed over silently.
_DO = {
    "openat": _open,
    "creat": _open,
    "write": _write,
    "pwrite64": _write,
    "ftruncate": _truncate,
    "fsync": _sync,
    "fdatasync": _sync,
    "rename": _move,
    "renameat": _move,
    "renameat2": _move,
    "link": _link,
    "linkat": _link,
    "unlink": _unlink,
    "unlinkat": _unlink,
    "rmdir": _unlink,
    "mkdir": _make,
    "mkdirat": _make,
}


def _strings(words: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in re.findall(r'"([^"]*)"', words)]


def _text(written: str) -> str:
    return bytes.fromhex(written.replace("\\x", "")).decode() if written.startswith("\\x") else written
