"""What is left to be done in a year: by whom, until when."""

from datetime import UTC, date, datetime

from cermat.indicators.figures import Period, Verdict
from cermat.indicators.measurement import measure_office
from cermat.indicators.open_actions import open_actions
from cermat.indicators.rows import State, Status
from tests.indicators.make import IPP, activity, books, document, output, recorded, unit, village

AUGUST = datetime(2023, 8, 15, tzinfo=UTC)


def actions_of(as_of=AUGUST, **changes):
    filled = books(villages=(village(),), units=(unit(),), **changes)
    measured = measure_office(filled, period=Period(year=2023, quarter=None), as_of=as_of)
    found = open_actions(measured, government="Seksi Pemerintahan", planning="Sub Bagian Perencanaan")
    return [(each.indicator.id, each.words, each.owner, each.due, each.verdict) for each in found]


def test_documents_not_made_are_seen_to_by_their_due_day():
    found = actions_of(village_documents=(document("d1", date(2023, 9, 20)),))
    assert [each for each in found if each[0] == "iku-2"] == [
        (
            "iku-2",
            "Selesaikan LPPDes 2022, Desa Banjarwaru, sudah lewat batasnya",
            "Seksi Pemerintahan, Desa Banjarwaru",
            date(2023, 3, 31),
            Verdict.MISSING,
        ),
        (
            "iku-2",
            "Dampingi APBDes 2024, Desa Banjarwaru",
            "Seksi Pemerintahan, Desa Banjarwaru",
            date(2023, 12, 31),
            Verdict.NOT_YET_DUE,
        ),
    ]


def test_activities_owe_their_output_until_the_last_day_that_counts():
    rows = (
        activity("k1"),
        activity("k2"),
        activity("k3", 1, State.SUBMITTED),
        activity("k4", status=Status.PLANNED, dated=date(2023, 9, 4)),
        activity("k5", status=Status.CANCELLED, reason="batal"),
    )
    found = [each for each in actions_of(activities=rows, outputs=(output("h1"),)) if each[0] == "iku-1"]
    assert [(words.split(" ")[0], due, owner) for _, words, owner, due, _ in found] == [
        ("Laksanakan", date(2023, 9, 4), "Seksi Pemerintahan"),
        ("Lengkapi", date(2023, 12, 31), "Seksi Pemerintahan"),
        ("Periksa", date(2023, 12, 31), "Seksi Pemerintahan"),
    ]
    assert "k2" in found[1][1]


def test_a_result_that_others_give_is_obtained_by_the_unit_that_records_it():
    def of_index(**changes):
        return [each[1:] for each in actions_of(**changes) if each[0] == "ipp"]

    name = IPP.name
    owed = ("Sub Bagian Perencanaan", date(2023, 12, 31))
    assert of_index() == [(f"Peroleh hasil resmi {name} beserta suratnya", *owed, Verdict.ABSENT)]
    waiting = recorded("v1", "3.87", state=State.SUBMITTED)
    assert of_index(recorded_values=(waiting,)) == [
        (f"Periksa hasil resmi {name} yang sudah dicatat", *owed, Verdict.UNVERIFIED)
    ]
    assert of_index(recorded_values=(recorded("v1", "3.87"),)) == []
