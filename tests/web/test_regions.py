"""The pages over several offices: counts added up, the office that is open, and nobody else's."""

import re
from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cermat.actions import offices, users
from cermat.indicators.shares import share_of
from cermat.registers import clock, counts, measuring
from cermat.registers.models import OfficeCount
from cermat.rules.library import lumajang_2023_text
from tests import cast
from tests.many_offices import TEKUNG, copy_office, take_paper
from tests.web.conftest import SignedIn
from tests.web.pressing import Person

WANTED = "/wilayah/?tahun=2023"
KLAKAH = "35.08.15"


def cells(page: str) -> list[list[str]]:
    """Return the words of every row of the page's tables."""
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)]
        for row in rows
    ]


def figures(page: str) -> str:
    """Return a page without what the offices are behind with."""
    return page.partition("<h2>Desa yang terlambat</h2>")[0]


@pytest.fixture
def over_two(keys: object) -> None:
    """Let the kabupaten's reader read the neighbour too, which takes the same paper."""
    users.give_role(by=cast.console(TEKUNG), username="kabupaten", role="kabupaten")
    take_paper(TEKUNG)


def test_counts_are_added_and_never_percentages(signed_in: SignedIn, over_two: None) -> None:
    page = figures(signed_in("kabupaten").get(WANTED).content.decode())
    head = ["Kecamatan", "Pembilang", "Penyebut", "Nilai", "Urutan"]
    assert "Wilayah: 2 kantor" in page
    assert "1 dari 1, 1 kantor; 1 kantor tidak dapat diukur" in " ".join(page.split())
    assert "5 dari 39, 2 kantor." in page
    assert cells(page) == [
        head,
        ["Kecamatan Tekung", "0", "0", "tidak dapat diukur", "–"],
        ["Kecamatan Lumajang", "1", "1", "100,00%", "1 dari 1"],
        head,
        ["Kecamatan Tekung", "0", "24", "0,00%", "2 dari 2"],
        ["Kecamatan Lumajang", "5", "15", "33,33%", "1 dari 2"],
    ]
    assert ">12,82%<" in page
    assert "Dihitung seperti" not in page


@pytest.mark.parametrize("quarter", [1, 3, 4])
def test_a_quarter_is_what_the_offices_measured_of_it(signed_in: SignedIn, over_two: None, quarter: int) -> None:
    sums: Counter[str] = Counter()
    for office in (cast.OFFICE, TEKUNG):
        for each in measuring.measure(cast.console(office), year=2023, quarter=quarter).measurements:
            if each.indicator.method in counts.METHODS:
                share = share_of(each.figure.lines)
                sums[f"{each.indicator.id} numerator"] += share.numerator
                sums[f"{each.indicator.id} denominator"] += share.denominator
    page = signed_in("kabupaten").get(f"{WANTED}&triwulan={quarter}").content.decode()
    told = re.findall(r"([0-9]+) dari ([0-9]+), [0-9]+ kantor", page)
    assert told == [
        (str(sums[f"{indicator} numerator"]), str(sums[f"{indicator} denominator"])) for indicator in ("iku-1", "iku-2")
    ]


def test_offices_of_a_place_are_told_by_their_number(signed_in: SignedIn, over_two: None) -> None:
    """Of an area one row stands for several offices: what is said of offices counts these."""
    copy_office("33.01.01", regency="Kabupaten Cilacap")
    page = signed_in("kabupaten").get(WANTED).content.decode()
    assert "1 dari 1, 1 kantor; 2 kantor tidak dapat diukur" in " ".join(page.split())
    OfficeCount.objects.filter(office="33.01.01").update(definition="lain")
    page = signed_in("kabupaten").get(WANTED).content.decode()
    first = [figure.partition("</section>")[0] for figure in page.split("<h2>")[1:] if "dari 39, 2 kantor" in figure]
    alone = [figure.partition("</section>")[0] for figure in page.split("<h2>")[1:] if "dari 24, 1 kantor" in figure]
    assert len(first) == len(alone) == 1
    assert page.index(first[0]) < page.index(alone[0]), "what most offices share comes first"


