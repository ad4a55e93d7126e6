"""Whoever sends slowly makes nobody else wait: what is sent is taken in first, then requests are answered in turn.

On SQLite one after another; on PostgreSQL some at once: none waits for the office, the disk or the file of another.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from cermat.evidence.media import MEBI, MOST_BYTES

# How many may send at once; all they hold is a thread and a temporary file.
SENDERS = 16
# How many are answered at once on PostgreSQL; each holds a connection. More gain nothing: Python runs one at a time.
AT_ONCE = 4
IN_MEMORY = MEBI
BREATH = 64 * 1024


def at_once() -> int:
    """Return how many requests are answered at once: SQLite has one writer and gains nothing from more."""
    from django.db import connection

    return AT_ONCE if connection.vendor == "postgresql" else 1


def in_turn(application: WSGIApplication, *, at_once: int = 1) -> WSGIApplication:
    """Return an application that answers in so many threads of its own, and only what has arrived whole."""
    turn = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="answer")

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as sent:
            if not _is_taken_in(environ, sent):
                start_response(f"400 {HTTPStatus.BAD_REQUEST.phrase}", [])
                return []
            return turn.submit(_answered, application, environ, start_response=start_response).result()

    return answer


def _is_taken_in(environ: WSGIEnvironment, sent: IO[bytes]) -> bool:
    """Put what is sent where the application finds it, and return whether it is all that was announced.

    What is too large is left unread: the application refuses it by what was announced.
    """
    announced = environ.get("CONTENT_LENGTH") or "0"
    if not announced.isdigit() or int(announced) > MOST_BYTES:
        return True
    left = int(announced)
    try:
        while left and (piece := environ["wsgi.input"].read(min(left, BREATH))):
            left -= sent.write(piece)
    except OSError:
        return False
    sent.seek(0)
    environ["wsgi.input"] = sent
    return not left


def _answered(
    application: WSGIApplication, environ: WSGIEnvironment, *, start_response: StartResponse
) -> Iterable[bytes]:
    answer = application(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        if hasattr(answer, "close"):
            answer.close()
