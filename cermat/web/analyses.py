"""The texts of a period's report as its page shows them: one form for each, beside the figures it speaks of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.urls import reverse

from cermat.actions.analyses import LONGEST
from cermat.indicators import spending
from cermat.indicators.analyses import SECTION_WORDS, AnalysisPlace, AnalysisRow, AnalysisSection, blank, places
from cermat.indicators.cycle import Edition
from cermat.indicators.earlier import NOT_OPENED
from cermat.indicators.figures import Measurement, OfficeMeasurement, Period
from cermat.indicators.targets import beside
from cermat.web.figures import Fact, attainment_words, share_words, short_name, target_words, value_words
from cermat.web.forms import texts
from cermat.web.tones import GOOD, WAIT, Tag
from cermat.web.working_papers import Link
from cermat.words.dates import local_day, write_date
from cermat.words.numbers import ABSENT, write_percent, write_rupiah

HINTS: Mapping[AnalysisSection, str] = {
    AnalysisSection.OVERVIEW: "Wilayah, penduduk, susunan organisasi, dan pegawai kantor.",
    AnalysisSection.ISSUES: "Masalah utama yang dihadapi kantor tahun itu.",
    AnalysisSection.CAUSES: "Mengapa berhasil atau gagal, dan mengapa naik atau turun.",
    AnalysisSection.REMEDIES: "Apa yang sudah dan akan dilakukan, serta pilihan lain.",
    AnalysisSection.EFFICIENCY: "Bagaimana orang, waktu, dan anggaran dihemat atau kurang.",
    AnalysisSection.PROGRAMMES: "Program dan kegiatan yang menunjang atau menghambat; jumlahnya dari anggaran.",
    AnalysisSection.CONCLUSION: "Simpulan tahun itu dan langkah perbaikan tahun berikutnya.",
}
OF_OFFICE = "kantor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One text: its form, or what is written where this person does not write. `is_open`: shown unfolded."""

    id: str
    name: str
    tag: Tag
    text: str
    form: "TextForm"
    address: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The texts of one indicator, or of the whole office, with the figures they speak of and where those open."""

    id: str
    name: str
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]
    parts: tuple[Part, ...]


class TextForm(forms.Form):
    """One text of a report, over the version that was seen."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput())
    text = texts("Uraian", longest=LONGEST)

    def __init__(
        self, sent: Mapping[str, Any] | None = None, *, place: AnalysisPlace, version: int, text: str = ""
    ) -> None:
        super().__init__(sent, initial={"version": version, "text": text}, auto_id=f"{place_id(place)}-%s")
        field = self.fields["text"]
        field.label, field.help_text = SECTION_WORDS[place.section], HINTS[place.section]
        field.error_messages["required"] = f"{field.label} belum diisi; tulis uraiannya."
        field.widget = forms.Textarea(attrs={"rows": 6, "maxlength": LONGEST})


def place_id(place: AnalysisPlace) -> str:
    """Return what names a text on its page: `iku-1-sebab`, `kantor-kesimpulan`."""
    return f"{place.indicator or OF_OFFICE}-{place.section.value.replace('_', '-')}"


def address(period: Period, place: AnalysisPlace | None = None) -> str:
    """Return where the texts of a period are, or where one of them is sent."""
    if place is None:
        path = reverse("analisis", args=[period.year])
    else:
        path = reverse("tulis_analisis", args=[period.year, place_id(place)])
    return f"{path}?triwulan={period.quarter}" if period.quarter else path


def groups(measured: OfficeMeasurement, *, wrong: TextForm | None, may_quote: bool) -> list[Group]:
    """Return every text the period's report asks for; `wrong`: the form that was refused, in the place of its own.

    `may_quote`: whether this person may record what papers of before the books reported.
    """
    asked = places(measured.paper.indicators, quarter=measured.period.quarter)
    by_office = [place for place in asked if place.indicator is None]
    found = [_group(measured, each, asked=asked, wrong=wrong, may_quote=may_quote) for each in measured.measurements]
    if not by_office:
        return found
    parts = tuple(_parts(measured, by_office, wrong=wrong))
    return [Group(id=OF_OFFICE, name="Kantor", facts=(), links=(), parts=parts), *found]


