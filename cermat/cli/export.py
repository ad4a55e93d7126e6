"""`cermat export`: what leaves the books for other programs."""

import json
from argparse import Namespace
from pathlib import Path

from cermat.actions import open_data
from cermat.cli import folders, lake, output, state
from cermat.cli.errors import CommandRefused


def run(asked: Namespace) -> None:
    """Write the lake, or the open data."""
    if asked.what == "lake":
        lake.run(asked)
    else:
        _open_data(asked)


def _open_data(asked: Namespace) -> None:
    """Write every file of the open data below a folder, at the places they have below `/data/`: all, or none."""
    state.require_tables()
    _refuse_other_package(asked.folder / open_data.DESCRIBED_AT)
    _refuse_other_files(asked.folder)
    written = folders.replace(asked.folder, open_data.every_file())
    offices = len({Path(place).parent for place in written} - {Path()})
    if asked.format == "json":
        output.print_json({"folder": str(asked.folder), "offices": offices, "files": len(written)})
    else:
        output.say(f"{offices} kantor, {len(written)} berkas data terbuka di {asked.folder}.")


def _refuse_other_package(described: Path) -> None:
    """Return where a folder holds no package, or that of the open data. Raises CommandRefused."""
    try:
        name = json.loads(described.read_bytes())["name"]
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError, KeyError, TypeError):
        name = None
    if name != open_data.NAME:
        raise CommandRefused(
            f"{described.parent} berisi {described.name} dari data lain, misalnya danau data; pilih folder lain."
        )


def _refuse_other_files(folder: Path) -> None:
    """Return where a folder, which is replaced as a whole, holds open data alone. Raises CommandRefused."""
    others = (each for each in folder.rglob("*") if not each.is_dir() and each.name not in open_data.FILE_NAMES)
    if other := next(others, None):
        raise CommandRefused(
            f"{folder} berisi berkas lain ({other.relative_to(folder)}), padahal foldernya diganti seutuhnya; pilih "
            "folder kosong atau folder data terbuka."
        )
