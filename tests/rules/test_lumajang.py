"""The source paper: the facsimile letter by letter, and a reading that leaves out no word of it."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date

import pytest

from cermat.rules import methods
from cermat.rules.library import law, lumajang_2023_text
from cermat.rules.parameters import WeightedIndexParameters
from cermat.rules.types import (
    Attainment,
    Confidence,
    Direction,
    FollowUpParameters,
    IkuPaper,
    Indicator,
    TimelinessParameters,
    YearBasis,
)
from tests.rules.papers_at_hand import lumajang

TEXTS_BEFORE_FIRST_COLUMN = (
    "No Sasaran Strategis Indikator Kinerja Utama Rumus/ Formula Sumber Data Penanggungjawab 1 2 3 4 5"
)


def test_keeps_the_facsimile_letter_by_letter() -> None:
    facsimile = lumajang().facsimile
    assert len(facsimile) == 3235
    digest = hashlib.sha256(facsimile.encode()).hexdigest()
    assert digest == "ee0bae6630b7c7b6fce4473ef6e3c294d978ec510d6948e11b4834b3c38b6c8f"


def words(text: str) -> list[str]:
    """Return a text's words without the markup of its transcription: tags, asterisks, tabs, rules of dashes."""
    return re.sub(r"<[^>]+>|\*\*|-----|\t--|^--", " ", text, flags=re.MULTILINE).split()


def set_out(paper: IkuPaper) -> Iterator[str]:
    """Yield the reading in the order the paper prints it, with the labels its form prints."""
    header = paper.header
    yield from header.title
    yield f"Instansi : {header.institution} Tugas : {header.duty} Fungsi :"
    yield from (f"{letter}. {text}" for letter, text in header.functions.items())
    yield f"Tujuan : {header.goal} Indikator Tujuan : {header.goal_indicator}"
    yield f"INDIKATOR KINERJA UTAMA {TEXTS_BEFORE_FIRST_COLUMN}"
    yield from row(paper.indicators[1])
    # The last point of the explanation was printed on the next page, after the row's other cells.
    *explanation, last = paper.indicators[2].explanation
    yield from row(paper.indicators[2], explanation)
    yield last
    signature = paper.signature
    yield f"{signature.place}, 17 OKTOBER 2023 {signature.office_title} {signature.name} NIP {signature.nip}"


def row(indicator: Indicator, explanation: list[str] | None = None) -> Iterator[str]:
    formula = indicator.formula
    assert formula
    yield f"{indicator.number} {indicator.objective} {indicator.name} {' + '.join(formula.numerator)}"
    yield f"{formula.factor} {formula.denominator} Penjelasan :"
    yield from indicator.explanation if explanation is None else explanation
    yield f"{indicator.data_source} {indicator.responsible or ''}"


def test_the_reading_set_out_in_order_gives_every_word_of_the_facsimile_and_no_other() -> None:
    paper = lumajang()
    assert words(" ".join(set_out(paper))) == words(paper.facsimile)


def test_every_text_of_the_reading_stands_in_the_facsimile() -> None:
    paper = lumajang()
    printed = " ".join(words(paper.facsimile))
    texts = [*paper.header.title, paper.header.institution, paper.header.duty, paper.header.goal]
    texts += [paper.header.goal_indicator, *paper.header.functions.values(), paper.signature.place]
    texts += [paper.signature.office_title, str(paper.signature.name), str(paper.signature.nip)]
    for indicator in paper.indicators:
        texts += [indicator.objective, indicator.name, *indicator.explanation, indicator.responsible_reading]
        texts += [text for text in (indicator.data_source, indicator.responsible) if text]
        if indicator.formula:
            texts += [*indicator.formula.numerator, str(indicator.formula.denominator), str(indicator.formula.factor)]
    assert [text for text in texts if text not in printed] == []


def test_says_what_the_paper_is() -> None:
    paper = lumajang()
    assert (paper.id, paper.kind, paper.number, paper.office) == ("iku-lumajang-2023", "perubahan", None, "35.08.10")
    assert (paper.dated, paper.year_from, paper.year_to) == (date(2023, 10, 17), 2023, None)
    assert paper.source is law().sources["iku-lumajang-2023"]
    assert paper.signature.dated == date(2023, 10, 17)
    assert paper.text == lumajang_2023_text()
    assert list(paper.header.functions) == list("abcdefghij")


