"""The page that a stale edit gets: what stands in the books now beside what was typed; nothing is overwritten."""

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, HttpResponse

from cermat.registers.scope import Scope
from cermat.web.doors import page
from cermat.web.figures import Fact
from cermat.web.rows import VersionView


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
    typed = form[name].value()
    values = typed if isinstance(typed, list) else [typed]
    words = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    return ", ".join(words.get(str(value), str(value)) for value in values if value) or "–"
