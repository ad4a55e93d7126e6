"""Document kinds by any usual name, sources in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.rules.library import law
from cermat.rules.methods import UNIT_OF_SCALE
from cermat.rules.names import UNIT_WORDS, document_kind_named, source_named, write_source
from tests.rules.papers_at_hand import slug, utara

USUAL = {
    "rkp_desa": ["RKP", "RKPDes", "RKPDesa", "RKP Desa", "rkp_desa", " r.k.p.  desa "],
    "apb_desa": ["APBDes", "APBDesa", "APB Desa", "apb_desa", "A.P.B. DES"],
    "lppd_desa": ["LPPD", "LPPDes", "LPPDesa", "LPPD Desa", "lppd_desa", "lppdes."],
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in USUAL.items() for name in names], ids=slug)
def test_knows_a_kind_by_every_usual_name(kind: str, name: str) -> None:
    assert document_kind_named(name, law().document_kinds) is law().document_kinds[kind]


@pytest.mark.parametrize("name", ["", "RPJMDes", "RKP-Desa", "LKPPD", "Desa"], ids=slug)
def test_does_not_guess_at_another_name(name: str) -> None:
    assert document_kind_named(name, law().document_kinds) is None


def test_knows_the_kinds_a_paper_adds() -> None:
    found = document_kind_named("PROFIL DESA", utara().document_kinds)
    assert found is utara().document_kinds["profil_desa"]


@given(st.sampled_from([name for names in USUAL.values() for name in names]), st.data())
def test_case_spaces_and_dots_change_nothing(name: str, data: st.DataObject) -> None:
    written = "".join(
        data.draw(st.sampled_from([letter.lower(), letter.upper(), letter + " ", "." + letter])) for letter in name
    )
    kinds = law().document_kinds
    assert document_kind_named(written, kinds) is document_kind_named(name, kinds)


def test_writes_a_citation_in_words() -> None:
    sources = law().sources
    title = "IKU Perubahan Kecamatan Lumajang tanggal 17 Oktober 2023"
    assert write_source("iku-lumajang-2023", sources) == title
    assert write_source("iku-lumajang-2023#2.1", sources) == f"{title}, IKU 2 butir 1"
    assert source_named("iku-lumajang-2023#2.1", sources) is sources["iku-lumajang-2023"]


def test_does_not_invent_a_source() -> None:
    with pytest.raises(KeyError, match=r"^'pp-99'$"):
        write_source("pp-99#1", law().sources)


def test_has_words_for_every_unit() -> None:
    assert UNIT_WORDS["percent"] == "persen"
    assert set(UNIT_OF_SCALE.values()) < set(UNIT_WORDS)
