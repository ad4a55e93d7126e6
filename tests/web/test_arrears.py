"""What offices beside one another are behind with: the same as each says of itself, whatever their number."""

import contextlib
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cermat.actions import exemptions, monthly_closings, users, village_documents
from cermat.actions.entries import ExemptionEntry
from cermat.indicators.figures import Period, Verdict
from cermat.registers import ledger, measuring, memory, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import Unit
from cermat.registers.selectors import heads, supervision
from tests import cast
from tests.many_offices import TEKUNG, copy_office
from tests.web.conftest import Keys, SignedIn
from tests.web.pressing import Person
from tests.web.test_regions import WANTED, over_two  # noqa: F401 (a fixture)

pytestmark = pytest.mark.usefixtures("over_two")
# A page of ours asks some ten about the person and what waits; this one ten more, and one a book in which rows wait.
MOST_QUESTIONS = 30
OTHER_REGENCY, OTHER_PROVINCE = "35.07.01", "33.01.01"


def text(page: bytes) -> str:
    """Return a page's words."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.decode()).split())


def own_lines(office: str, verdict: Verdict, *, quarter: int | None = None) -> int:
    """Return how many lines of an office's own working paper came to a verdict."""
    measured = measuring.measure(cast.console(office), year=2023, quarter=quarter)
    return sum(line.verdict is verdict for each in measured.measurements for line in each.figure.lines)


def own_months(office: str) -> int:
    """Return how many months an office's own measurement says are not closed."""
    return len(measuring.measure(cast.console(office), year=2023).unclosed)


@pytest.mark.parametrize("quarter", [None, 1, 3])
def test_late_villages_are_those_of_each_offices_working_paper(signed_in: SignedIn, quarter: int | None) -> None:
    late = cast.recorded_document(village=cast.DENOK, kind="apb_desa", number="9", enacted_on=date(2024, 1, 2))
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=late, version=1)
    page = text(signed_in("kabupaten").get(f"{WANTED}&triwulan={quarter or ''}").content)
    missing, too_late = (
        sum(own_lines(office, verdict, quarter=quarter) for office in (cast.OFFICE, TEKUNG))
        for verdict in (Verdict.MISSING, Verdict.LATE)
    )
    assert f"{missing} dokumen belum disusun padahal batasnya sudah lewat, {too_late} disusun terlambat" in page
    assert too_late == (0 if quarter else 1)
    assert ("APBDes 2024, batas 31 Desember 2023, terlambat: Desa Denok (2 Januari 2024)." in page) is (quarter is None)
    assert "LPPDes 2022, batas 31 Maret 2023, belum disusun: Desa Banjarwaru, Desa Labruk Lor, Desa Denok" in page


def test_an_exemption_stands_beside_the_village(signed_in: SignedIn) -> None:
    entry = ExemptionEntry(
        village=cast.BLUKON,
        kind="apb_desa",
        fiscal_year=2024,
        paper="Keputusan Bupati 1/2024",
        paper_dated=date(2024, 1, 5),
        reason="banjir",
    )
    exemptions.decide(by=cast.scope("kabupaten"), entry=entry)
    assert "Desa Blukon (dikecualikan)" in text(signed_in("kabupaten").get(WANTED).content)


def test_months_are_those_each_office_has_not_closed(signed_in: SignedIn) -> None:
    def said() -> str:
        return f"{own_months(cast.OFFICE) + own_months(TEKUNG)} buku bulanan unit belum ditutup, di 2 kantor."

    kabupaten, before = signed_in("kabupaten"), said()
    assert before in text(kabupaten.get(WANTED).content)
    monthly_closings.close(by=cast.scope("staf.pelayanan"), unit="pelayanan", year=2023, month=2, is_nil=True)
    assert said() != before
    assert said() in text(kabupaten.get(WANTED).content)


