"""What an indicator means to somebody who never read its paper: one or two plain sentences."""

from collections.abc import Callable, Mapping

from cermat.documents.reports.phrases import unit_words_of
from cermat.rules.judging import row_indicator
from cermat.rules.library import law
from cermat.rules.parameters import CategoryParameters, CompositeParameters, WeightedIndexParameters
from cermat.rules.types import Counted, CountParameters, Direction, IkuPaper, Indicator, TimelinessParameters

_BETTER = {
    Direction.HIGHER_IS_BETTER: "Makin tinggi makin baik.",
    Direction.LOWER_IS_BETTER: "Makin rendah makin baik.",
}


def meaning(indicator: Indicator, paper: IkuPaper) -> str:
    """Return what an indicator of a paper tells, and whether more or less of it is better."""
    return f"{_SAYS[indicator.method](indicator, paper)} {_BETTER[indicator.direction]}"


def _timeliness(indicator: Indicator, paper: IkuPaper) -> str:
    return (
        f"Dari setiap 100 dokumen wajib desa ({_documents(indicator, paper)}), berapa yang selesai paling lambat pada "
        "batas waktunya. Dokumen yang terlambat atau belum ada tetap dihitung sebagai kewajiban."
    )


def _documents(indicator: Indicator, paper: IkuPaper) -> str:
    parameters = row_indicator(indicator).parameters
    kinds = parameters.documents if isinstance(parameters, TimelinessParameters) else ()
    return ", ".join(paper.document_kinds[each].name for each in kinds)


def _follow_up(indicator: Indicator, paper: IkuPaper) -> str:
    return (
        "Dari setiap 100 kegiatan fasilitasi dan koordinasi kecamatan, berapa yang sampai menghasilkan sesuatu, "
        "misalnya berita acara atau rekomendasi. Undangan, daftar hadir, dan foto saja belum berarti hasil."
    )


def _count(indicator: Indicator, paper: IkuPaper) -> str:
    parameters = indicator.parameters
    is_done = isinstance(parameters, CountParameters) and parameters.counted is Counted.DONE
    what = "kegiatan fasilitasi dan koordinasi" if not _documents(indicator, paper) else "dokumen wajib desa"
    return f"Berapa {what} yang {'dilaksanakan' if is_done else 'memenuhi ketentuannya'} dalam periode ini."


def _weighted_index(indicator: Indicator, paper: IkuPaper) -> str:
    parameters = indicator.parameters
    index = law().indices[parameters.index] if isinstance(parameters, WeightedIndexParameters) else None
    maximum = f" pada skala 0 sampai {index.values[-1].maximum:g}" if index else ""
    return f"Nilai mutu pelayanan kantor{maximum} menurut hasil penilaian pelayanan publik; belum dinilai bukan nol."


def _recorded(indicator: Indicator, paper: IkuPaper) -> str:
    return "Nilai yang ditetapkan instansi lain dengan surat; kantor mencatatnya, tidak menghitungnya."


def _category(indicator: Indicator, paper: IkuPaper) -> str:
    parameters = indicator.parameters
    scale = ", ".join(parameters.categories) if isinstance(parameters, CategoryParameters) else ""
    return f"Kategori yang ditetapkan instansi lain dengan surat, dari yang terendah: {scale}."


def _ratio(indicator: Indicator, paper: IkuPaper) -> str:
    return f"Perbandingan dua jumlah yang dicatat dengan suratnya, dinyatakan dalam {unit_words_of(indicator.unit)}."


def _sum(indicator: Indicator, paper: IkuPaper) -> str:
    return "Jumlah dari besaran yang dicatat dengan suratnya."


def _mean(indicator: Indicator, paper: IkuPaper) -> str:
    return "Rata-rata dari besaran yang dicatat dengan suratnya."


def _change(indicator: Indicator, paper: IkuPaper) -> str:
    return "Perubahan suatu besaran dibandingkan masa yang sama pada tahun sebelumnya."


def _composite(indicator: Indicator, paper: IkuPaper) -> str:
    parameters = indicator.parameters
    of = parameters.indicators if isinstance(parameters, CompositeParameters) else ()
    return f"Rata-rata capaian indikator lain pada halaman ini: {', '.join(each.upper() for each in of)}."


def _not_measurable(indicator: Indicator, paper: IkuPaper) -> str:
    return "Indikator ini tidak dapat diukur sebagaimana tertulis pada naskahnya; naskahnya tetap ditampilkan."


_SAYS: Mapping[str, Callable[[Indicator, IkuPaper], str]] = {
    "timeliness": _timeliness,
    "follow_up": _follow_up,
    "count": _count,
    "weighted_index": _weighted_index,
    "recorded_value": _recorded,
    "category": _category,
    "recorded_ratio": _ratio,
    "sum": _sum,
    "mean": _mean,
    "change": _change,
    "composite": _composite,
    "not_measurable": _not_measurable,
}
