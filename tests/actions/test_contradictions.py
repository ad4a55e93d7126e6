"""Days and numbers that contradict each other: named to the verifier, never barring."""

from datetime import date

import pytest

from cermat.actions import village_documents
from cermat.actions.contradictions import contradictions, perdes_number, recorded_late
from cermat.rules.types import LegalEvent
from tests import cast


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("5 Tahun 2023", (5, 2023)),
        ("5/2023", (5, 2023)),
        (" 05 TAHUN 2023 ", (5, 2023)),
        ("Perdes Nomor 12 Tahun 2023", (12, 2023)),
        ("No. 7 thn. 2023", (7, 2023)),
        ("140/12/LPPD/2023", None),
        ("5", None),
        ("12345 Tahun 2023", None),
    ],
)
def test_a_perdes_is_known_by_number_and_year(text, numbered):
    assert perdes_number(text) == numbered


def said(others=(), **changes):
    return contradictions(cast.document(**changes), [cast.document(**other) for other in others])


def test_a_document_in_good_order_has_nothing_to_say():
    steps = {
        "draft_received_on": date(2023, 9, 1),
        "evaluated_on": date(2023, 9, 10),
        "submitted_on": date(2023, 9, 25),
    }
    assert said(**steps) == ()
    same_days = dict.fromkeys(("draft_received_on", "evaluated_on", "enacted_on", "submitted_on"), date(2023, 9, 20))
    assert said(**same_days) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"submitted_on": date(2023, 9, 1)},
            "Diterima di kantor Camat 1 September 2023, padahal ditetapkan baru 20 September 2023",
        ),
        (
            {"evaluated_on": date(2023, 9, 21)},
            "Ditetapkan 20 September 2023, padahal dievaluasi Camat baru 21 September 2023",
        ),
        (
            {"draft_received_on": date(2023, 9, 21)},
            "Ditetapkan 20 September 2023, padahal rancangan diterima baru 21 September 2023",
        ),
        (
            {"draft_received_on": date(2023, 9, 12), "evaluated_on": date(2023, 9, 11)},
            "Dievaluasi Camat 11 September 2023, padahal rancangan diterima baru 12 September 2023",
        ),
        ({"number": "4 Tahun 2024"}, "Nomornya menyebut tahun 2024, tetapi ditetapkan 20 September 2023"),
        (
            {"kind": "lppd_desa", "fiscal_year": 2023, "enacted_on": None, "submitted_on": date(2023, 12, 31)},
            "Disampaikan 31 Desember 2023, sebelum tahun anggaran 2023 berakhir",
        ),
        ({"kind": "apb_desa", "amendment": 1}, "tanpa dokumen induknya"),
    ],
)
def test_what_contradicts_itself_is_named(changes, sentence):
    (found,) = said(**changes)
    assert sentence in found


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"number": "3 Tahun 2023", "enacted_on": date(2023, 9, 21)}, "urutan nomor dan tanggal tidak sejalan"),
        ({"number": "5 Tahun 2023", "enacted_on": date(2023, 9, 19)}, "urutan nomor dan tanggal tidak sejalan"),
        ({"number": "4/2023", "enacted_on": date(2023, 9, 20)}, "juga tercatat untuk dokumen lain desa ini"),
    ],
)
def test_numbers_that_do_not_go_with_the_days_are_named(other, sentence):
    (found,) = said([{"kind": "apb_desa", **other}])
    assert sentence in found


@pytest.mark.parametrize(
    "other",
    [
        {"number": "3 Tahun 2023", "enacted_on": date(2023, 9, 20)},
        {"number": "3 Tahun 2023", "enacted_on": date(2023, 9, 19)},
        {"number": "5 Tahun 2023", "enacted_on": date(2023, 9, 20)},
        {"number": "9 Tahun 2022", "enacted_on": date(2023, 9, 19)},
        {"number": "140/3", "enacted_on": date(2023, 9, 21)},
        {"number": "3 Tahun 2023", "enacted_on": None, "submitted_on": date(2023, 9, 21)},
    ],
)
def test_numbers_that_may_well_be_are_not(other):
    assert said([{"kind": "apb_desa", **other}]) == ()


def test_the_document_itself_and_another_manner_of_numbers_say_nothing():
    assert said([{"enacted_on": date(2023, 1, 1)}]) == ()
    assert said([{"kind": "apb_desa"}], number="140/3") == ()


def test_an_amendment_comes_after_its_original():
    original = {"kind": "apb_desa", "number": "3 Tahun 2023", "enacted_on": date(2023, 9, 21)}
    early = {"kind": "apb_desa", "number": "140/2", "amendment": 1}
    (found,) = said([original], **early)
    assert "Perubahan ditetapkan 20 September 2023, sebelum dokumen induknya 21 September 2023" in found
    assert said([{**original, "enacted_on": date(2023, 9, 20)}], **early) == ()
    assert said([{**original, "enacted_on": None}], **early) == ()
    of_another_year = {**original, "fiscal_year": 2025, "number": "140/1"}
    assert "tanpa dokumen induknya" in said([of_another_year], **early)[0]


def test_the_form_names_them_before_saving_and_saves_all_the_same(office):
    cast.recorded_document(number="5 Tahun 2023", enacted_on=date(2023, 9, 1))
    entry = cast.document(kind="apb_desa", number="4 Tahun 2023")
    assert "tidak sejalan" in village_documents.preview(by=cast.scope(), entry=entry).warnings[0]
    assert village_documents.add(by=cast.scope(), entry=entry)


@pytest.mark.parametrize(
    ("event", "tested", "words"),
    [
        (LegalEvent.SUBMITTED, None, None),
        (LegalEvent.SUBMITTED, date(2026, 11, 18), None),
        (LegalEvent.SUBMITTED, date(2026, 11, 17), "Dicatat 8 hari setelah tanggal penerimaan"),
        (LegalEvent.ENACTED, date(2023, 3, 2), "Dicatat 1.364 hari setelah tanggal penetapan"),
        (LegalEvent.ENACTED, date(2026, 11, 26), None),
    ],
)
def test_a_day_recorded_long_after_it_is_named(event, tested, words):
    found = recorded_late(event, tested=tested, recorded_on=date(2026, 11, 25))
    assert [sentence.startswith(words) for sentence in found] == ([True] if words else [])
