"""The watch over journeys hears what it is there to hear."""

import pytest

from tests.browser.conftest import OpenContext
from tests.browser.journeys import Journey

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.matrix]
STYLE = "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p {color: red}'}))"
FOREIGN = "fetch('http://127.0.0.1:9/').catch(() => null)"


def test_a_breach_of_the_policy_and_a_request_elsewhere_are_heard(opened: OpenContext) -> None:
    for breach in (STYLE, FOREIGN):
        journey = Journey(opened("camat"))
        journey.page.goto("/akun/")
        journey.is_quiet()
        journey.page.evaluate(breach)
        journey.page.wait_for_timeout(50)
        with pytest.raises(AssertionError):
            journey.is_quiet()


def test_a_heavy_page_and_a_slow_one_are_noticed(opened: OpenContext) -> None:
    journey = Journey(opened("camat"))
    journey.page.goto("/akun/")
    journey.ends(seconds=60)
    with pytest.raises(AssertionError):
        journey.ends(seconds=0)
    journey.page.route("**/akun/", lambda route: route.fulfill(body="x" * 100_001, content_type="text/html"))
    journey.page.goto("/akun/")
    with pytest.raises(AssertionError):
        journey.is_light()
