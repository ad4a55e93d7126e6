"""The papers these tests read, and how one of their lines is broken on purpose."""

import re
from pathlib import Path
from typing import Any

import yaml

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.types import IkuPaper

FOLDER = Path(__file__).parent / "papers"


def faults(name: str) -> list[dict[str, Any]]:
    """Return the faults a file of this folder lists, each with the sentence it is refused with."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER.parent / "faults" / name).read_text())
    return found


def slug(text: object) -> str:
    """Return a text as part of a test's name: without spaces, brackets and invisible letters."""
    return re.sub(r"[^a-z0-9]+", "-", str(text).lower()).strip("-") or "empty"


def utara_text() -> str:
    """Return the invented paper with its own kinds, deadlines and sources."""
    return (FOLDER / "contoh-utara.yaml").read_text()


def selatan_text() -> str:
    """Return the invented paper that uses the shared law alone."""
    return (FOLDER / "contoh-selatan.yaml").read_text()


def text_of(name: str) -> str:
    """Return an invented paper by its file's name, without the ending."""
    return (FOLDER / f"{name}.yaml").read_text()


def paper_of(name: str) -> IkuPaper:
    """Return an invented paper, read, by its file's name, without the ending."""
    return read_paper(text_of(name), origin=f"{name}.yaml")


def utara() -> IkuPaper:
    return read_paper(utara_text(), origin="contoh-utara.yaml")


def selatan() -> IkuPaper:
    return read_paper(selatan_text(), origin="contoh-selatan.yaml")


def lumajang() -> IkuPaper:
    return read_paper(lumajang_2023_text(), origin="lumajang-2023.yaml")


def broken(text: str, old: str, new: str) -> str:
    """Return a text with its only `old` replaced, so that a test says exactly what it breaks."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the file"
    return text.replace(old, new)


def refusal(text: str) -> str:
    """Return the sentence a paper file is refused with."""
    try:
        read_paper(text, origin="uji.yaml")
    except FaultyRuleFile as error:
        return str(error)
    raise AssertionError("the file was accepted")


def line_of(text: str, part: str) -> int:
    """Return the line a part of a text begins on."""
    return text.count("\n", 0, text.index(part)) + 1
