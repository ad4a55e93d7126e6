"""Every source a docstring cites is one of sources.yaml."""

import ast
import re
from pathlib import Path

import cermat
from cermat.rules.library import law

PACKAGE = Path(cermat.__file__).parent
SOURCE = re.compile(r"^ *Source: (.*)$", re.MULTILINE)
BETWEEN_CITATIONS = re.compile(r", (?=[\w-]+#)")


def citations() -> list[tuple[str, str]]:
    """Return (module, citation) for each citation behind `Source:` in a docstring; a remark may follow the last."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                lines = SOURCE.findall(ast.get_docstring(node) or "")
                found += [(path.name, each) for line in lines for each in BETWEEN_CITATIONS.split(line)]
    return [(module, each.split(" ")[0].rstrip(".;,")) for module, each in found]


def test_every_cited_source_and_clause_exists() -> None:
    known = {source.id for source in law().sources.values()}
    known |= {f"{source.id}#{clause}" for source in law().sources.values() for clause, _ in source.clauses}
    cited = citations()
    assert [each for each in cited if each[1] not in known] == []
    assert ("deadlines.py", "iku-lumajang-2023#2.3") in cited
