"""Hostile files: each is refused, or harmless in its viewing copy, in little time and memory."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from cermat.evidence import images, inspection, packages, pdfs, workshop
from cermat.evidence.errors import FileRefused
from cermat.evidence.media import MediaType
from cermat.evidence.pdfs import _ACTING, _holders
from tests.evidence import hostile

SECONDS, MEGABYTES = 2.0, 300
LEAST = 300
# What no picture or page needs, and another program would run.
STRANGE = (b"<script", b"<?php", b"<svg", b"<html", b"PK\x03\x04", b"PK\x05\x06", b"/JavaScript", b"/Launch", b"EICAR")
FILES = dict(hostile.files())
# What costs much even to make, or would take the tests' own memory: looked into in a process of its own alone.
HEAVY = [
    "pdf: packed objects bomb",
    "png of zeros 16 megapixels 16 bit",
    "png of zeros 24 megapixels",
    "png text bomb",
    "png profile bomb",
    "png of zeros 900 megapixels",
]
Inspect = Callable[[Path, Path], inspection.Inspected]


def harmless(found: inspection.Inspected, view: Path) -> bool:
    """Return whether a viewing copy holds pixels or pages and nothing else."""
    content = view.read_bytes()
    if any(each in content for each in STRANGE):
        return False
    if found.media_type is MediaType.PDF:
        with pikepdf.open(view) as copy:
            return not any(key in holder for holder in _holders(copy) for key in _ACTING)
    with Image.open(view) as picture:
        return not picture.getexif() and set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def stopped(content: bytes, folder: Path, inspect: Inspect = inspection.inspect) -> str:
    """Return why a hostile file does no harm; raises AssertionError when it may."""
    source, view = folder / "berkas", folder / "lihat"
    source.write_bytes(content)
    try:
        found = inspect(source, view)
    except FileRefused as refusal:
        return str(refusal)
    assert inspection.has_view(found.media_type), "an office file has no harmless copy"
    assert harmless(found, view)
    return "harmless."


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    assert len(FILES) == len(list(hostile.files())) >= LEAST


@pytest.mark.parametrize("name", [name for name in FILES if name not in HEAVY])
def test_stops_a_hostile_file(name: str, tmp_path: Path) -> None:
    assert stopped(FILES[name](), tmp_path).endswith(".")


@pytest.mark.proof
@pytest.mark.parametrize("name", FILES if os.environ.get("CERMAT_PROVE") else sorted({*HEAVY, *list(FILES)[::12]}))
def test_stops_it_within_two_seconds_and_300_megabytes(name: str, tmp_path: Path) -> None:
    stopped(FILES[name](), tmp_path, workshop.inspect)
    seconds, megabytes = cost(tmp_path / "berkas", tmp_path / "lihat")
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def cost(source: Path, view: Path) -> tuple[float, int]:
    """Return the processor's seconds and the most memory that looking into a file takes, alone in its process."""
    watch = (
        "import json, resource, subprocess, sys;"
        "command = [sys.executable, '-I', '-m', 'cermat.evidence.workbench'];"
        "subprocess.run(command, input=json.dumps(['inspect', *sys.argv[1:]]).encode(), capture_output=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)"
    )
    finished = subprocess.run([sys.executable, "-c", watch, str(source), str(view)], capture_output=True, check=True)
    seconds, megabytes = finished.stdout.split()
    return float(seconds), int(megabytes)


GUARDS = {
    "docx: template from elsewhere": (packages, "_check_link", lambda attributes: None),
    "docx: field that runs": (packages, "_COMMAND", re.compile("(?!)")),
    "xlsx: data exchange": (packages, "_RUNNING", frozenset()),
    "stacked docx+html": (packages, "_check_frame", lambda package, content: None),
    "docx: path upwards": (packages, "_check_entry", lambda part: None),
    "xlsx: too many parts": (packages, "MAX_ZIP_ENTRIES", 10_000),
    "docx: billion laughs": (packages, "_refuse_document_type", lambda *_: None),
    "pdf: javascript on opening": (pdfs, "_write_pages", lambda received, view: received.save(view)),
    "inside jpeg<rtf": (images, "_on_white", lambda picture: picture),
}


@pytest.mark.parametrize("name", GUARDS)
def test_without_its_guard_a_hostile_file_gets_through(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = FILES[name]()
    stopped(content, tmp_path)
    monkeypatch.setattr(*GUARDS[name])
    with pytest.raises((AssertionError, pikepdf.PdfError)):
        stopped(content, tmp_path)
