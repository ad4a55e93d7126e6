"""What must hold after whatever happened: nothing acknowledged lost, nothing doubled, chains and database whole."""

from collections.abc import Iterable
from typing import Any

from cermat.evidence.store import Store
from cermat.registers import health, ledger
from tests.durability.place import Place
from tests.durability.writing import Row, Writer, rows_of

DOUBLED = (
    "SELECT office_id, number FROM registers_activity GROUP BY office_id, number HAVING count(DISTINCT key) > 1"
    " UNION ALL SELECT office_id, number FROM registers_villagedocument"
    " GROUP BY office_id, village, kind, fiscal_year, number HAVING count(DISTINCT key) > 1"
    " UNION ALL SELECT office_id, sha256 FROM registers_evidence"
    " GROUP BY office_id, of_book, of_key, sha256 HAVING count(DISTINCT key) > 1"
)
NAMED = "SELECT sha256 FROM registers_evidence WHERE sha256 IS NOT NULL UNION SELECT key FROM registers_evidencefile"
WITHOUT_EVENT = " UNION ALL ".join(
    f"SELECT book.key FROM registers_{book} book LEFT JOIN registers_auditevent event"
    " ON event.office_id = book.office_id AND event.seq = book.event_seq WHERE event.id IS NULL"
    for book in ("activity", "villagedocument", "evidence")
)


def acknowledged(writers: Iterable[Writer]) -> list[Row]:
    """Return everything that was acknowledged to anybody."""
    return [row for writer in writers for row in writer.acknowledged]


def assert_kept(place: Place, writers: Iterable[Writer]) -> None:
    """Fail where something acknowledged is not there, or is there twice, or where a row names a file that is not."""
    lost = set(acknowledged(writers)) - rows_of(place)
    assert not lost, f"acknowledged and lost: {sorted(map(str, lost))}"
    assert place.ask(DOUBLED) == []
    assert place.ask(WITHOUT_EVENT) == []
    assert without_file(place) == []


def without_file(place: Place) -> list[str]:
    """Return the files that rows name and that are missing or other than their name says."""
    store = Store(place.folder / "evidence")
    return [sha256 for (sha256,) in place.ask(NAMED) if not store.is_whole(sha256)]


def assert_whole(place: Place, blocker: Any) -> None:
    """Fail where a chain is broken, the database damaged, or the examination accuses wrongly."""
    if not place.database_url:
        assert place.ask("PRAGMA integrity_check") == [("ok",)]
    with place.looked_into(blocker):
        assert ledger.verify() == []
        assert [finding for finding in health.examine() if not finding.is_well] == []
