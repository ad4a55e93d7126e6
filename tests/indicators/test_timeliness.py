"""IKU 2: who decides an obligation, and what the line says."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from cermat.indicators import timeliness
from cermat.indicators.figures import Verdict
from cermat.indicators.obligations import obligations
from cermat.indicators.remarks import timing_words
from cermat.indicators.rows import ExemptionRow, Ref, State
from cermat.indicators.timeliness import judge, verdict_sentence
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import TimelinessParameters, YearBasis
from tests.indicators.make import (
    APB,
    LPPD,
    PAPER,
    RKP,
    SOURCE,
    TIMELINESS,
    document,
    evidence,
    indicator,
    only,
    question,
    village,
)

RKP_ONLY = indicator(
    "iku-2",
    2,
    "timeliness",
    replace(TIMELINESS.parameters, documents=("rkp_desa",)),
)
VILLAGE = village()
DUE = date(2023, 9, 30)
V, S, R, D = State.VERIFIED, State.SUBMITTED, State.RETURNED, State.DRAFT


def paper_of(*rows, about=RKP_ONLY, villages=(VILLAGE,), proofs=(), exemptions=(), **asked):
    question_asked = question(about, **asked)
    owed = obligations(
        villages, PAPER, indicator=about, year=question_asked.period.year, basis=question_asked.year_basis
    )
    lines = timeliness.working_paper(
        rows, owed, question=question_asked, villages=villages, evidence=proofs, exemptions=exemptions
    )
    # Whatever a test asks, the short way to the verdicts says what the lines say.
    said = timeliness.verdicts(rows, owed, question=question_asked)
    assert list(said.values()) == [(line.verdict, line.dated) for line in lines[: len(owed)]]
    return lines


def line_of(*rows, **asked):
    return only(paper_of(*rows, **asked))


def outcome(line):
    return line.verdict, line.in_denominator, line.in_numerator


@pytest.mark.parametrize(
    ("day", "words", "verdict"),
    [
        (date(2023, 10, 2), "2 hari lewat batas 30 September 2023", Verdict.LATE),
        (date(2023, 10, 1), "1 hari lewat batas 30 September 2023", Verdict.LATE),
        (date(2023, 9, 30), "tepat pada hari terakhir", Verdict.ON_TIME),
        (date(2023, 9, 29), "1 hari sebelum batas 30 September 2023", Verdict.ON_TIME),
        (date(2020, 9, 30), "1095 hari sebelum batas 30 September 2023", Verdict.ON_TIME),
    ],
)
def test_the_last_day_is_on_time_and_the_next_is_not(day, words, verdict):
    assert judge(day, DUE) is verdict
    assert timing_words(day, DUE) == words


def test_the_form_says_the_verdict_before_saving():
    sources = {SOURCE.id: SOURCE}
    assert verdict_sentence(RKP, fiscal_year=2024, dated=date(2023, 10, 2), sources=sources) == (
        "Ditetapkan 2 Oktober 2023, 2 hari lewat batas 30 September 2023 "
        "(sumber: IKU Contoh 17 Oktober 2023, butir 2.1)."
    )
    assert verdict_sentence(LPPD, fiscal_year=2023, dated=date(2024, 3, 31), sources=sources) == (
        "Disampaikan 31 Maret 2024, tepat pada hari terakhir (sumber: IKU Contoh 17 Oktober 2023, butir 2.3)."
    )
    assert verdict_sentence(APB, fiscal_year=2024, dated=None, sources={}) == (
        "Tanggal ditetapkan belum diisi; batas 31 Desember 2023 (sumber: naskah#2.2)."
    )


def test_without_a_rule_there_is_no_verdict():
    with pytest.raises(NoRuleInForce):
        verdict_sentence(RKP, fiscal_year=1990, dated=date(1989, 9, 1), sources={})


def test_the_event_of_the_kind_is_tested_and_no_other_day():
    row = replace(document("d1", None), enacted_on=date(2023, 1, 1), submitted_on=date(2023, 2, 2))
    assert timeliness.tested_day(row, RKP) == date(2023, 1, 1)
    assert timeliness.tested_day(row, LPPD) == date(2023, 2, 2)
    assert timeliness.tested_day(document("d1", None), RKP) is None


def test_a_verified_document_on_time_counts_in_full():
    proof = evidence("village_document", "d1")
    line = line_of(document("d1", date(2023, 9, 28)), proofs=[proof])
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.reason == (
        "Ditetapkan 28 September 2023, 2 hari sebelum batas 30 September 2023 "
        "(sumber: IKU Contoh 17 Oktober 2023, butir 2.1)."
    )
    assert (line.id, line.group) == ("rkp_desa/2024/35.08.10.2001", "RKP Desa 2024")
    assert line.subject == "RKP Desa 2024, Desa Banjarwaru"
    assert line.source == "naskah#2.1"
    assert line.rows == (Ref(book="village_document", key="d1", version=1),)
    assert line.deciding == line.rows[0]
    assert (line.recorded_by, line.verified_by) == ("staf", "kasi")
    assert (line.dated, line.due, line.is_due) == (date(2023, 9, 28), DUE, True)
    assert (line.is_unverified, line.is_takeover, line.lacks_evidence) == (False, False, False)
    assert line.evidence == (proof,)
    assert line.notes == ()
    assert line.amount is None
    assert line.weight is None


def test_a_counted_line_without_evidence_counts_and_says_so():
    line = line_of(document("d1", date(2023, 9, 28)), proofs=[evidence("output", "d1")])
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.lacks_evidence is True
    assert line.evidence == ()
    assert line.notes == ("tanpa bukti",)


def test_a_late_document_stays_in_the_denominator_alone():
    line = line_of(document("d1", date(2023, 10, 2)))
    assert outcome(line) == (Verdict.LATE, True, False)
    assert line.reason.startswith("Ditetapkan 2 Oktober 2023, 2 hari lewat batas 30 September 2023 (sumber: ")
    assert line.lacks_evidence is False
    assert line.notes == ()


def test_a_row_taken_over_from_old_books_says_so():
    line = line_of(document("d1", date(2023, 10, 2), takeover=True))
    assert line.is_takeover is True
    assert line.notes == ("diambil alih dari buku lama, diverifikasi pada saat pengambilalihan",)


@pytest.mark.parametrize("state", [S, R])
def test_an_unverified_document_stands_in_the_denominator_alone(state):
    line = line_of(document("d1", date(2023, 9, 28), state=state))
    assert outcome(line) == (Verdict.UNVERIFIED, True, False)
    assert line.is_unverified is True
    assert line.reason == (
        "Ditetapkan 28 September 2023, 2 hari sebelum batas 30 September 2023 "
        "(sumber: IKU Contoh 17 Oktober 2023, butir 2.1); belum diverifikasi, sehingga belum dihitung."
    )
    assert line.deciding == Ref(book="village_document", key="d1", version=1)
    assert line.verified_by is None
    assert line.lacks_evidence is False


@pytest.mark.parametrize(
    ("elapsed", "verdict", "is_due", "reason"),
    [
        (
            date(2023, 9, 30),
            Verdict.MISSING,
            True,
            "Belum disusun; batas 30 September 2023 sudah lewat (sumber: IKU Contoh 17 Oktober 2023, butir 2.1).",
        ),
        (
            date(2023, 9, 29),
            Verdict.NOT_YET_DUE,
            False,
            "Belum jatuh tempo; batas 30 September 2023 (sumber: IKU Contoh 17 Oktober 2023, butir 2.1).",
        ),
    ],
)
def test_an_obligation_without_a_document_is_a_line(elapsed, verdict, is_due, reason):
    line = line_of(elapsed=elapsed)
    assert outcome(line) == (verdict, True, False)
    assert (line.is_due, line.reason) == (is_due, reason)
    assert (line.rows, line.deciding, line.recorded_by, line.verified_by) == ((), None, None, None)
    assert (line.dated, line.due, line.is_unverified, line.is_takeover) == (None, DUE, False, False)
    assert (line.evidence, line.notes) == ((), ())


def test_a_document_on_time_before_its_deadline_counts_though_nothing_is_due_yet():
    line = line_of(document("d1", date(2023, 8, 1)), elapsed=date(2023, 8, 2))
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.is_due is False


def test_the_earliest_verified_document_decides_and_the_other_stays_visible():
    line = line_of(document("a", date(2023, 10, 5)), document("b", date(2023, 9, 1)), document("c", date(2023, 9, 2)))
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.deciding == Ref(book="village_document", key="b", version=1)
    assert [ref.key for ref in line.rows] == ["a", "b", "c"]
    assert line.notes == (
        "tanpa bukti",
        "Dokumen nomor a, ditetapkan 5 Oktober 2023; dokumen yang bertanggal lebih awal yang menentukan.",
        "Dokumen nomor c, ditetapkan 2 September 2023; dokumen yang bertanggal lebih awal yang menentukan.",
    )


def test_of_two_documents_of_one_day_the_first_key_decides():
    line = line_of(document("b", date(2023, 9, 1)), document("a", date(2023, 9, 1)))
    assert line.deciding.key == "a"


def test_an_unverified_earlier_document_never_changes_what_a_verified_one_gives():
    line = line_of(document("a", date(2023, 9, 1), state=S), document("b", date(2023, 9, 20)))
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.deciding.key == "b"
    assert line.notes == (
        "tanpa bukti",
        (
            "Dokumen nomor a, ditetapkan 1 September 2023, belum diverifikasi; "
            "tidak mengubah hasil dokumen yang sudah diverifikasi."
        ),
    )


def test_of_unverified_documents_the_earliest_decides():
    line = line_of(document("a", date(2023, 9, 2), state=S), document("b", date(2023, 9, 1), state=S))
    assert line.verdict is Verdict.UNVERIFIED
    assert line.deciding.key == "b"
    assert line.notes == (
        "Dokumen nomor a, ditetapkan 2 September 2023; dokumen yang bertanggal lebih awal yang menentukan.",
    )


def test_a_document_without_its_tested_day_decides_nothing():
    row = replace(document("a", None), submitted_on=date(2023, 9, 1))
    line = line_of(row)
    assert outcome(line) == (Verdict.MISSING, True, False)
    assert line.deciding is None
    assert line.rows == (row.mark.ref,)
    assert line.notes == ("Dokumen nomor a belum bertanggal ditetapkan; tidak menentukan.",)


def test_a_draft_decides_nothing():
    line = line_of(document("a", date(2023, 9, 1), state=D))
    assert outcome(line) == (Verdict.MISSING, True, False)
    assert line.notes == ("Dokumen nomor a masih draf; tidak dihitung.",)


def test_an_annulled_document_decides_nothing_once_a_second_person_verified_it():
    first = document("a", date(2023, 9, 1))
    asked = document("a", date(2023, 9, 1), 2, S, annulled=True, reason="desa lain")
    done = document("a", date(2023, 9, 1), 3, V, annulled=True, reason="desa lain")
    waiting = line_of(first, asked)
    assert outcome(waiting) == (Verdict.ON_TIME, True, True)
    assert waiting.notes[1:] == ("Dokumen nomor a: Pembatalan (versi 2) menunggu verifikasi; versi 1 tetap dipakai.",)
    annulled = line_of(first, asked, done)
    assert outcome(annulled) == (Verdict.MISSING, True, False)
    assert annulled.notes == ("Dokumen nomor a dibatalkan karena salah catat (desa lain); tidak dihitung.",)
    assert [ref.version for ref in annulled.rows] == [1, 2, 3]


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (S, None, "menunggu verifikasi"),
        (R, "salah hari", "dikembalikan (salah hari)"),
        (R, None, "dikembalikan"),
        (D, None, "masih draf"),
    ],
)
def test_while_a_correction_is_pending_the_verified_version_counts(state, reason, words):
    line = line_of(document("a", date(2023, 9, 1)), document("a", date(2023, 10, 9), 2, state, reason=reason))
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.dated == date(2023, 9, 1)
    assert line.notes[1:] == (f"Dokumen nomor a: Perbaikan (versi 2) {words}; versi 1 tetap dipakai.",)


def test_a_verified_correction_to_a_late_day_lowers_the_figure_and_undoing_it_raises_it():
    first, late = document("a", date(2023, 9, 1)), document("a", date(2023, 10, 9), 2)
    assert line_of(first, late).verdict is Verdict.LATE
    assert line_of(first, late, document("a", date(2023, 9, 1), 3)).verdict is Verdict.ON_TIME


def test_a_correction_that_moves_a_document_to_another_obligation_moves_all_its_versions():
    second = village("35.08.10.2002", "Labruk Lor")
    moved = [document("a", date(2023, 9, 1)), document("a", date(2023, 9, 1), 2, village=second.code)]
    first_line, second_line = paper_of(*moved, villages=[VILLAGE, second])
    assert (first_line.verdict, first_line.rows) == (Verdict.MISSING, ())
    assert second_line.verdict is Verdict.ON_TIME
    assert [ref.version for ref in second_line.rows] == [1, 2]


APB_ONLY = indicator("iku-2", 2, "timeliness", replace(TIMELINESS.parameters, documents=("apb_desa",)))


def apb(key, day, **changes):
    return document(key, day, kind="apb_desa", **changes)


def test_within_a_quarter_a_late_document_after_its_end_is_late():
    line = line_of(document("a", date(2023, 10, 2)), quarter=3)
    assert outcome(line) == (Verdict.LATE, True, False)
    assert line.is_due is True


def test_within_a_quarter_a_document_after_its_end_waits_for_the_quarter_it_is_dated_in():
    line = line_of(apb("a", date(2023, 12, 20)), about=APB_ONLY, quarter=3)
    assert outcome(line) == (Verdict.NOT_YET_DUE, True, False)
    assert (line.is_due, line.deciding, line.dated) == (False, None, None)
    assert line.notes == (
        "Dokumen nomor a, ditetapkan 20 Desember 2023, setelah periode; dihitung pada periode yang memuat tanggal itu.",
    )


def test_within_a_quarter_an_early_document_counts_before_its_deadline():
    line = line_of(apb("a", date(2023, 9, 30)), apb("b", date(2023, 10, 1)), about=APB_ONLY, quarter=3)
    assert outcome(line) == (Verdict.ON_TIME, True, True)
    assert line.is_due is False


def test_within_a_quarter_an_unverified_document_is_not_hidden_by_a_verified_later_one():
    rows = apb("a", date(2023, 9, 1), state=S), apb("b", date(2023, 10, 1))
    line = line_of(*rows, about=APB_ONLY, quarter=3)
    assert line.verdict is Verdict.UNVERIFIED
    assert line_of(*rows, about=APB_ONLY).verdict is Verdict.ON_TIME


def test_an_unverified_late_document_of_a_closed_quarter_is_unverified():
    assert line_of(document("a", date(2023, 10, 2), state=S), quarter=3).verdict is Verdict.UNVERIFIED


@pytest.mark.parametrize(("elapsed", "is_due"), [(date(2023, 12, 31), True), (date(2023, 12, 30), False)])
def test_an_obligation_is_due_when_its_day_is_over_and_inside_the_period(elapsed, is_due):
    assert line_of(about=APB_ONLY, elapsed=elapsed).is_due is is_due
    assert line_of(about=APB_ONLY, elapsed=elapsed, quarter=3).is_due is False


KELURAHAN = village("35.08.10.1003", "Citrodiwangsan")


@pytest.mark.parametrize(
    ("changes", "verdict", "reason", "subject"),
    [
        (
            {"village": KELURAHAN.code},
            Verdict.UNMATCHED,
            "Kelurahan Citrodiwangsan tidak wajib menyusun RKP Desa; yang wajib adalah desa dan desa adat.",
            "RKP Desa 2024, Kelurahan Citrodiwangsan",
        ),
        (
            {"village": "35.08.10.2099"},
            Verdict.UNMATCHED,
            "Kode 35.08.10.2099 tidak ada dalam daftar wilayah kantor ini.",
            "RKP Desa 2024, wilayah 35.08.10.2099",
        ),
        (
            {"fiscal_year": 2023},
            Verdict.OUTSIDE_PERIOD,
            "RKP Desa 2023 tidak dinilai pada tahun 2023; yang dinilai RKP Desa 2024.",
            "RKP Desa 2023, Desa Banjarwaru",
        ),
        (
            {"kind": "lppd_desa"},
            Verdict.UNMATCHED,
            "LPPDes tidak dinilai oleh indikator ini.",
            "LPPDes 2024, Desa Banjarwaru",
        ),
        (
            {"kind": "profil_desa"},
            Verdict.UNMATCHED,
            "profil_desa tidak dinilai oleh indikator ini.",
            "profil_desa 2024, Desa Banjarwaru",
        ),
        (
            {"village": "35.08.10.2005"},
            Verdict.UNMATCHED,
            "Desa Baru tidak ada pada hari batas 30 September 2023, sehingga tidak wajib menyusunnya.",
            "RKP Desa 2024, Desa Baru",
        ),
    ],
)
def test_a_document_that_meets_no_obligation_has_its_own_line(changes, verdict, reason, subject):
    villages = [VILLAGE, KELURAHAN, village("35.08.10.2005", "Baru", valid_from=date(2024, 1, 1))]
    proof = evidence("village_document", "a")
    _, line = paper_of(document("a", date(2023, 9, 1), **changes), villages=villages, proofs=[proof])
    assert outcome(line) == (verdict, False, False)
    assert (line.reason, line.subject) == (reason, subject)
    assert (line.id, line.source) == ("village_document/a", "naskah#2")
    assert line.group == subject.partition(",")[0]
    assert line.rows == (line.deciding,) == (Ref(book="village_document", key="a", version=1),)
    assert (line.recorded_by, line.verified_by, line.evidence) == ("staf", "kasi", (proof,))
    assert line.dated == (None if changes.get("kind") == "profil_desa" else date(2023, 9, 1))
    assert (line.is_takeover, line.notes) == (False, ())


def test_a_quarters_line_names_the_quarter():
    _, line = paper_of(document("a", date(2023, 9, 1), fiscal_year=2025), quarter=2)
    assert line.reason == (
        "RKP Desa 2025 tidak dinilai pada triwulan II 2023 (sampai 30 Juni 2023); yang dinilai RKP Desa 2024."
    )


def test_an_unmatched_line_says_what_is_pending_void_or_taken_over():
    rows = (
        document("a", date(2023, 9, 1), fiscal_year=2020, takeover=True),
        document("a", date(2023, 9, 1), 2, S, fiscal_year=2020),
        document("b", None, state=D, kind="profil_desa"),
        document("c", None, annulled=True, kind="profil_desa", reason="ganda"),
    )
    _, first, second, third = paper_of(*rows)
    assert first.is_takeover is True
    assert first.evidence == ()
    assert [ref.version for ref in first.rows] == [1, 2]
    assert first.notes == ("Perbaikan (versi 2) menunggu verifikasi; versi 1 tetap dipakai.",)
    assert second.notes == ("Dokumen nomor b masih draf; tidak dihitung.",)
    assert third.notes == ("Dokumen nomor c dibatalkan karena salah catat (ganda); tidak dihitung.",)


def test_one_kind_of_village_is_named_alone():
    about = indicator("iku-2", 2, "timeliness", replace(RKP_ONLY.parameters, village_kinds=("desa",)))
    row = document("a", date(2023, 9, 1), village=KELURAHAN.code)
    _, line = paper_of(row, about=about, villages=[VILLAGE, KELURAHAN])
    assert line.reason.endswith("yang wajib adalah desa.")


GROUPS = ("RKP Desa 2024", "APBDes 2024", "LPPDes 2022")


def test_the_groups_are_named_as_column_heads_print_them():
    assert timeliness.groups_of(question()) == GROUPS
    by_document = question(year_basis=YearBasis.DOCUMENT)
    assert timeliness.groups_of(by_document) == ("RKP Desa 2023", "APBDes 2023", "LPPDes 2023")


def test_the_year_basis_moves_the_cut_and_the_fiscal_years_asked():
    asked = {"about": TIMELINESS, "year_basis": YearBasis.DOCUMENT}
    handed_in = document("l", date(2024, 3, 31), kind="lppd_desa", fiscal_year=2023)
    *_, lppd, other = paper_of(handed_in, document("r", date(2023, 9, 1)), **asked)
    assert outcome(lppd) == (Verdict.ON_TIME, True, True)
    assert other.reason == "RKP Desa 2024 tidak dinilai pada tahun 2023; yang dinilai RKP Desa 2023."


def test_the_figure_pools_and_the_mean_stands_beside_it():
    villages = [VILLAGE, village("35.08.10.2002", "Labruk Lor", valid_from=date(2023, 10, 1))]
    rows = [document("a", date(2023, 9, 1)), document("b", date(2023, 12, 31), kind="apb_desa")]
    lines = paper_of(*rows, about=TIMELINESS, villages=villages, elapsed=date(2023, 12, 30))
    figure = timeliness.figure(lines, groups=GROUPS)
    assert (figure.method, figure.lines) == ("timeliness", lines)
    assert (figure.share.numerator, figure.share.denominator, figure.share.exact) == (2, 4, Fraction(50))
    assert (figure.due.numerator, figure.due.denominator, figure.due.exact) == (1, 2, Fraction(50))
    assert figure.mean == Fraction(100 + 50 + 0, 3)
    assert figure.exact == Fraction(50)
    assert (figure.obstacle, figure.is_recorded, figure.grade) == (None, False, None)


def test_a_group_with_nothing_to_count_leaves_no_mean():
    villages = [village(valid_from=date(2023, 10, 1))]
    lines = paper_of(about=TIMELINESS, villages=villages)
    figure = timeliness.figure(lines, groups=GROUPS)
    assert figure.share.denominator == 1
    assert figure.exact == 0
    assert figure.mean is None
    assert timeliness.figure(lines, groups=()).mean is None


def test_an_office_without_desa_cannot_be_measured():
    rows = [document("a", date(2023, 9, 1), village=KELURAHAN.code)]
    lines = paper_of(*rows, about=TIMELINESS, villages=[KELURAHAN])
    figure = timeliness.figure(lines, groups=GROUPS)
    assert len(lines) == 1
    assert (figure.share.numerator, figure.share.denominator, figure.share.exact) == (0, 0, None)
    assert (figure.due.exact, figure.mean, figure.exact) == (None, None, None)
    assert figure.obstacle == (
        "Tidak dapat diukur: kantor ini tidak memiliki desa yang wajib menyusun dokumen pada periode ini."
    )


def test_another_method_is_refused():
    with pytest.raises(TypeError):
        timeliness.groups_of(question(replace(TIMELINESS, parameters=None)))


def test_parameters_say_which_documents_are_asked():
    parameters = TimelinessParameters(
        documents=("lppd_desa",), village_kinds=("desa",), year_basis=question().year_basis
    )
    about = indicator("iku-2", 2, "timeliness", parameters)
    lines = paper_of(document("a", date(2023, 3, 31), kind="lppd_desa", fiscal_year=2022), about=about)
    assert only(lines).verdict is Verdict.ON_TIME
    assert only(lines).reason == (
        "Disampaikan 31 Maret 2023, tepat pada hari terakhir (sumber: IKU Contoh 17 Oktober 2023, butir 2.3)."
    )


APB_ONLY = indicator("iku-2", 2, "timeliness", replace(TIMELINESS.parameters, documents=("apb_desa",)))


@pytest.mark.parametrize("day", [date(2023, 12, 1), date(2023, 12, 31), date(2024, 8, 20)])
def test_an_amendment_never_decides(day):
    amendment = document("p", day, kind="apb_desa", amendment=1)
    late = document("a", date(2024, 1, 2), kind="apb_desa")
    assert line_of(late, amendment, about=APB_ONLY).verdict is Verdict.LATE
    alone = line_of(amendment, about=APB_ONLY)
    assert outcome(alone) == (Verdict.MISSING, True, False)
    assert alone.rows == (Ref(book="village_document", key="p", version=1),)
    assert alone.notes == ("Dokumen nomor p adalah perubahan ke-1; dicatat, tidak mengubah putusan.",)


def test_an_annulled_amendment_says_that_it_was_annulled():
    (note,) = line_of(
        document("p", date(2023, 12, 1), kind="apb_desa", amendment=2, annulled=True, reason="salah"), about=APB_ONLY
    ).notes
    assert note == "Dokumen nomor p dibatalkan karena salah catat (salah); tidak dihitung."


def test_the_form_says_that_an_amendment_changes_nothing():
    assert timeliness.amendment_sentence(APB, fiscal_year=2024, amendment=2) == (
        "APBDes 2024 perubahan ke-2: dicatat, tidak mengubah putusan dokumen induk."
    )


EXEMPTION = ExemptionRow(
    key="k",
    version=1,
    village=VILLAGE.code,
    kind="rkp_desa",
    fiscal_year=2024,
    paper="Keputusan 7",
    paper_dated=date(2023, 8, 1),
    reason="Banjir",
    recorded_by="kabupaten",
)


@pytest.mark.parametrize("rows", [(), (document("a", date(2023, 9, 1)),), (document("a", date(2023, 10, 2)),)])
def test_an_exemption_stands_on_the_line_and_changes_nothing(rows):
    with_it, without = line_of(*rows, exemptions=(EXEMPTION,)), line_of(*rows)
    assert with_it.exemption is EXEMPTION
    assert with_it.notes[0] == (
        "Dikecualikan kabupaten dengan Keputusan 7 tanggal 1 Agustus 2023 (Banjir); putusan dan angka tidak berubah."
    )
    assert replace(with_it, exemption=None, notes=with_it.notes[1:]) == without


@pytest.mark.parametrize("changes", [{"village": "35.08.10.2002"}, {"kind": "apb_desa"}, {"fiscal_year": 2025}])
def test_an_exemption_from_something_else_is_not_on_the_line(changes):
    line = line_of(exemptions=(replace(EXEMPTION, **changes),))
    assert (line.exemption, line.notes) == (None, ())
