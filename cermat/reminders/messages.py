"""One digest a day for each person: its words, and where it stands on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import quote

from cermat.reminders.entries import Entry, EntryKind, Part
from cermat.reminders.ladder import Reminder, by_entry
from cermat.words.dates import days_left, write_date, write_weekday

DIGEST = "ringkasan"
SIGNATURE = "Pesan ini dibuat oleh Cermat dari isi buku kantor; tidak perlu dibalas."
# How long to wait after each attempt that certainly failed; after the last one nothing more is tried.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
# A digest that could not go out for so long would tell of days gone by.
FRESH = timedelta(days=2)


class MessageState(StrEnum):
    """Where a message stands. `UNCERTAIN` is set before it is handed over, and stays where nobody knows the end."""

    WAITING = "menunggu_dikirim"
    UNCERTAIN = "belum_pasti"
    SENT = "terkirim"
    FAILED = "gagal"
    KEPT = "hanya_di_halaman"


STATE_WORDS: dict[MessageState, str] = {
    MessageState.WAITING: "menunggu dikirim",
    MessageState.UNCERTAIN: "belum pasti",
    MessageState.SENT: "terkirim",
    MessageState.FAILED: "gagal",
    MessageState.KEPT: "hanya di halaman ini",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one person is told on one day. `inbox`: how many rows wait for that person."""

    username: str
    name: str
    office: str
    day: date
    reminders: tuple[Reminder, ...]
    inbox: int


def subject(digest: Digest) -> str:
    """Return the line a mail is known by: how much, until when."""
    if not digest.reminders:
        return f"Cermat: {digest.inbox} baris menunggu Anda"
    first = min(each.entry.due for each in digest.reminders)
    count = len(list(by_entry(digest.reminders)))
    return f"Cermat: {count} tenggat perlu perhatian, terdekat {write_date(first)}"


def body(digest: Digest, *, address: str) -> str:
    """Return a digest as plain text; `address` is where the pages answer, empty where nobody said."""
    lines = [f"Yth. {digest.name},", "", f"Menurut buku {digest.office} per {write_date(digest.day)}:"]
    for entry, parts in by_entry(digest.reminders):
        lines += ["", f"{_when(entry, digest.day)}: {entry.title}", *(f"- {_part(entry, part)}" for part in parts)]
    if digest.inbox:
        lines += ["", f"Menunggu Anda di kotak masuk: {digest.inbox} baris."]
    way = f"{address}/kalender/" if address else "halaman Kalender di Cermat"
    return "\n".join([*lines, "", f"Selengkapnya: {way}", "", SIGNATURE, ""])


def chat_text(digest: Digest) -> str:
    """Return a digest as a short message for a telephone."""
    lines = [f"Yth. {digest.name}, pengingat dari {digest.office}:"]
    lines += [
        f"- {entry.title}, {_when(entry, digest.day)}: {_names(parts)}" for entry, parts in by_entry(digest.reminders)
    ]
    if digest.inbox:
        lines.append(f"- {digest.inbox} baris menunggu Anda di Cermat")
    return "\n".join(lines)


def chat_address(phone: str, text: str) -> str:
    """Return the address that opens WhatsApp with a text ready to be sent to a number; `08…` is an Indonesian one."""
    digits = "".join(filter(str.isdigit, phone))
    number = f"62{digits[1:]}" if digits.startswith("0") else digits
    return f"https://wa.me/{number}?text={quote(text)}"


def _when(entry: Entry, today: date) -> str:
    return f"{write_weekday(entry.due)} ({days_left(entry.due, today)})"


def _part(entry: Entry, part: Part) -> str:
    return part.owner_name if entry.kind is EntryKind.VILLAGE_DOCUMENT else f"{part.owner_name}: {part.words}"


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(part.owner_name for part in parts)
