"""No book is read without a scope, and a scope of nothing reads nothing."""

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cermat.indicators.figures import Period
from cermat.indicators.rows import Ref
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.words.errors import CermatError
from tests import cast

# What takes no scope: those that make scopes, one that orders rows already handed out, and what is for everybody.
WITHOUT_SCOPE = {
    *("every_published_figure", "published_offices", "published_scope"),
    *("scope_of", "scope_of_feed", "scope_of_issued", "scope_without_role", "console_scope", "console_scopes"),
    "latest",
}
SELECTORS: dict[str, Callable[..., Any]] = {
    name: found
    for name in selectors.__all__
    if inspect.isfunction(found := getattr(selectors, name)) and name not in WITHOUT_SCOPE
}
NOTHING = Scope(username="", name="", office="", roles=frozenset(), units=frozenset(), villages=frozenset())
DAY = date(2023, 3, 1)
BY_NAME: dict[str, Any] = {
    "book": "activity",
    "year": 2023,
    "columns": ("key",),
    "after": 0,
    "head": 1_000_000,
    "fiscal_years": frozenset({("rkp_desa", 2024)}),
}
BY_TYPE: dict[Any, Any] = {
    str: "x",
    int: 1,
    date: DAY,
    datetime: datetime(2023, 3, 1, tzinfo=UTC),
    Ref: Ref(book="activity", key="x", version=1),
    Period: Period(year=2023, quarter=None),
}


def arguments(selector: Callable[..., Any]) -> dict[str, Any]:
    """Return what a selector must be told besides the scope."""
    asked = list(inspect.signature(selector).parameters.values())[1:]
    needed = [each for each in asked if each.default is inspect.Parameter.empty]
    return {each.name: BY_NAME.get(each.name, BY_TYPE.get(each.annotation, ())) for each in needed}


def answer(selector: Callable[..., Any], scope: Scope) -> Any:
    """Return what a selector hands out, of a scope its roles; an empty tuple where it refuses."""
    try:
        found = selector(scope, **arguments(selector))
    except CermatError:
        return ()
    if isinstance(found, Iterator):
        return tuple(found)
    return found.roles if isinstance(found, Scope) else found


@pytest.mark.parametrize("name", sorted(SELECTORS))
def test_a_selector_cannot_be_called_without_a_scope(name: str) -> None:
    first = next(iter(inspect.signature(SELECTORS[name]).parameters.values()))
    assert (first.name, first.annotation, first.default) == ("scope", Scope, inspect.Parameter.empty)
    with pytest.raises(TypeError, match="scope"):
        SELECTORS[name](**arguments(SELECTORS[name]))


@pytest.mark.django_db
def test_a_scope_of_nothing_and_one_of_another_office_read_nothing_here() -> None:
    cast.open_office()
    activity = cast.recorded_activity()
    cast.recorded_output(activity)
    cast.recorded_document()
    filled = {name for name in SELECTORS if answer(SELECTORS[name], cast.scope("kasi.pemerintahan"))}
    assert filled >= {"activities", "outputs", "village_documents", "events", "inbox", "units", "villages", "papers"}
    assert "written" in filled
    for name in SELECTORS:
        assert not answer(SELECTORS[name], NOTHING), name
        assert not answer(SELECTORS[name], cast.stranger()), name
