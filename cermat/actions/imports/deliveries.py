"""A file of village documents for many offices: each line goes to the office of its village, all of them or none.

Every office is planned, locked and sealed as if its lines had come in a file of their own: one event in its chain. The
events say the name of the delivery, by which all of them are taken back together.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from django.db import transaction

from cermat.actions import facts
from cermat.actions.checks import FIRST_YEAR, LAST_YEAR
from cermat.actions.imports import document_lines, plans, taking
from cermat.actions.imports.bounds import MAX_BYTES_OF_MANY, MAX_ROWS_OF_MANY
from cermat.actions.imports.faults import FaultyFile, ImportFault
from cermat.actions.imports.kinds import VILLAGE_DOCUMENTS
from cermat.actions.imports.plans import Plan, Taking
from cermat.actions.imports.results import ImportResult, refused
from cermat.actions.imports.tables import Table, TableRow, read_sheet
from cermat.actions.imports.taking import Progress, silent
from cermat.registers import clock, ledger, selectors
from cermat.registers.scope import Scope
from cermat.words.numbers import write_number

# Offices that are planned and written together: enough to ask few questions, few enough to hold.
TOGETHER = 500
# Lines that share a fault and are named by number; the others are counted.
NAMED = 5
_EXAMPLE = "35.08.10.2006"
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)
_TOLD = re.compile(r"; kiriman ([0-9]{8}-[0-9a-f]{8})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """An office's lines of the file, and how they are taken."""

    read: Table
    taking: Taking

    @property
    def summary(self) -> str:
        """Return what the office's event says of its lines."""
        return taking.summary(self.read, self.taking)


def village_documents(
    *,
    by: Sequence[Scope],
    path: Path,
    verified: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
    writing: Progress = silent,
) -> ImportResult:
    """Take a file's village documents into the offices of their villages and return what became of its lines.

    `by`: one person's scopes, of every office the file may write in. `progress` is told how many lines were looked at,
    `writing` how many were written. Raises NotPermitted where he may not in an office that the file names.
    """
    try:
        content = read_sheet(path, max_bytes=MAX_BYTES_OF_MANY)
        read = VILLAGE_DOCUMENTS.read(path.name, content, max_rows=MAX_ROWS_OF_MANY)
    except FaultyFile as faulty:
        return refused(file=path.name, read=0, faults=faulty.faults, verified=verified, dry_run=dry_run)
    parts, faults = _parted(read, by, file=path.name, verified=verified)
    seen, made = ledger.last_seqs(parts), dict[str, Plan]()
    for some in together(parts):
        made |= _plans({office: parts[office] for office in some})
        progress(sum(len(each.by_line) for each in made.values()), len(read.rows))
    faults += [fault for each in made.values() for fault in each.faults]
    name = _name(content)
    try:
        if not (faults or dry_run):
            _write(parts, made, seen, name=name, writing=writing)
    except FaultyFile as faulty:
        faults += faulty.faults
    if faults:
        return refused(file=path.name, read=len(read.rows), faults=faults, verified=verified, dry_run=dry_run)
    offices = sum(1 for each in made.values() if each.rows)
    told = taking.taken(read, made.values(), file=path.name, verified=verified, dry_run=dry_run)
    if dry_run:
        told = replace(told, notes=(*told.notes, _forecast(told.saved + told.corrected, offices)))
    return replace(told, delivery=name if offices and not dry_run else None, offices=offices)


def _forecast(rows: int, offices: int) -> str:
    if not offices:
        return "Semua barisnya sudah tercatat, jadi tidak satu kantor pun akan ditulisi."
    return f"Akan ditulis: {write_number(rows)} baris ke {write_number(offices)} kantor."


def _parted(
    read: Table, by: Sequence[Scope], *, file: str, verified: bool
) -> tuple[dict[str, _Part], list[ImportFault]]:
    """Return each office's lines by code, and what is wrong with lines of no office."""
    scopes = {scope.office: scope for scope in by}
    lines, strays = defaultdict[str, list[TableRow]](list), defaultdict[str, list[TableRow]](list)
    for row in read.rows:
        village = _village(row)
        office = village.rpartition(".")[0]
        if office in scopes:
            lines[office].append(row)
        else:
            strays[office if _VILLAGE.fullmatch(village) else village].append(row)
    parts = {}
    for office in sorted(lines):
        scope = scopes[office]
        taking.check_can(scope, verified=verified)
        locked = selectors.locked_periods(scope) if verified else ()
        taken = Taking(by=scope, file=file, verified=verified, locked=locked)
        parts[office] = _Part(read=replace(read, rows=tuple(lines[office])), taking=taken)
    return parts, [_of_no_office(rows) for rows in strays.values()]


