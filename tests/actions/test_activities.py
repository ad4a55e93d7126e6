"""Recording activities and outputs: what is refused, and with which sentence."""

from datetime import date

import pytest

from cermat.actions import activities, outputs, versions
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, WrongState
from cermat.indicators.rows import Status
from cermat.registers import ledger
from cermat.registers.models import Activity
from tests import cast

KASI = cast.scope("kasi.pemerintahan")


def problems(**changes) -> dict[str, str]:
    with pytest.raises(FaultyEntry) as refused:
        activities.add(by=cast.scope(), entry=cast.activity(**changes))
    return {problem.field: problem.sentence for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"number": " "}, "number", "Nomor kegiatan belum diisi"),
        ({"number": "9" * 101}, "number", "lebih dari 100 huruf"),
        ({"description": "a\0b"}, "description", "tanda yang tidak terbaca"),
        ({"dated": date(2026, 11, 21)}, "dated", "belum terjadi (hari ini 20 November 2026)"),
        ({"kind": "rapat"}, "kind", "“rapat” tidak dikenal; yang diterima: fasilitasi, koordinasi"),
        ({"function": "k"}, "function", "yang diterima: a, b, c, d, e, f, g, h, i, j, di_luar_kewenangan"),
        ({"function": None}, "function", "Fungsi belum diisi"),
        ({"function": None, "is_outside_authority": True}, "reason", "di luar kewenangan belum disertai alasan"),
        ({"is_outside_authority": True, "reason": "bukan"}, "function", "tidak menyebut fungsi"),
        ({"status": Status.CANCELLED}, "reason", "batal belum disertai alasan"),
        ({"other_functions": ("g",)}, "other_functions", "lebih dari sekali"),
        ({"place": "35.08.10.2099"}, "place", "“35.08.10.2099” tidak dikenal di kantor ini; mungkin maksudnya"),
        ({"place": "entah"}, "place", "yang diterima: 35.08.10.1003 Citrodiwangsan"),
        ({"participants": ("hukum",)}, "participants", "“hukum” tidak dikenal; yang diterima: kesejahteraan"),
    ],
)
def test_a_faulty_activity_is_refused_by_field(office, changes, field, words):
    assert words in problems(**changes)[field]
    assert not Activity.objects.exists()


def test_every_problem_is_named_at_once(office):
    assert set(problems(number="", kind="", function="z")) == {"number", "kind", "function"}


def test_an_unknown_unit_is_refused_by_name(office):
    with pytest.raises(FaultyEntry, match="Unit “hukum” tidak dikenal"):
        activities.add(by=cast.console(), entry=cast.activity(unit="hukum"))


def test_a_planned_activity_may_lie_in_the_future(office):
    assert cast.recorded_activity(dated=date(2027, 1, 5), status=Status.PLANNED)


def test_the_same_number_is_refused_twice_and_after_annulment_points_to_the_history(office):
    key = cast.recorded_activity()
    with pytest.raises(AlreadyThere, match=r"sudah tercatat \(diajukan\); perbaiki yang sudah ada"):
        cast.recorded_activity()
    activities.annul(by=cast.scope(), key=key, version=1, reason="salah")
    activities.verify(by=KASI, key=key, version=2)
    with pytest.raises(AlreadyThere, match="pulihkan dari riwayatnya"):
        cast.recorded_activity()


def test_a_corrected_away_number_is_free_again_under_another_key(office):
    first = cast.recorded_activity()
    activities.correct(by=cast.scope(), key=first, version=1, entry=cast.activity(number="006"), reason="nomor")
    second = cast.recorded_activity()
    assert second == f"{first}-2"
    with pytest.raises(AlreadyThere):
        activities.correct(by=cast.scope(), key=second, version=1, entry=cast.activity(number="006"), reason="nomor")


def test_a_unit_records_its_own_activities_alone(office):
    with pytest.raises(NotPermitted, match="hanya untuk unitnya sendiri"):
        activities.add(by=cast.scope("staf.pelayanan"), entry=cast.activity())
    key = cast.recorded_activity()
    with pytest.raises(NotPermitted):
        activities.correct(by=cast.scope(), key=key, version=1, entry=cast.activity(unit="pelayanan"), reason="pindah")


