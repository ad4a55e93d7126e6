"""Word by word: nothing is lost of either text, and what both say stands once."""

from hypothesis import given
from hypothesis import strategies as st

from cermat.words.differences import Piece, Run, differences
from tests.indicators.strategies import EXAMPLES

KEPT, REMOVED, ADDED = Piece


def test_words_put_in_the_place_of_others_come_after_them() -> None:
    assert differences("Jumlah desa tepat waktu", "Jumlah kelurahan tepat waktu benar") == (
        Run(KEPT, "Jumlah "),
        Run(REMOVED, "desa "),
        Run(ADDED, "kelurahan "),
        Run(KEPT, "tepat waktu "),
        Run(ADDED, "benar"),
    )


def test_equal_texts_and_empty_ones() -> None:
    assert differences("satu\ndua", "satu dua") == (Run(KEPT, "satu dua"),)
    assert differences("", "baru") == (Run(ADDED, "baru"),)
    assert differences("lama", "") == (Run(REMOVED, "lama"),)
    assert differences("", "") == ()


texts = st.lists(st.sampled_from(["a", "b", "c", "desa"]), max_size=8).map(" ".join)


@EXAMPLES
@given(texts, texts)
def test_both_texts_can_be_read_out_of_it(then: str, now: str) -> None:
    runs = differences(then, now)
    for wanted, text in ((REMOVED, then), (ADDED, now)):
        said = " ".join(run.text for run in runs if run.piece in (KEPT, wanted))
        assert said.split() == text.split()
