"""What a digest says."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

from cermat.reminders.entries import EntryKind, Part, PartState
from cermat.reminders.ladder import Reminder
from cermat.reminders.messages import STATE_WORDS, Digest, MessageState, body, chat_address, chat_text, subject
from tests.reminders.test_ladder import entry

DENOK = Part(owner="2006", owner_name="Desa Denok", state=PartState.OPEN, words="belum jatuh tempo")
BORENG = Part(owner="2008", owner_name="Desa Boreng", state=PartState.OPEN, words="belum jatuh tempo")
UNIT = Part(owner="umum", owner_name="Sub Bagian Umum", state=PartState.OPEN, words="belum ditutup")
DOCUMENT = replace(entry(DENOK, BORENG), title="RKP Desa 2027")
MONTH = replace(entry(UNIT, kind=EntryKind.MONTH, due=date(2026, 10, 5)), title="Tutup buku September 2026")
DIGEST = Digest(
    username="kasi",
    name="Kepala Seksi Pemerintahan",
    office="Kecamatan Lumajang",
    day=date(2026, 9, 29),
    reminders=(
        Reminder(entry=DOCUMENT, part=DENOK, days_left=1),
        Reminder(entry=DOCUMENT, part=BORENG, days_left=1),
        Reminder(entry=MONTH, part=UNIT, days_left=7),
    ),
    inbox=4,
)


def test_the_subject_says_how_much_and_until_when() -> None:
    assert subject(DIGEST) == "Cermat: 2 tenggat perlu perhatian, terdekat 30 September 2026"
    assert subject(replace(DIGEST, reminders=())) == "Cermat: 4 baris menunggu Anda"


def test_the_text_names_each_thing_once_with_its_day_and_who_owes_it() -> None:
    assert body(DIGEST, address="https://cermat.contoh.go.id") == (
        "Yth. Kepala Seksi Pemerintahan,\n\n"
        "Menurut buku Kecamatan Lumajang per 29 September 2026:\n\n"
        "Rabu, 30 September 2026 (1 hari lagi): RKP Desa 2027\n- Desa Denok\n- Desa Boreng\n\n"
        "Senin, 5 Oktober 2026 (6 hari lagi): Tutup buku September 2026\n- Sub Bagian Umum: belum ditutup\n\n"
        "Menunggu Anda di kotak masuk: 4 baris.\n\n"
        "Selengkapnya: https://cermat.contoh.go.id/kalender/\n\n"
        "Pesan ini dibuat oleh Cermat dari isi buku kantor; tidak perlu dibalas.\n"
    )


def test_without_an_address_the_text_names_the_page() -> None:
    assert "Selengkapnya: halaman Kalender di Cermat" in body(replace(DIGEST, inbox=0), address="")
    assert "kotak masuk" not in body(replace(DIGEST, inbox=0), address="")


def test_whatsapp_opens_with_the_same_things_ready_to_be_sent() -> None:
    address = urlsplit(chat_address("0812-3456-7890", chat_text(DIGEST)))
    assert (address.scheme, address.netloc, address.path) == ("https", "wa.me", "/6281234567890")
    (text,) = parse_qs(address.query)["text"]
    assert text == (
        "Yth. Kepala Seksi Pemerintahan, pengingat dari Kecamatan Lumajang:\n"
        "- RKP Desa 2027, Rabu, 30 September 2026 (1 hari lagi): Desa Denok, Desa Boreng\n"
        "- Tutup buku September 2026, Senin, 5 Oktober 2026 (6 hari lagi): Sub Bagian Umum\n"
        "- 4 baris menunggu Anda di Cermat"
    )


def test_every_state_has_its_word() -> None:
    assert set(STATE_WORDS) == set(MessageState)
