"""Perjanjian Kinerja and its Perubahan: the statement of both parties, and the annex of targets and programmes.

Source: permenpanrb-53-2014
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cermat.documents.content import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Items,
    Orientation,
    Paper,
    PaperSize,
    Paragraph,
    Row,
    SignatureBlock,
    Style,
    Table,
    Title,
    cell,
)
from cermat.documents.reports.lkjip.budgets import disagreeing, rupiah
from cermat.documents.reports.notes import numbered
from cermat.documents.reports.phrases import (
    BANNER,
    NOT_RECORDED,
    head_of_office,
    head_of_regency,
    indicator_words,
    key_values,
    letterhead,
    nip_words,
    objective_words,
    office_words,
    regency_post,
    sample_words,
    unit_words,
)
from cermat.indicators import spending
from cermat.indicators.agreements import Agreement, Aim
from cermat.indicators.budget import BudgetRow
from cermat.indicators.rows import OfficeRow, OfficialRow, TargetKind
from cermat.indicators.targets import TARGET_WORDS, signed_paper_words
from cermat.indicators.values import write_value
from cermat.words.dates import write_date, write_instant
from cermat.words.numbers import ABSENT

_OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
    "hasil, kami yang bertanda tangan di bawah ini:"
)
_PROMISE = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam "
    "rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. "
    "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
_SUPERVISION = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari "
    "perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
_TARGETS = (
    Column("No", 6, Align.CENTER),
    Column("Sasaran Strategis", 32),
    Column("Indikator Kinerja", 36),
    Column("Satuan", 11, Align.CENTER),
    Column("Target", 15, Align.CENTER),
)
_PROGRAMMES = (Column("No", 6, Align.CENTER), Column("Program", 64), Column("Anggaran (Rp)", 30, Align.RIGHT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The Camat and the head of the regency on the day of the agreement; None: not in the table of officials."""

    first: OfficialRow | None
    second: OfficialRow | None


def compose(
    agreed: Agreement,
    *,
    office: OfficeRow,
    budget: Sequence[BudgetRow],
    parties: Parties,
    as_of: datetime,
    ceilings_since: date | None = None,
    paper_size: PaperSize = PaperSize.A4,
) -> Paper:
    """Return the agreement for both parties to sign, its targets as verified by `as_of`.

    `ceilings_since`: the day since which the ceilings of the budget are what they are; None without a budget.

    Who is not recorded stays a named blank; what has no target is a dash. Nothing is invented.
    """
    title, source = (TARGET_WORDS[agreed.kind].upper(), f"TAHUN {agreed.year}"), agreed.source
    known = write_instant(as_of, office.zone)
    signed = _signatures(office, parties)
    return Paper(
        title=f"{sample_words(office.is_sample)}{' '.join(title)} {office_words(office).upper()}",
        language="id",
        dated=source.paper_dated,
        size=paper_size,
        orientation=Orientation.PORTRAIT,
        running=f"{' '.join(title)}, {office_words(office)}, keadaan data {known}",
        banner=BANNER if office.is_sample else "",
        blocks=(
            letterhead(office),
            Title(title),
            *((key_values(("Nomor", source.paper_number)),) if source.paper_number else ()),
            *_statement(office, parties),
            Paragraph(f"{office.seat}, {write_date(source.paper_dated)}"),
            signed,
            Chapter((f"LAMPIRAN {' '.join(title)}", office_words(office).upper())),
            Table(name="Target", columns=_TARGETS, rows=tuple(_row(each) for each in agreed.aims)),
            *_budget(budget, agreed, since=ceilings_since),
            signed,
            Heading("Catatan"),
            Items(numbered(_notes(agreed, known)), is_small=True),
        ),
    )


def _statement(office: OfficeRow, parties: Parties) -> tuple[Block, ...]:
    return (
        Paragraph(_OPENING),
        _party(parties.first, head_of_office(office).title()),
        Paragraph("selanjutnya disebut pihak pertama;"),
        _party(parties.second, head_of_regency(office)),
        Paragraph("selaku atasan pihak pertama, selanjutnya disebut pihak kedua."),
        Paragraph(_PROMISE),
        Paragraph(_SUPERVISION),
    )


