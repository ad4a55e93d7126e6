"""What is spent on each indicator: every node once in the outline, and spending that contradicts the result."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.indicators import spending
from cermat.indicators.budget import audit
from cermat.indicators.figures import Figure, Measurement, Period
from cermat.indicators.spending import Spending
from tests.indicators import make
from tests.indicators.budget_trees import honest_trees, node, seven_offices

TREE = (
    node("1", "iku-1", 300, (10, 20, 30, 40)),
    node("1.1", "1", 200, (5, 10, 15, 20)),
    node("1.1.1", "1.1", 200, (5, 10, 15, 20)),
    node("1.2", "1", 100, (5, 10, 15, 20)),
    node("2", None, 50, (50, 0, 0, 0)),
    node("9.1", "9", 7, (0, 0, 0, 0)),
)


def measured(value: str | None, *, is_recorded: bool = False, quarter: int | None = None, **changes) -> Measurement:
    figure = Figure(
        method="recorded_value", lines=(), share=None, due=None, mean=None, exact=None, obstacle=None,
        is_recorded=is_recorded,
    )  # fmt: skip
    values = {
        "indicator": replace(make.VALUE, id="iku-1"),
        "period": Period(year=2023, quarter=quarter),
        "figure": figure,
        "value": None if value is None else Decimal(value),
        "is_provisional": False,
        **dict.fromkeys(("due_value", "mean_value", "target", "attainment", "predicate")),
        **dict.fromkeys(("not_counted", "unverified", "without_evidence", "taken_over"), 0),
        "decisions": (),
    }
    return Measurement(**{**values, **changes})


def test_the_outline_stands_under_indicators_roots_and_lost_parents():
    found = spending.outline(TREE, quarter=2)
    assert {parent: [(each.row.code, each.depth) for each in branches] for parent, branches in found.items()} == {
        "iku-1": [("1", 0), ("1.1", 1), ("1.1.1", 2), ("1.2", 1)],
        None: [("2", 0)],
        "9": [("9.1", 0)],
    }
    assert found["iku-1"][0].spending == Spending(ceiling=Decimal(300), spent=Decimal(30))


codes = st.sampled_from(["a", "b", "c", "d", "iku-1"])


@given(st.lists(st.builds(node, codes, st.none() | codes), max_size=8))
def test_every_row_of_any_tree_stands_in_the_outline_once(rows):
    shown = [each.row for branches in spending.outline(rows, quarter=None).values() for each in branches]
    assert sorted(shown, key=repr) == sorted(rows, key=repr)


def test_programmes_are_the_highest_nodes_so_named_and_no_amount_is_lost():
    named = (
        ("7", "Kecamatan", None),
        ("7.1", "PROGRAM Penunjang", "7"),
        ("7.1.1", "Program di bawahnya", "7.1"),
        ("7.2", "Unsur kewilayahan", "7"),
        ("7.2.1", "Kegiatan", "7.2"),
        ("8", "Dana lain", None),
        ("8.1", "Kegiatan lain", "8"),
        ("9", "Program desa", "iku-2"),
    )
    rows = [replace(node(code, parent), name=name) for code, name, parent in named]
    assert [each.code for each in spending.programmes(rows, ["iku-2"])] == ["7.1", "7.2", "8", "9"]
    assert [each.code for each in spending.tops(rows, ["iku-2"])] == ["7", "8", "9"]
    assert spending.programmes([], []) == ()


def test_what_hangs_nowhere_or_in_a_circle_is_counted_nowhere():
    rows = [node("1"), node("9.1", "9"), node("a", "b"), node("b", "a"), node("c", "iku-2")]
    assert [each.code for each in spending.tops(rows, ["iku-2"])] == ["1", "c"]
    assert [each.code for each in spending.programmes(rows, ["iku-2"])] == ["1", "c"]


@given(honest_trees())
def test_the_programmes_of_an_honest_tree_add_up_to_its_top(rows):
    named = [replace(row, name="Program") if place % 3 else row for place, row in enumerate(rows)]
    whole, programmes = (spending.total(each(named, ()), quarter=None) for each in (spending.tops, spending.programmes))
    assert programmes == whole


def test_only_top_nodes_are_counted_for_an_indicator_up_to_the_quarter():
    assert spending.on_indicator(TREE, "iku-1", quarter=None) == Spending(ceiling=Decimal(300), spent=Decimal(100))
    assert spending.on_indicator(TREE, "iku-1", quarter=1) == Spending(ceiling=Decimal(300), spent=Decimal(10))
    assert spending.on_indicator(TREE, "iku-2", quarter=None) is None


@pytest.mark.parametrize(
    ("ceiling", "spent", "percent"), [(3, 2, "66.67"), (8, 1, "12.50"), (100, 0, "0.00"), (0, 0, None), (0, 5, None)]
)
def test_absorption_is_rounded_once_and_nothing_is_divided_by_nothing(ceiling, spent, percent):
    found = spending.absorption(Spending(ceiling=Decimal(ceiling), spent=Decimal(spent)))
    assert found == (None if percent is None else Decimal(percent))


def test_a_node_under_an_indicator_of_the_paper_hangs_somewhere():
    rows = [replace(row, parent="iku-1") if row.parent is None else row for row in seven_offices()]
    assert audit(rows, indicators=("iku-1",)) == ()
    assert {finding.kind.value for finding in audit(rows)} == {"induk_hilang"}


@pytest.mark.parametrize(
    ("measurement", "kinds"),
    [
        (measured("75"), []),
        (measured("0"), ["belanja_tanpa_hasil"]),
        (measured(None), ["belanja_tanpa_hasil"]),
        (measured(None, is_provisional=True), []),
        (measured("0", is_provisional=True), ["belanja_tanpa_hasil"]),
        (measured("33.33", is_recorded=True), ["hasil_menyalin_serapan"]),
        (measured("33.33"), []),
        (measured("33.34", is_recorded=True), []),
        (measured("20", is_recorded=True, quarter=3), ["hasil_menyalin_serapan"]),
        (measured("33.33", is_recorded=True, quarter=3), []),
        (measured("0", indicator=make.IPP), []),
    ],
)
def test_money_without_a_result_and_a_result_that_copies_the_money_are_found(measurement, kinds):
    found = spending.contradictions(TREE, [measurement])
    assert [finding.kind.value for finding in found] == kinds
    assert {finding.code for finding in found} <= {"iku-1"}


@pytest.mark.parametrize(("quarters", "value"), [((0, 0, 0, 0), "0"), ((300, 0, 0, 0), "100")])
def test_nothing_spent_and_everything_spent_and_reached_contradict_nothing(quarters, value):
    rows = [node("1", "iku-1", 300, quarters)]
    assert spending.contradictions(rows, [measured(value, is_recorded=True)]) == ()


def test_the_sentence_names_the_money_and_the_indicator():
    (finding,) = spending.contradictions(TREE, [measured("0")])
    assert finding.sentence.startswith("Rp100 dibelanjakan untuk iku-1 (Indikator nilai), tetapi hasilnya tidak ada")
    assert (finding.stated, finding.found, finding.quarter) == (0, 100, None)
