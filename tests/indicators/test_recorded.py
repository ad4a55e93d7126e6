"""Recorded quantities: the index, the value another authority decides, the ratio of two registers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cermat.indicators import recorded_ratio, recorded_value, weighted_index
from cermat.indicators.figures import Verdict
from cermat.indicators.rows import Ref, State
from cermat.rules.errors import NoRuleInForce
from cermat.rules.parameters import RecordedValueParameters
from cermat.rules.types import IndexComponent
from tests.indicators.make import (
    DATED,
    EVER,
    INDEX,
    IPP,
    LAW,
    RATIO,
    TIMELINESS,
    VALUE,
    evidence,
    question,
    recorded,
)

V, S, R, D = State.VERIFIED, State.SUBMITTED, State.RETURNED, State.DRAFT


def index_paper(*rows, proofs=(), **asked):
    return weighted_index.working_paper(rows, question=question(IPP, **asked), evidence=proofs)


def index_figure(*rows, **asked):
    return weighted_index.figure(index_paper(*rows, **asked), question=question(IPP, **asked))


def components(*amounts, **changes):
    names = ("kebijakan", "inovasi", "f03")
    return [recorded(name, amount, quantity=name, **changes) for name, amount in zip(names, amounts, strict=True)]


def outcome(line):
    return line.verdict, line.in_denominator, line.in_numerator


def test_a_verified_official_result_is_the_index():
    proof = evidence("recorded_value", "n1")
    lines = index_paper(recorded("n1", "4.53"), proofs=[proof])
    official = lines[0]
    assert outcome(official) == (Verdict.RECORDED, True, True)
    assert official.reason == "Tercatat 4,53 menurut Surat 7 tanggal 5 Januari 2024."
    assert (official.id, official.group) == ("ipp/official", "Indikator ipp")
    assert official.subject == "Hasil resmi Indeks Pelayanan Publik"
    assert official.source == "naskah"
    assert official.rows == (official.deciding,) == (Ref(book="recorded_value", key="n1", version=1),)
    assert (official.recorded_by, official.verified_by) == ("staf", "kasi")
    assert (official.dated, official.amount, official.weight) == (date(2024, 1, 5), Decimal("4.53"), Decimal(1))
    assert (official.is_unverified, official.is_takeover, official.lacks_evidence) == (False, False, False)
    assert (official.evidence, official.notes) == ((proof,), ())
    assert [outcome(line) for line in lines[1:]] == [(Verdict.ABSENT, False, False)] * 3
    figure = weighted_index.figure(lines, question=question(IPP))
    assert (figure.method, figure.lines) == ("weighted_index", lines)
    assert (figure.exact, figure.is_recorded, figure.grade) == (Fraction("4.53"), True, "A (Pelayanan Prima)")
    assert (figure.share, figure.due, figure.mean, figure.obstacle) == (None, None, None, None)


def test_a_recorded_value_without_its_paper_kept_says_so():
    line = index_paper(recorded("n1", "4.53", takeover=True))[0]
    assert line.lacks_evidence is True
    assert line.is_takeover is True
    assert line.notes == ("tanpa bukti", "diambil alih dari buku lama, diverifikasi pada saat pengambilalihan")


def test_all_components_verified_give_the_weighted_sum():
    lines = index_paper(*components("4", "5", "4.5"))
    official, *rest = lines
    assert outcome(official) == (Verdict.ABSENT, False, False)
    assert official.reason == ("Belum dinilai: Hasil resmi Indeks Pelayanan Publik belum tercatat untuk tahun 2023.")
    assert (official.rows, official.deciding, official.amount, official.dated) == ((), None, None, None)
    assert (official.recorded_by, official.verified_by, official.is_takeover) == (None, None, False)
    assert [outcome(line) for line in rest] == [(Verdict.RECORDED, True, True)] * 3
    assert [(line.id, line.subject, line.weight) for line in rest] == [
        ("ipp/kebijakan", "Kebijakan", Decimal("0.30")),
        ("ipp/inovasi", "Inovasi", Decimal("0.45")),
        ("ipp/f03", "F-03", Decimal("0.25")),
    ]
    figure = index_figure(*components("4", "5", "4.5"))
    assert figure.exact == Fraction("4.575")
    assert (figure.is_recorded, figure.grade) == (False, "A (Pelayanan Prima)")


@pytest.mark.parametrize(
    ("f03", "exact", "grade"),
    [
        ("4.52", "4.505", "A (Pelayanan Prima)"),
        ("4.5199", "4.504975", "A- (Sangat Baik)"),
        ("4.5", "4.5", "A- (Sangat Baik)"),
    ],
)
def test_the_sum_is_rounded_before_it_is_graded(f03, exact, grade):
    figure = index_figure(*components("4.5", "4.5", f03))
    assert figure.exact == Fraction(exact)
    assert figure.grade == grade


def test_a_score_of_zero_is_a_score():
    figure = index_figure(*components("0", "0", "0"))
    assert (figure.exact, figure.grade) == (0, "F (Gagal)")


def test_the_official_result_wins_over_the_components():
    rows = [recorded("n1", "4.10"), *components("5", "5", "5", takeover=True)]
    lines = index_paper(*rows)
    assert [outcome(line) for line in lines[1:]] == [(Verdict.RECORDED, False, False)] * 3
    assert all(line.lacks_evidence is False for line in lines[1:])
    assert lines[1].notes == (
        "Hasil resmi sudah diverifikasi dan dipakai; nilai unsur ini hanya pembanding.",
        "diambil alih dari buku lama, diverifikasi pada saat pengambilalihan",
    )
    figure = weighted_index.figure(lines, question=question(IPP))
    assert (figure.exact, figure.is_recorded) == (Fraction("4.1"), True)


def test_beside_the_official_result_an_unverified_component_is_no_gap():
    lines = index_paper(recorded("n1", "4.10"), *components("5", "5", "5", state=S))
    assert [line.is_unverified for line in lines] == [False] * 4


@pytest.mark.parametrize("state", [S, R, D])
def test_an_unverified_official_result_gives_no_index(state):
    figure = index_figure(recorded("n1", "4.53", state=state))
    assert (figure.exact, figure.grade, figure.is_recorded) == (None, None, False)
    assert figure.obstacle == (
        "Tidak dapat diukur: Indeks Pelayanan Publik tahun 2023 belum dinilai; catat dan verifikasi hasil resminya "
        "beserta suratnya, atau nilai unsur yang belum ada: Kebijakan, Inovasi, dan F-03."
    )


def test_an_unverified_component_leaves_the_index_open_and_is_named():
    rows = components("4", "5", "4.5")
    rows[1] = recorded("inovasi", "5", quantity="inovasi", state=S)
    lines = index_paper(*rows)
    assert outcome(lines[2]) == (Verdict.UNVERIFIED, True, False)
    assert lines[2].is_unverified is True
    assert lines[2].amount == Decimal(5)
    assert lines[2].reason == (
        "Tercatat 5 menurut Surat 7 tanggal 5 Januari 2024; belum diverifikasi, sehingga belum dipakai."
    )
    assert lines[2].lacks_evidence is False
    figure = weighted_index.figure(lines, question=question(IPP))
    assert figure.exact is None
    assert figure.obstacle.endswith("nilai unsur yang belum ada: Inovasi.")


def test_a_missing_component_is_not_counted_as_zero():
    lines = index_paper(*components("4", "5", "4.5")[:2])
    assert outcome(lines[3]) == (Verdict.ABSENT, False, False)
    assert weighted_index.figure(lines, question=question(IPP)).exact is None


@pytest.mark.parametrize(
    ("amount", "verdict"),
    [("5", Verdict.RECORDED), ("0", Verdict.RECORDED), ("5.01", Verdict.ABSENT), ("-0.01", Verdict.ABSENT)],
)
def test_scores_lie_between_0_and_the_maximum(amount, verdict):
    for row in (recorded("n1", amount), recorded("n1", amount, quantity="f03")):
        line = next(line for line in index_paper(row) if line.rows)
        assert line.verdict is verdict


def test_a_score_out_of_bounds_is_not_used_and_says_so():
    line = index_paper(recorded("n1", "5.3"))[0]
    assert outcome(line) == (Verdict.ABSENT, False, False)
    assert line.reason == ("Tidak dipakai: 5,3 menurut Surat 7 tanggal 5 Januari 2024 berada di luar batas 0 sampai 5.")
    assert (line.amount, line.is_unverified, line.lacks_evidence) == (Decimal("5.3"), False, False)


def test_the_weights_are_those_in_force_on_the_periods_last_day():
    half = (
        IndexComponent(id="f02", name="F-02", weight=Decimal("0.5")),
        IndexComponent(id="f03", name="F-03", weight=Decimal("0.5")),
    )
    later = replace(INDEX.values[0], components=half, valid_from=date(2023, 12, 31))
    law = replace(LAW, indices={"ipp": replace(INDEX, values=(INDEX.values[0], later))})
    assert [each.id for each in weighted_index.quantities(question(IPP, law=law))] == ["official", "f02", "f03"]
    assert len(weighted_index.quantities(question(IPP, law=law, quarter=3))) == 4
    rows = [recorded("a", "4", quantity="f02"), recorded("b", "3", quantity="f03")]
    assert index_figure(*rows, law=law).exact == Fraction("3.5")


def test_before_the_first_weights_there_is_no_index():
    law = replace(LAW, indices={"ipp": replace(INDEX, values=(replace(INDEX.values[0], valid_from=date(2024, 1, 1)),))})
    with pytest.raises(NoRuleInForce, match="bobot Indeks Pelayanan Publik"):
        index_paper(law=law)


def test_a_years_value_never_stands_in_for_a_quarters():
    year, quarter = recorded("n1", "4.53"), recorded("n2", "4.20", quarter=2)
    lines = index_paper(year, quarter, quarter=2)
    assert lines[0].amount == Decimal("4.20")
    other = lines[-1]
    assert outcome(other) == (Verdict.OUTSIDE_PERIOD, False, False)
    assert other.reason == "Bukan nilai untuk triwulan II 2023 (sampai 30 Juni 2023)."
    assert other.subject == "Hasil resmi Indeks Pelayanan Publik, tahun 2023"
    assert index_paper(year, quarter)[-1].subject == "Hasil resmi Indeks Pelayanan Publik, triwulan II 2023"
    assert index_figure(year, quarter=3).exact is None


def test_rows_of_other_years_and_unknown_quantities_have_their_own_lines():
    proof = evidence("recorded_value", "n2")
    rows = [
        recorded("n1", "4", year=2022),
        recorded("n2", "3", quantity="skm", takeover=True),
        recorded("n2", "3.5", 2, S, quantity="skm"),
        recorded("n3", "1", indicator="lain"),
    ]
    *_, strange, other = index_paper(*rows, proofs=[proof])
    assert len(index_paper(*rows)) == 6
    assert outcome(strange) == (Verdict.UNMATCHED, False, False)
    assert strange.reason == "Besaran skm tidak dikenal oleh indikator ini."
    assert (strange.id, strange.group, strange.subject) == ("recorded_value/n2", "Indikator ipp", "skm, tahun 2023")
    assert (strange.source, strange.dated, strange.amount) == ("naskah", date(2024, 1, 5), Decimal(3))
    assert [ref.version for ref in strange.rows] == [1, 2]
    assert strange.deciding == strange.rows[0]
    assert (strange.recorded_by, strange.verified_by, strange.is_takeover) == ("staf", "kasi", True)
    assert strange.evidence == (proof,)
    assert strange.notes == ("Perbaikan (versi 2) menunggu verifikasi; versi 1 tetap dipakai.",)
    assert outcome(other) == (Verdict.OUTSIDE_PERIOD, False, False)
    assert (other.reason, other.notes, other.evidence) == ("Bukan nilai untuk tahun 2023.", (), ())
    unknown_then = index_paper(recorded("n4", "3", quantity="skm", year=2022))[-1]
    assert unknown_then.subject == "skm, tahun 2022"


def test_of_two_papers_the_newest_verified_one_is_used_and_the_others_say_why_not():
    rows = [
        recorded("a", "4.1", paper_dated=date(2024, 1, 1)),
        recorded("b", "4.2", paper_dated=date(2024, 2, 1)),
        recorded("c", "4.3", paper_dated=date(2024, 3, 1), state=S),
        recorded("d", "4.4", state=D),
        recorded("e", "4.5", annulled=True, reason="salah tahun"),
        recorded("b", "4.25", 2, R, reason="tanpa kop"),
    ]
    line = index_paper(*rows, proofs=[evidence("recorded_value", "b")])[0]
    assert (line.amount, line.deciding.key) == (Decimal("4.2"), "b")
    assert [ref.key for ref in line.rows] == ["a", "b", "b", "c", "d", "e"]
    assert line.notes == (
        "4,1 menurut Surat 7: surat yang lebih baru yang dipakai.",
        "4,2 menurut Surat 7: Perbaikan (versi 2) dikembalikan (tanpa kop); versi 1 tetap dipakai.",
        "4,3 menurut Surat 7: belum diverifikasi; tidak dipakai.",
        "4,4 menurut Surat 7: masih draf; tidak dipakai.",
        "4,5 menurut Surat 7: dibatalkan karena salah catat (salah tahun); tidak dipakai.",
    )


def test_of_two_unverified_papers_the_newest_stands_on_the_line():
    rows = [recorded("b", "4.1", state=S), recorded("a", "4.2", state=S, paper_dated=date(2024, 2, 1))]
    line = index_paper(*rows)[0]
    assert (line.verdict, line.amount) == (Verdict.UNVERIFIED, Decimal("4.2"))
    assert line.notes == ("4,1 menurut Surat 7: surat yang lebih baru yang dipakai.",)
    assert index_paper(recorded("d", "4", state=D))[0].notes == ("4 menurut Surat 7: masih draf; tidak dipakai.",)


def test_of_two_papers_of_one_day_the_last_key_is_used():
    assert index_paper(recorded("b", "4.1"), recorded("a", "4.2"))[0].amount == Decimal("4.1")


def value_figure(*rows, about=VALUE, **asked):
    lines = recorded_value.working_paper(rows, question=question(about, **asked), evidence=[])
    return recorded_value.figure(lines, question=question(about, **asked))


def test_an_official_value_is_recorded_and_not_computed():
    figure = value_figure(
        recorded("n1", "87.55", indicator="nilai"), recorded("n2", "80", indicator="nilai", year=2022)
    )
    line, other = figure.lines
    assert outcome(line) == (Verdict.RECORDED, True, True)
    assert (line.id, line.subject, line.source, line.weight) == (
        "nilai/official",
        "Nilai resmi",
        "naskah#3",
        Decimal(1),
    )
    assert other.verdict is Verdict.OUTSIDE_PERIOD
    assert (figure.method, figure.exact, figure.is_recorded) == ("recorded_value", Fraction("87.55"), True)
    assert (figure.share, figure.due, figure.mean, figure.obstacle, figure.grade) == (None, None, None, None, None)


def test_a_recorded_zero_is_a_value():
    assert value_figure(recorded("n1", "0", indicator="nilai")).exact == 0


@pytest.mark.parametrize("state", [S, D])
def test_an_unverified_value_is_no_value(state):
    figure = value_figure(recorded("n1", "87.55", indicator="nilai", state=state), quarter=2)
    assert outcome(figure.lines[0])[1:] == (False, False)
    assert figure.exact is None
    assert figure.obstacle == (
        "Tidak dapat diukur: nilai resmi triwulan II 2023 (sampai 30 Juni 2023) belum dinilai atau belum "
        "diverifikasi; catat nilainya beserta surat yang menyatakannya."
    )


@pytest.mark.parametrize(
    ("minimum", "maximum", "amount", "words"),
    [
        (None, "10", "11", "paling tinggi 10"),
        ("2", None, "1", "paling rendah 2"),
        ("2", "10", "1", "2 sampai 10"),
        (None, None, "-99", None),
        ("2", None, "2", None),
        (None, "10", "10", None),
    ],
)
def test_bounds_may_be_open(minimum, maximum, amount, words):
    bounds = [None if each is None else Decimal(each) for each in (minimum, maximum)]
    about = replace(VALUE, parameters=RecordedValueParameters(minimum=bounds[0], maximum=bounds[1]))
    figure = value_figure(recorded("n1", amount, indicator="nilai"), about=about)
    assert (figure.exact is None) is (words is not None)
    if words:
        assert figure.lines[0].reason.endswith(f"berada di luar batas {words}.")


def ratio_figure(*rows, **asked):
    lines = recorded_ratio.working_paper(rows, question=question(RATIO, **asked), evidence=[])
    return recorded_ratio.figure(lines, question=question(RATIO, **asked))


def ratio_rows(above, below, **changes):
    return [
        recorded("n1", above, indicator="rasio", quantity="miskin", **changes),
        recorded("n2", below, indicator="rasio", quantity="penduduk"),
    ]


def test_two_recorded_quantities_are_divided_exactly_and_scaled():
    figure = ratio_figure(*ratio_rows("10.5", "3"), recorded("n3", "1", indicator="rasio", quantity="lain"))
    above, below, strange = figure.lines
    assert outcome(above) == (Verdict.RECORDED, False, True)
    assert outcome(below) == (Verdict.RECORDED, True, False)
    assert (above.id, above.subject, above.weight) == ("rasio/miskin", "Pembilang: miskin", None)
    assert (below.id, below.subject, below.weight) == ("rasio/penduduk", "Penyebut: penduduk", None)
    assert strange.verdict is Verdict.UNMATCHED
    assert (figure.share.numerator, figure.share.denominator) == (Decimal("10.5"), Decimal(3))
    assert figure.exact == figure.share.exact == Fraction(3500)
    assert figure.due == figure.share
    assert (figure.method, figure.is_recorded, figure.mean, figure.obstacle) == ("recorded_ratio", True, None, None)


def test_a_ratio_over_zero_cannot_be_measured():
    figure = ratio_figure(*ratio_rows("1", "0"))
    assert (figure.share.denominator, figure.exact) == (0, None)
    assert figure.obstacle == "Tidak dapat diukur: penyebut tahun 2023 tercatat 0."


def test_a_ratio_of_zero_is_zero():
    assert ratio_figure(*ratio_rows("0", "5")).exact == 0


@pytest.mark.parametrize(
    "rows", [[], ratio_rows("1", "2")[:1], ratio_rows("1", "2")[1:], ratio_rows("1", "2", state=S)]
)
def test_a_ratio_needs_both_quantities_verified(rows):
    figure = ratio_figure(*rows)
    assert (figure.share, figure.due, figure.exact) == (None, None, None)
    assert figure.obstacle == (
        "Tidak dapat diukur: pembilang atau penyebut tahun 2023 belum tercatat atau belum diverifikasi; "
        "catat keduanya beserta surat yang menyatakannya."
    )


@pytest.mark.parametrize("module", [recorded_ratio, recorded_value, weighted_index])
def test_another_methods_indicator_is_refused_by_name(module):
    with pytest.raises(TypeError) as refusal:
        module.working_paper([], question=question(TIMELINESS), evidence=[])
    method = module.__name__.rpartition(".")[2]
    assert str(refusal.value) == f"Indikator iku-2 tidak memakai metode {method}."
    assert DATED["valid_from"] == EVER
