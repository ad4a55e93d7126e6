"""The guides: one for each role, two pages each, every picture there, none unused, in formal Indonesian."""

import re
from pathlib import Path

import pytest

from cermat.registers.roles import Role
from tests.browser.guides import PICTURES

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "panduan"
NAMES = {role.value.replace("_", "-") for role in Role} - {Role.KONSOL.value}
# Two printed pages: about 250 words on each, beside a picture.
WORDS, IMAGES = 500, 3


def guide(name: str) -> str:
    """Return the text of a role's guide."""
    return (GUIDES / f"{name}.md").read_text()


def pictures_in(text: str) -> list[str]:
    """Return the names of the pictures a guide shows."""
    return re.findall(r"!\[[^\]]+\]\(gambar/([\w-]+)\.png\)", text)


def test_every_role_has_its_guide_and_the_index_leads_to_each() -> None:
    there = {path.stem for path in GUIDES.glob("*.md")} - {"README"}
    assert there == NAMES
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", guide("README"))) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_guide_fits_two_pages(name: str) -> None:
    text = guide(name)
    assert len(text.split()) <= WORDS
    assert 1 <= len(pictures_in(text)) <= IMAGES


def test_every_picture_of_a_guide_is_there_and_none_is_unused() -> None:
    shown = {picture for name in NAMES for picture in pictures_in(guide(name))}
    assert shown == set(PICTURES)
    assert {path.stem for path in (GUIDES / "gambar").iterdir()} == shown


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_guide_speaks_formally(name: str) -> None:
    assert not re.search(r"\b(kamu|kalian|klik|error|login|file|upload)\b", guide(name), re.IGNORECASE)
