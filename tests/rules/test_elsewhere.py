"""Papers of other offices load without a line of code; both are invented (DATA CONTOH)."""

from datetime import date
from decimal import Decimal

import pytest

from cermat.rules.deadlines import due_day
from cermat.rules.library import law
from cermat.rules.parameters import RecordedRatioParameters, RecordedValueParameters, WeightedIndexParameters
from cermat.rules.types import (
    Attainment,
    Direction,
    FollowUpParameters,
    Formula,
    LegalEvent,
    TimelinessParameters,
    YearBasis,
)
from tests.rules.papers_at_hand import selatan, selatan_text, utara


def test_reads_a_paper_with_number_and_last_year() -> None:
    paper = utara()
    assert (paper.id, paper.kind, paper.number) == ("iku-contoh-utara-2021", "penetapan", "188.45/12/CONTOH/2021")
    assert (paper.dated, paper.office, paper.year_from, paper.year_to) == (date(2021, 1, 15), "99.01.01", 2021, 2025)


def test_reads_header_and_signature_as_written() -> None:
    paper = utara()
    assert paper.header.title == ("INDIKATOR KINERJA UTAMA", "KECAMATAN CONTOH UTARA (DATA CONTOH)")
    assert (paper.header.institution, paper.header.duty) == ("KECAMATAN CONTOH UTARA", "Membantu Bupati")
    assert (paper.header.goal, paper.header.goal_indicator) == ("Desa yang tertib", "Lama layanan")
    assert dict(paper.header.functions) == {"a": "Membina desa", "b": "Melayani warga"}
    assert (paper.signature.place, paper.signature.office_title) == ("Contoh", "CAMAT CONTOH UTARA")
    assert paper.signature.dated == date(2021, 1, 15)
    assert paper.facsimile == "IKU Kecamatan Contoh Utara, DATA CONTOH"


def test_reads_document_kinds_of_its_own_beside_the_shared_ones() -> None:
    kinds = utara().document_kinds
    assert list(kinds) == [*law().document_kinds, "profil_desa"]
    assert kinds["rkp_desa"] is law().document_kinds["rkp_desa"]
    assert (kinds["profil_desa"].aliases, kinds["profil_desa"].event) == ((), LegalEvent.SUBMITTED)


def test_lays_another_deadline_over_the_shared_one() -> None:
    assert due_day(utara().document_kinds["apb_desa"], 2022) == date(2021, 12, 31)
    assert due_day(utara().document_kinds["apb_desa"], 2023) == date(2022, 11, 30)
    assert due_day(law().document_kinds["apb_desa"], 2023) == date(2022, 12, 31)


def test_reads_sources_of_its_own_beside_the_shared_ones() -> None:
    paper = utara()
    assert paper.source.title == "IKU Kecamatan Contoh Utara (DATA CONTOH)"
    assert paper.source is paper.sources["iku-contoh-utara-2021"]
    assert paper.source.clauses == (("paper", "naskah"), ("4", "lampiran butir 4"))
    assert set(paper.sources) == {*law().sources, "iku-contoh-utara-2021"}


def test_reads_a_lower_is_better_recorded_value() -> None:
    indicator = utara().indicators[0]
    assert (indicator.direction, indicator.attainment) == (Direction.LOWER_IS_BETTER, Attainment.MIRRORED)
    assert (indicator.method, indicator.unit) == ("recorded_value", "number")
    assert indicator.parameters == RecordedValueParameters(minimum=Decimal(0), maximum=None)


def test_reads_a_recorded_ratio_with_a_scale_of_one_thousand() -> None:
    indicator = utara().indicators[1]
    assert (indicator.direction, indicator.attainment) == (Direction.LOWER_IS_BETTER, Attainment.INVERSE)
    assert (indicator.method, indicator.unit, indicator.number) == ("recorded_ratio", "per_1000", 1)
    assert indicator.parameters == RecordedRatioParameters(
        numerator="Jumlah pengaduan", denominator="Jumlah penduduk", scale=1000
    )
    assert indicator.formula == Formula(
        numerator=("Jumlah pengaduan",), denominator="Jumlah penduduk", factor="x 1.000"
    )


def test_reads_timeliness_of_other_kinds_on_another_year_basis() -> None:
    assert utara().indicators[2].parameters == TimelinessParameters(
        documents=("apb_desa", "profil_desa"), village_kinds=("desa",), year_basis=YearBasis.DOCUMENT
    )


def test_reads_a_paper_that_rests_on_the_shared_law_alone() -> None:
    paper = selatan()
    assert paper.document_kinds == law().document_kinds
    assert paper.sources == law().sources
    assert paper.year_to is None
    assert paper.facsimile == "IKU Kecamatan Contoh Selatan\nDATA CONTOH\n"
    assert paper.signature.name is paper.signature.nip is None
    assert [each.parameters for each in paper.indicators] == [
        WeightedIndexParameters(index="ipp"),
        FollowUpParameters(functions=("a", "c"), follow_up_cutoff="period_end"),
        RecordedRatioParameters(numerator="Realisasi PBB", denominator="Ketetapan PBB", scale=100),
        RecordedValueParameters(minimum=Decimal(25), maximum=Decimal("100.00")),
    ]


def test_reads_a_decision_of_its_own() -> None:
    (decision,) = selatan().decisions
    assert (decision.id, decision.value, decision.adr) == ("hitungan", "koordinasi", "0004")
    assert (decision.source, decision.indicators) == ("keputusan-cermat", ("tindak-lanjut",))
    assert decision.statement == "Yang dihitung adalah koordinasi (DATA CONTOH)."
    assert decision.valid_from == date(2024, 1, 1)


def test_reads_the_same_text_once() -> None:
    assert selatan() is selatan()
    assert selatan().text == selatan_text()


@pytest.mark.parametrize("shelf", ["document_kinds", "sources"])
def test_nobody_can_change_a_paper_he_was_handed(shelf: str) -> None:
    with pytest.raises(TypeError):
        getattr(selatan(), shelf)["lain"] = None
    with pytest.raises(TypeError):
        selatan().header.functions["z"] = "lain"  # type: ignore[index]
