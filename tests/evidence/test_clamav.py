"""The virus scanner: clean, infected, refusing, silent, talking nonsense."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cermat.evidence import clamav
from cermat.evidence.errors import FileRefused, ScannerSilent

Answer = Callable[[socket.socket, bytes], None]
StandIn = Callable[[Answer], str]


def received(line: socket.socket) -> bytes:
    """Return what a client sends, by the scanner's own protocol."""
    stream = line.makefile("rb")
    assert stream.read(10) == b"zINSTREAM\0"
    content = b""
    while size := struct.unpack("!I", stream.read(4))[0]:
        content += stream.read(size)
    return content


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """Return how a scanner is started on the loopback that answers one client; it gives its address."""
    server = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def start(answer: Answer) -> str:
        def serve() -> None:
            line, _ = server.accept()
            with line:
                answer(line, received(line))

        threads.append(threading.Thread(target=serve, daemon=True))
        threads[-1].start()
        return f"127.0.0.1:{server.getsockname()[1]}"

    yield start
    for thread in threads:
        thread.join(timeout=5)
    server.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of several pieces."""
    path = tmp_path / "berkas"
    path.write_bytes(b"isi" * 50_000)
    return path


def test_takes_a_clean_file_and_sends_all_of_it(stand_in: StandIn, file: Path) -> None:
    seen: list[bytes] = []

    def clean(line: socket.socket, content: bytes) -> None:
        seen.append(content)
        line.sendall(b"stream: OK\0")

    clamav.scan(file, stand_in(clean))
    assert seen == [file.read_bytes()]


def test_refuses_an_infected_file_by_the_name_of_its_virus(stand_in: StandIn, file: Path) -> None:
    address = stand_in(lambda line, content: line.sendall(b"stream: Eicar-Signature FOUND\0"))
    with pytest.raises(FileRefused, match=r"berisi virus \(Eicar-Signature\)"):
        clamav.scan(file, address)


@pytest.mark.parametrize("said", [b"size limit exceeded. ERROR\0", b"", b"\xff\xfe\0", b"OK\0", b"x" * 9000])
def test_takes_nothing_for_clean_that_is_not_said_to_be(said: bytes, stand_in: StandIn, file: Path) -> None:
    address = stand_in(lambda line, content: line.sendall(said))
    with pytest.raises(ScannerSilent, match="tidak menjawab; berkas belum diterima"):
        clamav.scan(file, address)


def test_does_not_wait_for_a_scanner_that_hangs(stand_in: StandIn, file: Path) -> None:
    enough = threading.Event()

    def hang(line: socket.socket, content: bytes) -> None:
        enough.wait(5)

    address, begun = stand_in(hang), time.monotonic()
    with pytest.raises(ScannerSilent):
        clamav.scan(file, address, seconds=0.1)
    assert time.monotonic() - begun < 2
    enough.set()


def test_does_not_wait_for_one_that_answers_letter_by_letter(stand_in: StandIn, file: Path) -> None:
    def dribble(line: socket.socket, content: bytes) -> None:
        with suppress(OSError):
            for _ in range(40):
                line.sendall(b"s")
                time.sleep(0.1)

    address, begun = stand_in(dribble), time.monotonic()
    with pytest.raises(ScannerSilent):
        clamav.scan(file, address, seconds=0.3)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("address", ["127.0.0.1:9", "/tidak/ada/clamd.sock", ""])
def test_says_when_nobody_is_there(address: str, file: Path) -> None:
    with pytest.raises(ScannerSilent):
        clamav.scan(file, address)


def test_speaks_over_a_socket_in_a_folder_too(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "clamd.sock"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()

        def serve() -> None:
            line, _ = server.accept()
            with line:
                received(line)
                line.sendall(b"stream: OK\0")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        clamav.scan(file, str(path))
        thread.join(timeout=5)
