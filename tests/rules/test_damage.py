"""However a paper file is damaged, it is read whole or refused by name; nothing else ever comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import lumajang_2023_text
from cermat.rules.papers import read_paper
from tests.rules.papers_at_hand import selatan_text, utara_text

TEXTS = (lumajang_2023_text(), utara_text(), selatan_text())
PIECES = [
    "",
    "null",
    "[]",
    "{}",
    "- x",
    "x: 1",
    "0",
    "-1",
    "1.5",
    "2024-02-30",
    '""',
    "|",
    ":",
    "\t",
    "*a",
    "&a x",
    "!b",
    "#",
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A paper with one to three lines lost, doubled, moved in or out, or with another value."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        key, colon, _value = lines[at].partition(":")
        lines[at : at + 1] = draw(
            st.sampled_from([[], [lines[at]] * 2, ["  " + lines[at]], [lines[at].removeprefix("  ")]])
            | st.sampled_from(PIECES).map(lambda piece: [f"{key}{colon} {piece}"])  # noqa: B023
        )
    return "\n".join(lines)


def read_or_refuse(text: str) -> None:
    try:
        paper = read_paper(text, origin="uji.yaml")
    except FaultyRuleFile as error:
        assert str(error).startswith("uji.yaml, baris ")  # noqa: PT017
        assert str(error).endswith(".")  # noqa: PT017
    else:
        assert paper.text == text


@given(damaged())
@settings(max_examples=60, deadline=None)
def test_a_damaged_paper_is_read_or_refused_by_name(text: str) -> None:
    read_or_refuse(text)


@pytest.mark.prove
@given(damaged())
@settings(max_examples=5000, deadline=None)
def test_a_damaged_paper_is_read_or_refused_by_name_many_times(text: str) -> None:
    read_or_refuse(text)
