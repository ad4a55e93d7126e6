"""The official papers: a list of what can be printed, and the files themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from cermat.actions import papers, prints, year_plans
from cermat.actions.permissions import Act
from cermat.actions.prints import Asked
from cermat.documents.reports import standing
from cermat.documents.writers.forms import WRITERS
from cermat.indicators.figures import Period
from cermat.indicators.rows import TargetKind
from cermat.indicators.targets import TARGET_WORDS
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.types import IkuPaper
from cermat.web import names, periods, printing
from cermat.web.admission import WHOLE_OFFICE
from cermat.web.doors import door, page
from cermat.web.errors import UnreadableAddress
from cermat.web.figures import short_name
from cermat.web.printing import PrintRow
from cermat.words.dates import QUARTERS, write_date

# How an address names the choices that some papers have no use for.
CHOICES = {"quarter": "triwulan", "as_of": "per", "year_basis": "dasar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One kind of paper."""

    title: str
    purpose: str
    rows: tuple[PrintRow, ...]


@door("GET", who=WHOLE_OFFICE)
def reports(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what can be printed for the year asked."""
    asked = periods.asked(request, scope)
    context = {
        "asked": asked,
        "years": periods.years(scope, asked.year),
        "reports": _reports(scope, asked.year),
        "disagreement": _disagreement(scope, asked.year),
        "writes": names.may(scope, Act.WRITE_ANALYSIS),
    }
    return page(request, scope, "web/laporan.html", context)


def _reports(scope: Scope, year: int) -> list[Report]:
    paper = names.paper_of(scope, year)
    if paper is None:
        return []
    return [
        Report(
            title="Indikator Kinerja Utama",
            purpose="Naskah IKU dalam bentuk yang ditandatangani.",
            rows=(_print_row("iku", year, f"IKU yang berlaku tahun {year}", ""),),
        ),
        Report(
            title="Perjanjian Kinerja",
            purpose="Pernyataan kedua pihak dan lampirannya, dari target yang sudah terverifikasi di halaman Target.",
            rows=tuple(_agreements(scope, year)),
        ),
        Report(
            title="Rencana Aksi",
            purpose="Target tiap triwulan, dan yang masih harus dikerjakan: oleh siapa, sampai kapan.",
            rows=(_print_row("rencana-aksi", year, f"Rencana Aksi {year}", ""),),
        ),
        Report(
            title="Pengukuran Kinerja",
            purpose=(
                "Realisasi semua indikator dengan catatan dan mutu datanya. Yang ditandatangani ialah edisi yang "
                "disetujui; selama belum ada, naskahnya konsep."
            ),
            rows=tuple(_measurements(scope, year)),
        ),
        Report(
            title="Laporan Kinerja (LKjIP)",
            purpose="Laporan setahun dari pengukuran yang disetujui; sebelum itu tercetak sebagai konsep.",
            rows=(_print_row("lkjip", year, f"LKjIP tahun {year}", ""),),
        ),
        Report(
            title="Lembar salin",
            purpose="Angka yang sudah disetujui, menurut urutan yang diminta aplikasi pemerintah lain.",
            rows=(_print_row("lembar-salin", year, f"Lembar salin tahun {year}", ""),),
        ),
        Report(
            title="Kertas kerja",
            purpose=(
                "Setiap baris di balik satu angka dalam buku saat ini, dengan putusan dan alasannya. Kertas kerja "
                "edisi yang disetujui ada pada halaman pengukurannya."
            ),
            rows=tuple(_working_papers(paper, year)),
        ),
    ]


def _disagreement(scope: Scope, year: int) -> str | None:
    return year_plans.disagreement(scope, year) if names.paper_of(scope, year) else None


def _agreements(scope: Scope, year: int) -> Iterator[PrintRow]:
    for each in year_plans.agreements(scope, year):
        words = f"{TARGET_WORDS[each.kind]} {year}, {write_date(each.source.paper_dated)}"
        yield _print_row("perjanjian-kinerja", year, words, f"naskah={each.kind.value}&")


def _measurements(scope: Scope, year: int) -> Iterator[PrintRow]:
    """Yield the papers of the year and its quarters: of a period's approved edition first, then the count of books."""
    zone = selectors.office(scope).zone
    for quarter in (None, 1, 2, 3, 4):
        words = f"Triwulan {QUARTERS[quarter - 1]}" if quarter else f"Tahun {year}"
        query = f"triwulan={quarter}&" if quarter else ""
        edition = papers.approved_edition(scope, Period(year=year, quarter=quarter))
        if edition is None:
            yield _print_row("pengukuran", year, f"{words} (konsep)", query)
            continue
        said = f"{words}, edisi yang disetujui: {standing.edition_words(edition, zone=zone)}"
        yield printing.row(said, "cetak_pengukuran", key=edition.key, report="pengukuran")
        said = f"{words}, hitungan buku saat ini; bukan naskah yang disetujui, tanpa tempat tanda tangan"
        yield _print_row("pengukuran", year, said, query)


def _working_papers(paper: IkuPaper, year: int) -> list[PrintRow]:
    return [
        _print_row("kertas-kerja", year, f"{short_name(each)}: {each.name}", f"indikator={each.id}&")
        for each in paper.indicators
    ]


def _print_row(report: str, year: int, words: str, query: str) -> PrintRow:
    return printing.row(words, "cetak", query=query, report=report, year=year)


@door("GET", who=WHOLE_OFFICE)
def printed(request: HttpRequest, scope: Scope, report: str, year: int, form: str) -> HttpResponse:
    """Return one paper as a file to keep."""
    if form not in WRITERS or report not in prints.USES:
        raise Http404
    asked = _asked(request, scope, report, periods.asked(request, scope, year=year))
    if unused := prints.unused(report, asked):
        raise UnreadableAddress(_without(report, year, unused[0]))
    detail = "".join(f"-{each}" for each in (asked.indicator, _amended(asked)) if each)
    quarter = f"-tw{asked.quarter}" if asked.quarter else ""
    paper = prints.compose(scope, asked)
    return printing.answer(paper, form=form, name=f"{report}{detail}-{year}{quarter}")


def _without(report: str, year: int, choice: str) -> str:
    """Return that a paper has no use for this choice, and where it is."""
    if choice == "quarter":
        name = printing.OF_YEAR[report]
        return f"{name} dibuat setahun sekali, bukan tiap triwulan; {name} tahun {year} ada di halaman Laporan."
    return f"Naskah ini tidak memakai “{CHOICES[choice]}” pada alamat; hapus bagian itu, atau buka halaman Laporan."


def _asked(request: HttpRequest, scope: Scope, report: str, asked: periods.Asked) -> Asked:
    kind = request.GET.get("naskah", "") if report == "perjanjian-kinerja" else ""
    if kind not in {"", *year_plans.KINDS}:
        raise Http404
    return Asked(
        report=report,
        year=asked.year,
        size=printing.size(request, scope),
        quarter=asked.quarter,
        as_of=asked.as_of,
        year_basis=asked.basis,
        indicator=request.GET.get("indikator", "") if report == "kertas-kerja" else None,
        kind=TargetKind(kind) if kind else None,
    )


def _amended(asked: Asked) -> str:
    return asked.kind.value if asked.kind is TargetKind.AMENDED else ""
