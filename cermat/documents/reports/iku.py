"""The IKU in the layout of the signed one: header block, numbered columns, fractions, closing block."""

import re

from cermat.documents.content import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Items,
    KeyValue,
    KeyValues,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Part,
    Row,
    SignatureBlock,
    Style,
    Table,
    Title,
    cell,
)
from cermat.documents.reports.formulas import in_words
from cermat.rules.types import IkuPaper, Indicator
from cermat.words.dates import write_date

_NUMBERED = re.compile(r"(\d+[.)])\s+(.*)", re.DOTALL)
_COLUMNS = (
    Column("No", 4, Align.CENTER),
    Column("Sasaran Strategis", 15),
    Column("Indikator Kinerja Utama", 17),
    Column("Rumus/ Formula", 36),
    Column("Sumber Data", 14),
    Column("Penanggungjawab", 14.5),
)
_NUMBERS = ("", "1", "2", "3", "4", "5")


def compose(paper: IkuPaper, *, paper_size: PaperSize = PaperSize.A4) -> Paper:
    """Return the paper as a tree, every word as the source has it."""
    return Paper(
        title=" ".join(paper.header.title),
        language="id",
        dated=paper.dated,
        size=paper_size,
        orientation=Orientation.LANDSCAPE,
        running=f"{paper.source.title}; salinan sesuai naskah",
        banner="",
        blocks=tuple(_blocks(paper)),
    )


def _blocks(paper: IkuPaper) -> list[Block]:
    blocks: list[Block] = [
        Title(paper.header.title),
        _header(paper),
        Heading("INDIKATOR KINERJA UTAMA", is_centred=True),
        _table(paper),
        _signature(paper),
    ]
    remarks = _remarks(paper)
    return [*blocks, Heading("Catatan salinan (bukan bagian naskah)"), Items(remarks)] if remarks else blocks


def _header(paper: IkuPaper) -> KeyValues:
    header = paper.header
    functions = Items(tuple(Item(f"{letter}.", text) for letter, text in header.functions.items()))
    return KeyValues(
        (
            KeyValue("Instansi", Paragraph(header.institution, Style.STRONG)),
            KeyValue("Tugas", Paragraph(header.duty)),
            KeyValue("Fungsi", functions),
            KeyValue("Tujuan", Paragraph(header.goal)),
            KeyValue("Indikator Tujuan", Paragraph(header.goal_indicator)),
        )
    )


def _table(paper: IkuPaper) -> Table:
    printed = [indicator for indicator in paper.indicators if indicator.number is not None]
    return Table(name="IKU", columns=_COLUMNS, numbers=_NUMBERS, rows=tuple(_row(each) for each in printed))


def _row(indicator: Indicator) -> Row:
    return Row(
        (
            cell(str(indicator.number)),
            cell(indicator.objective),
            cell(indicator.name),
            Cell(_formula_parts(indicator)),
            cell(indicator.data_source or ""),
            cell(indicator.responsible or ""),
        )
    )


def _formula_parts(indicator: Indicator) -> tuple[Part, ...]:
    formula: tuple[Part, ...] = (in_words(indicator.formula),) if indicator.formula else ()
    return (*formula, *explanation_parts(indicator.explanation))


def explanation_parts(explanation: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the sentences that explain a formula, opened by `Penjelasan :`; `1. …` becomes an entry of a list."""
    opened = bool(explanation) and not explanation[0].lstrip().startswith("Penjelasan")
    sentences = (f"Penjelasan : {explanation[0]}", *explanation[1:]) if opened else explanation
    return tuple(_sentence(each) for each in sentences)


def _sentence(text: str) -> Part:
    numbered = _NUMBERED.fullmatch(text)
    return Items((Item(numbered[1], numbered[2]),)) if numbered else Paragraph(text)


def _signature(paper: IkuPaper) -> SignatureBlock:
    signed = paper.signature
    day = _as_written(write_date(signed.dated), paper.facsimile)
    return SignatureBlock(
        place_and_day=f"{signed.place}, {day}",
        office=signed.office_title,
        name=signed.name or "",
        details=(_nip(signed.nip),) if signed.nip else (),
        remark="(sesuai naskah)",
    )


def _nip(nip: str) -> str:
    return nip if nip.upper().startswith("NIP") else f"NIP {nip}"


def _as_written(words: str, facsimile: str) -> str:
    """Return the words in the facsimile's own letters; as they are where it does not have them."""
    found = re.search(re.escape(words), facsimile, re.IGNORECASE)
    return found.group() if found else words


def _remarks(paper: IkuPaper) -> tuple[Item, ...]:
    """Return what a reader must know of this copy: the marked name, and cells the paper leaves empty."""
    signed = "Nama dan NIP penanda tangan disalin huruf demi huruf menurut naskah dan tidak dipakai di naskah lain."
    empty = [
        f"Sel Penanggungjawab nomor {each.number} kosong pada naskah; dibaca: {each.responsible_reading}."
        for each in paper.indicators
        if each.number is not None and each.responsible is None
    ]
    sentences = [*([signed] if paper.signature.name else []), *empty, *_retroactive(paper)]
    return tuple(Item(f"{number}.", sentence) for number, sentence in enumerate(sentences, 1))


def _retroactive(paper: IkuPaper) -> tuple[str, ...]:
    if not paper.retroactive_because:
        return ()
    why = paper.retroactive_because.rstrip(".")
    return (f"Berlaku sejak tahun kinerja {paper.year_from}, sebelum tahun naskahnya ({paper.dated.year}): {why}.",)
