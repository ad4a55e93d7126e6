"""`cermat audit`: what disagrees in a year's budget tree."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from cermat.cli import asking, output
from cermat.cli.errors import CommandRefused
from cermat.indicators.budget import Finding
from cermat.registers import budgeting


def run(asked: Namespace) -> bool:
    """Audit the budget of a year, print every finding, and return whether there is none."""
    scope = asking.scope(asked.office)
    budget = budgeting.audited(scope, year=asked.year)
    rows, findings = budget.rows, budget.findings
    if not rows:
        raise CommandRefused(
            f"Anggaran {asked.year} kantor {scope.office} belum dicatat; masukkan dengan "
            f"`cermat import budget BERKAS --year {asked.year}`."
        )
    if asked.format == "json":
        output.print_json(_as_json(scope.office, asked.year, rows=len(rows), findings=findings))
    else:
        _print(asked.year, len(rows), findings=findings)
    return not findings


def _as_json(office: str, year: int, *, rows: int, findings: Sequence[Finding]) -> dict[str, Any]:
    return {"office": office, "year": year, "rows": rows, "findings": [_finding(finding) for finding in findings]}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "code": finding.code,
        "quarter": finding.quarter,
        "stated": None if finding.stated is None else str(finding.stated),
        "found": None if finding.found is None else str(finding.found),
        "sentence": finding.sentence,
    }


def _print(year: int, rows: int, *, findings: Sequence[Finding]) -> None:
    if not findings:
        print(f"Anggaran {year}: {rows} baris, tidak ada temuan.")
        return
    print(f"Anggaran {year}: {rows} baris, {len(findings)} temuan.")
    output.print_table(("temuan", "penjelasan"), [(finding.kind.value, finding.sentence) for finding in findings])
