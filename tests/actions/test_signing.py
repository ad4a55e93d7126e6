"""What a paper of a measurement carries for those who sign: the day of approval, who signs, the minutes, the sheet."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import measurements, officials, papers, prints
from cermat.actions.errors import WrongState
from cermat.actions.issuing import Wanted
from cermat.actions.officials import OfficialEntry
from cermat.actions.prints import Asked
from cermat.documents.content import KeyValues, Paper, PaperSize, Paragraph, SignatureBlock
from cermat.registers import clock, selectors
from cermat.registers.models import FrozenMeasurement, User
from tests import cast
from tests.documents.reading import row_words, tables
from tests.evidence import make

WIB = ZoneInfo("Asia/Jakarta")
PLANNER, SECRETARY, CAMAT, HEAD = (cast.scope(each) for each in ("perencana", "sekretaris", "camat", "kasi.pelayanan"))
# Half past midnight, when it is still the day before in Greenwich.
FROZEN, APPROVED = datetime(2026, 11, 20, 9, tzinfo=WIB), datetime(2026, 11, 25, 0, 30, tzinfo=WIB)


@pytest.fixture
def reviewed(office: str) -> str:
    """Freeze the first quarter of 2023 on 20 November 2026 and have it reviewed; the Camat changes on the 24th."""
    cast.add_people_of_the_office()
    cast.recorded_activity()
    for name, first, last in (
        ("CAMAT LAMA", date(2020, 1, 2), date(2026, 11, 24)),
        ("CAMAT BARU", date(2026, 11, 25), None),
    ):
        acting = "Plt." if last is None else None
        entry = OfficialEntry(position="Camat", name=name, valid_from=first, valid_to=last, acting=acting)
        officials.add(by=cast.scope("admin"), entry=entry)
    with clock.fixed(FROZEN):
        key = measurements.freeze(by=PLANNER, year=2023, quarter=1)
        measurements.submit(by=PLANNER, key=key, version=1)
        measurements.review(by=SECRETARY, key=key, version=2)
    return key


def composed(key: str, report: str = "pengukuran") -> Paper:
    return papers.compose(PLANNER, selectors.edition_history(PLANNER, key)[-1], Wanted(report=report))


def signers(paper: Paper) -> list[SignatureBlock]:
    blocks = [block for block in paper.blocks if isinstance(block, SignatureBlock)]
    return [each for block in blocks for each in (block.beside, block) if each]


def header(paper: Paper) -> dict[str, str]:
    rows = (row for block in paper.blocks if isinstance(block, KeyValues) for row in block.rows)
    return {row.label: row.value.text for row in rows if isinstance(row.value, Paragraph)}


@pytest.mark.parametrize("report", ["pengukuran", "berita-acara"])
def test_a_paper_carries_the_local_day_of_its_approval_and_who_is_camat_that_day(reviewed, report):
    (*_, signed) = signers(composed(reviewed, report))
    assert (signed.place_and_day, signed.name) == ("Lumajang, 20 November 2026", "CAMAT LAMA")
    assert header(composed(reviewed, report))["Disetujui"] == "belum; naskah ini konsep"
    with clock.fixed(APPROVED):
        measurements.approve(by=CAMAT, key=reviewed, version=3)
    paper = composed(reviewed, report)
    (*_, signed) = signers(paper)
    assert (signed.place_and_day, signed.name) == ("Lumajang, 25 November 2026", "CAMAT BARU")
    assert signed.office == "Plt. CAMAT LUMAJANG"
    assert paper.dated == date(2026, 11, 25)


def test_a_paper_approved_by_a_sheet_carries_the_day_of_the_sheet(reviewed):
    sheet = {"paper": "Lembar 700/1", "dated": date(2026, 11, 23), "name": "l.jpg", "pieces": [make.jpeg()]}
    with clock.fixed(APPROVED):
        measurements.record_approval(by=HEAD, key=reviewed, version=3, **sheet)
    (signed,) = signers(composed(reviewed))
    assert (signed.place_and_day, signed.name) == ("Lumajang, 23 November 2026", "CAMAT LAMA")
    rows = [row_words(row) for row in tables(composed(reviewed, "berita-acara"))[0].rows]
    assert rows[-1] == [
        "Menyetujui dengan Lembar 700/1 tanggal 23 November 2026",
        *("CAMAT LAMA", "Camat", "Senin, 23 November 2026"),
    ]


def test_a_camat_entered_or_corrected_after_the_approval_signs_what_is_issued_next(reviewed):
    new, old = (
        next(each for each in selectors.officials(PLANNER) if each.name == name)
        for name in ("CAMAT BARU", "CAMAT LAMA")
    )
    admin = cast.scope("admin")
    late = OfficialEntry(position="Camat", name="CAMAT SALAH TULIS", valid_from=date(2027, 1, 1))
    officials.change(
        by=admin,
        key=old.ref.key,
        version=1,
        entry=replace(late, valid_from=date(2019, 1, 1), valid_to=date(2019, 1, 2)),
        reason="uji",
    )
    officials.change(by=admin, key=new.ref.key, version=1, entry=late, reason="uji")
    issued = {"by": PLANNER, "measurement": reviewed, "wanted": Wanted(report="pengukuran")}
    with clock.fixed(APPROVED):
        measurements.approve(by=CAMAT, key=reviewed, version=3)
        with pytest.raises(WrongState, match="Tabel pejabat belum diisi"):
            papers.issue(number="1", **issued)
    with clock.fixed(APPROVED + timedelta(hours=1)):
        entered = replace(late, valid_from=date(2020, 1, 2))
        officials.change(by=admin, key=new.ref.key, version=2, entry=entered, reason="Terlewat dicatat")
        first = papers.issue(number="1", **issued)
    with clock.fixed(APPROVED + timedelta(hours=2)):
        right = replace(entered, name="CAMAT BENAR")
        officials.change(by=admin, key=new.ref.key, version=3, entry=right, reason="Salah tulis")
        second = papers.issue(number="2", reason="Nama penanda tangan keliru", **issued)
    said = [selectors.issued_content(PLANNER, each) for each in (first, second)]
    assert ["CAMAT SALAH TULIS" in each for each in said] == [True, False]
    assert ["CAMAT BENAR" in each for each in said] == [False, True]
    assert not list(papers.rebuild_faults(PLANNER))


def test_books_asked_after_midnight_carry_the_local_day_through_every_door(reviewed):
    """Pages and command line print by the same function."""
    with clock.fixed(APPROVED):
        paper = prints.compose(PLANNER, Asked(report="pengukuran", year=2023, quarter=2, size=PaperSize.A4))
    (signed,) = signers(paper)
    assert (signed.place_and_day, signed.name) == ("Lumajang, 25 November 2026", "CAMAT BARU")


@pytest.fixture
def named(reviewed: str) -> str:
    """Record who is the Perencana and the Sekretaris on 20 November 2026, and who was before."""
    for position, name, first, last in (
        ("Perencana", "PERENCANA CONTOH", date(2020, 1, 2), None),
        ("Sekretaris Camat", "SEKRETARIS LAMA", date(2020, 1, 2), date(2026, 11, 19)),
        ("Sekretaris Camat", "SEKRETARIS CONTOH", date(2026, 11, 20), None),
    ):
        entry = OfficialEntry(
            position=position, name=name, valid_from=first, valid_to=last, rank="Penata", nip="197012181991011002"
        )
        officials.add(by=cast.scope("admin"), entry=entry)
    return reviewed


def test_the_minutes_name_the_three_with_their_acts_and_days_and_leave_room_to_sign(named):
    reviewed = named
    draft = composed(reviewed, "berita-acara")
    assert header(draft)["Nomor"].strip(".") == ""
    assert [row_words(row)[1:] for row in tables(draft)[0].rows] == [
        ["PERENCANA CONTOH", "perencana (uji)", "Jumat, 20 November 2026"],
        ["SEKRETARIS CONTOH", "Sekretaris Camat", "Jumat, 20 November 2026"],
        ["belum", "Camat", "belum"],
    ]
    with clock.fixed(APPROVED):
        measurements.approve(by=CAMAT, key=reviewed, version=3)
    minutes = composed(reviewed, "berita-acara")
    rows = [row_words(row) for row in tables(minutes)[0].rows]
    assert [row[0] for row in rows] == ["Menyiapkan", "Mereviu", "Menyetujui"]
    assert rows[-1][1:] == ["CAMAT BARU", "Camat", "Rabu, 25 November 2026"]
    assert [each.name for each in signers(minutes)] == ["PERENCANA CONTOH", "SEKRETARIS CONTOH", "CAMAT BARU"]
    assert signers(minutes)[1].details == ("Penata", "NIP 19701218 199101 1 002")
    assert [each.place_and_day for each in signers(minutes)][:2] == ["Yang menyiapkan,", "Yang mereviu,"]
    opening = next(block.text for block in minutes.blocks if isinstance(block, Paragraph))
    assert opening.startswith("Pada hari ini, Rabu, 25 November 2026, kami yang bertanda tangan")


def test_a_login_is_no_name_and_minutes_without_names_are_not_issued(reviewed):
    with clock.fixed(APPROVED):
        measurements.approve(by=CAMAT, key=reviewed, version=3)
        minutes = composed(reviewed, "berita-acara")
        assert [row_words(row)[1] for row in tables(minutes)[0].rows] == ["(belum dicatat)"] * 2 + ["CAMAT BARU"]
        assert "sekretaris" not in [each.name for each in signers(minutes)]
        with pytest.raises(WrongState) as refused:
            papers.issue(by=PLANNER, measurement=reviewed, wanted=Wanted(report="berita-acara"), number="700/9")
    for words in (
        "Nama yang menyiapkan belum tercatat; catat sebagai Perencana pada daftar Pejabat",
        "Nama yang mereviu belum tercatat; catat sebagai Sekretaris Camat pada daftar Pejabat, berlaku pada 20",
    ):
        assert words in str(refused.value)
    assert not selectors.issued_papers(PLANNER)


def test_an_account_with_a_name_signs_by_it_where_the_table_names_nobody_else(reviewed):
    User.objects.filter(username="perencana").update(first_name="Budi, S.E.")
    User.objects.filter(username="sekretaris").update(first_name="Sari")
    assert [each.name for each in signers(composed(reviewed, "berita-acara"))][:2] == ["Budi, S.E.", "Sari"]
    for position, name in (("Perencana", "PERENCANA LAIN"), ("Sekretaris Camat", "Dra. Sari")):
        entry = OfficialEntry(position=position, name=name, valid_from=date(2020, 1, 2))
        officials.add(by=cast.scope("admin"), entry=entry)
    assert [each.name for each in signers(composed(reviewed, "berita-acara"))][:2] == ["Budi, S.E.", "Dra. Sari"]


def test_a_number_of_issue_takes_the_place_of_the_line_for_it(named):
    reviewed = named
    with clock.fixed(APPROVED):
        measurements.approve(by=CAMAT, key=reviewed, version=3)
        code = papers.issue(by=PLANNER, measurement=reviewed, wanted=Wanted(report="berita-acara"), number="700/9")
    content = selectors.issued_content(PLANNER, code)
    assert content.count('"label":"Nomor"') == 1
    assert "700/9" in content


def test_the_approval_sheet_is_of_what_was_reviewed_and_calls_itself_no_concept(reviewed):
    with clock.fixed(APPROVED):
        sheet = composed(reviewed, "lembar-persetujuan")
    said = header(sheet)
    assert "Disetujui" not in said
    assert said["Sidik isi (SHA-256)"] == selectors.snapshot_sha256(PLANNER, reviewed)
    assert said["Nomor"].strip(".") == ""
    assert "konsep" not in str(sheet)
    (signed,) = signers(sheet)
    assert (signed.office, signed.name) == ("Plt. CAMAT LUMAJANG", "CAMAT BARU")
    assert signed.place_and_day.startswith("Lumajang, ....")
    results = next(table for table in tables(sheet) if table.name == "Hasil")
    assert results == next(table for table in tables(composed(reviewed, "berita-acara")) if table.name == "Hasil")
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    with pytest.raises(WrongState, match="disetujui; lembar persetujuan dicetak setelah direviu dan sebelum disetujui"):
        composed(reviewed, "lembar-persetujuan")


def test_the_minutes_and_the_sheet_of_a_period_are_asked_for_without_its_key(reviewed):
    def asked(report: str, quarter: int = 1) -> Paper:
        return prints.compose(PLANNER, Asked(report=report, year=2023, quarter=quarter, size=PaperSize.A4))

    assert asked("lembar-persetujuan") == composed(reviewed, "lembar-persetujuan")
    assert asked("berita-acara") == composed(reviewed, "berita-acara")
    with pytest.raises(WrongState, match="belum dibekukan"):
        asked("berita-acara", quarter=2)
    measurements.approve(by=CAMAT, key=reviewed, version=3)
    measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Dikoreksi")
    assert FrozenMeasurement.objects.filter(key="2023-tw1-2").exists()
    assert asked("berita-acara") == composed(reviewed, "berita-acara"), "the approved edition, not the draft"
    with pytest.raises(WrongState, match="draf; lembar persetujuan dicetak setelah direviu"):
        asked("lembar-persetujuan")
