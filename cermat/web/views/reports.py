"""The official papers: a list of what can be printed, and the files themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from cermat.actions import letterheads, papers, year_plans
from cermat.actions.permissions import Act
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import iku, kertas_kerja, pengukuran
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.rows import OfficialRow, TargetKind
from cermat.indicators.targets import TARGET_WORDS
from cermat.registers import measuring, selectors
from cermat.registers.scope import Scope
from cermat.rules.types import IkuPaper
from cermat.web import names, periods, printing
from cermat.web.admission import WHOLE_OFFICE
from cermat.web.doors import door, page
from cermat.web.figures import short_name
from cermat.web.periods import Asked
from cermat.web.working_papers import Link
from cermat.words.dates import QUARTERS, local_day, write_date

FORMS = {
    "iku": ("pdf",),
    "pengukuran": ("pdf", "docx", "xlsx"),
    "kertas-kerja": ("pdf", "xlsx"),
    "perjanjian-kinerja": ("pdf", "docx", "xlsx"),
    "rencana-aksi": ("pdf", "docx", "xlsx"),
    "lkjip": ("pdf", "docx", "xlsx"),
    "lembar-salin": ("pdf", "docx", "xlsx"),
}
OF_YEAR = {"lkjip": papers.year_report, "lembar-salin": papers.copy_sheet}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """One paper that can be printed, with a link for every form of it."""

    words: str
    links: tuple[Link, ...]


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
        "writes": names.may(scope, Act.WRITE_ANALYSIS),
    }
    return page(request, scope, "web/laporan.html", context)


def _reports(scope: Scope, year: int) -> list[Report]:
    paper = names.paper_of(scope, year)
    if paper is None:
        return []
    quarters = [(f"Triwulan {name}", f"triwulan={number}&") for number, name in enumerate(QUARTERS, 1)]
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
            purpose="Realisasi semua indikator dengan catatan dan mutu datanya, untuk ditandatangani pejabat.",
            rows=tuple(
                _print_row("pengukuran", year, words, query) for words, query in [(f"Tahun {year}", ""), *quarters]
            ),
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
            purpose="Setiap baris di balik satu angka, dengan putusan dan alasannya.",
            rows=tuple(_working_papers(paper, year)),
        ),
    ]


def _agreements(scope: Scope, year: int) -> Iterator[PrintRow]:
    for each in year_plans.agreements(scope, year):
        words = f"{TARGET_WORDS[each.kind]} {year}, {write_date(each.source.paper_dated)}"
        yield _print_row("perjanjian-kinerja", year, words, f"naskah={each.kind.value}&")


def _working_papers(paper: IkuPaper, year: int) -> list[PrintRow]:
    return [
        _print_row("kertas-kerja", year, f"{short_name(each)}: {each.name}", f"indikator={each.id}&")
        for each in paper.indicators
    ]


def _print_row(report: str, year: int, words: str, query: str) -> PrintRow:
    links = []
    for form in FORMS[report]:
        address = reverse("cetak", kwargs={"report": report, "year": year, "form": form})
        if form == "xlsx":
            links.append(Link(address=f"{address}?{query}".rstrip("?&"), words="XLSX"))
            continue
        for size, name in printing.SIZES.items():
            links.append(Link(address=f"{address}?{query}kertas={size.value}", words=f"{form.upper()} {name}"))
    return PrintRow(words=words, links=tuple(links))


@door("GET", who=WHOLE_OFFICE)
def printed(request: HttpRequest, scope: Scope, report: str, year: int, form: str) -> HttpResponse:
    """Return one paper as a file to keep."""
    if form not in FORMS.get(report, ()):
        raise Http404
    asked = periods.asked(request, scope, year=year)
    paper, detail = _compose(request, scope, report, asked)
    quarter = f"-tw{asked.quarter}" if asked.quarter else ""
    return printing.answer(paper, form=form, name=f"{report}{detail}-{year}{quarter}")


def _compose(request: HttpRequest, scope: Scope, report: str, asked: Asked) -> tuple[Paper, str]:
    size = printing.size(request, scope)
    if report == "iku":
        found = selectors.paper_in_force(scope, year=asked.year, as_of=asked.as_of)
        return iku.compose(found, paper_size=size), ""
    if report in OF_YEAR:
        if asked.quarter or asked.is_special:
            raise Http404
        return OF_YEAR[report](scope, asked.year, size=size), ""
    if report == "rencana-aksi":
        if asked.quarter or asked.basis:
            raise Http404
        return year_plans.action_plan(scope, asked.year, size=size, as_of=asked.as_of), ""
    if report == "perjanjian-kinerja":
        return _agreement(request, scope, asked=asked, size=size)
    office = measuring.measure(scope, year=asked.year, quarter=asked.quarter, as_of=asked.as_of, year_basis=asked.basis)
    if report == "pengukuran":
        paper = pengukuran.compose(office, official=_official(scope, office), paper_size=size)
        return letterheads.with_logo(paper, office.office), ""
    wanted = request.GET.get("indikator", "")
    measured = next((each for each in office.measurements if each.indicator.id == wanted), None)
    if measured is None:
        raise Http404
    paper = kertas_kerja.compose(office, measured, paper_size=size)
    return letterheads.with_logo(paper, office.office), f"-{wanted}"


def _agreement(request: HttpRequest, scope: Scope, *, asked: Asked, size: PaperSize) -> tuple[Paper, str]:
    named = request.GET.get("naskah", "")
    if asked.quarter or asked.basis or named not in {"", *year_plans.KINDS}:
        raise Http404
    kind = TargetKind(named) if named else None
    paper = year_plans.performance_agreement(scope, asked.year, size=size, kind=kind, as_of=asked.as_of)
    return paper, f"-{named}" if named == TargetKind.AMENDED else ""


def _official(scope: Scope, office: OfficeMeasurement) -> OfficialRow | None:
    day = local_day(office.as_of, office.office.zone)
    return selectors.official_in_office(scope, position="camat", on=day, as_of=office.as_of)
