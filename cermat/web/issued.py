"""Issued papers as pages show them: number, day, files with their hashes, and whether they still stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse

from cermat.actions import issuing, year_plans
from cermat.actions.issuing import LONGEST_NUMBER, Source, Wanted
from cermat.documents.content import PaperSize
from cermat.indicators.cycle import Edition, replaced_words, successor
from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.indicators.issuing import Issued, IssuedState, replacement, state_of
from cermat.indicators.rows import TargetRow
from cermat.indicators.targets import TARGET_WORDS
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web import printing
from cermat.web.figures import short_name
from cermat.web.forms import choices, passages, texts
from cermat.web.names import Pairs
from cermat.web.rows import Names, person
from cermat.web.tones import BAD, CALM, GOOD, WAIT, Tag
from cermat.words.dates import write_date
from cermat.words.numbers import write_number

STATE_TONES = {
    IssuedState.STANDING: GOOD,
    IssuedState.REOPENED: WAIT,
    IssuedState.REPLACED: CALM,
    IssuedState.WITHDRAWN: BAD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFileView:
    """One file of an issued paper."""

    form: str
    sha256: str
    size: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedView:
    """An issued paper. `remark`: why it does not stand, empty where it does; `checked_at`: where a copy is checked."""

    paper: Issued
    tag: Tag
    remark: str
    files: tuple[IssuedFileView, ...]
    issued_by: str
    issued_at: datetime
    address: str
    checked_at: str


class IssueForm(forms.Form):
    """Which paper is issued, and under which number; `own`: the numbers that papers have already, by choice."""

    def __init__(
        self, *args: Any, papers: Pairs, size: str, own: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own = own or {}
        self.fields["paper"] = choices("Naskah", papers)
        hint = "Dari agenda surat kantor" + ("; boleh kosong bila nomornya sudah tercatat" if self.own else "")
        self.fields["number"] = texts("Nomor naskah", hint=hint, required=not self.own, longest=LONGEST_NUMBER)
        self.fields["reason"] = passages(
            "Alasan mengganti",
            hint="Hanya bila naskah yang sama sudah terbit: yang lama menjadi “diganti”. Alasannya dapat dibaca umum.",
            required=False,
        )
        sizes = [(size.value, name) for size, name in printing.SIZES.items()]
        self.fields["size"] = choices("Kertas", sizes, is_open=True)
        self.fields["size"].initial = size

    def clean(self) -> dict[str, Any]:
        """Fill in the number a paper has of its own where none was typed."""
        said = self.cleaned_data
        if not said.get("number") and "number" not in self.errors:
            said["number"] = self.own.get(said.get("paper", ""), "")
        return said

    @property
    def wanted(self) -> Wanted:
        """Return what was asked for."""
        return _wanted(self.cleaned_data["paper"], PaperSize(self.cleaned_data["size"]))


def papers_of(scope: Scope, edition: Edition, frozen: OfficeMeasurement) -> Pairs:
    """Return what may be issued of a measurement, each that stands already with its number."""
    working = [
        (f"kertas-kerja:{each.indicator.id}", f"Kertas kerja {short_name(each.indicator)}")
        for each in frozen.measurements
    ]
    is_year = frozen.period.quarter is None
    whole = [(report, name) for report, name in printing.OF_MEASUREMENT.items() if report != "lkjip" or is_year]
    return _with_numbers(scope, [*whole, *working], source=Source(period=edition.period, measurement=edition.key))


def papers_of_year(scope: Scope, year: int) -> Pairs:
    """Return what may be issued of a year's plan, each that stands already with its number. Raises NoPaperInForce."""
    paper = selectors.paper_in_force(scope, year=year)
    agreed = {each.kind: each.source for each in year_plans.agreements(scope, year)}
    named = [
        ("iku", f"IKU {paper.kind} tanggal {write_date(paper.dated)}{_numbered(paper.number)}"),
        *(
            (report, f"{TARGET_WORDS[kind]} {year}, {_signed(agreed[kind])}")
            for report, kind in year_plans.REPORTS.items()
            if kind in agreed
        ),
        ("rencana-aksi", f"Rencana Aksi {year}"),
    ]
    return _with_numbers(scope, named, source=Source(period=Period(year=year, quarter=None)))


