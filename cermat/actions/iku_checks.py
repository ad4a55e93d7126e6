"""What an IKU paper must satisfy beyond its own text: its day is past, and no year before it is measured unsaid."""

from collections.abc import Iterator

from cermat.actions import facts
from cermat.actions.errors import Problem
from cermat.registers.scope import Scope
from cermat.rules.types import IkuPaper
from cermat.words.dates import write_date


def problems(by: Scope, paper: IkuPaper) -> Iterator[Problem]:
    """Yield what is wrong with a paper on this day of the office, by the keys of its rule file.

    A paper signed within a year measures that whole year, as the one of 2023-10-17 does; a year before it only where
    the paper's own words say so.
    """
    today = facts.of(by).today
    if paper.dated > today:
        yield Problem(
            field="dated",
            sentence=f"Tanggal naskah {write_date(paper.dated)} belum terjadi (hari ini {write_date(today)}); catat "
            "naskah sesudah ditandatangani, atau periksa tanggalnya.",
        )
    is_retroactive, why = paper.year_from < paper.dated.year, paper.retroactive_because
    if is_retroactive and not why:
        yield Problem(
            field="retroactive_because",
            sentence=f"Naskah tanggal {write_date(paper.dated)} akan mengukur {_before(paper)}, sebelum tahun "
            f"naskahnya; isi tahun kinerja mulai {paper.dated.year}, atau tulis alasannya menurut bunyi naskah.",
        )
    if why and not is_retroactive:
        yield Problem(
            field="retroactive_because",
            sentence=f"Naskah ini tidak mengukur tahun sebelum {paper.dated.year}; kosongkan alasannya, atau periksa "
            "tahun kinerjanya.",
        )


def _before(paper: IkuPaper) -> str:
    last = min(paper.dated.year - 1, paper.year_to or paper.dated.year)
    return f"tahun {last}" if paper.year_from == last else f"tahun {paper.year_from} sampai {last}"
