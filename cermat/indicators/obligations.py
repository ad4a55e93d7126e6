"""Who owes which document, and until when: derived from villages, kinds and years, never entered."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from cermat.indicators.figures import Obligation, Period
from cermat.indicators.rows import VillageKind, VillageRow, exists_on
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import DocumentKind, IkuPaper, Indicator, TimelinessParameters, YearBasis

_KIND_OF_FIRST_DIGIT = {"1": VillageKind.KELURAHAN, "2": VillageKind.DESA, "3": VillageKind.DESA_ADAT}
FURTHEST_DEADLINE = 3


def village_kind(code: str) -> VillageKind:
    """Return what the last segment of an area code says: 1xxx kelurahan, 2xxx desa, 3xxx desa adat.

    Raises ValueError for a code that is none of them.
    """
    last = code.rpartition(".")[2]
    if len(last) != 4 or not last.isdecimal() or last[0] not in _KIND_OF_FIRST_DIGIT:
        raise ValueError(f"Kode wilayah {code} bukan kode desa atau kelurahan; segmen terakhirnya harus 1xxx–3xxx.")
    return _KIND_OF_FIRST_DIGIT[last[0]]


@lru_cache(maxsize=1024)
def fiscal_year_of(kind: DocumentKind, year: int, *, basis: YearBasis) -> int:
    """Return the fiscal year whose document of this kind belongs to a performance year.

    EVENT: the (latest) one due in that year. DOCUMENT: the year itself. IN_FORCE: the year itself where its document
    is due before it begins, else the year before. Raises NoRuleInForce where no deadline answers.
    Source: iku-lumajang-2023#2.1 names no year for the RKP Desa; the three readings are our decision `year_basis`.
    """
    if basis is YearBasis.DOCUMENT:
        return year
    if basis is YearBasis.IN_FORCE:
        return year if due_day(kind, year) < date(year, 1, 1) else year - 1
    candidates = range(year + FURTHEST_DEADLINE, year - FURTHEST_DEADLINE - 1, -1)
    found = next((candidate for candidate in candidates if _is_due_in(kind, candidate, year=year)), None)
    if found is None:
        raise NoRuleInForce(
            f"Tidak ada batas waktu {kind.name} yang jatuh pada tahun {year}; "
            "tambahkan aturan batas waktu dengan tanggal mulai dan sumbernya."
        )
    return found


def paper_for(papers: Sequence[IkuPaper], year: int) -> IkuPaper | None:
    """Return the paper in force for a performance year; `papers` oldest first.

    A later paper ends the earlier ones from its first year on. None where none covers the year.
    """
    begun = [paper for paper in papers if paper.year_from <= year]
    if begun and (begun[-1].year_to is None or year <= begun[-1].year_to):
        return begun[-1]
    return None


def last_year_in_force(papers: Sequence[IkuPaper], paper: IkuPaper) -> int | None:
    """Return the last performance year one of the papers measures; None where nothing ends it. `papers` oldest first.

    A year before the paper's first: later papers took the place of all its years.
    """
    place = [each.id for each in papers].index(paper.id)
    ends = [each.year_from - 1 for each in papers[place + 1 :]]
    return min([*ends, paper.year_to] if paper.year_to is not None else ends, default=None)


def years_in_force(papers: Sequence[IkuPaper], paper: IkuPaper) -> str:
    """Return which performance years one of the papers measures, in words; `papers` oldest first."""
    last = last_year_in_force(papers, paper)
    if last is None:
        return f"{paper.year_from} dan seterusnya"
    if last < paper.year_from:
        return "tidak ada, karena digantikan seluruhnya oleh naskah sesudahnya"
    return f"{paper.year_from} sampai {last}"


def paper_of_obligation(papers: Sequence[IkuPaper], kind: str, *, fiscal_year: int) -> IkuPaper | None:
    """Return the paper that judges a document: the one in force for the year in which, by itself, it falls due.

    Where none was in force then, the first one that knows the kind; None where none knows it. `papers` oldest first.
    """
    knowing = [paper for paper in papers if kind in paper.document_kinds]
    judging = (paper for paper in knowing if _is_in_force_when_due(papers, paper, kind=kind, fiscal_year=fiscal_year))
    return next(judging, knowing[0] if knowing else None)


def _is_in_force_when_due(papers: Sequence[IkuPaper], paper: IkuPaper, *, kind: str, fiscal_year: int) -> bool:
    try:
        year = due_day(paper.document_kinds[kind], fiscal_year).year
    except NoRuleInForce:
        return False
    return paper_for(papers, year) is paper


def _is_due_in(kind: DocumentKind, fiscal_year: int, *, year: int) -> bool:
    try:
        return due_day(kind, fiscal_year).year == year
    except NoRuleInForce:
        return False


def timeliness_parameters(indicator: Indicator) -> TimelinessParameters:
    """Return the parameters of a `timeliness` indicator. Raises TypeError for another method's."""
    if not isinstance(indicator.parameters, TimelinessParameters):
        raise TypeError(f"Indikator {indicator.id} tidak memakai metode timeliness.")
    return indicator.parameters


