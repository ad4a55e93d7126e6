"""Long lists: cut into pages whose addresses keep what was asked, and searched by words."""

import pytest
from django.test import Client, RequestFactory

from cermat.web import lists
from cermat.web.errors import UnreadableAddress
from tests import cast
from tests.web.conftest import Keys, SignedIn


@pytest.mark.parametrize(
    ("query", "count", "shown", "before", "after"),
    [
        ("", 0, [], None, None),
        ("", 50, [0, 49], None, None),
        ("putusan=a&cari=b+c", 120, [0, 49], None, "?putusan=a&cari=b+c&halaman=2"),
        ("halaman=2&per=1%2F2", 120, [50, 99], "?halaman=1&per=1%2F2", "?halaman=3&per=1%2F2"),
        ("halaman=3", 120, [100, 119], "?halaman=2", None),
        ("halaman=99", 101, [100, 100], "?halaman=2", None),
        ("halaman=0", 51, [0, 49], None, "?halaman=2"),
        ("halaman=-1", 51, [0, 49], None, "?halaman=2"),
    ],
)
def test_cuts_a_list_into_pages(
    query: str, count: int, shown: list[int], before: str | None, after: str | None
) -> None:
    lines, leaf = lists.cut(RequestFactory().get(f"/?{query}"), range(count))
    assert [*lines[:1], *lines[-1:]] == shown
    assert (leaf.before, leaf.after) == (before, after)


@pytest.mark.parametrize("text", ["-", "dua", "1.5", "٢", "9" * 7])
def test_refuses_what_is_no_number_of_a_page(text: str) -> None:
    with pytest.raises(UnreadableAddress, match="bukan nomor halaman"):
        lists.leaf(RequestFactory().get("/", {"halaman": text}), last=3)


@pytest.mark.parametrize(
    ("words", "is_there"), [("", True), ("rkp 005/1", True), ("RKP  desa", True), ("apbdes", False)]
)
def test_looks_for_every_word_in_any_order(words: str, is_there: bool) -> None:
    assert lists.says("005/1/2023 Fasilitasi penyusunan RKP Desa", words) is is_there


@pytest.fixture
def camat(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(lists, "SHOWN", 2)
    return signed_in("camat")


def test_leafs_through_a_working_paper_with_the_totals_of_all_its_lines(camat: Client) -> None:
    address, subjects = "/kertas-kerja/2023/iku-2/?dasar=event&putusan=tepat_waktu", []
    for number in (1, 2, 3):
        page = camat.get(address)
        totals, leaf = page.context["totals"], page.context["leaf"]
        assert (totals.lines, totals.denominator, totals.numerator) == (5, 5, 5)
        assert f"Halaman {number} dari 3" in page.content.decode()
        assert "Jumlah 5 baris pada 3 halaman" in page.content.decode()
        subjects += [line.subject for line in page.context["lines"]]
        address = f"/kertas-kerja/2023/iku-2/{leaf.after}"
    assert (len(subjects), len(set(subjects)), leaf.after) == (5, 5, None)
    assert camat.get("/kertas-kerja/2023/iku-2/?halaman=semua").status_code == 422


def test_finds_a_line_by_its_words(camat: Client) -> None:
    page = camat.get("/kertas-kerja/2023/iku-2/?cari=denok+rkp")
    assert [line.subject for line in page.context["lines"]] == ["RKP Desa 2024, Desa Denok"]
    assert page.context["totals"].lines == 1


def test_finds_an_activity_by_its_number_and_downloads_what_it_shows(camat: Client, keys: Keys) -> None:
    for number in range(4):
        cast.recorded_activity(number=f"077{number}/PEM/2023")
    page = camat.get("/kegiatan/?tahun=2023&cari=pem+077")
    shown = page.content.decode()
    assert (len(page.context["activities"]), page.context["shown"], page.context["total"]) == (2, 4, 5)
    assert "4 dari 5 kegiatan, 2 di halaman ini." in shown
    assert 'rel="next" href="?tahun=2023&amp;cari=pem+077&amp;halaman=2"' in shown
    assert 'value="pem 077"' in shown
    sheet = camat.get("/unduh/kegiatan.csv?tahun=2023&cari=pem+077&halaman=2").content.decode()
    assert sheet.count("/PEM/2023") == 4
