"""A mail server on the loopback that can be made to misbehave at every point of the conversation."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

# What each fault answers instead of the usual, by the word it comes after; None: nothing ever, b"": it hangs up.
FAULTS: dict[str, dict[str, bytes | None]] = {
    "well": {},
    "hangs": {"GREETING": None},
    "hangs up": {"GREETING": b""},
    "is not ready": {"GREETING": b"421 nanti\r\n"},
    "answers 500": {"GREETING": b"554 tidak menerima\r\n"},
    "talks nonsense": {"GREETING": b"\x00\xff{omong kosong}\r\n"},
    "never stops talking": {"GREETING": b"220-" + b"a" * 20_000 + b"\r\n"},
    "refuses the greeting": {"EHLO": b"500 apa\r\n", "HELO": b"500 apa\r\n"},
    "hangs before the mail": {"MAIL": None},
    "does not know the password": {"AUTH": b"535 5.7.8 sandi salah\r\n"},
    "wants no such sender": {"MAIL": b"451 coba nanti\r\n"},
    "knows no such person": {"RCPT": b"550 5.1.1 tidak dikenal\r\n"},
    "is busy with the person": {"RCPT": b"450 4.2.1 kotak penuh\r\n"},
    "takes no content": {"DATA": b"554 5.6.0 tidak sekarang\r\n"},
    "refuses the content": {"CONTENT": b"552 terlalu besar\r\n"},
    "is short of room": {"CONTENT": b"452 disk penuh\r\n"},
    "hangs after the content": {"CONTENT": None},
    "dies after the content": {"CONTENT": b""},
    "talks nonsense after the content": {"CONTENT": b"?????\r\n"},
    "hangs at the farewell": {"QUIT": None},
}
USUAL: dict[str, bytes] = {
    "GREETING": b"220 contoh ESMTP\r\n",
    "EHLO": b"250-contoh\r\n250 AUTH PLAIN\r\n",
    "HELO": b"250 contoh\r\n",
    "AUTH": b"235 ya\r\n",
    "MAIL": b"250 ya\r\n",
    "RCPT": b"250 ya\r\n",
    "DATA": b"354 silakan\r\n",
    "CONTENT": b"250 diterima\r\n",
    "RSET": b"250 ya\r\n",
    "QUIT": b"221 sampai jumpa\r\n",
}


@dataclass
class MailServer:
    """Where it listens, how it behaves now, and every mail whose whole content it was given."""

    port: int
    fault: str = "well"
    given: list[bytes] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Serve on a free port of the loopback until the test is over."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    server = MailServer(port=listener.getsockname()[1])
    thread = threading.Thread(target=_listen, args=(listener, server), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        thread.join(timeout=10)
        listener.close()


def _listen(listener: socket.socket, server: MailServer) -> None:
    while not server.stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection:
            try:
                _talk(connection, server)
            except OSError:
                continue


def _talk(connection: socket.socket, server: MailServer) -> None:
    answers = {**USUAL, **FAULTS[server.fault]}
    lines = connection.makefile("rb")
    word = "GREETING"
    while True:
        answer = answers.get(word, b"502 tidak dikenal\r\n")
        if not answer:
            if answer is None:
                lines.read()  # until the other side gives up
            return
        connection.sendall(answer)
        if word == "QUIT":
            return
        if word == "DATA" and answer.startswith(b"354"):
            server.given.append(_content(lines))
            word = "CONTENT"
            continue
        word = lines.readline().decode(errors="replace").partition(" ")[0].strip().upper()
        if not word:
            return


def _content(lines: BinaryIO) -> bytes:
    content = []
    while (line := lines.readline()) not in (b".\r\n", b""):
        content.append(line)
    return b"".join(content)
