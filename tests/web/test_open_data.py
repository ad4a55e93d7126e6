"""The open data at their addresses: only what is published, in every form, by a strong mark, for every site."""

import csv
import gzip
import hashlib
import json
from io import StringIO

import pytest
from django.test import Client

from cermat.actions import papers
from cermat.actions.issuing import Wanted
from cermat.rollup import parquet
from tests import cast
from tests.documents.table_schema import faults
from tests.web.test_public import _approved, approved, corrected, publish, published

__all__ = ["_approved", "approved", "published"]
OF_OFFICE, OF_ALL = f"/data/{cast.OFFICE}/", "/data/"
FORMS = ("csv", "json", "parquet")
FILES = ["datapackage.json", *(f"capaian.{form}" for form in FORMS)]


@pytest.fixture
def rows(published: str) -> list[dict[str, str]]:
    """Return the rows of the office's CSV."""
    text = Client().get(f"{OF_OFFICE}capaian.csv").content.decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def test_one_row_for_each_indicator_of_each_published_edition(rows: list[dict[str, str]]) -> None:
    key = [(row["kode_kantor"], row["periode"], row["edisi"], row["indikator"]) for row in rows]
    assert key == [(cast.OFFICE, "2023-tw1", "1", indicator) for indicator in ("ipp", "iku-1", "iku-2")]
    (counted,) = [row for row in rows if row["indikator"] == "iku-1"]
    assert (counted["pembilang"], counted["penyebut"], counted["nilai"]) == ("0", "1", "0.00")
    assert (counted["keadaan"], counted["dipublikasikan"], counted["contoh"]) == ("berlaku", "2026-11-20", "false")


def test_what_is_approved_and_not_published_is_not_in_it(published: str) -> None:
    key = corrected()
    before = Client().get(f"{OF_OFFICE}capaian.csv").content.decode()
    assert ("2023-tw1,2023,1,1,diganti,2" in before, "2023-tw1,2023,1,2," in before) == (True, False)
    publish(key)
    after = Client().get(f"{OF_OFFICE}capaian.csv").content.decode()
    assert "2023-tw1,2023,1,2,berlaku,," in after


def test_what_is_handed_out_is_what_the_package_says(published: str) -> None:
    package = json.loads(Client().get(f"{OF_OFFICE}datapackage.json").content)
    assert [each["path"] for each in package["resources"]] == [f"capaian.{form}" for form in FORMS]
    for each in package["resources"]:
        content = Client().get(f"{OF_OFFICE}{each['path']}").content
        assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    text = Client().get(f"{OF_OFFICE}capaian.csv").content.decode()
    header, *cells = csv.reader(StringIO(text, newline=""))
    assert list(faults(package["resources"][0]["schema"], header, cells)) == []


def test_addresses_are_whole_where_the_site_knows_its_own(published: str, settings) -> None:
    settings.PUBLIC_ADDRESS = "https://contoh.example"
    wanted = Wanted(report="pengukuran")
    papers.issue(by=cast.scope("perencana"), measurement=published, wanted=wanted, number="1/2026", reason="")
    for within, page in ((OF_OFFICE, f"/publik/{cast.OFFICE}/"), (OF_ALL, "/data/")):
        package = json.loads(Client().get(f"{within}datapackage.json").content)
        assert package["homepage"] == f"https://contoh.example{page}"
        assert Client().get(page).status_code == 200
        addresses = {row["naskah_alamat"] for row in json.loads(Client().get(f"{within}capaian.json").content)}
        (address,) = addresses
        assert Client().get(address.removeprefix("https://contoh.example")).status_code == 200


def test_the_data_of_all_hold_those_of_each(published: str) -> None:
    for name in FILES[1:]:
        assert Client().get(f"{OF_ALL}{name}").content == Client().get(f"{OF_OFFICE}{name}").content
    assert json.loads(Client().get(f"{OF_ALL}datapackage.json").content)["name"] == "iku"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("within", [OF_OFFICE, OF_ALL])
def test_every_file_is_kept_and_asked_for_by_its_strong_mark(published: str, within: str, name: str) -> None:
    plain, packed = Client().get(within + name), Client().get(within + name, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert packed.content[4:8] == bytes(4), "packed at an hour: other bytes under the same mark"
    assert plain["ETag"] == f'"{hashlib.sha256(plain.content).hexdigest()}"'
    assert packed["ETag"] == plain["ETag"][:-1] + '-gzip"'
    for answer in (plain, packed):
        assert (answer["Cache-Control"], answer["Access-Control-Allow-Origin"]) == ("public, max-age=300", "*")
        assert answer["Access-Control-Expose-Headers"] == "ETag"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not answer.cookies
        assert "Accept-Encoding" in answer["Vary"]
        assert "Cookie" not in answer["Vary"]
    again = Client().get(within + name, headers={"If-None-Match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().head(within + name)["ETag"] == plain["ETag"]
    assert Client().get(within + name, headers={"If-None-Match": '"lain"'}).status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_and_nothing_else(published: str, name: str) -> None:
    assert Client().post(OF_OFFICE + name).status_code == 405


@pytest.mark.parametrize("name", FILES)
def test_an_office_that_published_nothing_has_no_data(published: str, name: str) -> None:
    for office in (cast.OTHER_OFFICE, "99.99.99", "35.08"):
        answer = Client().get(f"/data/{office}/{name}")
        assert (answer.status_code, 'href="/publik/"' in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("form", ["xlsx", "pdf", "CSV"])
def test_another_form_is_not_there(published: str, form: str) -> None:
    assert Client().get(f"{OF_OFFICE}capaian.{form}").status_code == 404


def test_the_data_of_all_are_empty_tables_where_nothing_is_published(approved: str) -> None:
    assert Client().get("/data/capaian.csv").content.decode().count("\n") == 1
    assert json.loads(Client().get("/data/capaian.json").content) == []


def test_where_parquet_is_not_made_it_says_so_and_is_not_promised(
    published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    answer = Client().get(f"{OF_OFFICE}capaian.parquet")
    assert (answer.status_code, "ambillah CSV atau JSON" in answer.content.decode()) == (404, True)
    assert "parquet" not in Client().get(f"{OF_OFFICE}datapackage.json").content.decode()
    assert "Parquet" not in Client().get(f"/publik/{cast.OFFICE}/").content.decode()
