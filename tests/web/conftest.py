"""The pages' tests: an office with its cast and a few rows, filled once for a module and rolled back after it."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cermat.actions import activities as activity_acts
from cermat.actions import evidence, outputs, village_documents
from cermat.actions.entries import EvidenceEntry
from tests import cast
from tests.web import access_things, asking
from tests.web.access_things import Things
from tests.web.asking import Ask

SignedIn = Callable[[str], Client]
DESA = ("35.08.10.2001", "35.08.10.2002", cast.DENOK, cast.BLUKON, cast.BORENG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The rows every test finds: an activity with its output, both verified, and a document of Denok, verified."""

    activity: str
    output: str
    document: str
    waiting: str
    evidence: str


@pytest.fixture(scope="module")
def _filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[Keys]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast.open_offices()
        cast.add_people()
        yield _rows()
        transaction.set_rollback(True)


@pytest.fixture
def keys(_filled: Keys, db: None) -> Keys:
    """Give a test the keys of the rows that are there."""
    return _filled


@pytest.fixture
def signed_in(keys: Keys) -> SignedIn:
    """Return how a member of the cast opens pages."""
    return cast.signed_in


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: Any) -> Iterator[Things]:
    """Give every object of the officials' table its key."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield access_things.recorded()
        transaction.set_rollback(True)


@pytest.fixture
def ask(things: Things, db: None) -> Iterator[Ask]:
    """Return how the table's cells are asked; thousands of refusals need no line each in the log."""
    logging.disable(logging.WARNING)
    yield asking.asker(things)
    logging.disable(logging.NOTSET)


def _rows() -> Keys:
    kasi = cast.scope("kasi.pemerintahan")
    activity = cast.recorded_activity()
    activity_acts.verify(by=kasi, key=activity, version=1)
    output = cast.recorded_output(activity)
    outputs.verify(by=kasi, key=output, version=1)
    for number, village in enumerate(DESA, 1):
        document = cast.recorded_document(village=village, number=f"{number} Tahun 2023")
        village_documents.verify(by=kasi, key=document, version=1)
    waiting = cast.recorded_document(kind="apb_desa", number="8 Tahun 2023", enacted_on=date(2023, 12, 20))
    entry = EvidenceEntry(book="village_document", key=waiting, title="Salinan Perdes", location="Lemari 2")
    return Keys(
        activity=activity,
        output=output,
        document=village_documents_key(cast.DENOK),
        waiting=waiting,
        evidence=evidence.add(by=cast.scope(), entry=entry),
    )


def village_documents_key(village: str) -> str:
    """Return the key of a village's RKP Desa 2024."""
    from cermat.registers import selectors

    rows = selectors.village_documents(cast.scope())
    return next(row.mark.ref.key for row in rows if row.village == village and row.kind == "rkp_desa")
