"""`cermat serve`: the pages."""

import multiprocessing
import os
import sys
import threading
from argparse import Namespace
from typing import Any

from cermat.cli import output, state, turns, work
from cermat.cli.errors import CommandRefused
from cermat.words.errors import os_reason

NAME = "cermat"
GRACE_SECONDS = 10


def run(asked: Namespace) -> None:
    """Serve the pages until interrupted."""
    state.require_tables()
    refuse_taken_port(asked.host, asked.port)
    output.say(f"Cermat melayani http://{asked.host}:{asked.port}/ (Ctrl+C untuk berhenti).")
    serve(asked.host, asked.port)


def serve(host: str, port: int) -> None:
    """Serve on one free address, with a worker for what people do not wait for beside it."""
    from django.db import connections

    # A process begun from this one must not inherit an open database.
    connections.close_all()
    with work.beside():
        _serve(host, port)


def _serve(host: str, port: int) -> None:
    """Serve with one process that answers: more gain nothing on SQLite and cost memory anywhere (docs/adr)."""
    if sys.platform == "win32":
        import waitress
        from django.core.wsgi import get_wsgi_application

        waitress.serve(get_wsgi_application(), host=host, port=port, threads=turns.at_once())
        return
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        NAME,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=turns.SENDERS,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        # It warns in English of more threads than processors: they take in what is sent and need none.
        log_level=LogLevels.error,
    ).serve(target_loader=_application)


def _application(_: str) -> Any:
    """Return what answers requests, in the process that answers them."""
    from django.core.wsgi import get_wsgi_application

    threading.Thread(target=_end_with_the_command, daemon=True).start()
    return turns.in_turn(get_wsgi_application(), at_once=turns.at_once())


def _end_with_the_command() -> None:
    # Left alone it would keep the port, and nobody could start the pages again.
    if command := multiprocessing.parent_process():
        command.join()
        os._exit(1)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandRefused where something else listens at this address already."""
    import socket

    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise CommandRefused(
            f"Porta {port} di {host} tidak dapat dipakai ({os_reason(error)}); pilih yang lain dengan --port."
        ) from error
