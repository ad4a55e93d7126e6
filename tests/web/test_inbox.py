"""What waits: own units first, an activity beside what belongs to it, titles that say a kind once."""

import re

from cermat.actions import evidence
from cermat.actions.entries import EvidenceEntry
from tests import cast
from tests.web.conftest import Keys, SignedIn


def test_puts_own_units_first_and_an_activity_beside_its_papers(keys: Keys, signed_in: SignedIn) -> None:
    first, second = (cast.recorded_activity(number=f"02{number}/PEM/2023") for number in (1, 2))
    cast.recorded_output(second, title="Berita acara kesepakatan dua")
    output = cast.recorded_output(first, title="Kesepakatan satu")
    proof = EvidenceEntry(book="output", key=output, title="Salinan satu", location="Lemari 1")
    evidence.add(by=cast.scope(), entry=proof)
    page = signed_in("kasi.pemerintahan").get("/menunggu/").content.decode()
    titles = re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page)
    assert titles[:5] == [
        "Kegiatan 021/PEM/2023",
        "Berita acara kesepakatan: Kesepakatan satu",
        "Bukti “Salinan satu” untuk Berita acara kesepakatan: Kesepakatan satu",
        "Kegiatan 022/PEM/2023",
        "Berita acara kesepakatan dua",
    ]
    assert "APBDes 2024, Desa Denok" in titles[5:]


def test_keeps_others_rows_in_the_order_they_came(keys: Keys, signed_in: SignedIn) -> None:
    cast.recorded_activity(number="021/PEM/2023")
    page = signed_in("kasi.pelayanan").get("/menunggu/").content.decode()
    assert page.index("APBDes 2024, Desa Denok") < page.index("Kegiatan 021/PEM/2023")
