"""The house is what its plan says."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cermat"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS = next(each for each in PROJECT["tool"]["importlinter"]["contracts"] if each["id"] == "layers")["layers"]
IN_ORDER = [room.strip() for layer in LAYERS for room in layer.split("|")]
SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


def test_the_plan_lists_the_rooms_of_the_contract_in_its_order() -> None:
    plan = re.findall(r"^\| `(\w+)` \|", (ROOT / "ARCHITECTURE.md").read_text(), flags=re.MULTILINE)
    assert plan == IN_ORDER


def test_every_room_stands_in_the_contract() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == set(IN_ORDER)


@pytest.mark.parametrize("room", IN_ORDER)
def test_every_room_says_what_it_is_for(room: str) -> None:
    assert ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text()))


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count for path in SOURCES if (count := len(path.read_text().splitlines())) > 400
    }
    assert long == {}


def function_lengths() -> list[tuple[int, str]]:
    """Return the length of every function of the package with its place."""
    return sorted(
        (node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    )


# Who asks and what was asked go first everywhere; the two that follow may go by place, whatever comes then by name.
BY_PLACE, LEADING = 2, {"self", "cls", "request", "scope"}
# Whoever calls these finds them in a table, or is handed them, and knows no names.
CALLED_BY_PLACE = {
    "documents/reports/lines.py": {"_subject", "_reason", "_evidence"},
    "registers/selectors/inbox.py": {"judge"},
}
NOT_YET = {"actions", "web"}


def test_what_follows_two_parameters_is_called_by_name() -> None:
    crowded = {
        f"{where}: {node.name}"
        for path in SOURCES
        if (where := path.relative_to(PACKAGE).as_posix()).partition("/")[0] not in NOT_YET
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and len([each for each in (*node.args.posonlyargs, *node.args.args) if each.arg not in LEADING]) > BY_PLACE
        and node.name not in CALLED_BY_PLACE.get(where, ())
    }
    assert crowded == set()


def test_functions_are_short() -> None:
    lengths = function_lengths()
    assert lengths[-1][0] <= 60, lengths[-1]
    assert lengths[len(lengths) // 2][0] <= 10
    assert lengths[int(0.9 * len(lengths))][0] <= 30


def test_rooms_do_not_import_each_other_both_ways() -> None:
    edges = {(path.relative_to(PACKAGE).parts[0], room) for path in SOURCES for room in rooms_imported(path)}
    assert {(here, there) for here, there in edges if here != there and (there, here) in edges} == set()


def rooms_imported(path: Path) -> set[str]:
    """Return the rooms a file imports anywhere, inside functions and under TYPE_CHECKING too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name.split(".")[1] for name in found if name.startswith("cermat.") and name.split(".")[1] in IN_ORDER}


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.lock")), ids=lambda path: path.name)
def test_locks_carry_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "--hash=sha256:" in text
    assert not re.search(r"https?:|file:|index-url|find-links", text)


SQL_IS_AT_HOME = {
    *(Path(f"registers/{each}.py") for each in ("triggers", "health", "writing", "hashing")),
    Path("rollup/engines/books.py"),
}


def test_raw_sql_stays_in_the_triggers_the_health_check_the_writing_of_many_rows_the_seal_and_the_roll_up() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if re.search(
            r"\bRawSQL\b|\bFunc\(|\.extra\(|\.raw\(|cursor\(\)|mark_safe|pickle|\beval\(|shell=True", path.read_text()
        )
        and path.relative_to(PACKAGE) not in SQL_IS_AT_HOME
    ]
    assert offenders == []