def test_offices_that_count_differently_are_never_added(signed_in: SignedIn, keys: object) -> None:
    users.give_role(by=cast.console(TEKUNG), username="kabupaten", role="kabupaten")
    take_paper(TEKUNG, documents="[rkp_desa, lppd_desa]")
    page = signed_in("kabupaten").get(WANTED).content.decode()
    sums = [words.removesuffix(".") for words in re.findall(r"[0-9]+ dari [0-9]+, [0-9]+ kantor", page)]
    assert sums == ["1 dari 1, 1 kantor", "0 dari 16, 1 kantor", "5 dari 15, 1 kantor"]
    said = re.findall(r"Dihitung seperti dalam naskah IKU (Kecamatan [A-Za-z]+) tanggal 17 Oktober 2023; naskah", page)
    assert said == ["Kecamatan Tekung", "Kecamatan Lumajang"]


def test_sample_books_among_what_is_added_are_marked(signed_in: SignedIn, over_two: None) -> None:
    """The office that is open is none itself."""
    assert "DATA CONTOH" not in signed_in("kabupaten").get(WANTED).content.decode()
    offices.open(by=cast.console(KLAKAH), code=KLAKAH, is_sample=True)
    users.give_role(by=cast.console(KLAKAH), username="kabupaten", role="kabupaten")
    page = signed_in("kabupaten").get(WANTED).content.decode()
    assert page.count("DATA CONTOH: buku contoh ikut dihitung di sini.") == 1


def test_offices_without_any_count_are_named(signed_in: SignedIn, over_two: None) -> None:
    def uncounted() -> list[str]:
        page = signed_in("kabupaten").get(WANTED).content.decode()
        section = page.partition("Kantor tanpa hitungan pada masa ini")[2].partition("</section>")[0]
        return re.findall(r">(Kecamatan [A-Za-z]+)<", section)

    assert uncounted() == []
    # Each office has a count, no indicator has one of both.
    OfficeCount.objects.filter(office=TEKUNG, indicator="iku-1").delete()
    OfficeCount.objects.filter(office=cast.OFFICE, indicator="iku-2").delete()
    assert uncounted() == []
    OfficeCount.objects.filter(office=TEKUNG).delete()
    assert uncounted() == ["Kecamatan Tekung"]


def test_an_office_without_any_count_is_named_beside_one_with_all(signed_in: SignedIn, over_two: None) -> None:
    OfficeCount.objects.filter(office=TEKUNG).delete()
    page = signed_in("kabupaten").get(WANTED).content.decode()
    assert "Tekung" in page.partition("Kantor tanpa hitungan pada masa ini")[2].partition("</section>")[0]


