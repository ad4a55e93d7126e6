"""An issued paper as anybody sees it: what it says and whether it stands, nobody's name on it."""

from dataclasses import dataclass
from datetime import date

from cermat.documents.reports.phrases import office_words, period_words
from cermat.evidence.copies import Verdict
from cermat.indicators.issuing import Issued, IssuedState, standing_instead, state_of
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.figures import short_name, value_words
from cermat.web.issued import STATE_TONES
from cermat.web.tones import BAD, GOOD, WAIT, Tag

STATE_SENTENCES = {
    IssuedState.STANDING: "Naskah ini berlaku.",
    IssuedState.REOPENED: "Pengukurannya sedang dibuka kembali; tanyakan kepada kantor apakah ada penggantinya.",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFigure:
    """One figure of the paper."""

    short: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """What the page says of an issued paper. `instead`: the one of its kind that stands now, None for none."""

    office: str
    regency: str
    is_sample: bool
    title: str
    number: str
    dated: date
    period: str
    tag: Tag
    sentence: str
    instead: Issued | None
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
    frozen = selectors.snapshot(scope, next(each.snapshot for each in editions if each.key == paper.measurement))
    return CheckedView(
        office=office_words(frozen.office),
        regency=frozen.office.regency,
        is_sample=frozen.office.is_sample,
        title=paper.title,
        number=paper.number,
        dated=paper.dated,
        period=period_words(paper.period),
        tag=Tag(words=state.value, tone=STATE_TONES[state]),
        sentence=STATE_SENTENCES[state],
        instead=standing_instead(paper, papers=papers, editions=editions),
        figures=tuple(
            CheckedFigure(
                short=short_name(each.indicator),
                name=each.indicator.name,
                value=value_words(each.indicator, each.value),
            )
            for each in frozen.measurements
            if paper.indicator in {None, each.indicator.id}
        ),
        snapshot_sha256=paper.snapshot_sha256,
        files=tuple((file.form.upper(), file.sha256) for file in paper.files),
    )


def verdict(judged: Verdict | None) -> VerdictView | None:
    """Return what a copy is in words; None where none was judged."""
    if judged is None:
        return None
    tone, words, sentence = VERDICTS[judged]
    return VerdictView(tone=tone, words=words, sentence=sentence)
