"""The `cermat` command: reads the line, opens the books, runs one command."""

import errno
import importlib
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from cermat.cli import parser
from cermat.cli.errors import CommandRefused, WrongUsage
from cermat.words.errors import CermatError

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    asked = parser.build().parse_args(arguments)
    try:
        _open(asked.command)
        code = _run(asked)
        sys.stdout.flush()
        return code
    except WrongUsage as error:
        return _say(error, WRONG_USAGE)
    except CermatError as error:
        return _say(error, REFUSED)
    except BrokenPipeError:
        _write_no_more()
        return DONE
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _write_no_more()
        full = CommandRefused("Keluaran tidak tertulis seluruhnya: tempatnya penuh. Kosongkan ruang, lalu ulangi.")
        return _say(full, REFUSED)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(asked: Namespace) -> int:
    from django.db import DatabaseError

    _print_anything()
    module = importlib.import_module(asked.module)
    try:
        return REFUSED if module.run(asked) is False else DONE
    except DatabaseError as error:
        raise CommandRefused(
            f"Basis data menolak ({error}); tidak ada yang tersimpan. Jalankan `cermat doctor` untuk mencari sebabnya."
        ) from error


def _print_anything() -> None:
    """Let a terminal that knows few letters show the others by their numbers, instead of breaking off."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _write_no_more() -> None:
    """Drop what is still to be written to stdout, which takes nothing any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open(command: str) -> None:
    """Set Django up for the database this command works on."""
    from cermat.cli import state

    state.choose_folder(is_demo=command == "demo")
    state.open_books()


def _say(error: CermatError, code: int) -> int:
    sys.stdout.flush()
    print(f"cermat: {error}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
