"""Document kinds by any usual name, units in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.rules.library import law
from cermat.rules.methods import UNIT_OF_SCALE
from cermat.rules.names import UNIT_WORDS, document_kind_named
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


def test_has_words_for_every_unit() -> None:
    assert UNIT_WORDS["percent"] == "persen"
    assert set(UNIT_OF_SCALE.values()) < set(UNIT_WORDS)
