"""An IKU paper being written on a page: its forms, and the rule file they make, read as strictly as any other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cermat.actions import iku_codes
from cermat.actions.errors import Problem
from cermat.rules.errors import FaultyRuleFile
from cermat.rules.library import law
from cermat.rules.names import UNIT_WORDS
from cermat.rules.types import DocumentKind, IkuPaper
from cermat.rules.writing import Place, place_of, plain_values, write_rule_file
from cermat.web.iku_fields import (
    CHOICE_WORDS,
    CONTINUED,
    HEAD,
    INDICATOR,
    NEW,
    REASON,
    SEVERAL,
    Field,
    method_fields,
)
from cermat.web.names import Pairs
from cermat.words.dates import write_date

MOST_ROWS = 40
_CUTOFF = "period_end"
_IDENTIFIER = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
# What a paper begun from another one never takes over.
_BLANK = ("number", "dated", "year_from", "year_to", "retroactive_because", "name", "nip", "facsimile")
_ANEW = {"kind": "perubahan", **dict.fromkeys(_BLANK, "")}
_FIRST_INDICATOR = {"number": 1, "method": "follow_up", "unit": "percent", "attainment": "ratio"}


class DraftForm(forms.Form):
    """The head of a paper, or one of its indicators; unbound it shows what was typed and judges nothing."""

    def __init__(self, asked: Sequence[Field], said: Mapping[str, Any], *, prefix: str, is_final: bool) -> None:
        data = {f"{prefix}-{name}": value for name, value in said.items()}
        super().__init__(data if is_final else None, prefix=prefix, initial=None if is_final else dict(said))
        self.asked = asked
        for each in asked:
            made = each.kind.make(each)
            if isinstance(made, forms.MultipleChoiceField):
                made.choices = _chosen_first(each.pairs or [], said[each.name])
            self.fields[each.name] = made

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


def _chosen_first(pairs: Pairs, chosen: Sequence[str]) -> Pairs:
    """Return the choices with those of the paper first, in its order: what is sent comes in the order it is shown."""
    return sorted(pairs, key=lambda pair: chosen.index(pair[0]) if pair[0] in chosen else len(chosen))


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator of a draft and the number of its row; `called` is its name as far as it was typed.

    `continues`: the earlier indicator it is said to go on from, in words; "" where it is new.
    """

    row: int
    form: DraftForm
    called: str
    continues: str


@dataclass(frozen=True, slots=True)
class Base:
    """What a draft is begun from: a paper, whose own law and decisions it keeps, or none.

    `version` is that of the paper as it was opened to be corrected; None for a new paper.
    `remark`: why it was returned. `codes`: those used by other papers, targets and values, and what each means.
    """

    paper: IkuPaper | None
    version: int | None = None
    remark: str | None = None
    codes: Mapping[str, str] = field(default_factory=dict)

    def head(self) -> tuple[Field, ...]:
        """Return what is asked of the whole paper; of a correction also why."""
        return HEAD if self.version is None else (*HEAD, REASON)

    def kinds(self) -> Mapping[str, DocumentKind]:
        """Return the documents its indicators may name."""
        return self.paper.document_kinds if self.paper else law().document_kinds


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper being written."""

    base: Base
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

    def continuing(self) -> frozenset[str]:
        """Return the codes said to go on from an earlier paper; asked of a draft whose every field could be read."""
        said = [part.form.cleaned_data for part in self.parts]
        return frozenset(each["id"] for each in said if each["origin"] == CONTINUED)

    def show(self, problem: Problem) -> None:
        """Put what an act refused at the field it is about: of the head, or the code of an indicator."""
        for part in self.parts:
            if part.form.cleaned_data.get("id") == problem.field:
                part.form.add_error("id", problem.sentence)
                return
        self.head.add_error(problem.field if problem.field in self.head.fields else None, problem.sentence)


def begun(base: Base, *, institution: str) -> Draft:
    """Return a draft that says what its base says, a new paper's own words left open; empty without a base."""
    paper = base.paper
    values = plain_values(paper.text, origin=paper.id) if paper else _empty(institution)
    head = {**shown(base.head(), values), **(_ANEW if paper and base.version is None else {})}
    said = [_begun_indicator(shown(_asked(each["method"], base), each), base) for each in values["indicators"]]
    return _draft(base, head, list(enumerate(said, 1)), is_final=False)


