"""Periods and citations in words."""

from dataclasses import replace

import pytest

from cermat.indicators.figures import Period
from cermat.indicators.question import cite, clause_of, period_words
from tests.indicators.make import FOLLOW_UP, IPP, SOURCE, question


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        (None, "tahun 2023"),
        (1, "triwulan I 2023 (sampai 31 Maret 2023)"),
        (2, "triwulan II 2023 (sampai 30 Juni 2023)"),
        (3, "triwulan III 2023 (sampai 30 September 2023)"),
        (4, "triwulan IV 2023 (sampai 31 Desember 2023)"),
    ],
)
def test_a_period_is_named_with_its_last_day(quarter, words):
    assert period_words(Period(year=2023, quarter=quarter)) == words


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        ("naskah", "IKU Contoh 17 Oktober 2023"),
        ("naskah#1", "IKU Contoh 17 Oktober 2023, indikator 1"),
        ("naskah#9", "IKU Contoh 17 Oktober 2023, butir 9"),
        ("naskah#a#b", "IKU Contoh 17 Oktober 2023, butir a#b"),
        ("lain", "lain"),
        ("lain#3", "lain#3"),
    ],
)
def test_a_citation_is_read_with_its_clause(citation, words):
    assert cite(citation, {SOURCE.id: SOURCE}) == words


def test_a_source_without_clauses_is_cited_by_item():
    assert cite("naskah#2", {"naskah": replace(SOURCE, clauses=())}) == "IKU Contoh 17 Oktober 2023, butir 2"


def test_an_indicator_cites_its_own_place_in_the_paper():
    assert clause_of(question(FOLLOW_UP)) == "naskah#1"
    assert clause_of(question(IPP)) == "naskah"
