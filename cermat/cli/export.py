"""`cermat export`: what leaves the books for other programs."""

import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from cermat.actions import open_data
from cermat.cli import folders, lake, output, state
from cermat.cli.errors import CommandRefused
from cermat.words.errors import os_reason


def run(asked: Namespace) -> None:
    """Write the lake, or the open data."""
    folders.refuse_removed_place()
    if asked.what == "lake":
        lake.run(asked)
    else:
        _open_data(asked)


def _open_data(asked: Namespace) -> None:
    """Write every file of the open data below a folder, at the places they have below `/data/`: all, or none."""
    state.require_tables()
    _refuse_other_content(asked.folder)
    written = folders.replace(asked.folder, open_data.every_file())
    offices = len({Path(place).parent for place in written} - {Path()})
    if asked.format == "json":
        output.print_json({"folder": str(asked.folder), "offices": offices, "files": len(written)})
    else:
        output.say(f"{offices} kantor, {len(written)} berkas data terbuka di {asked.folder}.")


def _refuse_other_content(folder: Path) -> None:
    """Return where a folder, which is replaced as a whole, holds open data alone. Raises CommandRefused."""
    for found, shelves, names in os.walk(folder, onerror=_refuse_unreadable):
        place = Path(found)
        if place == folder and not (shelves or names):
            return
        _refuse_other_package(place, whose=None if place == folder else place.name)
        for foreign in _foreign(place, shelves=shelves, names=names):
            raise CommandRefused(
                f"{folder} berisi berkas atau folder lain ({foreign.relative_to(folder)}), padahal foldernya diganti "
                "seutuhnya; pilih folder kosong atau folder data terbuka."
            )


def _foreign(place: Path, *, shelves: list[str], names: list[str]) -> Iterator[Path]:
    """Yield what open data does not hold: links, files of other names, and what lies in a folder without package."""
    here = [place / each for each in (*names, *shelves)]
    yield from (each for each in here if each.is_symlink())
    yield from (place / each for each in names if each not in open_data.FILE_NAMES)
    if open_data.DESCRIBED_AT not in names:
        yield from (*here, place)


def _refuse_other_package(folder: Path, *, whose: str | None) -> None:
    """Return where a folder holds no package, or that of an office's open data, None: of all. Raises CommandRefused."""
    described = folder / open_data.DESCRIBED_AT
    try:
        name = json.loads(described.read_bytes())["name"]
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):
        name = None
    if name != open_data.package_name(whose):
        raise CommandRefused(
            f"{folder} berisi {described.name} dari data lain, misalnya danau data; pilih folder lain."
        )


def _refuse_unreadable(error: OSError) -> None:
    """Return where there is no such folder yet. Raises CommandRefused."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise CommandRefused(f"{error.filename} tidak dapat dibaca ({os_reason(error)}); pilih folder lain.") from error
