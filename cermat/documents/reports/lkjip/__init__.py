"""LKjIP: the year's report of an office, chapter by chapter, from one measurement and what stands beside it.

Source: permenpanrb-53-2014
"""

from collections.abc import Sequence
from datetime import date

from cermat.documents.content import (
    Block,
    Chapter,
    Contents,
    Entry,
    Heading,
    Item,
    Items,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    SignatureBlock,
    Style,
    Title,
)
from cermat.documents.reports.errors import BlankAnalysis
from cermat.documents.reports.lkjip.annexes import annexes
from cermat.documents.reports.lkjip.budgets import budget_blocks
from cermat.documents.reports.lkjip.comparisons import achievements
from cermat.documents.reports.lkjip.planning import plan
from cermat.documents.reports.lkjip.summary import summary
from cermat.documents.reports.lkjip.texts import missing_words, paragraphs
from cermat.documents.reports.phrases import (
    BANNER,
    as_of_day,
    as_of_words,
    key_values,
    letterhead,
    office_words,
    paper_words,
    period_title,
    period_words,
    sample_words,
    signature,
)
from cermat.documents.reports.quality import closing_paragraphs, quality_table
from cermat.indicators.analyses import AnalysisSection
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.rows import OfficialRow

TITLE = "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)"


def compose(
    measurement: OfficeMeasurement,
    *,
    official: OfficialRow | None,
    dated: date | None = None,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
) -> Paper:
    """Return the LKjIP of a year, as known at `measurement.as_of`.

    `official` is the one who signs on the day `dated` (None: the day of `as_of`), `standing` what the cover says of a
    frozen measurement; see `standing.words`.
    Raises BlankAnalysis naming every text that is not written. What is missing else says why, and is never 0.
    """
    _refuse_blanks(measurement)
    is_sample, office = measurement.office.is_sample, office_words(measurement.office)
    title = f"{TITLE} {period_title(measurement.period)}"
    signed = signature(measurement.office, dated=dated or as_of_day(measurement), official=official)
    parts = (*_preface(measurement, signed), *_body(measurement, signed))
    return Paper(
        title=f"{sample_words(is_sample)}{title} {office.upper()}",
        language="id",
        dated=dated or as_of_day(measurement),
        size=paper_size,
        orientation=Orientation.PORTRAIT,
        running=f"{title}, {office}, keadaan data {as_of_words(measurement)}",
        banner=BANNER if is_sample else "",
        blocks=(*_cover(measurement, standing), _contents(parts), *parts),
    )


def _refuse_blanks(measurement: OfficeMeasurement) -> None:
    if missing := missing_words(measurement):
        raise BlankAnalysis(
            f"LKjIP {period_title(measurement.period).lower()} belum dapat dicetak karena ada analisis yang kosong "
            f"({missing}); tulis di halaman Laporan, lalu bekukan pengukuran tahunannya sesudah itu."
        )


def _cover(measurement: OfficeMeasurement, standing: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    return (
        letterhead(measurement.office),
        Title((TITLE, period_title(measurement.period), office_words(measurement.office).upper())),
        key_values(
            ("Perangkat Daerah", office_words(measurement.office)),
            ("Periode", period_words(measurement.period)),
            ("Dasar", paper_words(measurement)),
            ("Keadaan data", as_of_words(measurement)),
            *standing,
        ),
    )


def _preface(measurement: OfficeMeasurement, signed: SignatureBlock) -> tuple[Block, ...]:
    office, year = office_words(measurement.office), measurement.period.year
    return (
        Chapter(("KATA PENGANTAR",)),
        Paragraph(
            f"Laporan Kinerja Instansi Pemerintah {office} Tahun {year} mempertanggungjawabkan kinerja yang "
            "diperjanjikan, menurut Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
            "Tahun 2014."
        ),
        Paragraph(
            f"Setiap realisasi di dalamnya dihitung dari buku kantor menurut keadaan {as_of_words(measurement)}, dan "
            "dapat ditelusuri sampai baris, aturan, dan buktinya. Yang belum ada disebut belum ada beserta sebabnya."
        ),
        signed,
    )


def _contents(parts: Sequence[Block]) -> Contents:
    """Return the table of contents: every chapter, and the headings right below it."""
    chapters = (
        Entry(" ".join(block.lines), 1) if isinstance(block, Chapter) else Entry(block.text, 2)
        for block in parts
        if isinstance(block, Chapter) or (isinstance(block, Heading) and block.level == 2)
    )
    return Contents("DAFTAR ISI", tuple(chapters))


def _body(measurement: OfficeMeasurement, signed: SignatureBlock) -> tuple[Block, ...]:
    return (
        Chapter(("IKHTISAR EKSEKUTIF",)),
        *summary(measurement),
        Chapter(("BAB I PENDAHULUAN",)),
        *_introduction(measurement),
        Chapter(("BAB II PERENCANAAN KINERJA",)),
        *plan(measurement),
        Chapter(("BAB III AKUNTABILITAS KINERJA",)),
        *achievements(measurement),
        *budget_blocks(measurement),
        Heading("C. Mutu Data"),
        quality_table(measurement),
        *closing_paragraphs(measurement, style=Style.NORMAL),
        Chapter(("BAB IV PENUTUP",)),
        *paragraphs(measurement, AnalysisSection.CONCLUSION),
        signed,
        Chapter(("LAMPIRAN",)),
        *annexes(measurement),
    )


def _introduction(measurement: OfficeMeasurement) -> tuple[Block, ...]:
    header = measurement.paper.header
    return (
        Heading("A. Gambaran Umum"),
        *paragraphs(measurement, AnalysisSection.OVERVIEW),
        Heading("B. Tugas dan Fungsi"),
        Paragraph(header.duty),
        Items(tuple(Item(f"{letter}.", text) for letter, text in header.functions.items())),
        Heading("C. Isu Strategis"),
        *paragraphs(measurement, AnalysisSection.ISSUES),
    )
