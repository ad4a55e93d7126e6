"""An issued paper as anybody sees it: what it says and whether it stands, nobody's name on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cermat.documents.reports import issue
from cermat.documents.reports.issue import PrintedTable
from cermat.documents.reports.phrases import office_words, period_words
from cermat.documents.writers import trees
from cermat.evidence.copies import Verdict
from cermat.indicators.cycle import Edition
from cermat.indicators.issuing import Issued, IssuedState, standing_instead, state_of
from cermat.indicators.rows import OfficeRow
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.web.issued import STATE_TONES, why_not
from cermat.web.tones import BAD, GOOD, WAIT, Tag

STATE_SENTENCES = {
    IssuedState.STANDING: "Naskah aslinya berlaku; salinan yang berbeda darinya tidak.",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """What the page says of an issued paper. `instead`: the one of its kind that stands now, None for none.

    `reason`: why it was withdrawn, replaced or its measurement opened again, empty without one. `values`, `main`,
    `others`: every figure printed on it; `withholds`: but for tables that name people.
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
    values: tuple[tuple[str, str], ...]
    main: PrintedTable | None
    others: tuple[PrintedTable, ...]
    withholds: bool
    snapshot_sha256: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What a copy is, in words. `is_to_compare`: it is a picture, which only a reader can compare."""

    is_to_compare: bool
    tone: str
    words: str
    sentence: str


def view(scope: Scope, paper: Issued) -> CheckedView:
    """Return an issued paper as anybody sees it."""
    year = paper.period.year
    editions = selectors.editions(scope, year=year)
    papers = selectors.issued_papers(scope, year=year)
    state = state_of(paper, papers=papers, editions=editions)
    office = _office(scope, paper, editions=editions)
    content = trees.read(selectors.issued_content(scope, paper.key))
    tables = issue.printed_tables(content)
    return CheckedView(
        office=office_words(office),
        regency=office.regency,
        is_sample=office.is_sample,
        title=paper.title,
        number=paper.number,
        dated=paper.dated,
        period=period_words(paper.period),
        tag=Tag(words=state.value, tone=STATE_TONES[state]),
        sentence=STATE_SENTENCES[state],
        reason=why_not(paper, papers, editions),
        instead=standing_instead(paper, papers=papers, editions=editions),
        values=issue.printed_values(content),
        main=tables[0] if tables else None,
        others=tables[1:],
        withholds=issue.withholds(content),
        snapshot_sha256=paper.snapshot_sha256,
        files=tuple((file.form.upper(), file.sha256) for file in paper.files),
    )


def _office(scope: Scope, paper: Issued, *, editions: Sequence[Edition]) -> OfficeRow:
    """Return the office of a paper, as it was called then."""
    own = next((each for each in editions if each.key == paper.measurement), None)
    return selectors.snapshot(scope, own.snapshot).office if own else selectors.office(scope, as_of=paper.issued_at)


def verdict(judged: Verdict | None) -> VerdictView | None:
    """Return what a copy is in words; None where none was judged."""
    if judged is None:
        return None
    tone, words, sentence = VERDICTS[judged]
    return VerdictView(is_to_compare=judged is Verdict.SCAN, tone=tone, words=words, sentence=sentence)
