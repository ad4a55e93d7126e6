"""`cermat export lake`: the books of every office as Parquet files, without words and people."""

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cermat.cli import asking, output
from cermat.cli.errors import CommandRefused
from cermat.words.errors import CermatError, os_reason

if TYPE_CHECKING:
    from cermat.registers.scope import Scope
    from cermat.rollup.lake import Head
    from cermat.rollup.questions import PaperVersion
    from cermat.rollup.tables import Table

_COUNTRY = frozenset({"duckdb", "ibis", "sqlglot", "packaging"})
_NAMES = {"office": "office_id", "row": "key"}
_PAPER = ("key", "event_seq", "recorded_at", "state", "annulled", "text")


def run(asked: Namespace) -> None:
    """Write what was recorded since the folder was last written, and say how much the lake holds now."""
    with country():
        _export(asked)


@contextmanager
def country() -> Iterator[None]:
    """Say how to install what the roll-up needs, where that is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _COUNTRY:
            raise
        raise CommandRefused(
            f"Untuk ini {error.name} belum terpasang; pasang dengan `pip install cermat[country]`."
        ) from error


def _export(asked: Namespace) -> None:
    from cermat.rollup import tables, writing
    from cermat.rules.library import law

    progress = output.Progress("provinsi")
    try:
        lake = writing.export(asked.folder, BooksSource(asking.scopes_of_all()), law=law(), progress=progress)
    except OSError as error:
        raise CommandRefused(_unwritten(asked.folder, error)) from error
    finally:
        progress.end()
    rows = {table.name: sum(each.rows for each in lake.of(table)) for table in tables.BOOKS}
    if asked.format == "json":
        output.print_json({"folder": str(asked.folder), "offices": len(lake.heads), "rows": rows})
    else:
        output.say(f"{len(lake.heads)} kantor, {sum(rows.values())} versi baris di {asked.folder}.")


def _unwritten(folder: Path, error: OSError) -> str:
    if os.path.isfile(folder):
        return f"{folder} ini berkas, bukan folder; pilih folder lain."
    kept = " Danau data di sana tetap seperti sebelumnya." if _is_lake(folder) else ""
    return f"{folder} tidak dapat ditulis ({os_reason(error)}); pilih folder lain.{kept}"


def _is_lake(folder: Path) -> bool:
    from cermat.rollup import lake

    try:
        lake.read_folder(folder)
    except CermatError:
        return False
    return True


class BooksSource:
    """The books of this program as a source of a lake."""

    def __init__(self, scopes: "Mapping[str, Scope]") -> None:
        self._scopes = scopes

    def heads(self) -> "Mapping[str, Head]":
        """Return the last act of every office."""
        from cermat.registers import selectors
        from cermat.rollup.lake import Head

        return {office: Head(*selectors.chain_head(scope)) for office, scope in self._scopes.items()}

    def holds(self, office: str, head: "Head") -> bool:
        """Return whether the office's chain holds an act."""
        from cermat.registers import selectors

        return selectors.is_in_chain(self._scopes[office], seq=head.seq, sha256=head.hash)

    def samples(self) -> frozenset[str]:
        """Return which offices hold sample books."""
        from cermat.registers import selectors

        return frozenset(office for office, scope in self._scopes.items() if selectors.is_sample(scope))

    def rows(self, office: str, table: "Table", *, after: int, head: int) -> Iterable[Sequence[object]]:
        """Return what the acts after one, up to another, wrote in a book, by the table's columns."""
        from cermat.indicators.obligations import village_kind
        from cermat.registers import selectors

        columns = [_NAMES.get(name, name) for name in table.columns]
        if table.name != "village":
            return selectors.written(self._scopes[office], table.name, columns, after=after, head=head)
        stored = ["key" if name in {"village", "kind"} else name for name in columns]
        rows = selectors.written(self._scopes[office], table.name, stored, after=after, head=head)
        kind = columns.index("kind")
        return ((*row[:kind], village_kind(row[kind]).value, *row[kind + 1 :]) for row in rows)

    def papers(self, office: str, *, head: int) -> "Sequence[PaperVersion]":
        """Return every version of the office's IKU papers up to an act."""
        from cermat.indicators.rows import State
        from cermat.registers import selectors
        from cermat.rollup.questions import PaperVersion

        rows = selectors.written(self._scopes[office], "iku_paper", _PAPER, after=0, head=head)
        return [
            PaperVersion(
                key=key,
                seq=seq,
                recorded_at=recorded_at,
                is_verified=state == State.VERIFIED,
                annulled=annulled,
                text=text,
            )
            for key, seq, recorded_at, state, annulled, text in rows
        ]
