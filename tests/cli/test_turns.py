"""What is sent is taken in before its turn; then as many are answered at once as the database gains from."""

import io
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from wsgiref.types import StartResponse, WSGIEnvironment

from django.db import connection

from cermat.cli.turns import AT_ONCE, BREATH, at_once, in_turn
from cermat.evidence.media import MOST_BYTES


class Body:
    """An answer that tells whether it was closed, as Django's does."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield self.content

    def close(self) -> None:
        self.is_closed = True


class Application:
    """Answers with what was sent, and remembers which thread answered and each of its answers."""

    def __init__(self) -> None:
        self.threads: list[str] = []
        self.bodies: list[Body] = []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.threads.append(threading.current_thread().name)
        start_response("200 OK", [])
        self.bodies.append(Body(environ["wsgi.input"].read()))
        return self.bodies[-1]


class Broken(io.BytesIO):
    """A line that breaks with an error."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError


def asked(application: Application, sent: io.BytesIO, announced: int) -> tuple[str, bytes]:
    """Return the status and the content that come back."""
    said: list[str] = []
    environ = {"CONTENT_LENGTH": str(announced), "wsgi.input": sent}
    content = in_turn(application)(environ, lambda status, headers: said.append(status))  # type: ignore[arg-type]
    return said[0], b"".join(content)


def test_hands_on_what_was_sent_byte_for_byte() -> None:
    sent = bytes(range(256)) * (BREATH // 100)
    application = Application()
    assert asked(application, io.BytesIO(sent), len(sent)) == ("200 OK", sent)
    assert application.bodies[0].is_closed


def test_what_breaks_off_is_never_handed_on() -> None:
    application = Application()
    assert asked(application, io.BytesIO(b"setengah"), 16) == ("400 Bad Request", b"")
    assert asked(application, Broken(), 16) == ("400 Bad Request", b"")
    assert application.threads == []


def test_what_is_too_large_is_left_unread() -> None:
    sent = io.BytesIO(b"isi")
    assert asked(Application(), sent, MOST_BYTES + 1) == ("200 OK", b"isi")


def test_where_one_is_answered_at_a_time_the_same_thread_answers_every_request() -> None:
    application = Application()
    answer = in_turn(application)
    with ThreadPoolExecutor(max_workers=4) as senders:
        for _ in range(8):
            senders.submit(answer, {"wsgi.input": io.BytesIO()}, lambda status, headers: None)  # type: ignore[arg-type]
    assert len(application.threads) == 8
    assert len(set(application.threads)) == 1
    assert not application.threads[0].startswith("ThreadPoolExecutor")


def test_so_many_are_answered_at_once() -> None:
    together = threading.Barrier(3, timeout=10)

    def meet(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        together.wait()
        return [b"bertemu"]

    answer = in_turn(meet, at_once=3)
    with ThreadPoolExecutor(max_workers=3) as senders:
        answers = [senders.submit(answer, {"wsgi.input": io.BytesIO()}, lambda *_: None) for _ in range(3)]  # type: ignore[arg-type]
    assert [list(each.result()) for each in answers] == [[b"bertemu"]] * 3


def test_sqlite_answers_one_at_a_time_and_postgresql_some() -> None:
    assert at_once() == (AT_ONCE if connection.vendor == "postgresql" else 1)
    assert AT_ONCE > 1
