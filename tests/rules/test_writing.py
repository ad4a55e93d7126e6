"""What is written from plain values is read as the same paper; a fault's line leads back to its value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.writing import place_of, plain_values, write_rule_file
from tests.indicators.strategies import EXAMPLES
from tests.rules.papers_at_hand import text_of

NAMES = ("contoh-utara", "contoh-selatan", "contoh-timur", "contoh-barat", "contoh-tengah")
TEXTS = [lumajang_2023_text(), *map(text_of, NAMES)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_paper_written_anew_is_the_same_paper(text: str) -> None:
    written = write_rule_file(plain_values(text, origin="uji"))
    paper = read_paper(written, origin="uji")
    assert replace(paper, text="") == replace(read_paper(text, origin="uji"), text="")
    assert plain_values(written, origin="uji") == plain_values(text, origin="uji")


scalars = st.one_of(
    st.none(),
    st.integers(-(10**14), 10**14),
    st.decimals(-1000, 1000, places=2),
    st.dates(date(1900, 1, 1)),
    st.text("aZ09 :#-'\"{}[],&*!|>%@`\n\té“’.?~="),
)


@EXAMPLES
@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.one_of(scalars, st.lists(scalars)), min_size=1))
def test_whatever_is_written_is_read_back(values: object) -> None:
    assert plain_values(write_rule_file(values), origin="uji") == values


def test_numbers_keep_their_digits_and_days_their_day() -> None:
    values = {"a": Decimal("0.10"), "b": Decimal("25.00"), "c": Decimal("1E+3"), "d": date(2024, 1, 8), "e": "2024"}
    assert write_rule_file(values) == "a: 0.10\nb: 25\nc: 1000\nd: 2024-01-08\ne: '2024'\n"
    twice = date(2024, 1, 8)
    assert "&" not in write_rule_file({"a": twice, "b": twice})
    assert write_rule_file({"a": "x\ny\n"}) == "a: |\n  x\n  y\n"


def test_a_faults_line_leads_to_the_value_it_is_about() -> None:
    values = plain_values(text_of("contoh-timur"), origin="uji")
    values["indicators"][1]["unit"] = "percent"
    written = write_rule_file(values)
    with pytest.raises(FaultyRuleFile) as refused:
        read_paper(written, origin="uji")
    assert place_of(written, refused.value.line, origin="uji") == ("indicators", 1, "unit")
    assert refused.value.sentence.startswith("Satuan “percent” tidak cocok dengan cara “count”; tulis activities atau")
    assert place_of(written, 10_000, origin="uji") == ()


def test_a_refusal_without_a_line_is_its_own_sentence() -> None:
    refusal = FaultyRuleFile("berkas tidak dapat dibuka.")
    assert (refusal.line, refusal.sentence) == (0, "berkas tidak dapat dibuka.")
