"""What a stale edit meets: what stands in the books now beside what was typed; nothing is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.http import HttpRequest, HttpResponse

from cermat.registers.scope import Scope
from cermat.web import names, rows
from cermat.web.addresses import row_address
from cermat.web.doors import page
from cermat.web.figures import Fact
from cermat.web.rows import Change, Row, VersionView
from cermat.words.dates import write_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """What somebody else wrote since a page was opened; `changes`: what the books say, then what was typed."""

    recorded_by: str
    written_at: datetime
    address: str
    changes: tuple[Change, ...]


def meanwhile(scope: Scope, history: Sequence[Row], *, standing: forms.Form, typed: forms.Form) -> Meanwhile:
    """Return what stands of a row beside what was typed; `standing`: the same form filled with what stands."""
    newest, ref = rows.versions(history, names.names(scope))[0], history[-1].mark.ref
    return Meanwhile(
        recorded_by=newest.recorded_by,
        written_at=newest.written_at,
        address=row_address(ref.book, ref.key),
        changes=_differences(typed_facts(standing), typed_facts(typed)),
    )


def _differences(facts: Sequence[Fact], typed: Sequence[Fact]) -> tuple[Change, ...]:
    """Return what stands beside what was typed, where both say something under one name and it is not the same."""
    standing = {fact.name: fact.words for fact in facts}
    return tuple(
        Change(name=own.name, old=standing[own.name], new=own.words)
        for own in typed
        if standing.get(own.name, own.words) != own.words
    )


def stale_page(
    request: HttpRequest,
    scope: Scope,
    *,
    refusal: str,
    number: int,
    facts: Sequence[Fact],
    seen: str,
    typed: Sequence[Fact],
    address: str,
    newest: VersionView | None = None,
) -> HttpResponse:
    """Return the page; `number` is the version that stands, `seen` the one that was looked at, `address` its page."""
    context = {
        "refusal": refusal,
        "number": number,
        "newest": newest,
        "facts": facts,
        "seen": seen,
        "changes": _differences(facts, typed),
        "typed": typed,
        "address": address,
    }
    return page(request, scope, "web/konflik.html", context, status=409)


def stale_form(
    request: HttpRequest, scope: Scope, form: forms.Form, *, standing: forms.Form, refusal: str, address: str
) -> HttpResponse:
    """Return the page for a form of a dated row; `standing`: the same form filled with what stands."""
    return stale_page(
        request,
        scope,
        refusal=refusal,
        number=standing["version"].value(),
        facts=typed_facts(standing),
        seen=str(form.cleaned_data["version"]),
        typed=typed_facts(form),
        address=address,
    )


def typed_facts(form: forms.Form) -> list[Fact]:
    """Return what a form says, field by field, in its own words."""
    return [
        Fact(name=str(field.label), words=_shown(form, name, field))
        for name, field in form.fields.items()
        if not isinstance(field.widget, forms.HiddenInput)
    ]


def _shown(form: forms.Form, name: str, field: forms.Field) -> str:
    if form.is_bound and name not in form.errors and isinstance(day := form.cleaned_data.get(name), date):
        return write_date(day)
    typed = form[name].value()
    values = typed if isinstance(typed, list) else [typed]
    words = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    return ", ".join(words.get(str(value), str(value)) for value in values if value) or "–"
