"""An issued paper as anybody sees it: what it says and whether it stands, nobody's name on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cermat.documents.reports import issue
from cermat.documents.reports.phrases import office_words, period_words
from cermat.documents.writers import trees
from cermat.evidence.copies import Verdict
from cermat.indicators.cycle import Edition
from cermat.indicators.issuing import Issued, IssuedState, standing_instead, state_of
from cermat.indicators.rows import OfficeRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.figures import short_name, value_words
from cermat.web.issued import STATE_TONES, why_not
from cermat.web.tones import BAD, GOOD, WAIT, Tag

STATE_SENTENCES = {
    IssuedState.STANDING: "Naskah ini berlaku.",
    IssuedState.REOPENED: "Pengukurannya sedang dibuka kembali; penggantinya belum disetujui.",
    IssuedState.REPLACED: "Naskah ini sudah diganti yang lebih baru; jangan dipakai sebagai yang berlaku.",
    IssuedState.WITHDRAWN: "Naskah ini sudah dicabut; jangan dipakai.",
}
VERDICTS = {
    Verdict.SAME: (
        GOOD,
        "Sama persis",
        "Berkas yang Anda kirim sama, bita demi bita, dengan yang diterbitkan.",
    ),
    Verdict.CHANGED: (
        BAD,
        "Berubah",
        (
            "Berkas yang Anda kirim tidak sama dengan yang diterbitkan: isinya diubah, disimpan ulang dengan program "
            "lain, atau berkas lain. Jangan dipakai; mintalah berkas aslinya kepada kantor."
        ),
    ),
    Verdict.SCAN: (
        WAIT,
        "Hasil pindai: cocokkan angka ini",
        (
            "Gambar tidak dapat dibandingkan bita demi bita. Cocokkan nomor, tanggal, dan setiap angka di bawah dengan "
            "yang tercetak; bila satu saja berbeda, jangan dipakai."
        ),
    ),
    Verdict.FOREIGN: (
        BAD,
        "Bukan naskah ini",
        "Berkas yang Anda kirim bukan PDF, DOCX, XLSX, atau foto; naskah ini tidak pernah terbit dalam bentuk itu.",
    ),
}

_AGREED = ("Indikator Kinerja", "Target")
# Of a year's paper: the columns that say what is measured, and what of it.
_COLUMNS = {
    "iku": ("Indikator Kinerja Utama", "Penanggungjawab"),
    "perjanjian-kinerja": _AGREED,
    "perjanjian-kinerja-perubahan": _AGREED,
    "rencana-aksi": ("Indikator Kinerja", "Target Tahun"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFigure:
    """One figure of the paper; `name` empty where there is no shorter one."""

    short: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """What the page says of an issued paper. `instead`: the one of its kind that stands now, None for none.

    `reason`: why it was withdrawn or its measurement opened again, empty without one; `column`: what its figures are.
    """

    office: str
    regency: str
    is_sample: bool
    title: str
    number: str
    dated: date
    period: str
    tag: Tag
    sentence: str
    reason: str
    instead: Issued | None
    column: str
    figures: tuple[CheckedFigure, ...]
    snapshot_sha256: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What a copy is, in words."""

    tone: str
    words: str
    sentence: str


def view(scope: Scope, paper: Issued) -> CheckedView:
    """Return an issued paper as anybody sees it."""
    year = paper.period.year
    editions = selectors.editions(scope, year=year)
    papers = selectors.issued_papers(scope, year=year)
    state = state_of(paper, papers=papers, editions=editions)
    said = _of_year(scope, paper) if paper.measurement is None else _measured(scope, paper, editions=editions)
    return CheckedView(
        office=office_words(said.office),
        regency=said.office.regency,
        is_sample=said.office.is_sample,
        title=paper.title,
        number=paper.number,
        dated=paper.dated,
        period=period_words(paper.period),
        tag=Tag(words=state.value, tone=STATE_TONES[state]),
        sentence=STATE_SENTENCES[state],
        reason=why_not(paper, papers, editions),
        instead=standing_instead(paper, papers=papers, editions=editions),
        column=said.column,
        figures=said.figures,
        snapshot_sha256=paper.snapshot_sha256,
        files=tuple((file.form.upper(), file.sha256) for file in paper.files),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Which office a paper is of, as it was called then, and what it says; `column`: what the figures are."""

    office: OfficeRow
    column: str
    figures: tuple[CheckedFigure, ...]


def _measured(scope: Scope, paper: Issued, *, editions: Sequence[Edition]) -> _Said:
    frozen = selectors.snapshot(scope, next(each.snapshot for each in editions if each.key == paper.measurement))
    figures = tuple(
        CheckedFigure(
            short=short_name(each.indicator), name=each.indicator.name, value=value_words(each.indicator, each.value)
        )
        for each in frozen.measurements
        if paper.indicator in {None, each.indicator.id}
    )
    return _Said(office=frozen.office, column="Realisasi", figures=figures)


def _of_year(scope: Scope, paper: Issued) -> _Said:
    """Return what a year's paper says, from the content that is kept of it."""
    label, value = _COLUMNS[paper.report]
    printed = issue.figures(trees.read(selectors.issued_content(scope, paper.key)), label=label, value=value)
    figures = tuple(CheckedFigure(short=named, name="", value=said) for named, said in printed)
    return _Said(office=selectors.office(scope, as_of=paper.issued_at), column=value, figures=figures)


def verdict(judged: Verdict | None) -> VerdictView | None:
    """Return what a copy is in words; None where none was judged."""
    if judged is None:
        return None
    tone, words, sentence = VERDICTS[judged]
    return VerdictView(tone=tone, words=words, sentence=sentence)
