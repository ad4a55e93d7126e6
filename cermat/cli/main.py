"""The `cermat` command: reads the line, opens the books, runs one command."""

import importlib
import os
import sys
from collections.abc import Sequence

from cermat.cli import parser
from cermat.cli.errors import WrongUsage
from cermat.words.errors import CermatError

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    asked = parser.build().parse_args(arguments)
    try:
        _open(asked.command)
        module = importlib.import_module(asked.module)
        return DONE if module.run(asked) is not False else REFUSED
    except WrongUsage as error:
        return _say(error, WRONG_USAGE)
    except CermatError as error:
        return _say(error, REFUSED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


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
