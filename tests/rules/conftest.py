"""Nothing read before these tests began is taken for granted by them."""

import pytest

from cermat.rules import library, papers


@pytest.fixture(autouse=True, scope="session")
def _read_anew() -> None:
    # A mutation tester runs the tests again and again in copies of one process, which would hand down what was read.
    library.law.cache_clear()
    library.lumajang_2023_text.cache_clear()
    papers._read_once.cache_clear()
