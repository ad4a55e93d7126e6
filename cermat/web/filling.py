"""Filling the grid in place: several cells typed, looked at together, and saved as one act."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cermat.actions import batches, policies, village_documents
from cermat.actions.batches import DocumentCorrection, DocumentRecord
from cermat.actions.checks import BUDGETS, TESTED_FIELD
from cermat.actions.entries import VillageDocumentEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, Problem, StaleEdit, WrongState
from cermat.actions.policies import Step
from cermat.indicators.figures import Obligation, Verdict
from cermat.indicators.rows import VillageDocumentRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.types import LegalEvent
from cermat.web import papers_named
from cermat.web.conflicts import Meanwhile, meanwhile
from cermat.web.editing import PreviewView, digest, preview_view
from cermat.web.entries import received_day
from cermat.web.forms import DayField, texts
from cermat.web.papers_named import PaperForm
from cermat.web.tones import verdict_tag
from cermat.words.dates import write_date

DAY_WORDS = {LegalEvent.ENACTED: "Tanggal ditetapkan", LegalEvent.SUBMITTED: "Tanggal diterima"}
# The steps of a budget before its Perdes, as its row names them.
STEPS = {"draft_received_on": "Rancangan diterima", "evaluated_on": "Evaluasi Camat"}
SAVE = "simpan"
CHANGED = (
    "Belum ada yang disimpan: dokumen berikut sudah berubah sejak halaman ini dibuka. Bandingkan satu per satu, lalu "
    "tekan Periksa lagi; tulisan Anda pada dokumen lain masih ada di halaman ini."
)


class CellForm(forms.Form):
    """Number and tested day of the document one obligation waits for; nothing typed: nothing is recorded.

    Of a budget the steps before its Perdes, too.
    """

    def __init__(self, *args: Any, dated: DayField, has_steps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"] = texts("Nomor", required=False, longest=100)
        self.fields["dated"] = dated
        if has_steps:
            for name, words in STEPS.items():
                self.fields[name] = DayField(words, required=False, hint="")
        # Of what was begun: the version that was seen.
        self.fields["version"] = forms.IntegerField(required=False, widget=forms.HiddenInput())

    @property
    def main(self) -> list[forms.BoundField]:
        """Return the fields that stand open in the cell."""
        return [field for field in self.visible_fields() if field.name not in STEPS]

    @property
    def steps(self) -> list[forms.BoundField]:
        """Return the fields that stand folded away until somebody needs them."""
        return [field for field in self if field.name in STEPS]

    @property
    def is_in_steps(self) -> bool:
        """Return whether a step says something, or is at fault."""
        return any(field.value() or field.errors for field in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCell:
    """An obligation without a document that this person may fill. `preview` None: nothing to look at yet.

    `begun`: the budget of which steps are recorded already, which is carried on here. `conflict`: what stands now
    beside what was typed over an older version; the form then shows what stands. `is_taken`: somebody else recorded
    the document since the page was opened, so that there is nothing left to fill.
    """

    owed: Obligation
    event: LegalEvent
    form: CellForm
    begun: VillageDocumentRow | None = None
    preview: PreviewView | None = None
    conflict: Meanwhile | None = None
    is_taken: bool = False

    @property
    def anchor(self) -> str:
        """Return where the page says what somebody else wrote meanwhile."""
        return f"{self.form.prefix}-bentrok"

    @property
    def is_filled(self) -> bool:
        """Return whether anything was typed."""
        return self.form.is_bound and self.form.has_changed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What was typed into the grid. `entries` are the cells without a fault, `mark` says which ones were looked at.

    `corrections`: those of them that carry on what was begun, over the version that was seen.
    """

    cells: Mapping[tuple[str, str], OpenCell]
    paper: forms.Form
    entries: tuple[VillageDocumentEntry, ...]
    corrections: tuple[DocumentCorrection, ...]
    summary: str
    mark: str
    has_faults: bool
    asks_for_paper: bool

    @property
    def count(self) -> int:
        """Return how many documents would be saved."""
        return len(self.entries) + len(self.corrections)

    @property
    def conflicts(self) -> list[OpenCell]:
        """Return the cells typed into over what no longer stands."""
        return [cell for cell in self.cells.values() if cell.conflict]


def begun_budget(scope: Scope, keys: Collection[str]) -> Sequence[VillageDocumentRow]:
    """Return the versions of the budget of which only steps before its Perdes are recorded, where more may follow."""
    if len(keys) != 1:
        return ()
    history = selectors.document_versions(scope, next(iter(keys)))
    row = history[-1]
    standing = policies.standing_of(row.mark.state, annulled=row.mark.annulled)
    is_begun = row.kind in BUDGETS and row.amendment is None and row.enacted_on is None
    return history if is_begun and policies.refusal(standing, Step.CORRECT) is None else ()


