"""Two small offices finish a quarter through their pages: no dead end, and nobody checks his own work.

The first has three people: Camat, Sekretaris, and one Kepala Seksi who heads the other units as Plt. An Admin invites
them, and they confirm each other. In the second, from the console, the Sekretaris is Plt. Camat, so that two posts lie
in one hand.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest

from cermat.actions import accounts, units, users
from cermat.actions.accounts import InvitationEntry
from cermat.actions.units import DEFAULT_UNITS
from cermat.registers import clock
from cermat.registers.models import User
from tests import cast
from tests.evidence import make
from tests.four_eyes import self_approvals, verified_rows
from tests.web.pressing import Person

pytestmark = pytest.mark.proof

JANUARY = datetime(2026, 1, 2, 2, tzinfo=UTC)
FEBRUARY = datetime(2026, 2, 11, 2, tzinfo=UTC)
MARCH = datetime(2026, 3, 20, 2, tzinfo=UTC)
APRIL = datetime(2026, 4, 2, 2, tzinfo=UTC)
VILLAGES = (cast.DENOK, cast.BORENG)
# A small office has fewer units: the others ended with the year before.
UNITS = ("pemerintahan", "perencanaan", "umum")
POSTS = [("kasi", unit, None if unit == "pemerintahan" else "Plt.") for unit in UNITS]
ENDED: Any = {"valid_from": None, "valid_to": date(2025, 12, 31), "reason": "Dilebur"}
NOTHING_WAITS = "Tidak ada yang menunggu Anda."


@pytest.fixture(autouse=True)
def _open_office(db: None) -> Iterator[None]:
    with clock.fixed(JANUARY):
        cast.open_office()
        for code in set(DEFAULT_UNITS) - set(UNITS):
            units.change(by=cast.console(), code=code, version=1, name=DEFAULT_UNITS[code], **ENDED)
    yield
    assert self_approvals() == []
    assert all(row.verified_as for row in verified_rows())


def hired(username: str, *posts: tuple[str, str | None, str | None]) -> Person:
    """Give somebody an account with these posts (role, unit, acting) and sign him in."""
    with clock.fixed(JANUARY):
        (role, unit, _), *others = posts
        secret = cast.password_hash()
        users.add(by=cast.console(), username=username, role=role, unit=unit, password_hash=secret)
        for role, unit, acting in others:
            users.give_role(by=cast.console(), username=username, role=role, unit=unit, acting=acting)
    return Person(cast.signed_in(username))


def invited(username: str, *posts: tuple[str, str | None, str | None], confirmed_by: Person | None = None) -> Person:
    """Have the Admin invite somebody to these posts; whoever checks already confirms them, and he signs in."""
    with clock.fixed(JANUARY):
        (role, unit, _), *others = posts
        admin = cast.scope("admin")
        accounts.invite(by=admin, entry=InvitationEntry(username=username, name=username, role=role, unit=unit))
        for role, unit, acting in others:
            users.give_role(by=admin, username=username, role=role, unit=unit, acting=acting)
        if confirmed_by:
            assert "disahkan" in confirmed_by.press(f"/orang/{username}/", "Sahkan", reason="SK 800/1/2026")
        User.objects.filter(username=username).update(password=cast.password_hash())
    return Person(cast.signed_in(username))


def record_activity(person: Person, number: str, day: str, words: str, *, output: str = "") -> None:
    """Record an activity, with its first output where it has a title."""
    fields = {"number": number, "dated": day, "kind": "fasilitasi", "function": "g", "unit": "pemerintahan"}
    first = {"output-kind": "berita_acara", "output-title": output, "output-dated": day} if output else {}
    page = person.press("/kegiatan/tambah/", "Simpan dan ajukan", description=words, **fields, **first)
    assert "Disimpan dan diajukan" in page


def record_report(person: Person, village: str) -> None:
    """Record a village's LPPDes 2025 as received today: looked at first, then saved."""
    address = f"/dokumen-desa/tambah/?village={village}&kind=lppd_desa&fiscal_year=2025"
    typed = {
        "number": f"1/{village[-4:]}",
        "submitted_on": "18 Maret 2026",
        "enacted_on": "",
        "paper_location": "Lemari 2",
    }
    page = person.press(address, "Periksa", **typed)
    assert "Disimpan dan diajukan" in person.press_in(page, address, "Simpan dan ajukan")


def verify_everything(person: Person) -> int:
    """Verify from the inbox until nothing is left to verify, and return how many times the button was pressed."""
    return person.press_all("/menunggu/", "Verifikasi")


def close_months(person: Person) -> int:
    """Close every month that waits to be closed, and return how many."""
    return person.press_all("/tutup-buku/", "Tutup")


def address_of(person: Person, number: str) -> str:
    """Return the address of an activity from the list."""
    found = re.search(
        rf'href="(/baris/kegiatan/[^"]+/)"[^>]*>[^<]*{re.escape(number)}', person.sees("/kegiatan/?tahun=2026")
    )
    assert found
    return found[1]


def record_the_quarter(kasi: Person) -> None:
    """Record what happened from January to March: activities, one of them twice, outputs, and village documents."""
    with clock.fixed(FEBRUARY):
        record_activity(kasi, "001/1/2026", "14 Januari 2026", "Fasilitasi RKP Desa", output="Berita acara RKP Desa")
        record_activity(kasi, "002/1/2026", "9 Februari 2026", "Klinik penyusunan APBDes", output="Berita acara APBDes")
        record_activity(kasi, "003/1/2026", "10 Februari 2026", "Pembinaan perangkat desa baru")
    with clock.fixed(MARCH):
        for village in VILLAGES:
            record_report(kasi, village)


