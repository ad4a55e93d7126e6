"""Every decision has its page, every page its place in the list."""

import re
from pathlib import Path

from tests.rules.papers_at_hand import lumajang

FOLDER = Path(__file__).parents[2] / "docs" / "adr"
PAGES = sorted(path.name for path in FOLDER.glob("[0-9]*.md"))


def test_every_decision_of_the_paper_names_a_page_that_exists() -> None:
    numbers = {page[:4] for page in PAGES}
    assert [each.id for each in lumajang().decisions if each.adr not in numbers] == []


def test_the_page_of_a_decision_names_it() -> None:
    unnamed = []
    for decision in lumajang().decisions:
        (path,) = FOLDER.glob(f"{decision.adr}-*.md")
        if f"`{decision.id}" not in path.read_text():
            unnamed.append((decision.id, path.name))
    assert unnamed == []


def test_pages_are_numbered_one_after_another() -> None:
    assert [page[:4] for page in PAGES] == [f"{number:04}" for number in range(1, len(PAGES) + 1)]


def test_a_page_has_context_decision_and_consequences_and_fits_on_one_page() -> None:
    for page in PAGES:
        text = (FOLDER / page).read_text()
        assert re.match(rf"# {page[:4]}\. \S.*\n\nStatus: \S", text), page
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], page
        assert len(text.splitlines()) <= 45, page


def test_the_list_names_every_page_once_by_its_title() -> None:
    listed = dict(re.findall(r"^- \[\d{4}\]\(\./(.+?)\) (.+)$", (FOLDER / "README.md").read_text(), re.MULTILINE))
    assert listed == {page: (FOLDER / page).read_text().splitlines()[0][8:] for page in PAGES}
