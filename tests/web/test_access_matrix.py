"""Every address × method × person × object answers as the officials' table says (`access.yaml`).

A new address stands in that table, or the test of the table fails.
"""

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from cermat.actions import (
    activities,
    evidence,
    exemptions,
    iku_papers,
    officials,
    outputs,
    permissions,
    receipts,
    recorded_values,
    uploads,
    village_documents,
)
from cermat.actions.entries import EvidenceEntry, ExemptionEntry, RecordedValueEntry
from cermat.actions.imports import staging
from cermat.actions.imports.kinds import HANDED_IN
from cermat.actions.officials import OfficialEntry
from cermat.registers.models import AuditEvent
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.rules.library import lumajang_2023_text
from cermat.web.urls import PUBLIC
from tests import cast
from tests.evidence import make
from tests.web import access_table
from tests.web.access_table import ANONYMOUS, MISSING, OPEN, OTHER_WAY, REFUSED, SIGN_IN, Cell
from tests.web.test_routes import routes

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"
USERNAMES = {"staf": "staf.pemerintahan", "kasi": "kasi.pemerintahan", "operator_desa": "operator.denok"}
SENT = {"version": "1", "reason": "uji", "to_version": "1", "unit": "pemerintahan", "year": "2023", "month": "1"}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
NOT_THERE = "tidak ada"
Things = Mapping[str, Mapping[str, str]]
Ask = Callable[[Cell], HttpResponse]


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: Any) -> Iterator[Things]:
    """Give every object of the table its key: of the own unit and village, of others, of another office, of none."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast.open_offices()
        cast.add_people()
        _open_the_neighbours_paper()
        yield {
            "kegiatan": _activities(),
            "keluaran": _outputs(),
            "dokumen": _documents(),
            "pengecualian": _exemptions(),
            "tanda_terima": _receipts(),
            "nilai": _values(),
            "bukti": _evidence(),
            "berkas": _files(),
            "unggahan": _uploads(),
            "akun": {"perencana": "perencana", "kecamatan lain": cast.STRANGER, NOT_THERE: NOT_THERE},
            "pejabat": _officials(),
            "unit": {"pelayanan": "pelayanan", "entah, tidak ada": "entah"},
            **_imports(),
            "indikator": {"iku-2": "iku-2", "iku-9, tidak ada": "iku-9"},
            "indikator_tercatat": {"ipp": "ipp", "iku-2, dihitung": "iku-2", "iku-9, tidak ada": "iku-9"},
        }
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _quiet_log() -> Iterator[None]:
    """Thousands of refusals are what is asked for here; none of them needs a line in the log."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def ask(things: Things, db: None) -> Ask:
    """Return how a cell's request is sent; what it changed is taken back at once."""
    clients = {ANONYMOUS: Client()}
    for who in access_table.table()["orang"]:
        clients[who] = cast.signed_in(USERNAMES.get(who, who))

    def send(cell: Cell) -> HttpResponse:
        key = things[cell.kind][str(cell.thing)] if cell.kind else ""
        address = cell.template.replace(f"{{{cell.kind}}}", key)
        with transaction.atomic():
            sent = SENT if cell.method == "POST" else None
            response: Any = clients[cell.who].generic(cell.method, address) if sent is None else None
            response = response or clients[cell.who].post(address, sent)
            response.changed = AuditEvent.objects.count()
            transaction.set_rollback(True)
        return response  # type: ignore[no-any-return]

    return send


def answered(response: HttpResponse) -> str:
    """Return an answer in the words of the table."""
    if response.status_code == 302 and response["Location"].startswith("/masuk/?next="):
        return SIGN_IN
    return {403: REFUSED, 404: MISSING, 405: OTHER_WAY}.get(response.status_code, OPEN)


