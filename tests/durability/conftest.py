"""Books of their own for each proof, made once and copied."""

import os
import shutil
from pathlib import Path

import pytest

from tests.durability.place import Place

IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place with two offices' books on SQLite, to be copied."""
    place = Place(folder=tmp_path_factory.mktemp("opened"))
    place.open()
    return place


@pytest.fixture
def place(opened: Place, tmp_path: Path) -> Place:
    """Return a place with two offices' books on SQLite, for one test."""
    return copied(opened, tmp_path / "data")


def copied(opened: Place, folder: Path) -> Place:
    """Return a copy of a place whose books lie in its folder."""
    shutil.copytree(opened.folder, folder)
    return Place(folder=folder)
