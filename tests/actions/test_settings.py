"""The dated settings of an office: recorded from their paper, in force once a second person verified them."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.actions import measurements, settings
from cermat.actions.entries import SettingEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted
from cermat.indicators.rows import SettingKind
from cermat.registers import measuring, selectors
from tests import cast

PLANNER, CHECKER = cast.scope("perencana"), cast.scope("camat")
CAP = SettingEntry(
    kind=SettingKind.CAP,
    value="120",
    valid_from=date(2023, 1, 1),
    paper="Peraturan Bupati tentang SAKIP",
    paper_number="12",
    paper_dated=date(2022, 12, 1),
)
SCALE = replace(CAP, kind=SettingKind.SCALE, value="tiga_tingkat")
CLOSING = replace(CAP, kind=SettingKind.CLOSING, value="10")


def in_force():
    return measuring.measure(PLANNER, year=2023).settings


def test_is_in_force_once_another_person_verified_it(office):
    key = settings.add(by=PLANNER, entry=CAP)
    assert in_force().cap is None
    settings.verify(by=CHECKER, key=key, version=1)
    found = in_force().cap
    assert (found.value, found.paper_number, found.mark.verified_by) == ("120", "12", "camat")


def test_what_was_known_before_its_verification_is_measured_without_it(office):
    key = settings.add(by=PLANNER, entry=CAP)
    known = selectors.settled_now(PLANNER)
    settings.verify(by=CHECKER, key=key, version=1)
    assert measuring.measure(PLANNER, year=2023, as_of=known).settings.cap is None
    assert in_force().cap is not None


def test_what_was_frozen_keeps_its_settings(office):
    first = settings.add(by=PLANNER, entry=SCALE)
    settings.verify(by=CHECKER, key=first, version=1)
    key = measurements.freeze(by=PLANNER, year=2023)
    frozen, sha256 = selectors.snapshot(PLANNER, key), selectors.snapshot_sha256(PLANNER, key)
    later = settings.add(by=PLANNER, entry=replace(SCALE, value="permendagri_86_2017", valid_from=date(2023, 2, 1)))
    settings.verify(by=CHECKER, key=later, version=1)
    settings.annul(by=PLANNER, key=first, version=2, reason="salah naskah")
    settings.verify(by=CHECKER, key=first, version=3)
    assert in_force().scale.value == "permendagri_86_2017"
    assert selectors.snapshot(PLANNER, key) == frozen
    assert selectors.snapshot_sha256(PLANNER, key) == sha256
    assert frozen.settings.scale.value == "tiga_tingkat"


@pytest.mark.parametrize("username", ["staf", "kasi.pemerintahan", "sekretaris", "camat", "admin", "kabupaten"])
def test_only_the_planner_records(office, username):
    with pytest.raises(NotPermitted, match="mencatat setelan"):
        settings.add(by=cast.scope(username), entry=CAP)


@pytest.mark.parametrize(
    ("entry", "field", "sentence"),
    [
        (replace(SCALE, value="ipp"), "value", "Skala “ipp” tidak dikenal; pilih salah satu dari: Skala Permendagri"),
        (replace(SCALE, value=""), "value", "Skala “” tidak dikenal"),
        (replace(SCALE, valid_from=date(2013, 12, 31)), "valid_from", "Skala 85/70/50 baru ada sejak 1 Januari 2014"),
        (replace(CAP, value="99.99"), "value", "Batas capaian 99.99% tidak masuk akal; isi 100 sampai 1000"),
        (replace(CAP, value="1000.01"), "value", "tidak masuk akal"),
        (replace(CAP, value="NaN"), "value", "tidak masuk akal"),
        (replace(CAP, value="seratus"), "value", "tidak masuk akal"),
        (replace(CLOSING, value="-1"), "value", "“-1” bukan jumlah hari yang masuk akal; isi bilangan bulat 0 sampai"),
        (replace(CLOSING, value="32"), "value", "bukan jumlah hari"),
        (replace(CLOSING, value="²"), "value", "bukan jumlah hari"),
        (replace(CAP, valid_from=date(1999, 12, 31)), "valid_from", "31 Desember 1999 tidak masuk akal"),
        (replace(CAP, paper=" "), "paper", "Naskah yang menetapkan setelan belum diisi"),
        (replace(CAP, paper_number=""), "paper_number", "Nomor naskah belum diisi"),
        (replace(CAP, paper_dated=date(2090, 1, 1)), "paper_dated", "belum terjadi"),
    ],
)
def test_names_what_is_wrong_and_records_nothing(office, entry, field, sentence):
    with pytest.raises(FaultyEntry) as refused:
        settings.add(by=PLANNER, entry=entry)
    (problem,) = refused.value.problems
    assert (problem.field, sentence in problem.sentence) == (field, True)
    assert selectors.settings(PLANNER) == ()


@pytest.mark.parametrize(
    "entry",
    [
        *(replace(CAP, value=value) for value in ("", "100", "1000")),
        *(replace(CLOSING, value=value) for value in ("", "0", "31")),
        replace(SCALE, valid_from=date(2014, 1, 1)),
        replace(CAP, paper_number=None),
    ],
)
def test_takes_what_is_right_to_the_bounds(office, entry):
    settings.add(by=PLANNER, entry=entry)
    (row,) = selectors.settings(PLANNER)
    assert (row.value, row.valid_from, row.paper_number) == (entry.value, entry.valid_from, entry.paper_number)


def test_a_day_has_one_setting_of_a_kind(office):
    settings.add(by=PLANNER, entry=CAP)
    with pytest.raises(AlreadyThere, match=r"Batas capaian: dibatasi 120,00%, berlaku sejak 1 Januari 2023 sudah"):
        settings.add(by=PLANNER, entry=replace(CAP, value="110"))
    settings.add(by=PLANNER, entry=replace(CAP, valid_from=date(2023, 1, 2)))
    settings.add(by=PLANNER, entry=CLOSING)
    assert len(selectors.settings(PLANNER)) == 3
