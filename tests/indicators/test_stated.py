"""`sum`, `mean`, `change` and `category`: what is made of quantities another register states."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.indicators import change, stated_amounts
from cermat.indicators.change import earlier_years
from cermat.indicators.export import recompute, table
from cermat.indicators.figures import Verdict
from cermat.indicators.measurement import FIGURES, measure
from cermat.indicators.quantities import bounds_of, names_of, quantities_of
from cermat.indicators.recorded import is_within, said
from cermat.indicators.rows import State
from cermat.rules.parameters import (
    CategoryParameters,
    ChangeParameters,
    Course,
    MeanParameters,
    Quarters,
    SumParameters,
    ToldIn,
)
from tests.indicators.make import IPP, TIMELINESS, books, evidence, indicator, paper, question, recorded, target
from tests.indicators.strategies import EXAMPLES

FLOW, STOCK = Quarters.CUMULATIVE, Quarters.LAST_VALUE
SCALE = ("CC", "B", "BB")


def total(*quantities, quarters=FLOW):
    return indicator("jumlah", 1, "sum", SumParameters(quantities=quantities, quarters=quarters), unit="rupiah")


def mean(*quantities, quarters=FLOW):
    return indicator("rata", 2, "mean", MeanParameters(quantities=quantities, quarters=quarters), unit="days")


def changed(quarters=STOCK, years_before=1, course=Course.INCREASE, told_in=ToldIn.PERCENT):
    parameters = ChangeParameters(
        quantity="warga", quarters=quarters, years_before=years_before, course=course, told_in=told_in
    )
    unit = "percent" if told_in is ToldIn.PERCENT else "people"
    return indicator("ubah", 3, "change", parameters, unit=unit)


GRADE = indicator("predikat", 4, "category", CategoryParameters(categories=SCALE), unit="category")


def stated(about, quantity, amount, *, quarter=None, year=2023, **changes):
    key = changes.pop("key", f"{quantity}-{year}-{quarter}")
    return recorded(key, str(amount), indicator=about.id, quantity=quantity, quarter=quarter, year=year, **changes)


def figure_of(about, *rows, proofs=(), **asked):
    filled = books(recorded_values=rows, evidence=proofs)
    return FIGURES[about.method](filled, question(about, **asked))


def sides(figure):
    return [(line.in_numerator, line.in_denominator) for line in figure.lines]


def test_a_flow_adds_its_quarters_up_to_the_one_asked():
    about = total("a")
    rows = [stated(about, "a", amount, quarter=quarter) for quarter, amount in enumerate((1, 2, 4, 8), 1)]
    assert [figure_of(about, *rows, quarter=quarter).exact for quarter in (1, 2, 3, 4, None)] == [1, 3, 7, 15, 15]
    second = figure_of(about, *rows, quarter=2)
    assert [line.id for line in second.lines] == [
        "jumlah/a/2023-1",
        "jumlah/a",
        "recorded_value/a-2023-3",
        "recorded_value/a-2023-4",
    ]
    assert [line.subject for line in second.lines[:2]] == ["a, triwulan I 2023", "a"]
    assert sides(second) == [(True, True)] * 2 + [(False, False)] * 2
    assert (second.method, second.is_recorded, second.obstacle) == ("sum", True, None)
    assert (second.share, second.due, second.mean, second.grade) == (None, None, None, None)


def test_a_stock_is_what_its_last_quarter_says():
    about = total("a", quarters=STOCK)
    rows = [stated(about, "a", amount, quarter=quarter) for quarter, amount in enumerate((1, 2, 4, 8), 1)]
    assert [figure_of(about, *rows, quarter=quarter).exact for quarter in (1, 2, 3, 4, None)] == [1, 2, 4, 8, 8]
    assert figure_of(about, *rows[:3]).exact is None


@pytest.mark.parametrize("quarters", [FLOW, STOCK])
def test_what_is_verified_for_the_whole_year_is_taken_once(quarters):
    about = total("a", quarters=quarters)
    last = stated(about, "a", 8, quarter=4)
    figure = figure_of(about, stated(about, "a", 100), last, proofs=[])
    assert figure.exact == 100
    assert sides(figure) == [(True, True), (False, False)]
    beside = figure.lines[1]
    assert beside.notes[0] == "Nilai setahun sudah tercatat dan dipakai; nilai triwulan ini tidak ditambahkan lagi."
    assert (beside.lacks_evidence, beside.is_unverified) == (False, False)


def test_an_unverified_year_does_not_take_the_place_of_its_quarters():
    about = total("a")
    quarters = [stated(about, "a", 1, quarter=quarter) for quarter in (1, 2, 3, 4)]
    figure = figure_of(about, *quarters, stated(about, "a", 100, state=State.SUBMITTED))
    assert figure.exact == 4
    assert (figure.lines[4].verdict, figure.lines[4].is_unverified) == (Verdict.UNVERIFIED, False)


def test_a_missing_quantity_is_named_and_nothing_is_added():
    about = total("a", "b", "c")
    figure = figure_of(
        about, stated(about, "a", 1), stated(about, "b", 1, state=State.SUBMITTED), stated(about, "lain", 1)
    )
    assert figure.exact is None
    assert figure.obstacle == (
        "Tidak dapat diukur: “b” dan “c” untuk tahun 2023 belum tercatat atau belum diverifikasi; "
        "catat nilainya beserta surat yang menyatakannya, lalu mintakan verifikasi."
    )
    assert sides(figure) == [(True, True), (False, True), (False, False), (False, False)]
    assert [line.verdict for line in figure.lines] == [
        Verdict.RECORDED,
        Verdict.UNVERIFIED,
        Verdict.ABSENT,
        Verdict.UNMATCHED,
    ]


def test_a_missing_quarter_is_named():
    about = total("a")
    figure = figure_of(about, stated(about, "a", 1, quarter=1), quarter=2)
    assert figure.obstacle.startswith("Tidak dapat diukur: “a” untuk triwulan II 2023 (sampai 30 Juni 2023) belum")


def test_a_mean_counts_each_quantity_once_however_many_quarters_it_has():
    about = mean("a", "b")
    rows = [stated(about, "a", 2, quarter=quarter) for quarter in (1, 2, 3, 4)]
    figure = figure_of(about, *rows, stated(about, "b", 3))
    assert figure.exact == Fraction(11, 2)
    assert sides(figure) == [(True, True), (True, False), (True, False), (True, False), (True, True)]
    assert {line.weight for line in figure.lines} == {Decimal(1)}
    assert (figure.method, recompute(table(figure.lines))) == ("mean", (11, 2))


@pytest.mark.parametrize(
    ("about", "exact"),
    [
        (changed(), Fraction(25)),
        (changed(course=Course.DECREASE), Fraction(-25)),
        (changed(told_in=ToldIn.DIFFERENCE), Fraction(20)),
        (changed(told_in=ToldIn.DIFFERENCE, course=Course.DECREASE), Fraction(-20)),
    ],
)
def test_a_change_is_told_as_the_paper_wants_it(about, exact):
    figure = figure_of(about, stated(about, "warga", 100), stated(about, "warga", 80, year=2022))
    assert (figure.exact, figure.obstacle, figure.method, figure.is_recorded) == (exact, None, "change", True)
    assert [line.id for line in figure.lines] == ["ubah/warga", "ubah/warga/2022"]
    assert [line.subject for line in figure.lines] == ["warga", "warga, tahun 2022"]
    assert sides(figure) == [(True, False), (False, True)]
    assert recompute(table(figure.lines)) == (100, 80)


def test_a_quarter_is_set_against_the_same_quarter_of_the_earlier_year():
    about = changed(quarters=FLOW, years_before=2)
    rows = [stated(about, "warga", 10 * year, quarter=q, year=2020 + year) for year in (1, 3) for q in (1, 2, 3)]
    figure = figure_of(about, *rows, quarter=2)
    assert figure.exact == Fraction(60 - 20, 20) * 100
    assert [line.id for line in figure.lines if line.in_denominator] == ["ubah/warga/2021-1", "ubah/warga/2021-2"]
    assert Counter(ref for line in figure.lines for ref in line.rows) == Counter(row.mark.ref for row in rows)


def test_a_change_against_nothing_or_against_zero_cannot_be_measured():
    about = changed()
    alone = figure_of(about, stated(about, "warga", 100))
    assert alone.exact is None
    assert "“warga, tahun 2022” untuk tahun 2023 belum tercatat" in alone.obstacle
    from_zero = stated(about, "warga", 100), stated(about, "warga", 0, year=2022)
    figure = figure_of(about, *from_zero)
    assert figure.exact is None
    assert figure.obstacle == (
        "Tidak dapat diukur: nilai pembanding tahun 2022 tercatat 0, sehingga perubahannya tidak dapat dinyatakan "
        "dalam persen; periksa nilai pembanding itu."
    )
    assert figure_of(changed(told_in=ToldIn.DIFFERENCE), *from_zero).exact == 100
    waiting = figure_of(about, stated(about, "warga", 1, state=State.SUBMITTED), stated(about, "warga", 2, year=2022))
    assert (waiting.exact, sides(waiting)) == (None, [(False, True), (False, True)])


def test_a_whole_earlier_year_stands_beside_its_quarters_once():
    about = changed(quarters=FLOW)
    rows = [stated(about, "warga", 5, year=2022), stated(about, "warga", 5, year=2022, quarter=1)]
    figure = figure_of(about, stated(about, "warga", 10), *rows)
    assert figure.exact == 100
    assert [line.id for line in figure.lines] == ["ubah/warga", "ubah/warga/2022", "ubah/warga/2022-1"]


def test_earlier_years_are_asked_of_changes_alone():
    assert earlier_years(paper(IPP, changed(years_before=3), total("a")), 2023) == {"ubah": 2020}


def test_a_category_is_its_place_on_the_scale():
    figure = figure_of(GRADE, stated(GRADE, "official", 2))
    assert (figure.exact, figure.method, figure.is_recorded) == (2, "category", True)
    assert figure.lines[0].reason == "Tercatat B (2 dari 3) menurut Surat 7 tanggal 5 Januari 2024."
    filled = books(recorded_values=(stated(GRADE, "official", 2),), targets=(target("predikat", 3),))
    measured = measure(filled, question=question(GRADE))
    assert (measured.value, measured.attainment) == (Decimal("2.00"), Decimal("66.67"))


@pytest.mark.parametrize(("amount", "is_one"), [("1", True), ("3", True), ("0", False), ("4", False), ("2.5", False)])
def test_what_is_no_place_of_the_scale_is_not_taken(amount, is_one):
    (quantity,) = quantities_of(GRADE.parameters, {}, on=date(2023, 12, 31))
    assert is_within(Decimal(amount), quantity) is is_one
    figure = figure_of(GRADE, stated(GRADE, "official", amount))
    assert (figure.exact is not None) is is_one
    if not is_one:
        assert "di luar batas 1 sampai 3" in figure.lines[0].reason


def test_quantities_are_called_as_the_paper_calls_them():
    assert names_of(total("a", "b").parameters, {}) == {"a": "a", "b": "b"}
    assert names_of(mean("c").parameters, {}) == {"c": "c"}
    assert names_of(changed().parameters, {}) == {"warga": "warga"}
    assert names_of(GRADE.parameters, {}) == {"official": "Kategori resmi"}
    (quantity,) = quantities_of(GRADE.parameters, {}, on=date(2023, 12, 31))
    assert (said(Decimal(3), quantity), said(Decimal(9), quantity)) == ("BB (3 dari 3)", "9")


def test_a_second_paper_of_a_category_is_named_by_its_grade():
    rows = (
        stated(GRADE, "official", 1, key="n1", paper_dated=date(2024, 1, 1)),
        stated(GRADE, "official", 3, key="n2", paper_dated=date(2024, 2, 1)),
    )
    figure = figure_of(GRADE, *rows, proofs=[evidence("recorded_value", "n2")])
    assert figure.exact == 3
    assert figure.lines[0].notes == ("CC (1 dari 3) menurut Surat 7: surat yang lebih baru yang dipakai.",)


def test_another_methods_indicator_is_a_fault_of_the_program():
    for module in (stated_amounts, change):
        with pytest.raises(TypeError, match="iku-2 tidak memakai metode"):
            module.figure((), question=question(TIMELINESS), evidence=())


amounts = st.decimals(min_value=0, max_value=10_000, places=2)
cells = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from([2022, 2023]), st.sampled_from([None, 1, 2, 3, 4])),
    st.tuples(amounts, st.sampled_from([State.VERIFIED, State.VERIFIED, State.VERIFIED, State.SUBMITTED])),
)


def plainly(known, quantity, year, quarter, quarters):
    """One quantity in one period, as a clerk would add it."""
    if quarter is None and (quantity, year, None) in known:
        return known[quantity, year, None]
    last = quarter or 4
    wanted = range(1, last + 1) if quarters is FLOW else [last]
    parts = [known.get((quantity, year, each)) for each in wanted]
    return None if None in parts else sum(parts)


@EXAMPLES
@given(cells, st.sampled_from([None, 1, 2, 3, 4]), st.sampled_from([FLOW, STOCK]))
def test_they_reckon_as_plain_python_does(filled, quarter, quarters):
    known = {cell: Fraction(amount) for cell, (amount, state) in filled.items() if state is State.VERIFIED}
    now, before = (
        [plainly(known, each, year, quarter, quarters) for each in names]
        for names, year in ((("a", "b"), 2023), (("a",), 2022))
    )
    for about, expected in (
        (total("a", "b", quarters=quarters), None if None in now else sum(now)),
        (mean("a", "b", quarters=quarters), None if None in now else sum(now) / 2),
    ):
        rows = [
            stated(about, name, amount, year=year, quarter=each, state=state)
            for (name, year, each), (amount, state) in filled.items()
        ]
        figure = figure_of(about, *rows, quarter=quarter)
        assert figure.exact == expected
        assert (figure.obstacle is None) is (expected is not None)
        assert Counter(ref for line in figure.lines for ref in line.rows) == Counter(row.mark.ref for row in rows)
        assert len({line.id for line in figure.lines}) == len(figure.lines)
    growth = None if None in (now[0], before[0]) or not before[0] else (now[0] - before[0]) / before[0] * 100
    about = changed(quarters=quarters)
    rows = [
        stated(about, "warga", amount, year=year, quarter=each, state=state)
        for (name, year, each), (amount, state) in filled.items()
        if name == "a"
    ]
    figure = figure_of(about, *rows, quarter=quarter)
    assert figure.exact == growth
    assert Counter(ref for line in figure.lines for ref in line.rows) == Counter(row.mark.ref for row in rows)


def test_a_target_lies_on_the_scale_of_a_category_and_a_change_is_bound_by_nothing():
    bounds = bounds_of(GRADE, {}, on=date(2023, 12, 31))
    assert (bounds.minimum, bounds.maximum, bounds.categories) == (1, 3, SCALE)
    assert bounds_of(changed(), {}, on=date(2023, 12, 31)) is None
    assert bounds_of(TIMELINESS, {}, on=date(2023, 12, 31)).maximum == 100
