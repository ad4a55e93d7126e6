"""The pictures of the guides show what the program shows: each page is reached, by whom the guide says."""

import os

import pytest

from tests.browser.conftest import ROOT, OpenContext
from tests.browser.guides import OF_THE_README, PICTURES, README_SIZE, take

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.matrix]


@pytest.mark.parametrize("name", PICTURES)
def test_takes_a_picture_of_the_page_a_guide_speaks_of(name: str, opened: OpenContext) -> None:
    username, reach = PICTURES[name]
    page = opened(username).new_page()
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status))
    reach(page)
    assert [status for status in answers if status >= 400] == []
    assert page.locator("h1").count() == 1
    if os.environ.get("CERMAT_GUIDES"):
        take(page, ROOT / "docs" / "panduan" / "gambar" / f"{name}.png")
        if name == OF_THE_README:
            take(page, ROOT / "docs" / "images" / f"{name}.png", size=README_SIZE)
