"""Nothing that opens without signing in says who did, recorded, checked or signed anything: the sample books are
filled, given people with names and numbers, and every public page and every form of the data is read through."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from django.db import transaction
from django.test import Client

from cermat.actions import activities, measurements, officials, papers, sample_books, users
from cermat.actions.issuing import Wanted
from cermat.actions.officials import OfficialEntry
from cermat.registers import selectors
from cermat.registers.models import Official, PublishedFigure, User
from tests import cast
from tests.many_offices import take_paper
from tests.personal_data import found

NIP = "19780512 200604 1 003"
FORMS = ("csv", "json", "parquet")
PLANTED = {
    "NIK": "3508105205780003",
    "NIP": NIP,
    "phone": "0812-3456-7890",
    "mail": "sri.wahyuni@contoh.go.id",
    "name": "Sri Wahyuni",
}


@pytest.fixture(scope="module")
def _filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock(), transaction.atomic():
        sample_books.fill(password="satu-untuk-uji")
        give_names()
        cast.open_office(cast.OTHER_OFFICE)
        take_paper(cast.OTHER_OFFICE)
        for role in ("perencana", "sekretaris", "camat"):
            users.give_role(by=cast.console(cast.OTHER_OFFICE), username=role, role=role)
        yield publish_more()
        transaction.set_rollback(True)


@pytest.fixture
def code(_filled: str, db: None) -> str:
    """Fill the sample books and another office with people, publish of both, and return an issued paper's code."""
    return _filled


def give_names() -> None:
    """Give everybody of the sample books a name, a number and an address to be reached by."""
    firsts, lasts = ("Sri", "Budi", "Siti", "Agus", "Dewi"), ("Wahyuni", "Santoso", "Aminah", "Prasetyo")
    for number, user in enumerate(User.objects.order_by("username")):
        user.first_name, user.last_name = firsts[number % 5], lasts[number // 5 % 4]
        user.phone, user.email = f"0812-3456-78{number:02}", f"{user.username}@contoh.go.id"
        user.save()


def publish_more() -> str:
    """Publish a quarter whose rows, officials and signatures name people; of the other office, too."""
    for office in (cast.OTHER_OFFICE, cast.OFFICE):
        camat = OfficialEntry(position="Bupati", name="H. Slamet Riyadi, S.Sos.", nip=NIP, valid_from=date(2020, 1, 2))
        officials.add(by=cast.scope("admin", office=office), entry=camat)
        entry = cast.activity("900/PEM/2023", description="Mediasi Sri Wahyuni, NIK 3508105205780003, 0812-3456-7890")
        activities.add(by=cast.scope(office=office), entry=entry)
        key = cast.approved_measurement(quarter=2, office=office)
        measurements.publish(by=cast.scope("perencana", office=office), key=key, version=4)
    wanted = Wanted(report="pengukuran")
    return papers.issue(by=cast.scope("perencana"), measurement=key, wanted=wanted, number="000.7.2/9/2023", reason="")


def names() -> set[str]:
    """Return whoever the books know: accounts, officials, and who signed an IKU paper."""
    people = {user.get_full_name() for user in User.objects.all()} | {user.username for user in User.objects.all()}
    people |= set(Official.objects.values_list("name", flat=True))
    signed = [paper.signature for scope in selectors.console_scopes() for paper in selectors.papers(scope)]
    people |= {word for each in signed for word in (each.name, each.nip) if word}
    # Accounts are named after their posts: of these words every page is full, and they are nobody's name.
    return people - {"admin", "camat", "kabupaten", "inspektorat", "perencana", "sekretaris", ""}


def addresses(code: str) -> list[str]:
    """Return every public address of these books: pages, data in every form, and an issued paper's."""
    offices = [each.code for each in selectors.published_offices()]
    found = ["/publik/", "/publik/?di=35.08", "/data/", "/masuk/", f"/periksa/{code}/"]
    for within in ("", *(f"{office}/" for office in offices)):
        found += [f"/data/{within}datapackage.json", *(f"/data/{within}capaian.{form}" for form in FORMS)]
    return [*found, *(f"/publik/{office}/" for office in offices)]


def read(address: str) -> str:
    """Return what an address answers to anybody, a table of Parquet as the words of its cells."""
    response = Client().get(address)
    assert response.status_code == 200, address
    return in_words(response.content) if address.endswith(".parquet") else response.content.decode()


def in_words(content: bytes) -> str:
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        (file := Path(folder) / "capaian.parquet").write_bytes(content)
        return "\n".join(" | ".join(map(str, row)) for row in connection.read_parquet(str(file)).fetchall())


def test_no_public_page_and_no_open_data_holds_anything_of_anybody(code: str) -> None:
    known = names()
    assert {"Sri Wahyuni", "H. Slamet Riyadi, S.Sos.", "staf.pemerintahan", "Nama Camat (DATA CONTOH)"} <= known
    assert len(addresses(code)) >= 15
    assert {each.code for each in selectors.published_offices()} == {cast.OFFICE, cast.OTHER_OFFICE}
    assert {address: list(found(read(address), known)) for address in addresses(code)} == {
        address: [] for address in addresses(code)
    }


@pytest.mark.parametrize("what", PLANTED)
@pytest.mark.parametrize("column", ["reopens", "name"])
def test_whatever_is_planted_is_found_on_the_page_and_in_the_data(code: str, what: str, column: str) -> None:
    of_office = PublishedFigure.objects.filter(office=cast.OFFICE)
    of_office.filter(edition=1).update(**{column: f"Menurut {PLANTED[what]}"})
    bites = [
        address for address in addresses(code) if any(each.startswith(what) for each in found(read(address), names()))
    ]
    if column == "reopens":
        # Why an edition was opened again stands on the page alone.
        assert bites == [f"/publik/{cast.OFFICE}/"]
    else:
        expected = {f"/data/{within}capaian.{form}" for within in ("", f"{cast.OFFICE}/") for form in FORMS}
        assert set(bites) == expected


def test_a_hash_is_nobodys_number() -> None:
    assert list(found("12" * 32, [])) == []
    assert list(found(f"sidik {'ab' * 32}, NIP 19780512 200604 1 003.", [])) == ["NIP: 19780512 200604 1 003"]
    assert re.fullmatch(r"NIK: .*", next(iter(found("NIK 3508.1052.0578.0003", []))))
