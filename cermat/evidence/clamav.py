"""ClamAV, where an office runs it: one file over its socket (`INSTREAM`), and what it says of it."""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cermat.evidence.errors import FileRefused, ScannerSilent

SECONDS = 20
PIECE = 64 * 1024
LONGEST_ANSWER = 4096
_SILENT = "Pemeriksa virus tidak menjawab; berkas belum diterima. Coba lagi, atau hubungi pengelola sistem."


def scan(path: Path, address: str, *, seconds: float = SECONDS) -> None:
    """Return when the scanner at `host:port` or a socket's path finds a file clean.

    Raises FileRefused for an infected file, ScannerSilent when there is no clear answer.
    """
    try:
        with _connected(address, seconds) as line:
            answer = _ask(line, path, deadline=time.monotonic() + seconds)
    except (OSError, ValueError) as error:
        raise ScannerSilent(_SILENT) from error
    if answer.endswith(" FOUND"):
        name = answer.removeprefix("stream: ").removesuffix(" FOUND")
        raise FileRefused(f"Berkas ini berisi virus ({name}) menurut pemeriksa virus; jangan dibuka, hapus berkasnya.")
    if answer != "stream: OK":
        raise ScannerSilent(_SILENT)


@contextmanager
def _connected(address: str, seconds: float) -> Iterator[socket.socket]:
    host, _, port = address.rpartition(":")
    if host and port.isdigit():
        with socket.create_connection((host.strip("[]"), int(port)), timeout=seconds) as line:
            yield line
        return
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(seconds)
        line.connect(address)
        yield line


def _ask(line: socket.socket, path: Path, *, deadline: float) -> str:
    line.sendall(b"zINSTREAM\0")
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            line.sendall(struct.pack("!I", len(piece)) + piece)
    line.sendall(struct.pack("!I", 0))
    answer = b""
    while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
        # A scanner that answers letter by letter gets no more time than one that is silent.
        line.settimeout(max(deadline - time.monotonic(), 0.001))
        more = line.recv(LONGEST_ANSWER)
        if not more:
            break
        answer += more
    return answer.split(b"\0")[0].decode("utf-8", "replace").strip()
