"""The operating system's refusals are said in Indonesian."""

import errno

import pytest

from cermat.words.errors import os_reason


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOENT, "tidak ditemukan"), (errno.ENOSPC, "penyimpanan penuh"), (errno.EXDEV, "kesalahan sistem 18")],
)
def test_says_why_the_system_refused(number: int, said: str) -> None:
    assert os_reason(OSError(number, "in English")) == said
