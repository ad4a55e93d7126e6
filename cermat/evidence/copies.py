"""A copy of an issued paper, judged by its bytes: the same, changed, or a scan that only a reader can compare."""

from collections.abc import Container
from enum import StrEnum
from pathlib import Path

from cermat.evidence import workshop
from cermat.evidence.errors import FileRefused
from cermat.evidence.signatures import Family, family

_HEAD = 4096


class Verdict(StrEnum):
    """What a copy is; the value says it in words."""

    SAME = "sama persis"
    CHANGED = "berubah"
    SCAN = "hasil pindai"
    FOREIGN = "bukan naskah ini"


def judge(copy: Path, sha256: str, *, issued: Container[str]) -> Verdict:
    """Return what a copy is, beside the SHA-256 of the files that were issued.

    Nothing but the same bytes is the same. A scan is a picture, or a PDF of pictures alone.
    """
    if sha256 in issued:
        return Verdict.SAME
    try:
        with copy.open("rb") as file:
            found = family(file.read(_HEAD))
    except FileRefused:
        return Verdict.FOREIGN
    is_scan = found in {Family.JPEG, Family.PNG} or (found is Family.PDF and workshop.is_scan(copy))
    return Verdict.SCAN if is_scan else Verdict.CHANGED