def _village(row: TableRow) -> str:
    return document_lines.village_code(row.cells.get("kode_desa", ""))


def _of_no_office(rows: Sequence[TableRow]) -> ImportFault:
    """Return what is wrong with all lines that name the same office, whose books are not here, or the same text."""
    first, *others = rows
    village = _village(first)
    office = village.rpartition(".")[0] if _VILLAGE.fullmatch(village) else None
    too = f", begitu pula {_too(others, office)}" if others else ""
    if not village:
        remark = f"Kode desa belum diisi{too}; tulis kode desa pemilik dokumennya, contoh {_EXAMPLE}."
    else:
        remark = (
            f"“{village[:40]}” bukan kode desa dari kantor yang bukunya ada di sini{too}; periksa kodenya, contoh "
            f"{_EXAMPLE}, atau buka dahulu buku kantornya dengan `cermat init --office {office or 'KODE'}`."
        )
    return ImportFault(row=first.number, column="kode_desa", remark=remark)


def _too(others: Sequence[TableRow], office: str | None) -> str:
    numbers = ", ".join(str(row.number) for row in others[:NAMED])
    more = " dan seterusnya" if len(others) > NAMED else ""
    return f"{write_number(len(others))} baris lain{f' dari kantor {office}' if office else ''} (baris {numbers}{more})"


def _name(content: bytes) -> str:
    """Return what a delivery is called: its day, and what no other has."""
    now = clock.now()
    return f"{now:%Y%m%d}-{hashlib.sha256(now.isoformat().encode() + content).hexdigest()[:8]}"


def told(name: str) -> str:
    """Return what the summary of a delivery's events ends with."""
    return f"; kiriman {name}"


def name_in(summary: str) -> str | None:
    """Return the delivery that an event's summary names; None where its file went to one office."""
    found = _TOLD.search(summary)
    return found[1] if found else None


def together(offices: Collection[str]) -> Iterator[list[str]]:
    """Yield offices by code, as many as are worked on together: who locks them by code never waits in a circle."""
    ordered = sorted(offices)
    return (ordered[start : start + TOGETHER] for start in range(0, len(ordered), TOGETHER))


def _plans(parts: Mapping[str, _Part]) -> dict[str, Plan]:
    """Return what each office's lines would write, compared with its books as they are."""
    years = {row.cells.get("tahun_anggaran", "") for part in parts.values() for row in part.read.rows}
    named = {int(year) for year in years if year.isascii() and year.isdigit() and len(year) < 5}
    shelves = document_lines.shelves(parts, {year for year in named if FIRST_YEAR <= year <= LAST_YEAR})
    made = {}
    for office, known in facts.of_each([part.taking.by for part in parts.values()]).items():
        part = parts[office]
        plan_line = partial(document_lines.plan_line, shelf=shelves[office], facts=known, taking=part.taking)
        made[office] = taking.plan_lines(part.read, VILLAGE_DOCUMENTS, known, plan_line)
    return made


def _write(
    parts: Mapping[str, _Part], made: dict[str, Plan], seen: Mapping[str, int], *, name: str, writing: Progress
) -> None:
    """Write what was planned, some offices after others, in one transaction; plan anew where somebody wrote meanwhile.

    Raises FaultyFile where that finds a fault: then nothing is written anywhere.
    """
    done, total = 0, sum(len(part.read.rows) for part in parts.values())
    with transaction.atomic():
        for some in together([office for office, plan in made.items() if plan.rows]):
            summaries = {office: parts[office].summary + told(name) for office in some}
            first = parts[some[0]].taking
            verb = taking.verb(VILLAGE_DOCUMENTS, first)
            with ledger.acts(by=first.by.username, verb=verb, summaries=summaries) as begun:
                made |= _plans({office: parts[office] for office, act in begun.items() if act.seq != seen[office] + 1})
                if faults := [fault for office in some for fault in made[office].faults]:
                    raise FaultyFile(faults)
                ledger.add_to({act: plans.ordered(made[office].rows) for office, act in begun.items()})
            done += sum(len(parts[office].read.rows) for office in some)
            writing(done, total)
