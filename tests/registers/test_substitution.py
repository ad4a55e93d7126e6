"""Who verifies, in order: head of the unit, another head, Sekretaris, Camat; never an author."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cermat.registers.roles import Role
from cermat.registers.substitution import Holder, Turns, ahead, capacity, checkers, in_order, rank_of

UNITS = {"pemerintahan": "Seksi Pemerintahan", "umum": "Sub Bagian Umum dan Kepegawaian"}


def holder(username: str, role: Role, unit: str | None = None, acting: str | None = None) -> Holder:
    return Holder(username=username, role=role, unit=unit, acting=acting)


KASI, KASUBBAG = holder("kasi", Role.KASI, "pemerintahan"), holder("kasubbag", Role.KASI, "umum")
SEKRETARIS, CAMAT = holder("sekretaris", Role.SEKRETARIS), holder("camat", Role.CAMAT)
OFFICE = Turns(holders=(CAMAT, KASUBBAG, SEKRETARIS, KASI), units=UNITS)


@pytest.mark.parametrize(
    ("authors", "first"),
    [
        ((), "kasi"),
        (("staf",), "kasi"),
        (("kasi",), "kasubbag"),
        (("kasi", "kasubbag"), "sekretaris"),
        (("kasi", "kasubbag", "sekretaris"), "camat"),
    ],
)
def test_the_turn_goes_down_the_order_past_every_author(authors: tuple[str, ...], first: str) -> None:
    order = in_order(OFFICE, "pemerintahan", authors=authors)
    assert [each.username for each in order[0]] == [first]
    assert ahead(OFFICE, "pemerintahan", username=first) <= set(authors)
    assert not set(authors) & {each.username for rank in order for each in rank}


def test_nobody_is_left_where_everybody_wrote() -> None:
    everybody = {each.username for each in OFFICE.holders}
    assert in_order(OFFICE, "pemerintahan", authors=everybody) == ()
    assert checkers(OFFICE, "pemerintahan", authors=everybody) == ()


def test_a_post_without_a_holder_is_passed_over() -> None:
    small = Turns(holders=(SEKRETARIS, CAMAT), units=UNITS)
    assert checkers(small, "pemerintahan", authors={"staf"}) == ("Sekretaris Camat (sekretaris)",)


@pytest.mark.parametrize(
    ("username", "unit", "words"),
    [
        ("kasi", "pemerintahan", "Kepala Seksi Pemerintahan"),
        ("kasi", "umum", "Kepala Seksi Pemerintahan, pengganti Kepala Sub Bagian Umum dan Kepegawaian"),
        ("sekretaris", "pemerintahan", "Sekretaris Camat, pengganti Kepala Seksi Pemerintahan"),
        ("camat", "pemerintahan", "Camat, pengganti Kepala Seksi Pemerintahan"),
        ("staf", "pemerintahan", None),
    ],
)
def test_says_as_what_and_in_whose_place_somebody_verifies(username: str, unit: str, words: str | None) -> None:
    assert capacity(OFFICE, unit, username=username) == words


def test_a_sekretaris_who_is_plt_camat_holds_both_and_verifies_as_the_nearer_one() -> None:
    both = Turns(holders=(holder("sekretaris", Role.CAMAT, acting="Plt."), SEKRETARIS), units=UNITS)
    assert capacity(both, "umum", username="sekretaris") == (
        "Sekretaris Camat, pengganti Kepala Sub Bagian Umum dan Kepegawaian"
    )
    only = Turns(holders=(holder("wakil", Role.CAMAT, acting="Plt."),), units=UNITS)
    assert capacity(only, "umum", username="wakil") == "Plt. Camat, pengganti Kepala Sub Bagian Umum dan Kepegawaian"


@given(
    st.lists(
        st.builds(
            holder,
            st.sampled_from("abcde"),
            st.sampled_from([Role.KASI, Role.SEKRETARIS, Role.CAMAT, Role.STAF, Role.ADMIN]),
            st.sampled_from([None, *UNITS]),
        ),
        max_size=8,
    ),
    st.sets(st.sampled_from("abcde")),
    st.sampled_from([*UNITS, None]),
)
def test_the_order_never_names_an_author_and_never_goes_up(
    holders: list[Holder], authors: set[str], unit: str | None
) -> None:
    order = in_order(Turns(holders=tuple(holders), units=UNITS), unit, authors=authors)
    named = [each for rank in order for each in rank]
    assert not authors & {each.username for each in named}
    ranks = [rank_of(each, unit) for each in named]
    assert None not in ranks
    assert ranks == sorted(ranks)


@given(
    st.lists(
        st.builds(
            holder,
            st.sampled_from("abcde"),
            st.sampled_from([Role.KASI, Role.SEKRETARIS, Role.CAMAT, Role.STAF]),
            st.sampled_from([None, *UNITS]),
        ),
        max_size=8,
    ),
    st.sets(st.sampled_from("bcde")),
    st.sampled_from([*UNITS, None]),
)
def test_it_is_the_turn_of_who_has_authors_alone_ahead(
    holders: list[Holder], authors: set[str], unit: str | None
) -> None:
    turns = Turns(holders=tuple(holders), units=UNITS)
    order = in_order(turns, unit, authors=authors)
    is_first = not order or "a" in {each.username for each in order[0]}
    assert (ahead(turns, unit, username="a") <= authors) is is_first
