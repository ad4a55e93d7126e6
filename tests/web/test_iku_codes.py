"""An IKU paper begun from the one in force, under codes that mean one thing, for years it may measure."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cermat.actions import iku_papers, targets
from cermat.actions.entries import TargetEntry
from cermat.actions.errors import FaultyEntry
from cermat.indicators.rows import TargetKind
from cermat.registers import measuring, selectors
from tests import cast
from tests.web.conftest import SignedIn
from tests.web.test_new_iku import ADDRESS, EMPTY, FIRST, confirmed, simple, typed

LUMAJANG = "iku-lumajang-2023"


def errors(answer: Any, prefix: str, name: str) -> str:
    """Return what the form says at a field of a refused paper."""
    assert answer.status_code == 422
    form = next(each for each in answer.context["draft"].forms() if each.prefix == prefix)
    return " ".join(form.errors.get(name, []))


def test_the_form_starts_from_the_paper_in_force_and_an_empty_one_is_asked_for(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    begun = typed(client, ADDRESS)
    assert (begun["rows"], begun["naskah-kind"], begun["naskah-dated"]) == ("1,2,3", "perubahan", "")
    assert begun == typed(client, f"{ADDRESS}?dari={LUMAJANG}")
    assert "?kosong=1" in client.get(ADDRESS).content.decode()
    assert typed(client, EMPTY)["naskah-kind"] == "penetapan"
    assert "Mulai dari naskah yang berlaku" in client.get(EMPTY).content.decode()
    answer = client.post(ADDRESS, {**begun, **FIRST})
    assert [each.id for each in selectors.paper_versions(cast.scope(), confirmed(answer))[-1].paper.indicators] == [
        "ipp",
        "iku-1",
        "iku-2",
    ]


def _target(indicator: str) -> None:
    entry = TargetEntry(
        indicator=indicator,
        year=2025,
        kind=TargetKind.AGREED,
        amount=Decimal(87),
        paper="Perjanjian Kinerja 2025",
        paper_dated=date(2025, 1, 9),
    )
    key = targets.add(by=cast.scope("perencana"), entry=entry)
    targets.verify(by=cast.scope("sekretaris"), key=key, version=1)


def test_a_new_indicator_gets_a_code_nobody_used_and_no_target_of_another(signed_in: SignedIn) -> None:
    _target("iku-1")
    client = signed_in("perencana")
    assert typed(client, EMPTY)["i1-id"] == "iku-3"
    more = client.post(EMPTY, {**simple(client), "tindakan": "tambah"}).context["draft"]
    assert more.parts[1].form.initial["id"] == "iku-4"
    said = errors(client.post(EMPTY, {**simple(client), "i1-id": "iku-1"}), "i1", "id")
    assert "Kode iku-1 sudah dipakai “Persentase Hasil Fasilitasi" in said
    assert "pakai kode iku-3" in said
    confirmed(client.post(EMPTY, simple(client)))
    (measured,) = measuring.measure(cast.scope("camat"), year=2025).measurements
    assert (measured.indicator.id, measured.target) == ("iku-3", None)
    replaced = client.get("/iku/?tahun=2023").content.decode()
    assert "tanggal 17 Oktober 2023; berlaku untuk tahun kinerja 2023 sampai 2024." in replaced
    assert replaced.count("tahun kinerja 2023 sampai 2024") == 2
    assert "dan seterusnya" not in replaced


def test_a_code_kept_on_purpose_says_what_it_goes_on_from(signed_in: SignedIn) -> None:
    _target("iku-1")
    client = signed_in("perencana")
    going_on = {**simple(client), "i1-id": "iku-1", "i1-origin": "continued"}
    page = client.post(EMPTY, {**going_on, "tindakan": "segarkan"}).content.decode()
    assert "Melanjutkan iku-1 “Persentase Hasil Fasilitasi" in page
    assert "target dan nilai tercatatnya ikut" in page
    key = confirmed_and_shown(signed_in, client.post(EMPTY, going_on))
    assert key == "iku-35-08-10-2025-01-08"
    (measured,) = measuring.measure(cast.scope("camat"), year=2025).measurements
    assert measured.target == 87
    nothing = errors(client.post(EMPTY, {**going_on, "i1-id": "iku-9", "naskah-dated": "9 Januari 2025"}), "i1", "id")
    assert "Kode iku-9 belum pernah dipakai" in nothing


def confirmed_and_shown(signed_in: SignedIn, answer: Any) -> str:
    """Confirm a paper after its checker read what follows from it."""
    page = signed_in("sekretaris").get(answer["Location"]).content.decode()
    assert "Tahun kinerja 2025 sampai 2029 diukur menurut naskah ini, bukan lagi menurut IKU perubahan" in page
    assert "melanjutkan iku-1 “Persentase Hasil Fasilitasi" in page
    return confirmed(answer)


def test_a_paper_of_a_day_to_come_is_refused_by_form_and_file(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    late = {"naskah-dated": "4 Januari 2099", "naskah-year_from": "2099", "naskah-year_to": ""}
    assert "belum terjadi" in errors(client.post(EMPTY, {**simple(client), **late}), "naskah", "dated")
    text = selectors.papers(cast.scope("camat"))[0].text
    with pytest.raises(FaultyEntry, match="belum terjadi"):
        iku_papers.add(by=cast.console(), text=text.replace("2023-10-17", "2099-10-17"), origin="uji")


def test_a_year_before_the_papers_own_is_measured_only_where_it_says_why(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    early = {**simple(client), "naskah-year_from": "2023"}
    assert "tahun 2023 sampai 2024, sebelum tahun naskahnya" in errors(
        client.post(EMPTY, early), "naskah", "retroactive_because"
    )
    needless = {**simple(client), "naskah-retroactive_because": "Pasal 5"}
    assert "kosongkan alasannya" in errors(client.post(EMPTY, needless), "naskah", "retroactive_because")
    answer = client.post(EMPTY, {**early, "naskah-retroactive_because": "Pasal 5: berlaku surut sejak 2023"})
    assert "Mengukur juga tahun sebelum 2025" in signed_in("sekretaris").get(answer["Location"]).content.decode()
    confirmed(answer)
    page = signed_in("camat").get("/iku/?tahun=2023").content.decode()
    assert "sebelum tahun naskahnya (2025): Pasal 5: berlaku surut sejak 2023" in page


def test_a_paper_signed_within_a_year_measures_that_whole_year(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    confirmed(client.post(EMPTY, {**simple(client), "naskah-dated": "17 Oktober 2025"}))
    assert selectors.paper_in_force(cast.scope("camat"), year=2025).dated == date(2025, 10, 17)
    assert "sekalipun naskahnya baru ditandatangani di tengah tahun" in client.get(EMPTY).content.decode()
