"""Which version counts: the table "What counts"."""

from dataclasses import replace

import pytest

from cermat.indicators.rows import State
from cermat.indicators.standing import (
    authors,
    deciding,
    is_annulled,
    is_draft,
    is_verified,
    standing_evidence,
    versions_by_key,
)
from tests.indicators.make import activity, evidence

V, S, R, D = State.VERIFIED, State.SUBMITTED, State.RETURNED, State.DRAFT


def versions(*states):
    """Versions 1, 2, … in these states; a pair (state, True) is an annulment."""
    pairs = [state if isinstance(state, tuple) else (state, False) for state in states]
    return [activity("k1", number, state, annulled=annulled) for number, (state, annulled) in enumerate(pairs, 1)]


@pytest.mark.parametrize(
    ("states", "counting", "pending"),
    [
        ([D], 1, None),
        ([S], 1, None),
        ([R], 1, None),
        ([V], 1, None),
        ([D, S], 2, None),
        ([S, R], 2, None),
        ([S, V], 2, None),
        ([S, D], 1, 2),
        ([V, S], 1, 2),
        ([V, S, R], 1, 3),
        ([V, S, V], 3, None),
        ([V, D], 1, 2),
        ([V, V], 2, None),
        ([V, (S, True)], 1, 2),
        ([V, (V, True)], 2, None),
        ([V, (V, True), S], 2, 3),
        ([V, (V, True), V], 3, None),
        ([S, (S, True)], 1, 2),
        ([D, (S, True)], 1, 2),
        ([S, (S, True), (R, True)], 1, 3),
        ([(S, True)], 1, None),
    ],
)
def test_the_latest_verified_version_counts_else_the_latest_that_stands(states, counting, pending):
    rows = versions(*states)
    for order in (rows, rows[::-1]):
        counted, later = deciding(order)
        assert counted.mark.ref.version == counting
        assert (later and later.mark.ref.version) == pending


def test_versions_are_grouped_by_key_oldest_first():
    rows = [activity("b", 1), activity("a", 2), activity("a", 1)]
    grouped = versions_by_key(rows)
    assert list(grouped) == ["a", "b"]
    assert [row.mark.ref.version for row in grouped["a"]] == [1, 2]
    assert grouped["b"] == (rows[0],)


@pytest.mark.parametrize(
    ("state", "annulled", "verified", "void", "draft"),
    [
        (V, False, True, False, False),
        (V, True, True, True, False),
        (S, True, False, False, False),
        (S, False, False, False, False),
        (R, False, False, False, False),
        (D, False, False, False, True),
    ],
)
def test_an_annulment_takes_effect_when_a_second_person_verifies_it(state, annulled, verified, void, draft):
    mark = activity("k1", 1, state, annulled=annulled).mark
    assert (is_verified(mark), is_annulled(mark), is_draft(mark)) == (verified, void, draft)


def test_evidence_stands_in_its_latest_version_without_drafts_and_annulled_ones():
    kept = evidence("output", "o1", own_key="b1", version=2)
    second = evidence("output", "o1", own_key="b4")
    papers = [
        kept,
        evidence("output", "o1", own_key="b1", version=1),
        evidence("output", "o1", own_key="b2", state=D),
        evidence("output", "o1", own_key="b3", version=1),
        evidence("output", "o1", own_key="b3", version=2, annulled=True),
        second,
        evidence("activity", "o1", own_key="b5"),
    ]
    assert standing_evidence(papers, "output", "village_document") == {("output", "o1"): (kept, second)}


def test_files_taken_back_one_after_another_are_all_gone():
    rows = versions(V, S, S, S, V)
    for taken_back, by in ((0, 1), (2, 3)):
        rows[by] = replace(rows[by], mark=replace(rows[by].mark, takes_back=rows[taken_back].mark.ref.version))
    assert versions_by_key(rows) == {"k1": (rows[4],)}


def test_authors_are_who_wrote_since_the_last_verification_and_all_once_a_version_was_restored():
    verified, submitted = State.VERIFIED, State.SUBMITTED
    history = [(1, submitted, "kasi", False), (2, submitted, "staf", False), (3, verified, "staf", False)]
    assert authors(history[:2]) == {"kasi", "staf"}
    assert authors(history) == frozenset()
    assert authors([*history, (4, submitted, "lain", False)]) == {"lain"}
    restored = [*history, (4, submitted, "lain", True)]
    assert authors(restored) == {"kasi", "staf", "lain"}
    assert authors([*restored, (5, submitted, "lagi", False)]) == {"kasi", "staf", "lain", "lagi"}
    assert authors([*restored, (5, verified, "lain", False), (6, submitted, "staf", False)]) == {"staf"}