def test_the_grounds_of_a_cancelled_activity_survive_correction_return_and_restoring(office):
    cancelled = {"status": Status.CANCELLED, "reason": "Hujan — dan banjir"}
    key = cast.recorded_activity(**cancelled)
    entry = cast.activity(description="Lain", **cancelled)
    activities.correct(by=cast.scope(), key=key, version=1, entry=entry, reason="uraian")
    activities.send_back(by=KASI, key=key, version=2, remark="Jelaskan")
    activities.submit(by=cast.scope(), key=key, version=3)
    activities.restore(by=cast.scope(), key=key, version=4, to_version=1, reason="semula")
    said = list(Activity.objects.order_by("version").values_list("grounds", "reason"))
    reasons = [None, "perbaikan: uraian", "Jelaskan", "perbaikan: uraian", "pemulihan versi 1: semula"]
    assert said == [("Hujan — dan banjir", reason) for reason in reasons]


def test_grounds_written_before_they_had_a_column_are_carried_into_it(office):
    key = cast.recorded_activity()
    with ledger.act(office=cast.OFFICE, by="lama", verb="mencatat kegiatan", summary="baris lama") as act:
        former = Activity.objects.get(key=key)
        old = versions.next_version(former, status="batal", function="g")
        old.state, old.reason = "diajukan", "Hujan — dan banjir — perbaikan: uraian"
        act.add(old)
    activities.send_back(by=KASI, key=key, version=2, remark="Jelaskan")
    assert Activity.objects.get(key=key, version=3).grounds == "Hujan — dan banjir"
    assert Activity.objects.get(key=key, version=2).grounds is None


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": "surat"}, "kind", "Jenis keluaran “surat” tidak dikenal; yang diterima: berita_acara"),
        ({"title": ""}, "title", "Judul keluaran belum diisi"),
        ({"dated": date(2026, 12, 1)}, "dated", "belum terjadi"),
        ({"dated": date(2023, 3, 13)}, "dated", "13 Maret 2023, sebelum kegiatannya 14 Maret 2023"),
    ],
)
def test_a_faulty_output_is_refused_by_field(office, changes, field, words):
    key = cast.recorded_activity()
    with pytest.raises(FaultyEntry) as refused:
        cast.recorded_output(key, **changes)
    assert words in {problem.field: problem.sentence for problem in refused.value.problems}[field]


@pytest.mark.parametrize("kind", ["undangan", "surat_tugas"])
def test_an_invitation_may_precede_its_activity(office, kind):
    assert cast.recorded_output(cast.recorded_activity(), kind=kind, dated=date(2023, 3, 1))


def test_a_planned_activity_has_no_output_but_an_invitation(office):
    key = cast.recorded_activity(status=Status.PLANNED, dated=date(2026, 12, 1))
    assert cast.recorded_output(key, kind="undangan", dated=date(2026, 11, 19))
    with pytest.raises(FaultyEntry, match="masih rencana"):
        cast.recorded_output(key, dated=date(2026, 11, 19))


def test_the_same_output_is_refused_twice(office):
    key = cast.recorded_activity()
    cast.recorded_output(key)
    with pytest.raises(AlreadyThere, match="Keluaran “Berita acara kesepakatan” sudah tercatat"):
        cast.recorded_output(key)


def test_an_annulled_activity_gets_no_output(office):
    key = cast.recorded_activity()
    activities.annul(by=cast.scope(), key=key, version=1, reason="salah")
    activities.verify(by=KASI, key=key, version=2)
    with pytest.raises(WrongState, match="pulihkan kegiatannya"):
        cast.recorded_output(key)


def test_an_activity_is_not_moved_behind_its_outputs(office):
    key = cast.recorded_activity()
    output = cast.recorded_output(key)
    moved = cast.activity(dated=date(2023, 4, 1))
    with pytest.raises(FaultyEntry, match="Keluaran “Berita acara kesepakatan” sudah tercatat: Keluaran bertanggal"):
        activities.correct(by=cast.scope(), key=key, version=1, entry=moved, reason="tanggal")
    outputs.annul(by=cast.scope(), key=output, version=1, reason="salah")
    outputs.verify(by=KASI, key=output, version=2)
    assert activities.correct(by=cast.scope(), key=key, version=1, entry=moved, reason="tanggal") == 2