def test_a_sum_is_provisional_until_its_period_is_over(signed_in: SignedIn, over_two: None) -> None:
    def marked(day: datetime) -> int:
        with clock.fixed(day):
            return figures(signed_in("kabupaten").get(WANTED).content.decode()).count(">sementara<")

    last = datetime(2023, 12, 31, 23, 59, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert (marked(last), marked(last + timedelta(minutes=1))) == (2, 0)


def test_the_years_offered_do_not_hang_on_the_office_that_is_open(signed_in: SignedIn, keys: object) -> None:
    users.give_role(by=cast.console(TEKUNG), username="kabupaten", role="kabupaten")
    kabupaten = Person(signed_in("kabupaten"))
    kabupaten.press(WANTED, "Kecamatan Tekung")  # which has no paper
    now = clock.now().year
    offered = re.findall(r'<option value="(20..)"', kabupaten.sees("/wilayah/"))
    assert offered == [str(year) for year in range(now + 1, now - 7, -1)]


def test_each_office_opens_by_its_buttons(signed_in: SignedIn, over_two: None) -> None:
    kabupaten = Person(signed_in("kabupaten"))
    page = kabupaten.sees(WANTED)
    assert re.search(r'<form id="buka" method="post"><input type="hidden" name="csrfmiddlewaretoken"', page)
    opened = kabupaten.press(f"{WANTED}&triwulan=2", "Kecamatan Tekung")
    assert "Sekarang yang terbuka: Kecamatan Tekung." in opened
    assert "Kinerja 2023 s.d. triwulan II" in opened
    opened = kabupaten.press(WANTED, "Buka dokumen desa Kecamatan Lumajang")
    assert "Sekarang yang terbuka: Kecamatan Lumajang." in opened
    assert "<h1>Dokumen desa" in opened


def test_papers_of_other_words_that_count_alike_are_added(signed_in: SignedIn, over_two: None) -> None:
    text = lumajang_2023_text().replace("35.08.10", TEKUNG).replace("id: iku-lumajang-2023", "id: iku-lain", 1)
    text = text.replace("Rata - rata persentase Desa", "Persentase Desa").replace("2023-10-17", "2023-10-18", 1)
    cast.take_iku(text, office=TEKUNG)
    assert "5 dari 39, 2 kantor." in signed_in("kabupaten").get(WANTED).content.decode()


def test_only_a_supervising_role_that_is_held_today_opens_an_office(signed_in: SignedIn, over_two: None) -> None:
    users.give_role(by=cast.console(TEKUNG), username="inspektorat", role="staf", unit="umum")
    assert "Wilayah: 1 kantor" in signed_in("inspektorat").get(WANTED).content.decode()
    ended = {"role": "inspektorat", "valid_from": date(2020, 1, 1), "valid_to": date(2020, 12, 31)}
    users.give_role(by=cast.console(TEKUNG), username="inspektorat", **ended)
    assert "Wilayah: 1 kantor" in signed_in("inspektorat").get(WANTED).content.decode()
    users.give_role(by=cast.console(TEKUNG), username="inspektorat", role="inspektorat", valid_from=date(2021, 1, 1))
    assert "Wilayah: 2 kantor" in signed_in("inspektorat").get(WANTED).content.decode()


def test_who_supervises_nothing_finds_no_page(signed_in: SignedIn) -> None:
    for who in ("camat", "staf.pemerintahan", "admin", "operator.denok"):
        assert signed_in(who).get(WANTED).status_code == 404
        assert signed_in(who).post("/wilayah/35.08.10/buka/").status_code == 404


def test_an_office_that_is_not_supervised_is_not_there(signed_in: SignedIn) -> None:
    kabupaten = signed_in("kabupaten")
    assert "Tekung" not in kabupaten.get(WANTED).content.decode()
    assert kabupaten.get("/wilayah/?di=35.08.09").status_code == 404
    assert kabupaten.post(f"/wilayah/{TEKUNG}/buka/").status_code == 404
    for elsewhere in ("35.07", "35.0", "3", "35.08.1", "35.", "%2500", "%00", "35.08.10%00", "_5", "35%25"):
        assert kabupaten.get(f"/wilayah/?di={elsewhere}").status_code == 404


def test_the_office_that_is_opened_is_the_one_every_page_shows(signed_in: SignedIn, over_two: None) -> None:
    kabupaten = signed_in("kabupaten")
    assert (
        "Kecamatan Lumajang"
        not in kabupaten.post(f"/wilayah/{TEKUNG}/buka/", follow=True).content.decode().split("<main")[0]
    )
    assert kabupaten.get("/kegiatan/?tahun=2023").content.decode().count("005/") == 0
    kabupaten.post("/wilayah/35.08.10/buka/")
    kabupaten.post(f"/wilayah/{TEKUNG}/buka/")
    kabupaten.post("/wilayah/35.08.10/buka/")
    assert "Kecamatan Lumajang" in kabupaten.get("/").content.decode().split("<main")[0]
