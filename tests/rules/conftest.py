"""Nothing read before a test began is taken for granted by it."""

import pytest

from cermat.rules import library, papers


@pytest.fixture(autouse=True)
def _read_anew(request: pytest.FixtureRequest) -> None:
    # Otherwise only the first test that reads a paper would run the code that reads it, and a mutation tester, which
    # runs the tests that ran a line, would never ask the others.
    papers._read_once.cache_clear()
    papers._read_shared.cache_clear()
    if request.path.name == "test_library.py":
        library.law.cache_clear()
        library.lumajang_2023_text.cache_clear()