def test_reads_three_indicators() -> None:
    paper = lumajang()
    assert [(each.id, each.number, each.unit, each.method) for each in paper.indicators] == [
        ("ipp", None, "index", "weighted_index"),
        ("iku-1", 1, "percent", "follow_up"),
        ("iku-2", 2, "percent", "timeliness"),
    ]
    assert {each.direction for each in paper.indicators} == {Direction.HIGHER_IS_BETTER}
    assert {each.attainment for each in paper.indicators} == {Attainment.RATIO}
    assert [each.parameters for each in paper.indicators] == [
        WeightedIndexParameters(index="ipp"),
        FollowUpParameters(functions=tuple("abcdefghij"), follow_up_cutoff="period_end"),
        TimelinessParameters(
            documents=("rkp_desa", "apb_desa", "lppd_desa"),
            village_kinds=("desa", "desa_adat"),
            year_basis=YearBasis.EVENT,
        ),
    ]


def test_adds_three_terms_above_the_bar_of_the_second_formula() -> None:
    formula = lumajang().indicators[2].formula
    assert formula
    assert [term.split()[4] for term in formula.numerator] == ["RKP", "APBDes", "LPPDes"]
    assert formula.denominator == "Jumlah seluruh desa di wilayah Kecamatan x 3 Dokumen Administrasi pemerintahan Desa"
    assert formula.factor == "x100%"


def test_keeps_the_empty_cell_empty_and_reads_the_camat_there() -> None:
    assert [(each.responsible, each.responsible_reading) for each in lumajang().indicators] == [
        (None, "Camat Lumajang"),
        ("Camat Lumajang", "Camat Lumajang"),
        (None, "Camat Lumajang"),
    ]


def test_finds_an_indicator_by_its_id() -> None:
    paper = lumajang()
    assert paper.indicator("iku-2") is paper.indicators[2]
    assert paper.indicator("iku-3") is None


def test_names_every_decision_with_the_figures_it_affects() -> None:
    assert {each.id: (each.value, each.indicators) for each in lumajang().decisions} == {
        "ipp_sources": ("official_or_aspects", ("ipp",)),
        "counted_thing": ("activity", ("iku-1",)),
        "follow_up_cutoff": ("period_end", ("iku-1",)),
        "admissible_outputs": ("outputs", ("iku-1",)),
        "default_units": ("default", ("iku-1",)),
        "responsible_for_iku_2": ("camat", ("iku-2",)),
        "rkp_desa_year": ("year_before", ("iku-2",)),
        "lppd_desa_day": ("received_by_camat", ("iku-2",)),
        "year_basis": ("event", ("iku-2",)),
        "substitution_order": ("kasi-kasi_lain-sekretaris-camat", ("ipp", "iku-1", "iku-2")),
    }


def test_every_decision_is_one_dated_sentence_of_its_own() -> None:
    decisions = lumajang().decisions
    assert {each.confidence for each in decisions} == {Confidence.DECIDED}
    assert {each.valid_from for each in decisions} == {date(2023, 1, 1)}
    assert {each.last_checked_on for each in decisions} == {date(2026, 11, 23)}
    assert all(re.fullmatch(r"[A-Z][^\n]+[^ .]\.", each.statement) for each in decisions)
    assert len({each.adr for each in decisions}) == len(decisions)


def test_decides_what_the_parameters_do() -> None:
    paper = lumajang()
    decided = {each.id: each.value for each in paper.decisions}
    follow_up, timeliness = paper.indicators[1].parameters, paper.indicators[2].parameters
    assert isinstance(follow_up, FollowUpParameters)
    assert isinstance(timeliness, TimelinessParameters)
    assert decided["follow_up_cutoff"] == follow_up.follow_up_cutoff
    assert decided["year_basis"] == timeliness.year_basis


@pytest.mark.parametrize("kind", ["rkp_desa", "apb_desa", "lppd_desa"])
def test_words_its_own_deadlines_as_the_shared_law_does(kind: str) -> None:
    own, shared = lumajang().document_kinds[kind], law().document_kinds[kind]
    assert (own.name, own.aliases, own.event) == (shared.name, shared.aliases, shared.event)
    assert own.due_values[:-1] == shared.due_values
    before, last = shared.due_values[-1], own.due_values[-1]
    assert (last.year_offset, last.month, last.day) == (before.year_offset, before.month, before.day)
    assert (last.valid_from, last.confidence) == (date(2023, 1, 1), Confidence.SEEN)
    assert last.source == {"rkp": "iku-lumajang-2023#2.1", "apb": "iku-lumajang-2023#2.2"}.get(
        kind[:3], "iku-lumajang-2023#2.3"
    )


def test_knows_no_document_kind_beyond_the_shared_ones() -> None:
    assert set(lumajang().document_kinds) == set(law().document_kinds)
    assert lumajang().sources == law().sources


def test_calls_kinds_of_village_as_the_books_do() -> None:
    from cermat.indicators.rows import VillageKind

    assert tuple(VillageKind) == methods.VILLAGE_KINDS
