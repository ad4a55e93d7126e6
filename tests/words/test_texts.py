"""Texts as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.words.texts import as_seen, is_same_number

INVISIBLE = "\u200b\u200d\u2060\ufeff\u00ad\u202e\u2066\x07\u3164\u2800"


@pytest.mark.parametrize("sign", INVISIBLE)
def test_a_text_of_invisible_signs_alone_is_empty(sign: str) -> None:
    assert as_seen(f" {sign} {sign}") == ""


@pytest.mark.parametrize("sign", INVISIBLE)
def test_two_texts_that_look_the_same_are_the_same(sign: str) -> None:
    assert as_seen(f"{sign}950/{sign}PEM/2026{sign}\n") == "950/PEM/2026"


@pytest.mark.parametrize("text", ["Perdes Nº 5 – “Ambarawa”", "baris satu\nbaris dua\tkolom", "नमस्ते", "a\0b", "–"])
def test_what_is_seen_stays(text: str) -> None:
    assert as_seen(text) == text


@given(st.text())
def test_a_text_looked_at_twice_stays_as_it_is(text: str) -> None:
    assert as_seen(as_seen(text)) == as_seen(text)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("000.8/1/2026", True),
        ("000.8 / 1/2026", True),
        ("000.8/ 1 /2026 ", True),
        ("000.8\u200b/1/2026", True),
        ("Nomor: 000.8/1/2026", True),
        ("No. 000.8/1/2026", True),
        ("000.8/11/2026", False),
        ("000.8/1/20 26", False),
        ("000.8/1-2026", False),
        ("0008/1/2026", False),
    ],
)
def test_a_number_is_the_same_however_its_signs_are_spaced(other: str, expected: bool) -> None:
    assert is_same_number("000.8/1/2026", other) is expected


def test_letters_of_either_case_and_dashes_of_any_length_are_no_other_number() -> None:
    assert is_same_number("700/UM\u2013KEP/2026", "700/um - kep/2026")
    assert is_same_number("Nota 1", "nota 1")
    assert not is_same_number("nota 1", "ta 1")
