"""Lines of an activities file: `nomor` is the key; one output may stand on the line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cermat.actions import activities, checks, outputs, permissions, versions
from cermat.actions.checks import Facts
from cermat.actions.entries import ActivityEntry, OutputEntry
from cermat.actions.imports import plans
from cermat.actions.imports.cells import Cells
from cermat.actions.imports.plans import Outcome, Plan, Taking
from cermat.actions.imports.tables import TableRow
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import Standing
from cermat.indicators.rows import Status
from cermat.registers.models import Activity, Output

COLUMNS = (
    "nomor",
    "unit",
    "tanggal",
    "jenis",
    "fungsi",
    "alasan",
    "uraian",
    "status",
    "jenis_output",
    "output",
    "tanggal_output",
)
REQUIRED = ("nomor", "unit", "tanggal", "jenis", "fungsi", "uraian", "status")
OUTSIDE = "di_luar_kewenangan"
_ACTIVITY_COLUMNS = {
    "number": "nomor",
    "unit": "unit",
    "dated": "tanggal",
    "kind": "jenis",
    "function": "fungsi",
    "reason": "alasan",
    "description": "uraian",
    "status": "status",
}
_OUTPUT_COLUMNS = {"kind": "jenis_output", "title": "output", "dated": "tanggal_output"}
# The output a file brought keeps this place, so that the file can correct it; others come by page.
OUTPUT_PLACE = "-berkas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The books as they are: activities and outputs with their versions."""

    activities: Mapping[str, Sequence[Activity]]
    outputs: Mapping[str, Sequence[Output]]
    outputs_of: Mapping[str, Sequence[Output]]
    keys: Mapping[tuple[object, ...], str]


def shelve(office: str) -> Shelf:
    """Return an office's activities and outputs."""
    known = versions.histories(activities.NOUN, office)
    papers = versions.histories(outputs.NOUN, office)
    by_activity: dict[str, list[Output]] = {}
    for history in papers.values():
        by_activity.setdefault(history[-1].activity, []).append(history[-1])
    return Shelf(
        activities=known, outputs=papers, outputs_of=by_activity, keys=versions.by_identity(activities.NOUN, known)
    )


def plan_line(row: TableRow, plan: Plan, *, shelf: Shelf, facts: Facts, taking: Taking) -> None:
    """Add to the plan what one line writes, or its faults."""
    cells = Cells(row)
    entry, output = _entry(cells, facts), _output(cells, facts)
    key = shelf.keys.get((entry.number,))
    known = shelf.activities[key] if key else ()
    days = {"tanggal": entry.dated, "tanggal_output": output.dated if output else None}
    before = {"nomor": known[-1].dated if known else None}
    barred = _barred(entry, known, taking) | plans.locked(before | days, taking)
    entry = _with_what_a_file_lacks(entry, known)
    cells.fault_problems(checks.activity_problems(entry, facts), _ACTIVITY_COLUMNS)
    # An output is judged by the activity's day and status: where those cannot be read, nothing is said of it.
    if output is not None and not {"tanggal", "status"} & {fault.column for fault in cells.faults}:
        problems = checks.output_problems(output, held_on=entry.dated, status=entry.status, facts=facts)
        cells.fault_problems(problems, _OUTPUT_COLUMNS)
    line = Plan()
    if not cells.faults:
        _compare(cells, entry, output, key=key, shelf=shelf, facts=facts, taking=taking, plan=line)
    plans.settle(cells, line, barred=barred, taking=taking, plan=plan)


def _barred(entry: ActivityEntry, known: Sequence[Activity], taking: Taking) -> dict[str, str]:
    """Return by column why this person may not write the line."""
    units = {"unit": entry.unit, **({"nomor": known[-1].unit} if known else {})}
    barred = {
        column: permissions.refusal(taking.by, Act.RECORD_ACTIVITY, Subject(unit=unit))
        for column, unit in units.items()
    }
    told = {"unit": "{}", "nomor": "Nomor ini milik kegiatan unit lain; {}"}
    return {column: told[column].format(sentence) for column, sentence in barred.items() if sentence}


def _entry(cells: Cells, facts: Facts) -> ActivityEntry:
    word = cells.word("fungsi")
    is_outside = word == OUTSIDE
    if not word:
        cells.fault("fungsi", f"Fungsi belum diisi; yang diterima: {', '.join(facts.functions)}, {OUTSIDE}.")
    return ActivityEntry(
        number=cells.text("nomor"),
        unit=_unit(cells.text("unit"), facts),
        dated=cells.required_day("tanggal") or facts.today,
        kind=cells.word("jenis"),
        function=None if is_outside else word,
        is_outside_authority=is_outside,
        reason=cells.text("alasan") or None,
        description=cells.text("uraian"),
        status=_status(cells),
    )


