"""Lembar persetujuan: what was measured and reviewed, to be approved by a signature with a pen."""

from collections.abc import Sequence
from dataclasses import replace

from cermat.documents.content import Heading, Orientation, Paper, PaperSize, Paragraph, Style, Title
from cermat.documents.reports.berita_acara import number_line, results_table
from cermat.documents.reports.notes import predicate_sentences
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
from cermat.documents.reports.standing import APPROVED
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.rows import OfficialRow

TITLE = "LEMBAR PERSETUJUAN PENGUKURAN KINERJA"
_BLANK_DAY = "........................................"


def compose(
    measurement: OfficeMeasurement,
    *,
    official: OfficialRow | None,
    edition: int,
    paper_size: PaperSize = PaperSize.A4,
    standing: Sequence[tuple[str, str]] = (),
) -> Paper:
    """Return the sheet by which a reviewed measurement is approved; its number and day are filled in by hand.

    `official`: who is to sign. `standing`: see `standing.words`; that it is not approved yet is what the sheet is for.
    """
    office, is_sample = office_words(measurement.office), measurement.office.is_sample
    title = f"{TITLE} {period_title(measurement.period)}"
    signed = signature(measurement.office, dated=as_of_day(measurement), official=official)
    return Paper(
        title=f"{sample_words(is_sample)}{title} {office.upper()}",
        language="id",
        dated=as_of_day(measurement),
        size=paper_size,
        orientation=Orientation.PORTRAIT,
        running=f"{title}, {office}, edisi ke-{edition}, keadaan data {as_of_words(measurement)}",
        banner=BANNER if is_sample else "",
        blocks=(
            letterhead(measurement.office),
            Title((TITLE, period_title(measurement.period))),
            key_values(
                *number_line(standing),
                ("Periode", period_words(measurement.period)),
                ("Dasar", paper_words(measurement)),
                ("Keadaan data", as_of_words(measurement)),
                *((label, said) for label, said in standing if label != APPROVED),
            ),
            Paragraph(
                f"Yang bertanda tangan di bawah ini menyetujui pengukuran kinerja {office} yang dibekukan sebagai "
                f"edisi ke-{edition} dan sudah direviu, dengan angka sebagai berikut."
            ),
            Heading("Yang disetujui"),
            results_table(measurement),
            *(Paragraph(each, Style.SMALL) for each in predicate_sentences(measurement)),
            Heading("Mutu data"),
            quality_table(measurement),
            *closing_paragraphs(measurement),
            Paragraph(
                "Setelah hasil pindai lembar ini dicatat, pengukuran terkunci; yang keliru diperbaiki sebagai edisi "
                "baru dengan alasan."
            ),
            replace(signed, place_and_day=f"{measurement.office.seat}, {_BLANK_DAY}"),
        ),
    )