def test_what_waits_to_be_checked_is_told_by_unit_and_opens_at_the_oldest(signed_in: SignedIn, keys: Keys) -> None:
    kabupaten = signed_in("kabupaten")
    scope, office = cast.scope("kasi.pemerintahan"), cast.console()
    waiting = [each for each in selectors.inbox(scope) if each.why.name in ("CHECK", "SUBSTITUTE")]
    kabupaten_scope = cast.scope("kabupaten")
    by_office = selectors.unchecked_over(kabupaten_scope, selectors.supervised(kabupaten_scope))
    assert set(by_office) == {office.office}
    found = by_office[office.office]
    assert sum(each.rows for each in found) == len(waiting)
    oldest = min(found, key=lambda each: each.since)
    assert oldest.shown_by == (waiting[0].ref.book, waiting[0].ref.key)
    page = kabupaten.get(WANTED).content
    assert "Seksi Pemerintahan: 1 bukti, 1 dokumen, sejak" in text(page)
    sent = {"ke": f"/baris/dokumen-desa/{oldest.shown_by[1]}/"}
    assert f'value="{sent["ke"]}"' in page.decode()
    opened = kabupaten.post(f"/wilayah/{cast.OFFICE}/buka/", sent)
    assert (opened.status_code, opened["Location"]) == (302, sent["ke"])
    assert kabupaten.get(opened["Location"]).status_code == 200


def test_evidence_that_waits_longest_opens_at_what_it_is_evidence_of(signed_in: SignedIn, keys: Keys) -> None:
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=keys.waiting, version=1)
    kabupaten = Person(signed_in("kabupaten"))
    assert "Seksi Pemerintahan: 1 bukti, sejak" in text(kabupaten.sees(WANTED).encode())
    opened = kabupaten.press(WANTED, "Buka yang terlama")
    assert "Salinan Perdes" in opened
    assert "8 Tahun 2023" in opened


@pytest.mark.parametrize("elsewhere", ["https://jahat.test/", "//jahat.test/", "/\\jahat.test", "/tidak-ada/", "x"])
def test_an_office_opens_no_address_but_ours(signed_in: SignedIn, elsewhere: str) -> None:
    opened = signed_in("kabupaten").post(f"/wilayah/{TEKUNG}/buka/", {"ke": elsewhere})
    assert (opened.status_code, opened["Location"]) == (302, "/")


def questions(kabupaten: Client, address: str = WANTED) -> int:
    """Return how many questions a page asks the database, of books that nobody looked over before."""
    kabupaten.get(address)
    heads.forget()
    with CaptureQueriesContext(connection) as queries:
        assert kabupaten.get(address).status_code == 200
    return len(queries)


def test_more_offices_are_no_more_questions(signed_in: SignedIn) -> None:
    def asked() -> int:
        return questions(signed_in("kabupaten"))

    two = asked()
    assert two <= MOST_QUESTIONS
    for number in range(11, 16):
        copy_office(f"35.08.{number}")
    assert "Wilayah: 7 kantor" in text(signed_in("kabupaten").get(WANTED).content)
    assert asked() == two


# What the page reads of every row of the books it looks over, and of no other question.
OVER_BOOKS = (
    'FROM "registers_village" ',
    'FROM "registers_unit" ',
    'FROM "registers_monthlyclosing" ',
    'FROM "registers_exemption" ',
    '"registers_villagedocument"."enacted_on"',
)


def test_books_that_did_not_move_on_are_not_read_again(signed_in: SignedIn) -> None:
    kabupaten, denok = signed_in("kabupaten"), "terlambat: Desa Denok (2 Januari 2024)"

    def offices_read(*, is_late: bool) -> dict[str, set[str]]:
        """Return of which offices a page reads rows, by book."""
        with CaptureQueriesContext(connection) as queries:
            page = kabupaten.get(WANTED)
        assert (denok in text(page.content)) is is_late
        asked = {book: [each["sql"] for each in queries if book in each["sql"]] for book in OVER_BOOKS}
        return {
            book: {code for code in (cast.OFFICE, TEKUNG) if any(code in each for each in found)}
            for book, found in asked.items()
        }

    def each_of(*offices: str) -> dict[str, set[str]]:
        return {book: {*offices} for book in OVER_BOOKS}

    heads.forget()
    assert offices_read(is_late=False) == each_of(cast.OFFICE, TEKUNG)
    assert offices_read(is_late=False) == each_of()
    late = cast.recorded_document(village=cast.DENOK, kind="apb_desa", number="9", enacted_on=date(2024, 1, 2))
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=late, version=1)
    assert offices_read(is_late=True) == each_of(cast.OFFICE)
    assert offices_read(is_late=True) == each_of()