def _unit(text: str, facts: Facts) -> str:
    named = (code for code, unit in facts.units.items() if text.casefold() in {code.casefold(), unit.name.casefold()})
    return next(named, text)


def _status(cells: Cells) -> Status:
    word, accepted = cells.word("status"), [status.value for status in Status]
    if word in accepted:
        return Status(word)
    said = f"Status “{cells.text('status')}” tidak dikenal" if word else "Status belum diisi"
    cells.fault("status", f"{said}; yang diterima: {', '.join(accepted)}.")
    return Status.PLANNED


def _output(cells: Cells, facts: Facts) -> OutputEntry | None:
    if not any(cells.text(column) for column in _OUTPUT_COLUMNS.values()):
        return None
    kind = _output_kind(cells, facts)
    title = cells.text("output") or (facts.output_kinds[kind].name if kind in facts.output_kinds else kind)
    return OutputEntry(kind=kind, title=title or "-", dated=cells.required_day("tanggal_output") or facts.today)


def _output_kind(cells: Cells, facts: Facts) -> str:
    text = cells.text("jenis_output").casefold()
    named = (kind.id for kind in facts.output_kinds.values() if text == kind.name.casefold())
    return next(named, cells.word("jenis_output"))


def _with_what_a_file_lacks(entry: ActivityEntry, known: Sequence[Activity]) -> ActivityEntry:
    """Return the entry with what only the page can say, as it stands in the books."""
    if not known:
        return entry
    row = known[-1]
    others = () if entry.is_outside_authority else tuple(each for each in row.other_functions if each != entry.function)
    participants = tuple(each for each in row.participants if each != entry.unit)
    return replace(entry, place=row.place, participants=participants, other_functions=others)


def _compare(
    cells: Cells,
    entry: ActivityEntry,
    output: OutputEntry | None,
    *,
    key: str | None,
    shelf: Shelf,
    facts: Facts,
    taking: Taking,
    plan: Plan,
) -> None:
    row = activities.row_of(entry)
    if key is None:
        key = versions.free_key(versions.key_stem(activities.NOUN, row), shelf.activities)
        plan.rows.append(plans.begin(row, key, taking))
        if output is not None:
            plan.rows.append(plans.begin(outputs.row_of(output, activity=key), key + OUTPUT_PLACE, taking))
        plan.outcomes.append(Outcome.SAVED)
        return
    standing = [each for each in shelf.outputs_of.get(key, ()) if versions.standing(each) is not Standing.ANNULLED]
    staying = [each for each in standing if output is None or each.key != key + OUTPUT_PLACE]
    cells.fault_problems(activities.left_outputs(entry, staying, facts), _ACTIVITY_COLUMNS)
    written, sentence = plans.compare(activities.NOUN, shelf.activities[key], row, taking)
    if sentence:
        cells.fault("nomor", sentence)
    is_annulled = versions.standing(shelf.activities[key][-1]) is Standing.ANNULLED
    paper = None if is_annulled else _compare_output(cells, output, key=key, shelf=shelf, taking=taking, plan=plan)
    changed = [each for each in (written, paper) if each is not None]
    plan.rows.extend(changed)
    plan.outcomes.append(Outcome.CORRECTED if changed else Outcome.UNCHANGED)


def _compare_output(
    cells: Cells, output: OutputEntry | None, *, key: str, shelf: Shelf, taking: Taking, plan: Plan
) -> Output | None:
    """Return the version of the activity's output that the line writes; None when it writes none."""
    place, standing = key + OUTPUT_PLACE, shelf.outputs_of.get(key, ())
    if output is None:
        if any(each.key == place and versions.standing(each) is not Standing.ANNULLED for each in standing):
            plan.notes.append(f"Baris {cells.number}: keluaran yang tercatat tetap; batalkan lewat halaman bila salah.")
        return None
    row = outputs.row_of(output, activity=key)
    same = [each.key for each in standing if versions.content_of(each) == versions.content_of(row)]
    known = shelf.outputs.get(same[0] if same else place)
    if known is None:
        return plans.begin(row, place, taking)
    written, sentence = plans.compare(outputs.NOUN, known, row, taking)
    if sentence:
        cells.fault("output", sentence)
    return written