def _party(official: OfficialRow | None, post: str) -> Block:
    name = official.name if official else NOT_RECORDED
    return key_values(("Nama", name), ("Jabatan", _with_acting(official, post)))


def _with_acting(official: OfficialRow | None, post: str) -> str:
    return f"{official.acting} {post}" if official and official.acting else post


def _signatures(office: OfficeRow, parties: Parties) -> SignatureBlock:
    second = _signer(
        "Pihak Kedua,", head_of_regency(office).upper(), official=parties.second, post=regency_post(office)
    )
    return replace(
        _signer("Pihak Pertama,", head_of_office(office), official=parties.first, post="Camat"), beside=second
    )


def _signer(party: str, title: str, *, official: OfficialRow | None, post: str) -> SignatureBlock:
    if official is None:
        remark = f"{post} belum dicatat pada daftar Pejabat; catat sebelum naskah ini ditandatangani."
        return SignatureBlock(place_and_day=party, office=title, name=NOT_RECORDED, details=(), remark=remark)
    details = tuple(line for line in (official.rank, nip_words(official.nip)) if line)
    title = _with_acting(official, title)
    return SignatureBlock(place_and_day=party, office=title, name=official.name, details=details, remark="")


def _row(aim: Aim) -> Row:
    indicator = aim.indicator
    is_goal = indicator.number is None
    return Row(
        (
            cell(ABSENT if is_goal else str(indicator.number)),
            cell(objective_words(indicator)),
            cell(indicator.name),
            cell(unit_words(indicator)),
            cell(write_value(aim.target.amount if aim.target else None, indicator)),
        )
    )


def _budget(tree: Sequence[BudgetRow], agreed: Agreement, *, since: date | None) -> tuple[Block, ...]:
    heading = Heading("Program dan Anggaran")
    if not tree:
        absence = (
            f"Anggaran tahun {agreed.year} belum dimasukkan ke buku, sehingga program dan anggarannya tidak disebut."
        )
        return heading, Paragraph(absence)
    indicators = [each.indicator.id for each in agreed.aims]
    rows = [
        Row((cell(str(number)), cell(f"{each.code} {each.name}"), rupiah(each.ceiling)))
        for number, each in enumerate(spending.programmes(tree, indicators), 1)
    ]
    whole = spending.total(spending.tops(tree, indicators), quarter=None).ceiling
    total = Row((cell(""), cell("Jumlah"), rupiah(whole)), is_total=True)
    table = Table(name="Program", columns=_PROGRAMMES, rows=(*rows, total))
    return heading, *disagreeing(tree, indicators), *_since(since, agreed.source.paper_dated), table


def _since(day: date | None, signed: date) -> tuple[Block, ...]:
    """Return of which day the ceilings are, and that they may differ from those of the agreement's own day."""
    if day is None:
        return ()
    later = ", sesudah tanggal naskah ini, sehingga dapat berbeda dari pagu pada hari itu" if day > signed else ""
    return (Paragraph(f"Pagu menurut buku anggaran yang terakhir berubah {write_date(day)}{later}.", Style.SMALL),)


def _notes(agreed: Agreement, known: str) -> Iterator[str]:
    own = signed_paper_words(agreed.source)
    yield f"Target disalin dari {own} dan diverifikasi orang kedua, menurut keadaan data {known}."
    if agreed.kind is TargetKind.AMENDED:
        yield f"Perubahan ini menggantikan perjanjian sebelumnya sejak {write_date(agreed.source.paper_dated)}."
    for aim in agreed.aims:
        if aim.target is None:
            yield f"{indicator_words(aim.indicator)} belum mempunyai target terverifikasi; tanda – bukan nol."
        elif (other := signed_paper_words(aim.target)) != own:
            yield f"Target {indicator_words(aim.indicator)} tetap menurut {other}."