def open_cell(
    scope: Scope,
    owed: Obligation,
    *,
    event: LegalEvent,
    sent: QueryDict | None,
    history: Sequence[VillageDocumentRow] = (),
) -> OpenCell:
    """Return the cell of an obligation, with what was typed into it; `history`: the versions of what was begun."""
    begun = history[-1] if history else None
    shown = _form(scope, owed, event, None, begun)
    seen = sent.get(shown.add_prefix("version"), "") if sent is not None else None
    if sent is None or seen == _version(begun):
        return OpenCell(owed=owed, event=event, form=_form(scope, owed, event, sent, begun), begun=begun)
    before = next((row for row in history if _version(row) == seen), None)
    typed = _form(scope, owed, event, sent, before)
    conflict = meanwhile(scope, history, standing=shown, typed=typed) if typed.has_changed() else None
    is_other = conflict is not None and bool(conflict.changes)
    return OpenCell(owed=owed, event=event, form=shown, begun=begun, conflict=conflict if is_other else None)


def taken_cell(
    scope: Scope, owed: Obligation, *, event: LegalEvent, sent: QueryDict, keys: Collection[str]
) -> OpenCell | None:
    """Return the cell of an obligation that somebody else met since the page was opened, beside what was typed into it.

    `keys`: the documents that meet it. None where nothing was typed.
    """
    if not _form(scope, owed, event, sent, None).has_changed():
        return None
    histories = [selectors.document_versions(scope, key) for key in keys]
    seen = sent.get(f"{_prefix(owed)}-version", "")
    before = next((row for history in histories for row in history if _version(row) == seen), None)
    typed = _form(scope, owed, event, sent, before)
    if not typed.has_changed():
        return None
    history = max(histories, key=lambda each: each[-1].mark.recorded_at)
    standing = _form(scope, owed, event, None, history[-1])
    conflict = meanwhile(scope, history, standing=standing, typed=typed)
    return OpenCell(owed=owed, event=event, form=standing, conflict=conflict, is_taken=True)


def _prefix(owed: Obligation) -> str:
    return f"{owed.village}-{owed.kind}-{owed.fiscal_year}"


def _form(
    scope: Scope, owed: Obligation, event: LegalEvent, sent: QueryDict | None, begun: VillageDocumentRow | None
) -> CellForm:
    words = DAY_WORDS[event]
    is_received = event is LegalEvent.SUBMITTED
    dated = received_day(scope, words, hint="") if is_received else DayField(words, required=False, hint="")
    initial = _initial(begun, event)
    return CellForm(sent, prefix=_prefix(owed), dated=dated, has_steps=owed.kind in BUDGETS, initial=initial)


def _initial(begun: VillageDocumentRow | None, event: LegalEvent) -> dict[str, object]:
    if begun is None:
        return {}
    days = {name: getattr(begun, name) for name in STEPS} | {"dated": getattr(begun, TESTED_FIELD[event])}
    typed = {name: write_date(day) if day else "" for name, day in days.items()}
    return {"number": begun.number, "version": begun.mark.ref.version, **typed}


def _version(row: VillageDocumentRow | None) -> str:
    return str(row.mark.ref.version) if row else ""


def look(scope: Scope, cells: Sequence[OpenCell], sent: QueryDict | None) -> Filling:
    """Return what each filled cell would mean; faults stand at their fields."""
    looked = [_looked(scope, cell) if cell.is_filled else (cell, None) for cell in cells]
    entries = tuple(entry for cell, entry in looked if entry and cell.begun is None)
    corrections = tuple(_correction(cell.begun, entry) for cell, entry in looked if entry and cell.begun)
    enacted = [each.entry for each in corrections if _brings_a_paper(each)]
    is_saved = sent is not None and sent.get("tindakan") == SAVE
    return Filling(
        cells={(cell.owed.village, cell.owed.kind): cell for cell, _ in looked},
        # Asked for beside the verdicts: it has nothing to say before the person saves.
        paper=PaperForm(sent if is_saved else None),
        entries=entries,
        corrections=corrections,
        summary=_summary([cell.preview for cell, _ in looked if cell.preview]),
        mark=digest((entries, corrections)),
        has_faults=any(cell.conflict or (cell.is_filled and cell.form.errors) for cell, _ in looked),
        asks_for_paper=any(papers_named.is_on_behalf(scope, entry.village) for entry in (*entries, *enacted)),
    )


