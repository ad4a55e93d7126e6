"""The shared law: what it holds, and that a folder with a fault is refused."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cermat.rules.errors import FaultyRuleFile, NoRuleInForce
from cermat.rules.library import FOLDER, law, law_in, lumajang_2023_text
from cermat.rules.papers import read_paper
from cermat.rules.types import Confidence, DeadlineValue, LegalEvent, in_force
from tests.rules.papers_at_hand import faults, slug


def test_reads_the_law_once() -> None:
    assert law() is law()
    assert lumajang_2023_text() is lumajang_2023_text()


def test_holds_three_document_kinds() -> None:
    kinds = law().document_kinds
    assert {kind.id: (kind.name, kind.aliases, kind.event) for kind in kinds.values()} == {
        "rkp_desa": ("RKP Desa", ("RKP", "RKPDes", "RKPDesa"), LegalEvent.ENACTED),
        "apb_desa": ("APBDes", ("APBDesa", "APB Desa"), LegalEvent.ENACTED),
        "lppd_desa": ("LPPDes", ("LPPD", "LPPDesa", "LPPD Desa"), LegalEvent.SUBMITTED),
    }


def test_dates_and_sources_a_deadline() -> None:
    assert law().document_kinds["apb_desa"].due_values == (
        DeadlineValue(
            valid_from=date(2014, 5, 30),
            source="pp-43-2014#101",
            confidence=Confidence.RECALLED_MEDIUM,
            last_checked_on=date(2026, 11, 23),
            year_offset=-1,
            month=12,
            day=31,
        ),
        DeadlineValue(
            valid_from=date(2018, 5, 8),
            source="permendagri-20-2018#38.2",
            confidence=Confidence.RECALLED_HIGH,
            last_checked_on=date(2026, 11, 23),
            year_offset=-1,
            month=12,
            day=31,
        ),
    )


def test_tells_admissible_outputs_from_mere_proof() -> None:
    kinds = in_force(law().output_kinds, on=date(2023, 12, 31), what="jenis output").by_id()
    admissible = "berita_acara rekomendasi surat_tindak_lanjut keputusan laporan_hasil dokumen_terfasilitasi"
    assert {kind for kind, each in kinds.items() if each.admissible} == set(admissible.split())
    proof = "undangan surat_tugas daftar_hadir foto notulen"
    assert {kind for kind, each in kinds.items() if not each.admissible} == set(proof.split())
    assert kinds["berita_acara"].name == "Berita acara kesepakatan"


ASPECTS = (
    "kebijakan",
    "profesionalisme_sdm",
    "sarana_prasarana",
    "sistem_informasi",
    "konsultasi_pengaduan",
    "inovasi",
)


@pytest.mark.parametrize(
    ("on", "percents"),
    [
        (date(2017, 1, 1), (30, 18, 15, 15, 15, 7)),
        (date(2021, 12, 31), (30, 18, 15, 15, 15, 7)),
        (date(2022, 1, 1), (24, 25, 18, 11, 10, 12)),
    ],
)
def test_weighs_the_index_as_its_regulation_does(on: date, percents: tuple[int, ...]) -> None:
    index = law().indices["ipp"]
    value = in_force(index.values, on=on, what=index.name)
    weights = {each.id: each.weight for each in value.components}
    expected = {aspect: Decimal("0.0075") * percent for aspect, percent in zip(ASPECTS, percents, strict=True)}
    assert weights == {**expected, "f03": Decimal("0.25")}
    assert (index.scale, value.maximum) == ("ipp", 5)
    assert [each.name for each in value.components] == [
        "Kebijakan Pelayanan",
        "Profesionalisme SDM",
        "Sarana Prasarana",
        "Sistem Informasi Pelayanan Publik",
        "Konsultasi dan Pengaduan",
        "Inovasi",
        "Penilaian pengguna layanan (F-03)",
    ]


def test_has_no_index_before_its_regulation() -> None:
    with pytest.raises(
        NoRuleInForce,
        match="^Tidak ada aturan Indeks Pelayanan Publik yang berlaku pada 31 Desember 2016; "
        r"tambahkan aturan dengan tanggal mulai dan sumbernya\.$",
    ):
        in_force(law().indices["ipp"].values, on=date(2016, 12, 31), what="Indeks Pelayanan Publik")


@pytest.mark.parametrize(
    ("scale", "bounds"),
    [
        ("permendagri_86_2017", "91 ST, 76 T, 66 S, 51 R, None SR"),
        ("tiga_tingkat", "85 SB, 70 B, 50 CB, None TB"),
        ("ipp", "4.51 A, 4.01 A-, 3.51 B, 3.01 B-, 2.51 C, 2.01 C-, 1.51 D, 1.01 E, None F"),
    ],
)
def test_grades_by_half_open_bands(scale: str, bounds: str) -> None:
    value = law().scales[scale].values[-1]
    assert ", ".join(f"{band.lower} {band.grade}" for band in value.bands) == bounds
    assert value.bands[0].name == {"ipp": "Pelayanan Prima", "tiga_tingkat": "Sangat Berhasil"}.get(
        scale, "Sangat Tinggi"
    )


def test_says_who_is_reminded_when_from_the_doer_up_to_the_camat() -> None:
    (rule,) = law().reminders
    assert [(step.days_left, [rung.value for rung in step.rungs]) for step in rule.steps] == [
        (30, ["pelaksana"]),
        (14, ["pelaksana", "kasi"]),
        (7, ["pelaksana", "kasi"]),
        (3, ["pelaksana", "kasi", "sekretaris"]),
        (1, ["pelaksana", "kasi", "sekretaris", "camat"]),
        (0, ["pelaksana", "kasi", "sekretaris", "camat"]),
        (-1, ["pelaksana", "kasi", "sekretaris", "camat"]),
    ]
    assert (rule.month_closes_after, rule.quarter_closes_after, rule.inbox_weekday) == (5, 10, 1)


def test_every_scale_index_and_kind_has_its_printed_name() -> None:
    names = [*law().scales.values(), *law().indices.values()]
    assert {each.id: each.name for each in names} == {
        "permendagri_86_2017": "Skala Permendagri 86/2017",
        "tiga_tingkat": "Skala 85/70/50",
        "ipp": "Indeks Pelayanan Publik",
    }
    assert law().scales["ipp"].name == "Kategori Indeks Pelayanan Publik"


@pytest.mark.parametrize("shelf", ["sources", "document_kinds", "scales", "indices"])
def test_nobody_can_change_the_law_he_was_handed(shelf: str) -> None:
    with pytest.raises(TypeError):
        getattr(law(), shelf)["lain"] = None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("sources.yaml", "deadlines", "outputs", "reminders", "scales", "indices"):
        source = FOLDER / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def refused(folder: Path) -> str:
    with pytest.raises(FaultyRuleFile) as caught:
        law_in(folder)
    return str(caught.value)


def test_reads_the_same_law_from_another_folder(folder: Path) -> None:
    assert law_in(folder) == law()


@pytest.mark.parametrize(
    ("shelf", "file"),
    [("deadlines", "rkp_desa.yaml"), ("scales", "tiga_tingkat.yaml"), ("indices", "ipp.yaml")],
)
def test_refuses_two_files_with_one_id(folder: Path, shelf: str, file: str) -> None:
    shutil.copy(folder / shelf / file, folder / shelf / "zz.yaml")
    rule, first = file.removesuffix(".yaml"), {"deadlines": 2, "scales": 2, "indices": 3}[shelf]
    assert refused(folder) == f"zz.yaml, baris {first}: aturan “{rule}” tertulis dua kali; hapus salah satunya."


def test_refuses_a_name_that_could_mean_two_kinds(folder: Path) -> None:
    change(folder / "deadlines" / "rkp_desa.yaml", "RKPDes,", "a.p.b DESA,")
    assert refused(folder) == (
        "rkp_desa.yaml, baris 2: nama “a.p.b DESA” sudah dipakai jenis dokumen “apb_desa”; "
        "beri tiap jenis dokumen nama sendiri."
    )


@pytest.mark.parametrize("fault", faults("law.yaml"), ids=lambda fault: slug(fault["new"]))
def test_refuses_a_fault_with_file_line_and_remedy(folder: Path, fault: dict[str, str]) -> None:
    change(folder / fault["file"], fault["old"], fault["new"])
    assert refused(folder) == fault["sentence"]


def test_accepts_the_last_day_a_month_always_has(folder: Path) -> None:
    change(folder / "deadlines" / "rkp_desa.yaml", "day: null", "day: 30")
    assert law_in(folder).document_kinds["rkp_desa"].due_values[0].day == 30


@pytest.mark.parametrize("offset", [-2, 2])
def test_accepts_deadlines_two_years_away(folder: Path, offset: int) -> None:
    change(folder / "deadlines" / "rkp_desa.yaml", "year_offset: -1", f"year_offset: {offset}")
    assert law_in(folder).document_kinds["rkp_desa"].due_values[0].year_offset == offset


@pytest.mark.parametrize("month", [1, 12])
def test_accepts_every_month(folder: Path, month: int) -> None:
    change(folder / "deadlines" / "rkp_desa.yaml", "month: 9", f"month: {month}")
    assert law_in(folder).document_kinds["rkp_desa"].due_values[0].month == month


@pytest.mark.parametrize("day", [1, 31])
def test_accepts_every_day_of_a_long_month(folder: Path, day: int) -> None:
    change(folder / "deadlines" / "rkp_desa.yaml", "month: 9\n    day: null", f"month: 10\n    day: {day}")
    assert law_in(folder).document_kinds["rkp_desa"].due_values[0].day == day


def test_accepts_an_aspect_that_weighs_less_than_one_hundredth(folder: Path) -> None:
    change(folder / "indices" / "ipp.yaml", "weight: 0.2250", "weight: 0.2200")
    change(folder / "indices" / "ipp.yaml", "weight: 0.1350", "weight: 0.1400")
    assert law_in(folder).indices["ipp"].values[0].components[0].weight == Decimal("0.22")


def test_accepts_a_kind_without_other_names(folder: Path) -> None:
    change(folder / "deadlines" / "rkp_desa.yaml", "aliases: [RKP, RKPDes, RKPDesa]\n", "")
    assert law_in(folder).document_kinds["rkp_desa"].aliases == ()


def test_every_dated_value_was_checked_on_the_same_day() -> None:
    shared = law()
    values = [value for kind in shared.document_kinds.values() for value in kind.due_values]
    checked = {value.last_checked_on for value in [*values, *shared.output_kinds, *shared.reminders]}
    checked |= {value.last_checked_on for scale in shared.scales.values() for value in scale.values}
    checked |= {value.last_checked_on for index in shared.indices.values() for value in index.values}
    checked |= {source.last_checked_on for source in shared.sources.values()}
    assert checked == {date(2026, 11, 23)}


def test_every_source_carries_its_own_id() -> None:
    sources = law().sources
    assert {key: source.id for key, source in sources.items()} == {key: key for key in sources}


def test_a_day_may_stand_in_quotes() -> None:
    quoted = lumajang_2023_text().replace("dated: 2023-10-17", 'dated: "2023-10-17"', 1)
    assert read_paper(quoted, origin="uji.yaml").dated == date(2023, 10, 17)
