"""An IKU paper being written on a page: its forms, and the rule file they make, read as strictly as any other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import law
from cermat.rules.names import UNIT_WORDS
from cermat.rules.types import DocumentKind, IkuPaper
from cermat.rules.writing import Place, place_of, plain_values, write_rule_file
from cermat.web.iku_fields import CHOICE_WORDS, HEAD, INDICATOR, SEVERAL, Field, method_fields
from cermat.words.dates import write_date

MOST_ROWS = 40
_CUTOFF = "period_end"
_IDENTIFIER = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
# What a paper begun from another one never takes over.
_NEW = ("number", "dated", "year_from", "year_to", "name", "nip", "facsimile")
_ANEW = {"kind": "perubahan", **dict.fromkeys(_NEW, "")}
_FIRST_INDICATOR = {"id": "iku-1", "number": 1, "method": "follow_up", "unit": "percent", "attainment": "ratio"}


class DraftForm(forms.Form):
    """The head of a paper, or one of its indicators; unbound it shows what was typed and judges nothing."""

    def __init__(self, asked: Sequence[Field], said: Mapping[str, Any], *, prefix: str, is_final: bool) -> None:
        data = {f"{prefix}-{name}": value for name, value in said.items()}
        super().__init__(data if is_final else None, prefix=prefix, initial=None if is_final else dict(said))
        self.asked = asked
        for each in asked:
            self.fields[each.name] = each.kind.make(each)

    def values(self) -> dict[str, Any]:
        """Return what was typed where a rule file has it."""
        values: dict[str, Any] = {}
        for each in self.asked:
            inner = values
            *outer, last = map(str, each.place)
            for key in outer:
                inner = inner.setdefault(key, {})
            inner[last] = each.kind.read(self.cleaned_data[each.name])
        return values


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator of a draft and the number of its row; `called` is its name as far as it was typed."""

    row: int
    form: DraftForm
    called: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper being written; `base` is the one it was begun from, whose own law and decisions it keeps."""

    base: IkuPaper | None
    head: DraftForm
    parts: tuple[Part, ...]
    rows: str

    def is_valid(self) -> bool:
        """Return whether every field could be read; all are looked at, so that all faults show at once."""
        return all([self.head.is_valid(), *[part.form.is_valid() for part in self.parts]])

    def is_faulty(self) -> bool:
        """Return whether something was refused; False for a draft that was not judged."""
        return any(form.errors for form in self.forms())

    def forms(self) -> list[DraftForm]:
        """Return the head and the indicators."""
        return [self.head, *(part.form for part in self.parts)]


def begun(base: IkuPaper | None, *, institution: str) -> Draft:
    """Return a draft that says what its base says, but for what only the new paper can say; empty without a base."""
    values = plain_values(base.text, origin=base.id) if base else _empty(institution)
    kinds = _kinds(base)
    head = {**shown(HEAD, values), **(_ANEW if base else {})}
    said = [shown(_asked(each["method"], kinds), each) for each in values["indicators"]]
    return _draft(base, head, list(enumerate(said, 1)), is_final=False)


def sent(base: IkuPaper | None, form: QueryDict, rows: Sequence[int], *, is_final: bool) -> Draft:
    """Return the draft as it was sent with these rows; nothing of it is judged unless it `is_final`."""
    kinds = _kinds(base)
    head = _typed(HEAD, form, "naskah")
    said = [(row, _typed(_asked(form.get(f"i{row}-method", ""), kinds), form, f"i{row}")) for row in rows]
    return _draft(base, head, said, is_final=is_final)


def sent_rows(form: QueryDict) -> list[int]:
    """Return the numbers of the rows that were sent, at most so many as a paper may have."""
    numbers = [row for row in form.get("rows", "").split(",") if row.isascii() and row.isdecimal() and len(row) < 4]
    return list(dict.fromkeys(map(int, numbers)))[:MOST_ROWS]


def _draft(
    base: IkuPaper | None, head: Mapping[str, Any], said: Sequence[tuple[int, Mapping[str, Any]]], *, is_final: bool
) -> Draft:
    kinds = _kinds(base)
    parts = tuple(
        Part(
            row,
            DraftForm(_asked(str(each["method"]), kinds), each, prefix=f"i{row}", is_final=is_final),
            str(each["name"]) or "belum bernama",
        )
        for row, each in said
    )
    form = DraftForm(HEAD, head, prefix="naskah", is_final=is_final)
    return Draft(base, form, parts, ",".join(str(row) for row, _ in said))


def _asked(method: str, kinds: Mapping[str, DocumentKind]) -> tuple[Field, ...]:
    return (*INDICATOR, *method_fields(method, kinds))


def _kinds(base: IkuPaper | None) -> Mapping[str, DocumentKind]:
    return base.document_kinds if base else law().document_kinds


def shown(asked: Sequence[Field], values: Any) -> dict[str, Any]:
    """Return what a rule file says, by field, as the form shows it."""
    return {each.name: each.kind.show(_value_at(values, each.place)) for each in asked}


def _value_at(values: Any, place: Place) -> Any:
    for key in place:
        values = values.get(key) if isinstance(values, Mapping) else None
    return values


def _typed(asked: Sequence[Field], form: QueryDict, prefix: str) -> dict[str, Any]:
    """Return what was sent, by field."""
    return {
        each.name: form.getlist(f"{prefix}-{each.name}")
        if each.kind is SEVERAL
        else form.get(f"{prefix}-{each.name}", "")
        for each in asked
    }


def _empty(institution: str) -> Mapping[str, Any]:
    header = {"title": ["INDIKATOR KINERJA UTAMA"], "institution": institution.upper()}
    return {"kind": "penetapan", "header": header, "indicators": [_FIRST_INDICATOR]}


def rule_file(draft: Draft, *, office: str, today: date) -> str:
    """Return the rule file of a draft whose every field could be read.

    The paper is its own source; it keeps the sources, the document kinds and the decisions of its base.
    """
    head, indicators = draft.head.values(), [_indicator(part.form.values()) for part in draft.parts]
    paper = f"iku-{office.replace('.', '-')}-{head['dated']}"
    base = plain_values(draft.base.text, origin=draft.base.id) if draft.base else {}
    title = f"{' '.join(head['header']['title'])} {head['header']['institution']}, {write_date(head['dated'])}"
    own = {"title": title, "confidence": "seen", "last_checked_on": today}
    return write_rule_file(
        {
            "id": paper,
            **{key: head[key] for key in ("kind", "number", "dated")},
            "office": office,
            **{key: head[key] for key in ("year_from", "year_to")},
            "source": paper,
            "sources": {**(base.get("sources") or {}), paper: own},
            **({"document_kinds": base["document_kinds"]} if base.get("document_kinds") else {}),
            "header": head["header"],
            "indicators": indicators,
            "signature": {**head["signature"], "dated": head["dated"]},
            "decisions": _kept_decisions(base.get("decisions") or [], indicators),
            "facsimile": head["facsimile"],
        }
    )


def _indicator(values: dict[str, Any]) -> dict[str, Any]:
    """Return an indicator as its file has it: no formula without a numerator, a count with the half it needs."""
    if not values["formula"]["numerator"]:
        values["formula"] = None
    parameters = values.setdefault("parameters", {})
    if values["method"] == "follow_up":
        parameters["follow_up_cutoff"] = _CUTOFF
    if values["method"] == "count":
        inner = parameters["parameters"]
        wanted = ("functions",) if parameters["method"] == "follow_up" else ("documents", "village_kinds", "year_basis")
        cutoff = {"follow_up_cutoff": _CUTOFF} if parameters["method"] == "follow_up" else {}
        parameters["parameters"] = {**{key: inner[key] for key in wanted}, **cutoff}
    return values


def _kept_decisions(decisions: Sequence[dict[str, Any]], indicators: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return the decisions that still touch an indicator of the paper."""
    codes = [each["id"] for each in indicators]
    kept = [{**each, "indicators": [code for code in each["indicators"] if code in codes]} for each in decisions]
    return [each for each in kept if each["indicators"]]


def show_fault(draft: Draft, text: str, refusal: FaultyRuleFile) -> None:
    """Put what the strict reader refused at the field it is about, in the words of the form."""
    place = place_of(text, refusal.line, origin="naskah")
    form = draft.head
    if place[:1] == ("indicators",) and len(place) > 1 and isinstance(place[1], int):
        form, place = draft.parts[place[1]].form, place[2:]
    field = next((each for each in form.asked if place[: len(each.place)] == each.place), None)
    form.add_error(field.name if field else None, _in_words(refusal.sentence, form))


def _in_words(sentence: str, form: DraftForm) -> str:
    """Return a sentence of the reader with the names of a file in the words people read."""
    labels = {str(each.place[-1]): each.label for each in form.asked}
    words = {**UNIT_WORDS, **CHOICE_WORDS, **labels}
    return _IDENTIFIER.sub(lambda found: words.get(found[0], found[0]), sentence)
