"""The audit of the budget tree: an honest tree has no finding, and each planted fault is found where it stands."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.indicators.budget import FindingKind, audit, circles, disagreement
from tests.indicators.budget_trees import changed, grown, honest_trees, moved, node, seven_offices, without

PARENTS = {"1": None, "1.1": "1", "1.2": "1"}
LEAVES = [
    node("1.1.1", "1.1", 100, (10, 20, 30, 40)),
    node("1.1.2", "1.1", "200.50", ("50.25", 0, "0.25", 50)),
    node("1.2.1", "1.2", 300, (100, 50, 100, 25)),
]
HONEST = grown(LEAVES, PARENTS)


def told(rows) -> list[tuple[str, str, int | None]]:
    return [(finding.kind.value, finding.code, finding.quarter) for finding in audit(rows)]


@given(honest_trees())
def test_an_honest_tree_has_no_finding(rows):
    assert audit(rows) == ()
    assert audit(rows[::-1]) == ()


@given(honest_trees(), st.data())
def test_an_amount_moved_between_quarters_is_found_though_the_year_is_right(rows, data):
    row = data.draw(st.sampled_from([row for row in rows if row.parent is not None]))
    faulty = changed(rows, row.code, quarters=moved(row.quarters, 1))
    assert {("triwulan_tidak_sama", row.parent, 1), ("triwulan_tidak_sama", row.parent, 2)} <= set(told(faulty))


@given(honest_trees(), st.data())
def test_a_lost_row_is_found(rows, data):
    """Where it was not its parent's only child, or had children itself: else nothing in the rows tells of it."""
    codes = {row.parent for row in rows}
    lost = data.draw(st.sampled_from(rows))
    twins = [row for row in rows if row.parent == lost.parent and row.code != lost.code]
    leaves_a_trace = lost.code in codes or (lost.parent and twins and any((lost.ceiling, *lost.quarters)))
    assert bool(audit(without(rows, lost.code))) == bool(leaves_a_trace)


@given(honest_trees(), st.data())
def test_a_row_written_twice_is_found(rows, data):
    row = data.draw(st.sampled_from(rows))
    assert ("kode_berulang", row.code, None) in told((*rows, row))
    if any((row.ceiling, *row.quarters)):
        assert ("isi_ganda", "ganda", None) in told((*rows, replace(row, code="ganda")))


def test_a_wrong_quarter_names_the_amount_and_the_remedy():
    (finding,) = audit(changed(HONEST, "1.2.1", quarters=(*LEAVES[2].quarters[:3], Decimal(15))))
    assert (finding.kind, finding.code, finding.quarter) == (FindingKind.QUARTER_DIFFERS, "1.2", 4)
    assert (finding.stated, finding.found) == (Decimal(25), Decimal(15))
    assert finding.sentence == (
        "1.2 (Uraian 1.2): realisasi triwulan 4 Rp25, sedangkan jumlah 1 baris di bawahnya Rp15, kurang Rp10; "
        "cari baris yang hilang atau jumlah yang salah, lalu masukkan lagi berkas yang benar."
    )


def test_children_above_their_parent_are_called_counted_twice():
    (finding,) = audit(changed(HONEST, "1.1.2", ceiling=Decimal("201.00")))
    assert (finding.kind, finding.stated, finding.found) == ("pagu_tidak_sama", Decimal("300.50"), Decimal("301.00"))
    assert "lebih Rp0,50; cari baris yang terhitung dua kali" in finding.sentence


def test_a_missing_parent_and_the_gap_it_leaves_are_both_named():
    assert told(without(HONEST, "1.2")) == [
        ("induk_hilang", "1.2.1", None),
        ("pagu_tidak_sama", "1", None),
        *(("triwulan_tidak_sama", "1", quarter) for quarter in (1, 2, 3, 4)),
    ]
    assert "menyebut induk 1.2 yang tidak ada" in audit(without(HONEST, "1.2"))[0].sentence


def test_parents_that_run_in_a_circle_are_found_with_what_hangs_on_them():
    circle = [node("a", "b"), node("b", "a"), node("c", "a", 0, (0, 0, 0, 0)), node("akar")]
    assert [each for each in told(circle) if each[0] == "induk_berputar"] == [
        ("induk_berputar", code, None) for code in "abc"
    ]


@pytest.mark.parametrize(
    ("parents", "rings"),
    [
        ({"a": "b", "b": "a", "c": "a", "x": None}, (("a", "b"),)),
        ({"c": "b", "b": "a", "a": "c", "e": "d", "d": "e"}, (("a", "c", "b"), ("d", "e"))),
        ({"a": None, "b": "a", "c": "iku-1", "d": "lost"}, ()),
    ],
)
def test_each_ring_of_parents_is_told_once_without_what_hangs_on_it(parents, rings):
    assert circles([node(code, parent) for code, parent in parents.items()]) == rings


def test_a_tree_that_contradicts_itself_says_so_with_the_first_cause():
    assert disagreement(HONEST, indicators=()) is None
    twins = [node("1", None, 200, (20, 40, 60, 80)), *(replace(node(each, "1"), name="Sama") for each in ("2", "3"))]
    assert [each[0] for each in told(twins)] == ["isi_ganda"]
    assert disagreement(twins, indicators=()) is None
    said = disagreement(without(HONEST, "1.2"), indicators=())
    assert said is not None
    assert said.startswith(
        "Pohon anggaran tidak selaras pada 6 tempat; yang pertama: 1.2.1 (Uraian 1.2.1) menyebut induk"
    )


def test_siblings_of_one_name_and_no_amount_are_let_be():
    empty = [node(code, "1", 0, (0, 0, 0, 0)) for code in ("2", "3")]
    assert audit([node("1", None, 0, (0, 0, 0, 0)), *(replace(row, name="Sama") for row in empty)]) == ()


def test_the_same_content_under_two_parents_is_let_be():
    rows = [node("1"), replace(node("2"), name="Lain"), node("1.1", "1"), replace(node("2.1", "2"), name="Uraian 1.1")]
    assert audit(rows) == ()


@pytest.mark.parametrize(
    ("ceiling", "quarters", "expected"),
    [
        (100, (10, 20, 30, 40), []),
        (99, (10, 20, 36, 34), [("melampaui_pagu", "1", 4)]),
        (50, (60, 0, 0, 0), [("melampaui_pagu", "1", 1)]),
        (50, (30, 30, -20, 5), [("jumlah_negatif", "1", 3), ("melampaui_pagu", "1", 2)]),
        (50, (30, -5, 0, -1), [("jumlah_negatif", "1", 2), ("jumlah_negatif", "1", 4)]),
        (0, (0, 0, 1, 0), [("melampaui_pagu", "1", 3)]),
        (100, (25, 50, 75, 100), [("tampak_kumulatif", "1", None)]),
        (100, (0, 0, 50, 90), [("tampak_kumulatif", "1", None)]),
        (100, (50, 50, 50, 50), [("melampaui_pagu", "1", 3)]),
        (100, (10, 20, 30, 110), [("melampaui_pagu", "1", 4)]),
        (100, (0, 60, 50, 70), [("melampaui_pagu", "1", 3)]),
    ],
)
def test_spending_above_the_ceiling_and_cumulative_quarters_are_told_apart(ceiling, quarters, expected):
    assert told([node("1", None, ceiling, quarters)]) == expected


def test_seven_offices_of_350_rows_are_honest():
    rows = seven_offices()
    assert (len(rows), len({row.code for row in rows}), sum(row.parent is None for row in rows)) == (350, 350, 7)
    assert audit(rows) == ()
