"""The contracts name file and line when a wall is broken; each is broken here on purpose, in a copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BREACHES = [
    ("cermat/indicators/rows.py", "import django", "cermat.indicators.rows -> django"),
    (
        "cermat/documents/content.py",
        "from cermat.registers import selectors",
        "cermat.documents.content -> cermat.registers.selectors",
    ),
    ("cermat/web/doors.py", "from PIL import Image", "cermat.web.doors -> PIL"),
    (
        "cermat/web/doors.py",
        "from cermat.registers.models import Activity",
        "cermat.web.doors -> cermat.registers.models",
    ),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the package with its contracts."""
    shutil.copytree(ROOT / "cermat", tmp_path / "cermat", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts over a copy."""
    return subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_untouched_copy_keeps_every_contract(copy: Path) -> None:
    finished = lint(copy)
    assert finished.returncode == 0, finished.stdout


@pytest.mark.parametrize(("file", "statement", "named"), BREACHES, ids=[breach[2] for breach in BREACHES])
def test_a_breach_is_named_with_its_line(copy: Path, file: str, statement: str, named: str) -> None:
    path = copy / file
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines, "", statement, ""]))
    finished = lint(copy)
    assert finished.returncode == 1
    assert f"{named} (l.{len(lines) + 2})" in " ".join(finished.stdout.split())
