"""The page of a new activity: what has to be said at once, and what may be folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict

from cermat.actions import proposals
from cermat.indicators.rows import ActivityRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import activity_lists, editors, names
from cermat.web.doors import page
from cermat.web.editing import Button
from cermat.web.entries import ProofForm
from cermat.words.dates import write_date

SAVE = Button(value="simpan", words="Simpan dan ajukan")
DRAFT = Button(value="draf", words="Simpan sebagai draf", is_plain=True)
# What is asked at once; everything else is folded away.
AT_ONCE = ("kind", "function", "description", "dated", "number", "unit")
# What a copy does not take over: it happens on another day, under another number.
OF_ITS_OWN = ("number", "dated", "status", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActivity:
    """The three forms of the page: the activity, the proofs that it took place, and its first output."""

    main: forms.Form
    proofs: forms.Form
    first: forms.Form

    def are_valid(self) -> bool:
        """Return whether nothing is wrong with any of them; all are looked at."""
        return all([self.main.is_valid(), self.proofs.is_valid(), self.first.is_valid()])


def forms_for(scope: Scope, sent: QueryDict | None, *, copied: str | None) -> NewActivity:
    """Return the forms, filled with what was sent, else with what can be proposed; `copied`: an activity's key."""
    main = editors.activity_form(scope, sent, _proposed(scope, copied))
    if len(names.unit_pairs(scope)) == 1:
        main.fields["unit"].widget = forms.HiddenInput()
    first = editors.output_form(scope, sent, {}, prefix="output")
    first.empty_permitted, first.use_required_attribute = True, False
    kinds = [(kind, words) for kind, words in proof_kinds(scope).items()]
    return NewActivity(main=main, proofs=ProofForm(sent, kinds=kinds), first=first)


def proof_kinds(scope: Scope) -> dict[str, str]:
    """Return what proves that an activity took place, by id."""
    return names.output_kinds(scope, admissible=False)


def proposed_number(scope: Scope, unit: str, year: int) -> str:
    """Return the next number of a unit's own list."""
    return proposals.next_number(selectors.activity_numbers(scope, unit=unit), unit=unit, year=year)


def _proposed(scope: Scope, copied: str | None) -> dict[str, Any]:
    units, today = names.unit_pairs(scope), names.today(scope)
    content = _content(scope, copied) if copied else {}
    copied_unit = str(content.get("unit"))
    unit = copied_unit if copied_unit in dict(units) else next((code for code, _ in units), "")
    return {**content, "unit": unit, "dated": write_date(today), "number": proposed_number(scope, unit, today.year)}


def _content(scope: Scope, key: str) -> dict[str, Any]:
    """Return what a copy takes over from an activity. Raises NotFound."""
    row = selectors.activity_versions(scope, key)[-1]
    return {name: value for name, value in editors.initial_of(row).items() if name not in OF_ITS_OWN}


def form_page(
    request: HttpRequest,
    scope: Scope,
    filled: NewActivity,
    *,
    twins: Sequence[ActivityRow] = (),
    mark: str = "",
) -> HttpResponse:
    """Return the page of the form; `twins` may be the same activity, `mark` says which entry they were shown for."""
    fields = {field.name: field for field in filled.main}
    folded = [field for name, field in fields.items() if name not in AT_ONCE]
    context = {
        "form": filled.main,
        "second": filled.first,
        "at_once": [fields[name] for name in AT_ONCE],
        "folded": folded,
        "is_unfolded": any(field.errors for field in folded),
        "proofs": filled.proofs,
        "first_is_open": bool(filled.first.errors or (filled.first.is_bound and filled.first.has_changed())),
        "unit_words": dict(names.unit_pairs(scope)).get(str(fields["unit"].value()), ""),
        "twins": activity_lists.views(scope, twins),
        "mark": mark,
        "buttons": [SAVE, DRAFT],
    }
    is_faulty = any(form.errors for form in (filled.main, filled.proofs, filled.first))
    return page(request, scope, "web/kegiatan_tambah.html", context, status=422 if is_faulty else 200)