def assert_quarter_is_complete(person: Person) -> None:
    """Check that the figures of the quarter stand, every month is closed, and nothing waits for this person."""
    activities = person.sees("/angka/2026/iku-1/?triwulan=1")
    assert "100,00%" in activities
    assert "belum ditutup" not in activities
    assert "LPPDes 2025" in person.sees("/kertas-kerja/2026/iku-2/?putusan=tepat_waktu&triwulan=1")
    assert NOTHING_WAITS in person.sees("/menunggu/")


def approve_on_paper(sekretaris: Person, kasi: Person) -> None:
    """Measure the quarter: the Sekretaris prepares as Perencana, the head reviews, the Camat signs on paper.

    The head reviewed and cannot record the sheet; the Sekretaris is the one who is left.
    """
    page = "/pengukuran/2026-tw1-1/"
    sekretaris.client.post("/pengukuran/bekukan/", {"year": 2026, "quarter": 1})
    sekretaris.press(page, "Ajukan untuk direviu")
    kasi.press(page, "Nyatakan sudah direviu")
    assert "Giliran mencatat lembar persetujuan ada pada orang lain: Sekretaris Camat (sekretaris)." in kasi.sees(page)
    sheet = {"version": 3, "paper": "Lembar 700/1", "dated": "2/4/2026", "scan": BytesIO(make.jpeg())}
    said = sekretaris.client.post(f"{page}tindakan/lembar/", sheet, follow=True).content.decode()
    assert "Disetujui dan terkunci dengan Lembar 700/1 tanggal 2 April 2026, ditandatangani Camat" in said


def test_an_office_of_three_finishes_a_quarter() -> None:
    hired("admin", ("admin", None, None))
    kasi = invited("kasi", *POSTS)
    sekretaris = invited("sekretaris", ("sekretaris", None, None), ("perencana", None, None), confirmed_by=kasi)
    camat = invited("camat", ("camat", None, None), confirmed_by=sekretaris)
    record_the_quarter(kasi)

    with clock.fixed(MARCH):
        assert not kasi.offers("/menunggu/", "Verifikasi"), "he recorded everything himself"
        first = address_of(kasi, "001/1/2026")
        page = kasi.sees(first)
        assert "Anda ikut mencatat isi baris ini; pemeriksaan dilakukan oleh orang lain: Sekretaris Camat" in page
        sekretaris.press(first, "Kembalikan", reason="Tulis desanya")
        assert "Tulis desanya" in kasi.sees("/menunggu/")
        kasi.press(f"{first}perbaiki/", "Simpan perbaikan", description="Fasilitasi RKP Desa Denok", correction="Desa")
        camat.press(first, "Verifikasi")
        assert "Camat, pengganti Kepala Seksi Pemerintahan" in camat.sees(first)
        assert verify_everything(sekretaris) == 8

        twice = address_of(kasi, "003/1/2026")
        kasi.press(twice, "Batalkan", reason="Tercatat dua kali")
        assert not kasi.offers(twice, "Verifikasi")
        sekretaris.press("/menunggu/", "Verifikasi pembatalan")
        assert "dibatalkan" in kasi.sees(twice)

        letter = {"amount": "3,87", "paper": "Surat Bupati 060/1/2026", "paper_dated": "10 Maret 2026"}
        sekretaris.press("/nilai/2025/ipp/tambah/", "Simpan dan ajukan", quantity="official", **letter)
        assert not sekretaris.offers("/menunggu/", "Verifikasi")
        assert verify_everything(kasi) == 1

    with clock.fixed(APRIL):
        assert close_months(kasi) == 3 * len(UNITS)
        for person in (kasi, sekretaris, camat):
            assert_quarter_is_complete(person)
        approve_on_paper(sekretaris, kasi)


def test_an_office_whose_sekretaris_is_plt_camat_finishes_a_quarter() -> None:
    kasi = hired("kasi", *POSTS)
    sekretaris = hired("sekretaris", ("sekretaris", None, None), ("camat", None, "Plt."), ("perencana", None, None))
    record_the_quarter(kasi)
    with clock.fixed(MARCH):
        assert verify_everything(sekretaris) == 9
        kasi.press(address_of(kasi, "003/1/2026"), "Batalkan", reason="Tercatat dua kali")
        assert verify_everything(sekretaris) == 1
        letter = {"amount": "3,87", "paper": "Surat Bupati 060/1/2026", "paper_dated": "10 Maret 2026"}
        sekretaris.press("/nilai/2025/ipp/tambah/", "Simpan dan ajukan", quantity="official", **letter)
        value = re.search(r'href="(/baris/nilai-tercatat/[^"]+/)"', kasi.sees("/menunggu/"))
        assert value
        assert not sekretaris.offers(value[1], "Verifikasi")
        page = sekretaris.sees(value[1])
        assert "orang lain: Plt. Kepala Sub Bagian Perencanaan dan Keuangan (kasi)." in page
        assert verify_everything(kasi) == 1
    with clock.fixed(APRIL):
        assert close_months(kasi) == 3 * len(UNITS)
        for person in (kasi, sekretaris):
            assert_quarter_is_complete(person)
        assert {row.verified_by for row in verified_rows()} == {"kasi", "sekretaris"}
        assert date(2026, 3, 18) in {getattr(row, "submitted_on", None) for row in verified_rows()}