def _looked(scope: Scope, cell: OpenCell) -> tuple[OpenCell, VillageDocumentEntry | None]:
    if not cell.form.is_valid():
        return cell, None
    entry = _entry(cell)
    try:
        preview = village_documents.preview(by=scope, entry=entry, key=cell.begun.mark.ref.key if cell.begun else None)
    except FaultyEntry as refusal:
        for problem in refusal.problems:
            cell.form.add_error(_field(problem, cell.event), problem.sentence)
        return cell, None
    view = preview_view(preview, entry, save_words="")
    return replace(cell, preview=view), entry


def _entry(cell: OpenCell) -> VillageDocumentEntry:
    """Return what a cell says, over what stands already where it was begun."""
    said, owed = cell.form.cleaned_data, cell.owed
    typed: dict[str, Any] = {name: said.get(name) for name in STEPS} | {
        "number": said["number"],
        TESTED_FIELD[cell.event]: said["dated"],
    }
    # Without a day it is handed in to be stamped, where the law tests the receipt.
    fresh = VillageDocumentEntry(
        village=owed.village, kind=owed.kind, fiscal_year=owed.fiscal_year, number="", awaits_receipt=True
    )
    return replace(_as_it_stands(cell.begun) if cell.begun else fresh, **typed)


def _as_it_stands(row: VillageDocumentRow) -> VillageDocumentEntry:
    return VillageDocumentEntry(
        village=row.village,
        kind=row.kind,
        fiscal_year=row.fiscal_year,
        number=row.number,
        enacted_on=row.enacted_on,
        submitted_on=row.submitted_on,
        draft_received_on=row.draft_received_on,
        evaluated_on=row.evaluated_on,
        amendment=row.amendment,
        awaits_receipt=True,
    )


def _correction(begun: VillageDocumentRow, entry: VillageDocumentEntry) -> DocumentCorrection:
    ref = begun.mark.ref
    return DocumentCorrection(key=ref.key, version=ref.version, entry=entry, reason=_reason(begun, entry))


def _reason(begun: VillageDocumentRow, entry: VillageDocumentEntry) -> str:
    """Return what carrying on changes, as the reason of the new version."""
    fields = {"number": "Nomor", "enacted_on": "Ditetapkan", **STEPS}
    pairs = [(words, getattr(begun, name), getattr(entry, name)) for name, words in fields.items()]
    return ", ".join(_change(words, was, now) for words, was, now in pairs if was != now)


def _change(words: str, was: date | str | None, now: date | str | None) -> str:
    if not was:
        return f"{words} {_said(now)}"
    return f"{words} {_said(was)} menjadi {_said(now)}"


def _said(value: date | str | None) -> str:
    return write_date(value) if isinstance(value, date) else value or "kosong"


def _brings_a_paper(correction: DocumentCorrection) -> bool:
    """Return whether this is where the village's Perdes comes; the steps before it came with their own paper."""
    return correction.entry.enacted_on is not None


def _field(problem: Problem, event: LegalEvent) -> str | None:
    return {"number": "number", TESTED_FIELD[event]: "dated", **{name: name for name in STEPS}}.get(problem.field)


def _summary(previews: Sequence[PreviewView]) -> str:
    counts = {verdict_tag(each).words: 0 for each in (Verdict.ON_TIME, Verdict.LATE)}
    for view in previews:
        counts[view.verdict] = counts.get(view.verdict, 0) + 1
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count)


def save(scope: Scope, filling: Filling) -> str | None:
    """Record what was looked at as one act; return why it is refused, None when it is saved."""
    records = [each for entry in filling.entries if (each := _record(scope, entry, filling))]
    corrections = [carried for seen in filling.corrections if (carried := _carried_on(scope, seen, filling))]
    if len(records) + len(corrections) < filling.count:
        return "Belum ada yang disimpan; lengkapi isian naskah desa."
    try:
        summary = f"{filling.count} dokumen desa"
        batches.record(by=scope, summary=summary, documents=records, corrections=corrections)
    except (AlreadyThere, FaultyEntry, StaleEdit, WrongState) as refusal:
        return str(refusal)
    return None


def _record(scope: Scope, entry: VillageDocumentEntry, filling: Filling) -> DocumentRecord | None:
    """Return a document with its paper; None where that has yet to be named."""
    paper = filling.paper if papers_named.is_on_behalf(scope, entry.village) else None
    return papers_named.record(entry, paper)


def _carried_on(scope: Scope, seen: DocumentCorrection, filling: Filling) -> DocumentCorrection | None:
    """Return a correction with the paper it brings; None where that has yet to be named."""
    if not _brings_a_paper(seen):
        return seen
    made = _record(scope, seen.entry, filling)
    return replace(seen, proofs=made.proofs, follows=made.follows) if made else None


def faults(filling: Filling) -> Iterator[forms.Form]:
    """Yield every form with a fault, in the order of the page."""
    yield from (cell.form for cell in filling.cells.values() if cell.is_filled and cell.form.errors)
    if filling.paper.errors:
        yield filling.paper
