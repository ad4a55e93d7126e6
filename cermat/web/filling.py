"""Filling the grid in place: several cells typed, looked at together, and saved as one act."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict

from cermat.actions import batches, policies, village_documents
from cermat.actions.batches import DocumentCorrection
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

    @property
    def main(self) -> list[forms.BoundField]:
        """Return the fields that stand open in the cell."""
        return [field for field in self if field.name not in STEPS]

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

    `begun`: the budget of which steps are recorded already, which is carried on here.
    """

    owed: Obligation
    event: LegalEvent
    form: CellForm
    begun: VillageDocumentRow | None = None
    preview: PreviewView | None = None

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


def begun_budget(scope: Scope, keys: Collection[str]) -> VillageDocumentRow | None:
    """Return the budget of which only steps before its Perdes are recorded, where a further one may be; else None."""
    if len(keys) != 1:
        return None
    row = selectors.document_versions(scope, next(iter(keys)))[-1]
    standing = policies.standing_of(row.mark.state, annulled=row.mark.annulled)
    is_begun = row.kind in BUDGETS and row.amendment is None and row.enacted_on is None
    return row if is_begun and policies.refusal(standing, Step.CORRECT) is None else None


def open_cell(
    scope: Scope,
    owed: Obligation,
    *,
    event: LegalEvent,
    sent: QueryDict | None,
    begun: VillageDocumentRow | None = None,
) -> OpenCell:
    """Return the cell of an obligation, with what was typed into it."""
    prefix = f"{owed.village}-{owed.kind}-{owed.fiscal_year}"
    words = DAY_WORDS[event]
    is_received = event is LegalEvent.SUBMITTED
    dated = received_day(scope, words, hint="") if is_received else DayField(words, required=False, hint="")
    form = CellForm(sent, prefix=prefix, dated=dated, has_steps=owed.kind in BUDGETS, initial=_initial(begun))
    return OpenCell(owed=owed, event=event, form=form, begun=begun)


def _initial(begun: VillageDocumentRow | None) -> dict[str, str]:
    if begun is None:
        return {}
    days = {name: getattr(begun, name) for name in STEPS}
    return {"number": begun.number, **{name: write_date(day) if day else "" for name, day in days.items()}}


def look(scope: Scope, cells: Sequence[OpenCell], sent: QueryDict | None) -> Filling:
    """Return what each filled cell would mean; faults stand at their fields."""
    looked = [_looked(scope, cell) if cell.is_filled else (cell, None) for cell in cells]
    entries = tuple(entry for cell, entry in looked if entry and cell.begun is None)
    corrections = tuple(_correction(cell.begun, entry) for cell, entry in looked if entry and cell.begun)
    is_saved = sent is not None and sent.get("tindakan") == SAVE
    return Filling(
        cells={(cell.owed.village, cell.owed.kind): cell for cell, _ in looked},
        # Asked for beside the verdicts: it has nothing to say before the person saves.
        paper=PaperForm(sent if is_saved else None),
        entries=entries,
        corrections=corrections,
        summary=_summary([cell.preview for cell, _ in looked if cell.preview]),
        mark=digest((entries, corrections)),
        has_faults=any(cell.is_filled and cell.form.errors for cell, _ in looked),
        asks_for_paper=any(papers_named.is_on_behalf(scope, entry.village) for entry in entries),
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
    return VillageDocumentEntry(
        village=cell.owed.village,
        kind=cell.owed.kind,
        fiscal_year=cell.owed.fiscal_year,
        number=cell.form.cleaned_data["number"],
        **{name: cell.form.cleaned_data.get(name) for name in STEPS},
        # Without a day it is handed in to be stamped, where the law tests the receipt.
        awaits_receipt=True,
        **{TESTED_FIELD[cell.event]: cell.form.cleaned_data["dated"]},
    )


def _correction(begun: VillageDocumentRow, entry: VillageDocumentEntry) -> DocumentCorrection:
    ref = begun.mark.ref
    return DocumentCorrection(key=ref.key, version=ref.version, entry=entry, reason="langkah berikutnya")


def _field(problem: Problem, event: LegalEvent) -> str | None:
    return {"number": "number", TESTED_FIELD[event]: "dated", **{name: name for name in STEPS}}.get(problem.field)


def _summary(previews: Sequence[PreviewView]) -> str:
    counts = {verdict_tag(each).words: 0 for each in (Verdict.ON_TIME, Verdict.LATE)}
    for view in previews:
        counts[view.verdict] = counts.get(view.verdict, 0) + 1
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count)


def save(scope: Scope, filling: Filling) -> str | None:
    """Record what was looked at as one act; return why it is refused, None when it is saved."""
    made = [papers_named.record(entry, _paper(scope, entry, filling)) for entry in filling.entries]
    records = [each for each in made if each is not None]
    if len(records) < len(made):
        return "Belum ada yang disimpan; lengkapi isian naskah desa."
    try:
        summary = f"{filling.count} dokumen desa"
        batches.record(by=scope, summary=summary, documents=records, corrections=filling.corrections)
    except (AlreadyThere, FaultyEntry, StaleEdit, WrongState) as refusal:
        return str(refusal)
    return None


def _paper(scope: Scope, entry: VillageDocumentEntry, filling: Filling) -> forms.Form | None:
    return filling.paper if papers_named.is_on_behalf(scope, entry.village) else None


def faults(filling: Filling) -> Iterator[forms.Form]:
    """Yield every form with a fault, in the order of the page."""
    yield from (cell.form for cell in filling.cells.values() if cell.is_filled and cell.form.errors)
    if filling.paper.errors:
        yield filling.paper
