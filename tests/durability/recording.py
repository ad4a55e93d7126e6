"""Fifty mixed acts at a place, each acknowledged on standard output: `python -m tests.durability.recording ACTS`.

Runs under strace, with the program's own settings. For the controls `CERMAT_PRAGMAS` replaces what is told to SQLite,
and `CERMAT_FILES=careless` syncs no file.
"""

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cermat.config.settings")

import django

django.setup()

from django.db import connection  # noqa: E402

from cermat.actions import activities, evidence, village_documents  # noqa: E402
from tests import cast  # noqa: E402
from tests.evidence import make  # noqa: E402

STAFF, CHECKER = cast.scope("staf.pemerintahan"), cast.scope("kasi.pemerintahan")


def main(count: int) -> None:
    """Do acts, one after another, and say after each what it acknowledges: a book, a key and a version."""
    if pragmas := os.environ.get("CERMAT_PRAGMAS"):
        connection.settings_dict["OPTIONS"]["init_command"] = pragmas
    if os.environ.get("CERMAT_FILES") == "careless":
        os.fsync = lambda descriptor: None
    for _, (book, key, version) in zip(range(count), acts(), strict=False):
        os.write(1, f"{book} {key} {version}\n".encode())


def acts() -> Iterator[tuple[str, str, int]]:
    """Yield what each act wrote, without end."""
    number = 0
    while True:
        number += 1
        yield from _work_on_a_document(number)
        yield from _work_on_an_activity(number)


def _work_on_a_document(number: int) -> Iterator[tuple[str, str, int]]:
    entry = cast.document(number=f"{number} Tahun 2023", enacted_on=date(2023, 1, 1) + timedelta(days=number))
    key = village_documents.add(by=STAFF, entry=entry)
    yield "villagedocument", key, 1
    yield "villagedocument", key, village_documents.verify(by=CHECKER, key=key, version=1)
    yield _with_a_file("village_document", key, number)


def _work_on_an_activity(number: int) -> Iterator[tuple[str, str, int]]:
    key = activities.add(by=STAFF, entry=cast.activity(number=f"{number}/2023"))
    yield "activity", key, 1
    other = cast.activity(number=f"{number}/2023", description=f"Fasilitasi kedua {number}")
    yield "activity", key, activities.correct(by=STAFF, key=key, version=1, entry=other, reason="uji")


def _with_a_file(book: str, key: str, number: int) -> tuple[str, str, int]:
    content = make.jpeg(note=f"Perdes {number}".encode())
    return "evidence", evidence.attach(by=STAFF, book=book, key=key, name="perdes.jpg", pieces=[content]), 1


if __name__ == "__main__":
    main(int(sys.argv[1]))