def test_another_year_is_another_question(signed_in: SignedIn) -> None:
    kabupaten = signed_in("kabupaten")
    monthly_closings.close(by=cast.scope("staf.pelayanan"), unit="pelayanan", year=2023, month=2, is_nil=True)

    def page(year: int) -> str:
        return text(kabupaten.get(f"/wilayah/?tahun={year}").content)

    def anew(year: int) -> str:
        heads.forget()
        return page(year)

    # Of 2024 nothing is recorded: where its rows were taken for those of 2023, some would be missed.
    heads.forget()
    remembered = [page(year) for year in (2024, 2023, 2024)]
    assert remembered == [anew(year) for year in (2024, 2023, 2024)]


@pytest.mark.parametrize("many", [1, 3, 20])
def test_no_more_than_so_many_answers_are_kept(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(heads, "MOST", 5)
    heads.forget()
    for number in range(4):
        answers = {("soal", number, place): ("kepala", ("baris",)) for place in range(many)}
        heads._remember(answers)
        assert 0 < len(heads._known) <= 5
        assert heads._recall(("soal", number, 0), "kepala") == ("baris",)
        assert heads._recall(("soal", number, 0), "lain") is None
    heads.forget()


def test_within_an_act_what_it_writes_is_seen_and_not_remembered() -> None:
    scope = cast.scope("kabupaten")
    offices = [each for each in selectors.supervised(scope) if each.code == cast.OFFICE]

    def units() -> int:
        return len(selectors.units_over(scope, offices)[cast.OFFICE])

    with memory.one_reading():
        before = units()
    with contextlib.suppress(NotFound), memory.one_reading():
        assert units() == before
        with ledger.act(office=cast.OFFICE, by="konsol:uji", verb="uji", summary="uji") as act:
            act.add(Unit(key="baru", version=1, name="Seksi Baru"))
            assert units() == before + 1
            with ledger.act(office=TEKUNG, by="konsol:uji", verb="uji", summary="uji"):
                assert units() == before + 1, "under a head that does not seal it yet"
            raise NotFound
    with memory.one_reading():
        assert units() == before


def test_more_offices_of_the_country_are_no_more_questions(signed_in: SignedIn) -> None:
    copy_office(OTHER_PROVINCE, regency="Kabupaten Cilacap")
    three = questions(signed_in("kabupaten"))
    assert three <= MOST_QUESTIONS
    for number in range(2, 8):
        copy_office(f"33.0{number}.01", regency=f"Kabupaten {number}")
    assert "Wilayah: 9 kantor" in text(signed_in("kabupaten").get(WANTED).content)
    assert questions(signed_in("kabupaten")) == three


@pytest.mark.parametrize("quarter", [None, 1, 3])
def test_above_a_kabupaten_stand_the_sums_of_what_it_lists(signed_in: SignedIn, quarter: int | None) -> None:
    late = cast.recorded_document(village=cast.DENOK, kind="apb_desa", number="9", enacted_on=date(2024, 1, 2))
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=late, version=1)
    monthly_closings.close(by=cast.scope("staf.pelayanan"), unit="pelayanan", year=2023, month=2, is_nil=True)
    copy_office(OTHER_PROVINCE, regency="Kabupaten Cilacap")
    kabupaten, address = signed_in("kabupaten"), f"{WANTED}&triwulan={quarter or ''}"
    listed = text(kabupaten.get(f"{address}&di=35").content)
    asked = ("([0-9]+) dokumen belum", "([0-9]+) disusun terlambat", "([0-9]+) buku bulanan", "([0-9]+) baris, dari")
    told = [re.search(words, listed) for words in asked]
    numbers = " ".join(found[1] for found in told if found)
    assert f"Provinsi Jawa Timur (2 kantor) {numbers}" in text(kabupaten.get(address).content)
    assert "&amp;di=35" in kabupaten.get(address).content.decode()