def _group(
    measured: OfficeMeasurement,
    each: Measurement,
    *,
    asked: Sequence[AnalysisPlace],
    wrong: TextForm | None,
    may_quote: bool,
) -> Group:
    own = [place for place in asked if place.indicator == each.indicator.id]
    return Group(
        id=each.indicator.id,
        name=f"{short_name(each.indicator)}: {each.indicator.name}",
        facts=tuple(_facts(measured, each)),
        links=(*_links(measured, each), *(_to_quote(measured, each) if may_quote else ())),
        parts=tuple(_parts(measured, own, wrong=wrong)),
    )


def _parts(measured: OfficeMeasurement, asked: Sequence[AnalysisPlace], *, wrong: TextForm | None) -> Iterator[Part]:
    written = {row.place: row for row in measured.analyses}
    for place in asked:
        row, own = written.get(place), place_id(place)
        form = TextForm(place=place, version=row.ref.version if row else 0, text=row.text if row else "")
        is_wrong = wrong is not None and wrong.auto_id == form.auto_id
        yield Part(
            id=own,
            name=SECTION_WORDS[place.section],
            tag=_tag(row),
            text=row.text if row else "",
            form=wrong if wrong is not None and is_wrong else form,
            address=address(measured.period, place),
            is_open=is_wrong,
        )


def _tag(row: AnalysisRow | None) -> Tag:
    if row is None or blank([row.place], [row]):
        return Tag(words="kosong", tone=WAIT)
    return Tag(words=f"tertulis, versi {row.ref.version}", tone=GOOD)


def _facts(measured: OfficeMeasurement, each: Measurement) -> Iterator[Fact]:
    share = each.figure.share if each.value is not None else None
    counted = f" ({share_words(share)})" if share else ""
    yield Fact(name="Realisasi", words=f"{value_words(each.indicator, each.value)}{counted}")
    yield Fact(name="Target", words=target_words(each))
    yield Fact(name="Capaian", words=attainment_words(each) or ABSENT)
    for name, row in beside(each.targets, quarter=measured.period.quarter):
        yield Fact(name=name, words=value_words(each.indicator, row.amount))
    for earlier in (row for row in measured.earlier if row.indicator == each.indicator.id):
        yield Fact(name=f"Realisasi {earlier.year}", words=earlier.reason or value_words(each.indicator, earlier.value))
    spent = spending.on_indicator(measured.budget, each.indicator.id, quarter=measured.period.quarter)
    if spent is not None:
        absorbed = write_percent(spending.absorption(spent))
        words = f"{write_rupiah(spent.spent)} dari {write_rupiah(spent.ceiling)} ({absorbed})"
        yield Fact(name="Serapan anggaran", words=words)


def _links(measured: OfficeMeasurement, each: Measurement) -> tuple[Link, ...]:
    period = measured.period
    query = f"?triwulan={period.quarter}" if period.quarter else ""
    address = reverse("kertas_kerja", args=[period.year, each.indicator.id])
    return (Link(address=f"{address}{query}", words="Buka kertas kerja"),)


def _to_quote(measured: OfficeMeasurement, each: Measurement) -> Iterator[Link]:
    """Yield where one records what a paper of a year before the books reported."""
    for earlier in measured.earlier:
        if earlier.indicator == each.indicator.id and earlier.reason == NOT_OPENED:
            address = reverse("catat_nilai", args=[earlier.year, earlier.indicator])
            yield Link(address=address, words=f"Kutip realisasi {earlier.year} dari naskah lama")


def standing_words(editions: Sequence[Edition], zone: ZoneInfo) -> str:
    """Return which edition the texts written now will stand in."""
    if not editions or not editions[-1].is_locked:
        return "Uraian ini ikut dibekukan bersama angkanya, lalu direviu dan disetujui; setelah itu tidak berubah lagi."
    last = editions[-1]
    when = f" {write_date(local_day(last.locked_at, zone))}" if last.locked_at else ""
    return (
        f"Edisi {last.edition} sudah disetujui{when} dengan uraian waktu itu; yang ditulis sekarang masuk ke edisi "
        "berikutnya."
    )
