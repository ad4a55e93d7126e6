"""What an issued paper of a year before the books reported: quoted with its paper, never counted."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cermat.actions import recorded_values
from cermat.registers import measuring, reporting, selectors
from tests import cast
from tests.web.conftest import SignedIn

YEAR = datetime.now(UTC).year
LAST = YEAR - 1
ADDRESS = f"/nilai/{LAST}/iku-1/tambah/"
TEXTS = f"/laporan/{YEAR}/uraian/"
QUOTED = {
    "quantity": "reported",
    "amount": "81,25",
    "quarter": "",
    "paper": f"LKjIP Tahun {LAST}",
    "paper_number": "700/12/427.91",
    "paper_dated": f"1 Januari {YEAR}",
}
SAID = (
    f"81,25% menurut naskah LKjIP Tahun {LAST} nomor 700/12/427.91 tanggal 1 Januari {YEAR} (dikutip, bukan dihitung)"
)
CAMAT = cast.scope("camat")


def quoted(signed_in: SignedIn, **changes: Any) -> Any:
    return signed_in("perencana").post(ADDRESS, QUOTED | changes)


def earlier() -> dict[str, str | None]:
    office = reporting.complete(CAMAT, measuring.measure(CAMAT, year=YEAR))
    assert all(each.value is None for each in office.earlier)
    return {each.indicator: each.reason for each in office.earlier if each.year == LAST}


def test_a_quotation_stands_in_the_report_once_a_second_person_checked_it(signed_in: SignedIn) -> None:
    assert f'href="{ADDRESS}"' in signed_in("perencana").get(TEXTS).content.decode()
    assert ADDRESS not in signed_in("camat").get(TEXTS).content.decode()
    form = signed_in("perencana").get(ADDRESS).content.decode()
    assert "tidak satu angka pun dihitung darinya" in form
    answer = quoted(signed_in)
    assert answer.status_code == 302, answer.content.decode()
    page = signed_in("sekretaris").get(answer["Location"]).content.decode()
    assert "Realisasi menurut naskah lama (dikutip, bukan dihitung)" in page
    assert "700/12/427.91" in page
    assert earlier() == dict.fromkeys(("ipp", "iku-1", "iku-2"), "buku belum dibuka")
    key = answer["Location"].split("/")[3]
    recorded_values.verify(by=cast.scope("sekretaris"), key=key, version=1)
    assert earlier() == {"ipp": "buku belum dibuka", "iku-1": SAID, "iku-2": "buku belum dibuka"}
    text = signed_in("camat").get(TEXTS).content.decode()
    assert SAID in text
    assert ADDRESS not in signed_in("perencana").get(TEXTS).content.decode()
    assert selectors.recorded_values(CAMAT) == ()
    again = signed_in("perencana").get(f"{answer['Location']}perbaiki/").content.decode()
    assert 'value="700/12/427.91"' in again


def test_a_quotation_of_a_recorded_indicator_is_in_none_of_its_figures(signed_in: SignedIn) -> None:
    answer = signed_in("perencana").post(f"/nilai/{LAST}/ipp/tambah/", QUOTED | {"amount": "3,5"})
    recorded_values.verify(by=cast.scope("sekretaris"), key=answer["Location"].split("/")[3], version=1)
    measured = measuring.measure(CAMAT, year=LAST).measurements[0]
    assert (measured.value, [each for each in measured.figure.lines if each.rows]) == (None, [])


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"amount": "120"}, "amount", "di luar batas 0 sampai 100"),
        ({"paper": ""}, "paper", "belum diisi"),
        ({"paper_dated": "1/2/2099"}, "paper_dated", "belum terjadi"),
        ({"paper_dated": f"1/2/{LAST - 1}"}, "paper_dated", "tidak dapat melaporkannya"),
        ({"quarter": "2"}, "quarter", "kosongkan triwulannya"),
    ],
)
def test_a_faulty_quotation_is_refused_at_its_field(
    signed_in: SignedIn, changes: dict[str, str], field: str, said: str
) -> None:
    answer = quoted(signed_in, **changes)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


def test_a_year_of_the_books_is_counted_and_never_quoted(signed_in: SignedIn) -> None:
    assert signed_in("perencana").get(f"/nilai/{YEAR}/iku-1/tambah/").status_code == 404
    own = signed_in("perencana").post(f"/nilai/{YEAR}/ipp/tambah/", QUOTED)
    assert own.status_code == 422
    assert "“reported” tidak dikenal" in str(own.context["form"].errors["quantity"])
