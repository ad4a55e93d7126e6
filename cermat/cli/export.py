"""`cermat export`: what leaves the books for other programs."""

from argparse import Namespace
from pathlib import Path

from cermat.cli import files, lake, output, state


def run(asked: Namespace) -> None:
    """Write the lake, or the open data."""
    if asked.what == "lake":
        lake.run(asked)
    else:
        _open_data(asked)


def _open_data(asked: Namespace) -> None:
    """Write every file of the open data below a folder, at the places they have below `/data/`."""
    from cermat.actions import open_data

    state.require_tables()
    written = [_written(asked.folder / place, content) for place, content in open_data.every_file()]
    offices = len({each.parent for each in written} - {asked.folder})
    if asked.format == "json":
        output.print_json({"folder": str(asked.folder), "offices": offices, "files": len(written)})
    else:
        output.say(f"{offices} kantor, {len(written)} berkas data terbuka di {asked.folder}.")


def _written(path: Path, content: bytes) -> Path:
    files.make_folder(path.parent)
    files.write(path, content)
    return path