def own_numbers(scope: Scope, year: int) -> Mapping[str, str]:
    """Return the numbers that papers of a year's plan have of their own, by the choice of the form."""
    agreed = {each.kind: each.source.paper_number for each in year_plans.agreements(scope, year)}
    found = {"iku": selectors.paper_in_force(scope, year=year).number}
    found |= {report: agreed.get(kind) for report, kind in year_plans.REPORTS.items() if kind}
    return {report: number for report, number in found.items() if number}


def _with_numbers(scope: Scope, named: Pairs, *, source: Source) -> Pairs:
    """Return the choices, each paper that another issue would replace with what becomes of it."""
    found = {choice: issuing.standing(scope, _wanted(choice), source=source) for choice, _ in named}
    return [
        (choice, f"{words} (sudah terbit, nomor {stands.number}; akan menjadi “diganti”)" if stands else words)
        for (choice, words), stands in zip(named, found.values(), strict=True)
    ]


def _wanted(choice: str, size: PaperSize = PaperSize.A4) -> Wanted:
    """Return the paper that a choice of the form names."""
    report, _, indicator = choice.partition(":")
    return Wanted(report=report, indicator=indicator or None, size=size)


def _signed(target: TargetRow) -> str:
    return f"{write_date(target.paper_dated)}{_numbered(target.paper_number)}"


def _numbered(number: str | None) -> str:
    """Return the number a paper has of its own, under which alone it is issued; nothing without one."""
    return f", nomor {number}" if number else ""


def of_measurement(scope: Scope, edition: Edition, called: Names) -> list[IssuedView]:
    """Return the papers issued of a measurement, the newest first."""
    return [each for each in listed(scope, edition.period.year, called) if each.paper.measurement == edition.key]


def listed(scope: Scope, year: int, called: Names) -> list[IssuedView]:
    """Return the papers issued of a performance year, the newest first."""
    found, editions = selectors.issued_papers(scope, year=year), selectors.editions(scope, year=year)
    return [_view(each, found, editions, called) for each in found]


def one(scope: Scope, code: str, called: Names) -> IssuedView:
    """Return one issued paper. Raises NotFound."""
    paper = selectors.issued_paper(scope, code)
    return next(each for each in listed(scope, paper.period.year, called) if each.paper.key == code)


def _view(paper: Issued, found: Sequence[Issued], editions: Sequence[Edition], called: Names) -> IssuedView:
    state = state_of(paper, papers=found, editions=editions)
    return IssuedView(
        paper=paper,
        tag=Tag(words=state.value, tone=STATE_TONES[state]),
        remark=why_not(paper, found, editions),
        files=tuple(
            IssuedFileView(
                form=file.form.upper(),
                sha256=file.sha256,
                size=f"{write_number(file.size)} bita",
                address=reverse("naskah_berkas", args=[paper.key, file.form]),
            )
            for file in paper.files
        ),
        issued_by=person(paper.issued_by, called),
        issued_at=paper.issued_at.astimezone(called.zone),
        address=reverse("naskah_terbit_satu", args=[paper.key]),
        checked_at=f"{settings.PUBLIC_ADDRESS}{reverse('periksa', args=[paper.key])}",
    )


def why_not(paper: Issued, papers: Sequence[Issued], editions: Sequence[Edition]) -> str:
    """Return why a paper was withdrawn, replaced, or its measurement opened again; empty where nothing was."""
    own = next((each for each in editions if each.key == paper.measurement), None)
    later = successor(own, editions) if own else None
    said = [f"dicabut: {paper.withdrawn}"] if paper.withdrawn else []
    if (by := replacement(paper, papers)) and by.replaces:
        said.append(f"diganti nomor {by.number} tanggal {write_date(by.dated)}: {by.replaces}")
    if own and later:
        said.append(f"pengukurannya {replaced_words(own, later)}")
    return "; ".join(said)
