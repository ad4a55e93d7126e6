"""The shipped areas, against the lists written down beside the source paper."""

from collections import Counter

import pytest

from cermat.indicators.rows import VillageKind
from cermat.registers import areas

LUMAJANG = {
    "2001": "Banjarwaru",
    "2002": "Labruk Lor",
    "2006": "Denok",
    "2007": "Blukon",
    "2008": "Boreng",
    "1003": "Citrodiwangsan",
    "1004": "Ditotrunan",
    "1005": "Jogotrunan",
    "1009": "Jogoyudan",
    "1010": "Rogotrunan",
    "1011": "Tompokersan",
    "1012": "Kepuharjo",
}
DESA = {
    "Tempursari": 7,
    "Pronojiwo": 6,
    "Candipuro": 10,
    "Pasirian": 11,
    "Tempeh": 13,
    "Kunir": 11,
    "Yosowilangun": 12,
    "Rowokangkung": 7,
    "Tekung": 8,
    "Lumajang": 5,
    "Pasrujambe": 7,
    "Senduro": 12,
    "Gucialit": 9,
    "Padang": 9,
    "Sukodono": 10,
    "Kedungjajang": 12,
    "Jatiroto": 6,
    "Randuagung": 12,
    "Klakah": 12,
    "Ranuyoso": 11,
    "Sumbersuko": 8,
}


def test_kecamatan_lumajang_has_the_villages_of_the_source_paper() -> None:
    shipped = {village.code.rpartition(".")[2]: village.name for village in areas.villages("35.08.10")}
    assert shipped == LUMAJANG


def test_every_kecamatan_has_as_many_desa_as_written_down() -> None:
    counted = {
        each.name: sum(village.kind is VillageKind.DESA for village in areas.villages(each.code))
        for each in areas.every_kecamatan()
    }
    assert counted == DESA


def test_there_are_198_desa_and_seven_kelurahan_all_in_kecamatan_lumajang() -> None:
    kinds = Counter(
        (each.code, village.kind) for each in areas.every_kecamatan() for village in areas.villages(each.code)
    )
    assert sum(kinds.values()) == 205
    assert {kind: count for kind, count in kinds.items() if kind[1] is VillageKind.KELURAHAN} == {
        ("35.08.10", VillageKind.KELURAHAN): 7
    }


def test_the_level_says_what_the_code_says() -> None:
    from cermat.indicators.obligations import village_kind

    villages = [village for each in areas.every_kecamatan() for village in areas.villages(each.code)]
    assert all(village.kind is village_kind(village.code) for village in villages)


def test_refuses_a_kecamatan_that_is_not_shipped() -> None:
    with pytest.raises(areas.UnknownArea, match=r"35\.09\.10 .* Kabupaten Lumajang"):
        areas.villages("35.09.10")