def _begun_indicator(said: dict[str, Any], base: Base) -> dict[str, Any]:
    """Return an indicator as a draft begins with it: under the code it had, or one that nobody used."""
    code = said["id"] or iku_codes.free(base.codes)
    return {**said, "id": code, "origin": CONTINUED if code in base.codes else NEW}


def sent(base: Base, form: QueryDict, rows: Sequence[int], *, is_final: bool) -> Draft:
    """Return the draft as it was sent with these rows; nothing of it is judged unless it `is_final`."""
    head = _typed(base.head(), form, "naskah")
    said = [(row, _typed(_asked(form.get(f"i{row}-method", ""), base), form, f"i{row}")) for row in rows]
    taken = {*base.codes, *(each["id"] for _, each in said)}
    for row, each in said:
        if f"i{row}-id" not in form:
            each |= {"id": iku_codes.free(taken), "origin": NEW}
    return _draft(base, head, said, is_final=is_final)


def sent_rows(form: QueryDict) -> list[int]:
    """Return the numbers of the rows that were sent, at most so many as a paper may have."""
    numbers = [row for row in form.get("rows", "").split(",") if row.isascii() and row.isdecimal() and len(row) < 4]
    return list(dict.fromkeys(map(int, numbers)))[:MOST_ROWS]


def _draft(
    base: Base, head: Mapping[str, Any], said: Sequence[tuple[int, Mapping[str, Any]]], *, is_final: bool
) -> Draft:
    parts = tuple(
        Part(
            row,
            DraftForm(_asked(str(each["method"]), base), each, prefix=f"i{row}", is_final=is_final),
            str(each["name"]) or "belum bernama",
            base.codes.get(str(each["id"]), "") if each["origin"] == CONTINUED else "",
        )
        for row, each in said
    )
    form = DraftForm(base.head(), head, prefix="naskah", is_final=is_final)
    return Draft(base, form, parts, ",".join(str(row) for row, _ in said))


def _asked(method: str, base: Base) -> tuple[Field, ...]:
    return (*INDICATOR, *method_fields(method, base.kinds()))


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

    A new paper is its own source; it keeps the sources, the document kinds and the decisions of its base. One that is
    corrected keeps its id and its source.
    """
    head, indicators = draft.head.values(), [_indicator(part.form.values()) for part in draft.parts]
    begun_from = draft.base.paper
    base = plain_values(begun_from.text, origin=begun_from.id) if begun_from else {}
    if draft.base.version is None:
        paper = source = f"iku-{office.replace('.', '-')}-{head['dated']}"
        title = f"{' '.join(head['header']['title'])} {head['header']['institution']}, {write_date(head['dated'])}"
        own = {paper: {"title": title, "confidence": "seen", "last_checked_on": today}}
    else:
        paper, source, own = base["id"], base["source"], {}
    return write_rule_file(
        {
            "id": paper,
            **{key: head[key] for key in ("kind", "number", "dated")},
            "office": office,
            **{key: head[key] for key in ("year_from", "year_to")},
            **({"retroactive_because": why} if (why := head["retroactive_because"]) else {}),
            "source": source,
            "sources": {**(base.get("sources") or {}), **own},
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
    values.pop("origin")
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
    form, place = draft.head, _place(text, refusal)
    if place[:1] == ("indicators",) and len(place) > 1 and isinstance(place[1], int):
        form, place = draft.parts[place[1]].form, place[2:]
    field = next((each for each in form.asked if place[: len(each.place)] == each.place), None)
    form.add_error(field.name if field else None, _in_words(refusal.sentence, form))


def _place(text: str, refusal: FaultyRuleFile) -> Place:
    """Return where in the file the fault stands; nowhere in a file that is too long to be read at all."""
    try:
        return place_of(text, refusal.line, origin="naskah")
    except FaultyRuleFile:
        return ()


def _in_words(sentence: str, form: DraftForm) -> str:
    """Return a sentence of the reader with the names of a file in the words people read."""
    labels = {str(each.place[-1]): each.label for each in form.asked}
    words = {**UNIT_WORDS, **CHOICE_WORDS, **labels}
    return _IDENTIFIER.sub(lambda found: words.get(found[0], found[0]), sentence)