def assert_right(ask: Ask, cells: list[Cell]) -> None:
    """Ask every cell, say how many there were, and fail with those that answered otherwise."""
    wrong = wrong_cells(ask, cells)
    print(f"access matrix: {len(cells)} cells, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong)


def wrong_cells(ask: Ask, cells: list[Cell]) -> list[str]:
    """Return every cell that answers otherwise than the table says, or changed the books without leave."""
    before, wrong = AuditEvent.objects.count(), []
    for cell in cells:
        response: Any = ask(cell)
        got = answered(response)
        if got != cell.expected or response.status_code >= 500:
            wrong.append(f"{cell}: {got} ({response.status_code})")
        elif got != OPEN and response.changed != before:
            wrong.append(f"{cell}: changed the books")
    return wrong


def test_cells_answer_as_the_officials_table_says(ask: Ask) -> None:
    """Asks every seventh cell, which comes by every address and every person; the proof below asks all of them."""
    every = list(access_table.cells(("GET", "POST")))
    cells = every[::7]
    for seen in (lambda each: each.template, lambda each: (each.kind, each.thing), lambda each: each.who):
        assert {seen(each) for each in cells} == {seen(each) for each in every}
    assert_right(ask, cells)


@pytest.mark.proof
def test_every_cell_answers_as_the_officials_table_says(ask: Ask) -> None:
    cells = list(access_table.cells(access_table.EVERY_METHOD if IS_PROOF else ("GET", "POST")))
    assert len(cells) > (11_000 if IS_PROOF else 3_000)
    assert_right(ask, cells)


def test_the_table_names_every_address_and_every_role() -> None:
    named = {name for page in access_table.table()["halaman"] if (name := _name_of(page["alamat"]))}
    assert named | set(access_table.table()["umum"]) == {each.name for _, each in routes(get_resolver().url_patterns)}
    assert set(access_table.table()["umum"]) == set(PUBLIC)
    assert set(access_table.table()["orang"]) == set(Role) - {Role.KONSOL}


def test_what_is_foreign_cannot_be_told_from_what_is_missing(ask: Ask) -> None:
    hidden = [
        each for each in access_table.cells(("GET", "POST")) if each.expected == MISSING and each.who != ANONYMOUS
    ]
    bodies = {TOKEN.sub(b"", ask(each).content) for each in hidden[:: 1 if IS_PROOF else 7]}
    assert len(bodies) == 1
    assert {each.thing for each in hidden} >= {"kecamatan lain", NOT_THERE, "desa Blukon", "seksi lain, di Blukon"}


@pytest.mark.parametrize("guard", ["check_can", "check_can_any"])
def test_one_guard_taken_away_is_noticed(guard: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, guard, lambda *_: None)
    cells = [each for each in access_table.cells(("POST",)) if each.expected == REFUSED and each.who == "camat"]
    assert wrong_cells(ask, cells)


def _name_of(template: str) -> str | None:
    address = template.split("?")[0].replace("{tindakan}", "verifikasi").replace("{indikator_tercatat}", "ipp")
    try:
        return resolve(re.sub(r"\{\w+\}", "apa-saja", address)).url_name
    except Resolver404 as unknown:
        raise AssertionError(f"access.yaml names an address that is not there: {template}") from unknown


def _open_the_neighbours_paper() -> None:
    text = lumajang_2023_text().replace(cast.OFFICE, cast.OTHER_OFFICE)
    iku_papers.add(by=cast.console(cast.OTHER_OFFICE), text=text, origin="uji")


def _imports() -> dict[str, dict[str, str]]:
    """Return a file the staf handed in, and another that was taken in already, as an event of the books."""
    staf, heads = cast.scope(), ",".join(HANDED_IN["village-documents"].columns)
    content = f"{heads}\n{cast.DENOK},RKP Desa,2024,99 Tahun 2023,2023-09-20,".encode()
    taken, handed_in = [
        staging.hand_in(by=staf, table="village-documents", file="desa.csv", content=content) for _ in range(2)
    ]
    staging.take(by=staf, id=taken, lines=None)
    event = staging.find(by=staf, id=taken).event
    return {
        "impor": {"diunggah staf": handed_in, "tidak ada": "entah"},
        "batch": {"dimasukkan staf": str(event), "peristiwa lain": "1"},
    }


def _activities() -> dict[str, str]:
    kasi, sekretaris = cast.scope("kasi.pemerintahan"), cast.scope("sekretaris")
    annulled = cast.recorded_activity(number="dibatalkan")
    activities.annul(by=cast.scope(), key=annulled, version=1, reason="uji")
    activities.verify(by=sekretaris, key=annulled, version=2)
    elsewhere = cast.activity("lain", unit="pelayanan", place=cast.BLUKON)
    return {
        "seksi sendiri, di Denok": cast.recorded_activity(number="sendiri", place=cast.DENOK),
        "seksi lain, di Blukon": activities.add(by=cast.scope("staf.pelayanan"), entry=elsewhere),
        "dicatat Kepala Seksi sendiri": activities.add(by=kasi, entry=cast.activity("kasi")),
        "dibatalkan": annulled,
        "kecamatan lain": activities.add(by=cast.stranger(), entry=cast.activity("tetangga")),
        NOT_THERE: NOT_THERE,
    }


def _outputs() -> dict[str, str]:
    elsewhere = cast.activity("keluaran lain", unit="pelayanan", place=cast.BLUKON)
    other, stranger = cast.scope("staf.pelayanan"), cast.stranger()
    of_other = activities.add(by=other, entry=elsewhere)
    of_stranger = activities.add(by=stranger, entry=cast.activity("keluaran tetangga"))
    return {
        "seksi sendiri, di Denok": cast.recorded_output(cast.recorded_activity(number="k", place=cast.DENOK)),
        "seksi lain, di Blukon": outputs.add(by=other, activity=of_other, entry=cast.output()),
        "kecamatan lain": outputs.add(by=stranger, activity=of_stranger, entry=cast.output()),
        NOT_THERE: NOT_THERE,
    }


def _documents() -> dict[str, str]:
    neighbours = cast.document(village="35.08.09.2001")
    return {
        "desa Denok": cast.recorded_document(),
        "desa Blukon": cast.recorded_document(village=cast.BLUKON),
        "kecamatan lain": village_documents.add(by=cast.stranger(), entry=neighbours),
        NOT_THERE: NOT_THERE,
    }


def _exemptions() -> dict[str, str]:
    """Give a decision about Denok, and one of another office."""
    entry = ExemptionEntry(
        village=cast.DENOK,
        kind="rkp_desa",
        fiscal_year=2031,
        paper="Keputusan",
        paper_dated=date(2026, 1, 5),
        reason="Banjir",
    )
    own = exemptions.decide(by=cast.scope("kabupaten"), entry=entry)
    of_neighbour = replace(entry, village=f"{cast.OTHER_OFFICE}.2001")
    foreign = exemptions.decide(by=cast.scope("kabupaten", office=cast.OTHER_OFFICE), entry=of_neighbour)
    return {"desa Denok": own, "kecamatan lain": foreign, NOT_THERE: NOT_THERE}


def _receipts() -> dict[str, str]:
    """Give a receipt of each village, and one of another office."""
    entry = cast.document(kind="lppd_desa", fiscal_year=2031, enacted_on=None, awaits_receipt=True)

    def given(village: str, office: str = cast.OFFICE) -> str:
        own = replace(entry, village=village)
        key = village_documents.add(by=cast.scope(office=office), entry=own)
        return receipts.issue(by=cast.scope("kasi.pemerintahan", office=office), document=key, version=1)

    given(f"{cast.OTHER_OFFICE}.2001", cast.OTHER_OFFICE)
    given(f"{cast.OTHER_OFFICE}.2002", cast.OTHER_OFFICE)
    foreign = given(f"{cast.OTHER_OFFICE}.2003", cast.OTHER_OFFICE)
    return {
        "desa Denok": given(cast.DENOK),
        "desa Blukon": given(cast.BLUKON),
        "kecamatan lain": foreign,
        NOT_THERE: NOT_THERE,
    }


def _values() -> dict[str, str]:
    entry = RecordedValueEntry(
        indicator="ipp", year=2023, quantity="official", amount=Decimal(4), paper="Surat", paper_dated=date(2024, 1, 2)
    )
    planner = cast.scope("perencana.tetangga", office=cast.OTHER_OFFICE, role="perencana")
    return {
        "kantor sendiri": recorded_values.add(by=cast.scope("perencana"), entry=entry),
        # Of a quarter, so that its key is not one of the own office's too.
        "kecamatan lain": recorded_values.add(by=planner, entry=replace(entry, quarter=2)),
        NOT_THERE: NOT_THERE,
    }


def _officials() -> dict[str, str]:
    entry = OfficialEntry(position="Camat", name="Nama Camat", valid_from=date(2024, 1, 1))
    other = replace(entry, position="Sekretaris Camat")
    return {
        "kantor sendiri": officials.add(by=cast.scope("admin"), entry=entry),
        "kecamatan lain": officials.add(by=cast.console(cast.OTHER_OFFICE), entry=other),
        NOT_THERE: NOT_THERE,
    }


def _evidence() -> dict[str, str]:
    documents = _documents_of_evidence()
    scopes = {"desa Denok": cast.scope(), "desa Blukon": cast.scope(), "kecamatan lain": cast.stranger()}
    return {
        **{
            name: evidence.add(
                by=scopes[name],
                entry=EvidenceEntry(book="village_document", key=key, title="Salinan", location=f"Map {name}"),
            )
            for name, key in documents.items()
        },
        NOT_THERE: NOT_THERE,
    }


def _files() -> dict[str, str]:
    own = cast.recorded_activity(number="berkas", place=cast.DENOK)
    elsewhere = cast.recorded_activity(number="berkas daftar hadir")
    theirs = activities.add(by=cast.stranger(), entry=cast.activity("berkas tetangga"))
    return {
        "seksi sendiri, di Denok": _attached(cast.scope(), own, make.jpeg()),
        "daftar hadir": _attached(cast.scope(), elsewhere, make.png(), has_personal_data=True),
        "rujukan tanpa berkas": evidence.promise(by=cast.scope(), book="activity", key=elsewhere),
        "kecamatan lain": _attached(cast.stranger(), theirs, make.pdf()),
        NOT_THERE: NOT_THERE,
    }


def _attached(by: Scope, activity: str, content: bytes, **more: bool) -> str:
    return evidence.attach(by=by, book="activity", key=activity, name="berkas", pieces=[content], **more)


def _uploads() -> dict[str, str]:
    own = cast.recorded_activity(number="unggahan")
    theirs = activities.add(by=cast.stranger(), entry=cast.activity("unggahan tetangga"))
    return {
        "milik staf": _begun(cast.scope(), own),
        "kecamatan lain": _begun(cast.stranger(), theirs),
        NOT_THERE: NOT_THERE,
    }


def _begun(by: Scope, activity: str) -> str:
    return uploads.begin(by=by, book="activity", key=activity, name="foto", size=9, fingerprint="foto").id


def _documents_of_evidence() -> dict[str, str]:
    later = {"number": "9 Tahun 2023"}
    neighbours = cast.document(village="35.08.09.2001", **later)
    return {
        "desa Denok": cast.recorded_document(**later),
        "desa Blukon": cast.recorded_document(village=cast.BLUKON, **later),
        "kecamatan lain": village_documents.add(by=cast.stranger(), entry=neighbours),
    }