def test_one_goes_down_from_the_country_to_an_office(signed_in: SignedIn) -> None:
    copy_office(OTHER_REGENCY, regency="Kabupaten Malang")
    copy_office(OTHER_PROVINCE, regency="Kabupaten Cilacap")
    kabupaten = signed_in("kabupaten")
    country = kabupaten.get(WANTED).content
    assert "Wilayah: 4 kantor" in text(country)
    assert "Provinsi Jawa Timur (3 kantor) 5 63 7,94% 1 dari 2" in text(country)
    assert "Desa yang terlambat" not in country.decode()
    province = kabupaten.get(f"{WANTED}&di=35").content
    assert "Provinsi Jawa Timur: 3 kantor" in text(province)
    assert "Kabupaten Malang (1 kantor) 0 24 0,00% 2 dari 2" in text(province)
    regency = kabupaten.get(f"{WANTED}&di=35.08").content
    assert "Semua kantor › Provinsi Jawa Timur" in text(regency)
    assert "Kabupaten Lumajang: 2 kantor" in text(regency)
    assert "Desa yang terlambat" in text(regency)


def test_only_what_this_person_supervises_is_read_whatever_is_asked() -> None:
    scope = cast.scope("kabupaten")
    offices = selectors.supervised(scope)
    foreign = offices[0]._replace(code="35.08.01")
    assert set(selectors.villages_over(scope, (foreign, *offices))) == {cast.OFFICE, TEKUNG}
    with memory.one_reading():
        assert set(selectors.villages_over(scope, (foreign, *offices))) == {cast.OFFICE, TEKUNG}
        assert selectors.villages_over(cast.scope("camat"), offices) == {}, "not what others were answered"
    assert supervision.counts_over(cast.scope("camat"), offices, year=2023, quarter=None, letters=8) == ()
    users.give_role(by=cast.console(), username="camat", role="inspektorat")
    assert set(selectors.units_over(cast.scope("camat"), offices)) == {cast.OFFICE}


def test_what_was_made_late_is_late_whatever_day_it_is_what_is_missing_once_its_day_is_over() -> None:
    late = cast.recorded_document(village=cast.DENOK, kind="apb_desa", number="9", enacted_on=date(2024, 1, 2))
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=late, version=1)
    scope, asked = cast.scope("kabupaten"), {"period": Period(year=2023, quarter=None), "letters": 2}
    offices = selectors.supervised(scope)
    june = supervision.arrears_over(scope, offices, elapsed=date(2023, 6, 30), **asked)["35"]
    later = supervision.arrears_over(scope, offices, elapsed=date(2024, 6, 30), **asked)["35"]
    assert june.late == later.late == 1
    assert 0 < june.missing < later.missing


def test_offices_are_added_up_without_those_of_others() -> None:
    copy_office(OTHER_PROVINCE, regency="Kabupaten Cilacap")
    scope, of_year = cast.scope("kabupaten"), {"period": Period(year=2023, quarter=None), "elapsed": date.max}
    offices = selectors.supervised(scope)
    two = [each for each in offices if each.code[:2] == "35"]
    assert (len(offices), len(two)) == (3, 2)
    counts = supervision.counts_over(scope, two, year=2023, quarter=None, letters=2)
    assert [(each.area, each.office, each.offices) for each in counts] == [("35", TEKUNG, 2)] * len(counts) != []
    assert supervision.counted_over(scope, two, year=2023, quarter=None) == {each.code for each in two}
    added = supervision.arrears_over(scope, two, **of_year, letters=2)
    apart = supervision.arrears_over(scope, two, **of_year, letters=8)
    assert set(added) == {"35"}
    assert added["35"].missing == sum(each.missing for each in apart.values()) > 0
    assert added["35"].unclosed == sum(each.unclosed for each in apart.values()) > 0
