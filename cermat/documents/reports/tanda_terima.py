"""Tanda terima: the numbered receipt a village takes home for a document it handed in."""

from zoneinfo import ZoneInfo

from cermat.documents.content import Orientation, Paper, PaperSize, Paragraph, SignatureBlock, Title
from cermat.documents.reports.phrases import BANNER, key_values, letterhead, office_words, sample_words
from cermat.indicators.rows import OfficeRow, ReceiptRow, VillageDocumentRow
from cermat.words.dates import local_day, write_date, write_instant, write_weekday

_STAMPED = "Tanggal penerimaan ini yang dinilai untuk ketepatan waktu penyampaian."
_RECORDED = (
    "Tanda terima ini diterbitkan kemudian. Tanggal penerimaannya menurut catatan kantor yang sudah diverifikasi, dan "
    "tanggal itu yang dinilai untuk ketepatan waktu penyampaian."
)


def compose(
    receipt: ReceiptRow,
    document: VillageDocumentRow,
    *,
    office: OfficeRow,
    kind_name: str,
    village_name: str,
    paper_size: PaperSize = PaperSize.A4,
) -> Paper:
    """Return the receipt as it was given.

    `office` and `document` are as known when it was given, so that a reprint is the same to the byte.
    """
    issued_on = local_day(receipt.recorded_at, office.zone)
    title = ("TANDA TERIMA", f"NOMOR {receipt.number}")
    return Paper(
        title=f"{sample_words(office.is_sample)}Tanda terima nomor {receipt.number} {office_words(office)}",
        language="id",
        dated=issued_on,
        size=paper_size,
        orientation=Orientation.PORTRAIT,
        running=f"Tanda terima nomor {receipt.number}, {office_words(office)}",
        banner=BANNER if office.is_sample else "",
        blocks=(
            letterhead(office),
            Title(title),
            Paragraph(f"Telah diterima di kantor {office_words(office)}:"),
            key_values(
                ("Dokumen", f"{kind_name} tahun anggaran {document.fiscal_year}"),
                ("Nomor surat", document.number),
                ("Dari", village_name),
                _received(receipt, office.zone),
            ),
            Paragraph(_STAMPED if receipt.received_at else _RECORDED),
            SignatureBlock(
                place_and_day=f"{office.seat}, {write_date(issued_on)}",
                office=f"Yang menerima, {receipt.receiver_position}",
                name=receipt.receiver,
                details=(),
                remark="",
            ),
        ),
    )


def _received(receipt: ReceiptRow, zone: ZoneInfo) -> tuple[str, str]:
    day = write_weekday(receipt.received_on)
    if receipt.received_at:
        return "Diterima", f"{day}, dicap {write_instant(receipt.received_at, zone)}"
    return "Diterima tanggal", f"{day}, menurut catatan"
