"""IKU 1: which activities are counted, which were followed up, and what the line says."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from cermat.indicators import follow_up
from cermat.indicators.figures import Verdict
from cermat.indicators.rows import Ref, State, Status
from cermat.rules.errors import NoRuleInForce
from tests.indicators.make import (
    EVER,
    FOLLOW_UP,
    LAW,
    PROOFS,
    activity,
    evidence,
    mark,
    only,
    output,
    output_kinds,
    question,
    unit,
)

V, S, R, D = State.VERIFIED, State.SUBMITTED, State.RETURNED, State.DRAFT
K1, UNITS = (activity("k1"),), (unit(),)
PLANNED, CANCELLED = Status.PLANNED, Status.CANCELLED


def paper_of(activities, outputs=(), *, proofs=(), units=UNITS, **asked):
    return follow_up.working_paper(
        activities, outputs, question=question(FOLLOW_UP, **asked), units=units, evidence=proofs
    )


def line_of(*outputs, rows=K1, **asked):
    return only(paper_of(rows, outputs, **asked))


def outcome(line):
    return line.verdict, line.in_denominator, line.in_numerator


def test_an_activity_with_a_verified_admissible_output_was_followed_up():
    proof, photo = evidence("output", "o1"), evidence("activity", "k1", own_key="foto")
    line = line_of(output("o1"), proofs=[proof, photo])
    assert outcome(line) == (Verdict.FOLLOWED_UP, True, True)
    assert line.reason == "Ditindaklanjuti dengan Berita acara kesepakatan “Judul o1” tanggal 9 Mei 2023."
    assert (line.id, line.group, line.subject) == (
        "activity/k1",
        "Seksi Pemerintahan",
        "Fasilitasi k1: Rapat desa",
    )
    assert line.source == "naskah#1"
    assert line.rows == (Ref(book="activity", key="k1", version=1), Ref(book="output", key="o1", version=1))
    assert line.deciding == line.rows[0]
    assert (line.recorded_by, line.verified_by, line.dated) == ("staf", "kasi", date(2023, 5, 2))
    assert (line.due, line.is_due, line.is_unverified, line.is_takeover) == (None, True, False, False)
    assert (line.lacks_evidence, line.evidence, line.notes) == (False, (photo, proof), ())
    assert (line.amount, line.weight) == (None, None)


def test_an_output_without_a_file_counts_and_says_so():
    line = line_of(output("o1"), proofs=[evidence("activity", "k1")])
    assert outcome(line) == (Verdict.FOLLOWED_UP, True, True)
    assert line.lacks_evidence is True
    assert line.notes == ("tanpa bukti",)


def test_evidence_on_any_output_that_counts_is_enough():
    line = line_of(output("o1"), output("o2"), proofs=[evidence("output", "o2")])
    assert line.lacks_evidence is False
    assert line.notes == ("Berita acara kesepakatan “Judul o2” tanggal 9 Mei 2023: memenuhi syarat tindak lanjut.",)


def test_evidence_on_an_output_that_does_not_count_is_not_enough():
    line = line_of(output("o1"), output("o2", kind="foto"), proofs=[evidence("output", "o2")])
    assert line.lacks_evidence is True


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (None, "Belum ditindaklanjuti: belum ada hasil yang dapat dihitung."),
        ({"state": D}, "Belum ditindaklanjuti: belum ada hasil yang dapat dihitung."),
        ({"annulled": True}, "Belum ditindaklanjuti: belum ada hasil yang dapat dihitung."),
        ({"dated": date(2023, 5, 1)}, "Belum ditindaklanjuti: belum ada hasil yang dapat dihitung."),
        (
            {"state": S},
            "Belum ditindaklanjuti: Berita acara kesepakatan “Judul o1” tanggal 9 Mei 2023 belum diverifikasi.",
        ),
        (
            {"kind": "notulen"},
            "Belum ditindaklanjuti: hanya ada Notulen, bukti kegiatan terlaksana tetapi bukan tindak lanjut.",
        ),
        (
            {"kind": "surat_cinta"},
            "Belum ditindaklanjuti: hanya ada surat_cinta, bukti kegiatan terlaksana tetapi bukan tindak lanjut.",
        ),
    ],
)
def test_an_activity_without_such_an_output_was_not_followed_up_and_says_why(changes, reason):
    line = line_of(*([] if changes is None else [output("o1", **changes)]))
    assert outcome(line) == (Verdict.NOT_FOLLOWED_UP, True, False)
    assert line.reason == reason
    assert line.lacks_evidence is False


def test_proofs_alone_are_listed_once_each():
    proofs = [output(f"o{n}", kind=kind) for n, kind in enumerate(["notulen", "foto", "foto", "daftar_hadir"])]
    assert line_of(*proofs).reason == (
        "Belum ditindaklanjuti: hanya ada Notulen, Foto, dan Daftar hadir, "
        "bukti kegiatan terlaksana tetapi bukan tindak lanjut."
    )
    assert "hanya ada Notulen dan Foto, bukti" in line_of(*proofs[:2]).reason


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": D}, "Berita acara kesepakatan “Judul o2” tanggal 9 Mei 2023: masih draf; tidak dihitung."),
        (
            {"annulled": True},
            "Berita acara kesepakatan “Judul o2” tanggal 9 Mei 2023: dibatalkan karena salah catat; tidak dihitung.",
        ),
        (
            {"state": S},
            "Berita acara kesepakatan “Judul o2” tanggal 9 Mei 2023: belum diverifikasi; belum dihitung.",
        ),
        (
            {"dated": date(2023, 5, 1)},
            "Berita acara kesepakatan “Judul o2” tanggal 1 Mei 2023: bertanggal sebelum kegiatannya; tidak dihitung.",
        ),
        (
            {"kind": "notulen", "dated": date(2013, 12, 31)},
            "Notulen “Judul o2” tanggal 31 Desember 2013: bukti kegiatan terlaksana; bukan tindak lanjut.",
        ),
        (
            {"dated": date(2024, 1, 1)},
            "Berita acara kesepakatan “Judul o2” tanggal 1 Januari 2024: bertanggal setelah periode; belum dihitung.",
        ),
        (
            {"kind": "foto"},
            "Foto “Judul o2” tanggal 9 Mei 2023: bukti kegiatan terlaksana; bukan tindak lanjut.",
        ),
    ],
)
def test_every_other_output_stands_on_the_same_line_with_its_reason(changes, words):
    line = line_of(output("o1"), output("o2", **changes), proofs=[evidence("output", "o1")])
    assert outcome(line) == (Verdict.FOLLOWED_UP, True, True)
    assert line.notes == (words,)
    assert {ref.key for ref in line.rows} == {"k1", "o1", "o2"}


def test_outputs_stand_in_the_order_of_their_days_and_the_earliest_is_named():
    line = line_of(output("o1", dated=date(2023, 6, 2)), output("o2", dated=date(2023, 6, 1)))
    assert "“Judul o2” tanggal 1 Juni 2023" in line.reason
    assert [ref.key for ref in line.rows] == ["k1", "o2", "o1"]


def test_an_output_of_the_activitys_own_day_counts():
    assert line_of(output("o1", dated=date(2023, 5, 2))).verdict is Verdict.FOLLOWED_UP


@pytest.mark.parametrize(
    ("dated", "quarter", "verdict"),
    [
        (date(2023, 12, 31), None, Verdict.FOLLOWED_UP),
        (date(2024, 1, 1), None, Verdict.FOLLOWED_UP_LATER),
        (date(2023, 6, 30), 2, Verdict.FOLLOWED_UP),
        (date(2023, 7, 1), 2, Verdict.FOLLOWED_UP_LATER),
        (date(2023, 7, 1), 3, Verdict.FOLLOWED_UP),
    ],
)
def test_outputs_are_cut_at_the_periods_last_day(dated, quarter, verdict):
    line = line_of(output("o1", dated=dated), quarter=quarter)
    assert outcome(line) == (verdict, True, verdict is Verdict.FOLLOWED_UP)


def test_an_output_after_the_period_is_shown_and_not_counted():
    line = line_of(output("o1", dated=date(2024, 1, 10)))
    assert line.reason == (
        "Ditindaklanjuti setelah tahun 2023 dengan Berita acara kesepakatan “Judul o1” tanggal 10 Januari 2024; "
        "belum dihitung pada periode ini."
    )
    assert line.lacks_evidence is False
    assert line.notes == ()


def test_a_kind_is_admissible_by_the_rule_of_the_outputs_own_day():
    wider = output_kinds(date(2023, 6, 1), admissible=[*PROOFS])
    law = replace(LAW, output_kinds=(output_kinds(EVER), wider))
    assert line_of(output("o1", kind="notulen", dated=date(2023, 5, 31)), law=law).verdict is Verdict.NOT_FOLLOWED_UP
    assert line_of(output("o1", kind="notulen", dated=date(2023, 6, 1)), law=law).verdict is Verdict.FOLLOWED_UP
    assert line_of(output("o1", dated=date(2023, 6, 1)), law=law).verdict is Verdict.NOT_FOLLOWED_UP


def test_without_a_rule_on_the_outputs_day_there_is_no_answer():
    law = replace(LAW, output_kinds=(output_kinds(date(2023, 6, 1)),))
    with pytest.raises(NoRuleInForce, match="Tidak ada aturan jenis hasil kegiatan yang berlaku pada 9 Mei 2023"):
        line_of(output("o1"), law=law)


def test_outputs_of_an_activity_of_another_period_are_not_judged_by_any_rule():
    law = replace(LAW, output_kinds=(output_kinds(date(2023, 1, 1)),))
    line = line_of(output("o1", dated=date(2020, 5, 9)), rows=[activity("k1", dated=date(2020, 5, 2))], law=law)
    assert outcome(line) == (Verdict.OUTSIDE_PERIOD, False, False)
    assert line.notes == (
        "Berita acara kesepakatan “Judul o1” tanggal 9 Mei 2020: kegiatannya tidak dinilai pada periode ini.",
    )


@pytest.mark.parametrize("state", [S, R])
def test_an_unverified_activity_stands_in_the_denominator_alone(state):
    line = line_of(output("o1"), rows=[activity("k1", state=state)])
    assert outcome(line) == (Verdict.UNVERIFIED, True, False)
    assert line.is_unverified is True
    assert line.reason == "Belum diverifikasi; dihitung sebagai penyebut, belum sebagai pembilang."
    assert line.notes == ("Berita acara kesepakatan “Judul o1” tanggal 9 Mei 2023: memenuhi syarat tindak lanjut.",)
    assert line.lacks_evidence is False


@pytest.mark.parametrize(
    ("changes", "verdict", "reason"),
    [
        ({"state": D}, Verdict.DRAFT, "Masih draf dan belum diajukan; tidak dihitung."),
        (
            {"annulled": True, "reason": "ganda"},
            Verdict.ANNULLED,
            "Dibatalkan karena salah catat (ganda); tidak dihitung.",
        ),
        ({"annulled": True}, Verdict.ANNULLED, "Dibatalkan karena salah catat; tidak dihitung."),
        (
            {"status": CANCELLED, "reason": "banjir"},
            Verdict.CANCELLED,
            "Batal dilaksanakan (banjir), sudah diverifikasi; tidak dihitung.",
        ),
        (
            {"is_outside_authority": True, "function": None, "reason": "urusan provinsi"},
            Verdict.OUTSIDE_AUTHORITY,
            "Di luar kewenangan Kecamatan (urusan provinsi), sudah diverifikasi; tidak dihitung.",
        ),
        ({"status": PLANNED}, Verdict.PLANNED, "Direncanakan pada 2 Mei 2023; tidak dihitung sampai terlaksana."),
        (
            {"status": PLANNED, "state": S},
            Verdict.PLANNED,
            "Direncanakan pada 2 Mei 2023; tidak dihitung sampai terlaksana.",
        ),
        (
            {"dated": date(2022, 12, 31)},
            Verdict.OUTSIDE_PERIOD,
            "Tanggal 31 Desember 2022 berada di luar tahun 2023; tidak dihitung.",
        ),
        (
            {"dated": date(2024, 1, 1), "status": PLANNED},
            Verdict.OUTSIDE_PERIOD,
            "Tanggal 1 Januari 2024 berada di luar tahun 2023; tidak dihitung.",
        ),
    ],
)
def test_an_activity_not_counted_says_why(changes, verdict, reason):
    line = line_of(output("o1", dated=date(2024, 6, 1)), rows=[activity("k1", **changes)])
    assert outcome(line) == (verdict, False, False)
    assert line.reason == reason
    assert (line.is_unverified, line.lacks_evidence) == (False, False)


@pytest.mark.parametrize(
    ("day", "quarter", "is_inside"),
    [
        (date(2023, 1, 1), None, True),
        (date(2023, 12, 31), None, True),
        (date(2023, 3, 31), 1, True),
        (date(2023, 4, 1), 1, False),
        (date(2023, 1, 1), 4, True),
    ],
)
def test_a_quarter_counts_from_the_first_of_january(day, quarter, is_inside):
    assert line_of(rows=[activity("k1", dated=day)], quarter=quarter).in_denominator is is_inside


@pytest.mark.parametrize(
    ("changes", "claim"),
    [
        ({"status": CANCELLED, "reason": "banjir"}, "Batal dilaksanakan (banjir)"),
        ({"status": CANCELLED, "grounds": "banjir", "reason": "perbaikan: uraian"}, "Batal dilaksanakan (banjir)"),
        ({"is_outside_authority": True, "reason": "provinsi"}, "Di luar kewenangan Kecamatan (provinsi)"),
        ({"is_outside_authority": True}, "Di luar kewenangan Kecamatan"),
    ],
)
@pytest.mark.parametrize("state", [S, R])
def test_leaving_the_denominator_needs_a_second_person(changes, claim, state):
    line = line_of(output("o1"), rows=[activity("k1", state=state, **changes)])
    assert outcome(line) == (Verdict.UNVERIFIED, True, False)
    assert line.is_unverified is True
    assert line.reason == f"{claim}, belum diverifikasi; tetap dihitung sebagai penyebut."


def test_a_verified_activity_stays_as_it_is_while_its_cancellation_waits():
    rows = [activity("k1"), activity("k1", 2, S, status=CANCELLED)]
    line = line_of(output("o1"), rows=rows)
    assert outcome(line) == (Verdict.FOLLOWED_UP, True, True)
    assert line.notes == ("tanpa bukti", "Perbaikan (versi 2) menunggu verifikasi; versi 1 tetap dipakai.")
    assert [ref.version for ref in line.rows if ref.book == "activity"] == [1, 2]
    assert line.deciding.version == 1


@pytest.mark.parametrize("status", [Status.DONE, CANCELLED])
def test_what_was_reported_does_not_leave_as_a_plan_unverified(status):
    rows = [activity("k1", 1, S, status=status), activity("k1", 2, S, status=PLANNED)]
    line = line_of(rows=rows)
    assert outcome(line) == (Verdict.UNVERIFIED, True, False)
    assert line.reason == "Direncanakan pada 2 Mei 2023, belum diverifikasi; tetap dihitung sebagai penyebut."
    assert line.notes == ()


@pytest.mark.parametrize(
    "rows",
    [
        [activity("k1", 1, S), activity("k1", 2, V, status=PLANNED)],
        [activity("k1", 1, D), activity("k1", 2, S, status=PLANNED)],
        [activity("k1", 1, S, annulled=True), activity("k1", 2, S, status=PLANNED)],
        [activity("k1", 1, S, status=PLANNED), activity("k1", 2, S, status=PLANNED)],
    ],
)
def test_a_plan_that_was_never_reported_or_is_verified_is_not_counted(rows):
    assert outcome(line_of(rows=rows)) == (Verdict.PLANNED, False, False)


@pytest.mark.parametrize(
    ("elapsed", "notes"),
    [
        (date(2023, 5, 1), ()),
        (date(2023, 5, 2), ("Tanggal rencana sudah lewat; catat sebagai terlaksana atau batal.",)),
    ],
)
def test_a_plan_whose_day_is_over_asks_to_be_settled(elapsed, notes):
    assert line_of(rows=[activity("k1", status=PLANNED)], elapsed=elapsed).notes == notes


def test_an_activity_carried_out_is_never_asked_to_be_settled():
    assert line_of(rows=[activity("k1", status=CANCELLED)]).notes == ()


def test_the_checked_order_is_annulled_then_draft_then_period_then_status():
    outside = {"dated": date(2020, 1, 1), "status": CANCELLED}
    assert line_of(rows=[activity("k1", annulled=True, **outside)]).verdict is Verdict.ANNULLED
    assert line_of(rows=[activity("k1", state=D, **outside)]).verdict is Verdict.DRAFT
    assert line_of(rows=[activity("k1", **outside)]).verdict is Verdict.OUTSIDE_PERIOD
    both = activity("k1", status=CANCELLED, is_outside_authority=True)
    assert line_of(rows=[both]).verdict is Verdict.CANCELLED


def test_a_row_taken_over_from_old_books_says_so():
    line = line_of(rows=[activity("k1", takeover=True)])
    assert line.is_takeover is True
    assert line.notes == ("diambil alih dari buku lama, diverifikasi pada saat pengambilalihan",)


def test_a_correction_pending_on_an_output_is_said_on_the_line():
    line = line_of(output("o1"), output("o1", 2, S, annulled=True), proofs=[evidence("output", "o1")])
    assert outcome(line) == (Verdict.FOLLOWED_UP, True, True)
    assert line.notes == (
        (
            "Berita acara kesepakatan “Judul o1” tanggal 9 Mei 2023: "
            "Pembatalan (versi 2) menunggu verifikasi; versi 1 tetap dipakai."
        ),
    )
    assert [ref.version for ref in line.rows if ref.book == "output"] == [1, 2]


def test_an_activity_of_an_unknown_unit_is_grouped_by_its_code():
    assert line_of(rows=[activity("k1", unit="lama")]).group == "lama"


def test_an_output_whose_activity_is_not_in_the_books_has_its_own_line():
    proof = evidence("output", "o9")
    rows = [output("o9", activity="hilang", takeover=True), output("o9", 2, S, activity="k1")]
    first, line = paper_of([activity("k1")], rows, proofs=[proof])
    assert first.rows == (Ref(book="activity", key="k1", version=1),)
    assert outcome(line) == (Verdict.UNMATCHED, False, False)
    assert line.reason == "Kegiatan hilang tidak ada dalam buku; hasil ini tidak dihitung."
    assert (line.id, line.group) == ("output/o9", "Tanpa kegiatan")
    assert line.subject == "Berita acara kesepakatan “Judul o9”"
    assert (line.source, line.dated, line.is_takeover) == ("naskah#1", date(2023, 5, 9), True)
    assert [ref.version for ref in line.rows] == [1, 2]
    assert line.deciding == line.rows[0]
    assert (line.recorded_by, line.verified_by, line.evidence) == ("staf", "kasi", (proof,))
    assert line.notes == ("Perbaikan (versi 2) menunggu verifikasi; versi 1 tetap dipakai.",)


def test_an_orphan_of_an_unknown_kind_is_named_by_its_id():
    line = only(paper_of([], [output("o9", kind="surat_cinta")]))
    assert line.subject == "surat_cinta “Judul o9”"
    assert (line.notes, line.evidence, line.is_takeover) == ((), (), False)


def test_the_figure_counts_activities_not_outputs():
    rows = [activity("k1"), activity("k2"), activity("k3", state=S), activity("k4", state=D)]
    lines = paper_of(rows, [output("o1"), output("o2"), output("o3", activity="k4")])
    figure = follow_up.figure(lines)
    assert (figure.method, figure.lines) == ("follow_up", lines)
    assert (figure.share.numerator, figure.share.denominator) == (1, 3)
    assert figure.exact == figure.share.exact == Fraction(100, 3)
    assert figure.due == figure.share
    assert (figure.mean, figure.obstacle, figure.is_recorded, figure.grade) == (None, None, False, None)


def test_without_activities_there_is_no_figure():
    figure = follow_up.figure(paper_of([activity("k1", state=D)]))
    assert (figure.share.numerator, figure.share.denominator, figure.exact) == (0, 0, None)
    assert figure.obstacle == (
        "Tidak dapat diukur: tidak ada kegiatan fasilitasi atau koordinasi yang dihitung pada periode ini."
    )


def test_the_clause_of_a_goals_indicator_is_the_paper_itself():
    about = replace(FOLLOW_UP, number=None)
    line = only(follow_up.working_paper([activity("k1")], [], question=question(about), units=[], evidence=[]))
    assert line.source == "naskah"
    assert line.group == "pem"
    assert mark("activity", "k1").ref == line.deciding