def fiscal_years(paper: IkuPaper, indicator: Indicator, *, year: int, basis: YearBasis) -> Mapping[str, int]:
    """Return the fiscal year asked of each kind of document, by id, in the order the paper names them."""
    kinds = timeliness_parameters(indicator).documents
    return {kind: fiscal_year_of(paper.document_kinds[kind], year, basis=basis) for kind in kinds}


def closing_day(paper: IkuPaper, indicator: Indicator, *, year: int, basis: YearBasis) -> date:
    """Return the day a performance year closes: the later of 31 December and its last due day."""
    years = fiscal_years(paper, indicator, year=year, basis=basis)
    return max(date(year, 12, 31), *(due_day(paper.document_kinds[kind], fiscal) for kind, fiscal in years.items()))


def cut_day(paper: IkuPaper, indicator: Indicator, *, period: Period, basis: YearBasis) -> date:
    """Return the last day a document may be dated to count: the quarter's last day, or the day the year closes."""
    if period.quarter is not None:
        return period.last_day
    return closing_day(paper, indicator, year=period.year, basis=basis)


def obligations(
    villages: Sequence[VillageRow], paper: IkuPaper, *, indicator: Indicator, year: int, basis: YearBasis
) -> tuple[Obligation, ...]:
    """Return one obligation per kind and village, in the paper's order of kinds, then by village code.

    A village owes a document if it is of the paper's kinds of village and existed on the due day.
    Source: iku-lumajang-2023#2 ("jumlah seluruh desa di wilayah Kecamatan").
    """
    return owed(villages, paper, indicator=indicator, years=fiscal_years(paper, indicator, year=year, basis=basis))


def owed(
    villages: Sequence[VillageRow], paper: IkuPaper, *, indicator: Indicator, years: Mapping[str, int]
) -> tuple[Obligation, ...]:
    """Return the `obligations` of the fiscal year that is asked of each kind of document."""
    return tuple(
        Obligation(
            village=village.code,
            village_name=village.name,
            kind=kind.id,
            kind_name=kind.name,
            fiscal_year=fiscal_year,
            due=due,
        )
        for kind, fiscal_year, due in asked_documents(paper, years)
        for village in owing(villages, indicator=indicator, due=due)
    )


def asked_documents(paper: IkuPaper, years: Mapping[str, int]) -> list[tuple[DocumentKind, int, date]]:
    """Return each kind of document that is asked for, its fiscal year, and its due day."""
    kinds = paper.document_kinds
    return [(kinds[kind], fiscal_year, due_day(kinds[kind], fiscal_year)) for kind, fiscal_year in years.items()]


def owing(villages: Sequence[VillageRow], *, indicator: Indicator, due: date) -> list[VillageRow]:
    """Return the villages that owe a document due on a day, by code."""
    owing_kinds = timeliness_parameters(indicator).village_kinds
    found = {
        village.code: village
        for village in villages
        if village.kind.value in owing_kinds and exists_on(village.valid_from, village.valid_to, day=due)
    }
    return [found[code] for code in sorted(found)]
