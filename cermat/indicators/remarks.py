"""Remarks that stand beside a line's verdict."""

from collections.abc import Iterable
from datetime import date

from cermat.indicators.rows import ExemptionRow, Mark, State
from cermat.indicators.standing import HasMark
from cermat.words.dates import write_date

WITHOUT_EVIDENCE = "tanpa bukti"
TAKEN_OVER = "diambil alih dari buku lama, diverifikasi pada saat pengambilalihan"


def pending_note(counting: HasMark, pending: HasMark | None) -> str | None:
    """Return the remark for a version recorded after the one that counts; None where there is none."""
    if pending is None:
        return None
    later, now = pending.mark, counting.mark.ref.version
    act = "Pembatalan" if later.annulled else "Perbaikan"
    return f"{act} (versi {later.ref.version}) {_stage(later)}; versi {now} tetap dipakai."


def _stage(pending: Mark) -> str:
    if pending.state is State.DRAFT:
        return "masih draf"
    if pending.state is State.RETURNED:
        return f"dikembalikan{because(pending.reason)}"
    return "menunggu verifikasi"


def exemption_words(exemption: ExemptionRow) -> str:
    """Return what is said beside an obligation the kabupaten exempted a village from: the verdict stays as it is."""
    return (
        f"Dikecualikan kabupaten dengan {exemption.paper} tanggal {write_date(exemption.paper_dated)} "
        f"({exemption.reason}); putusan dan angka tidak berubah."
    )


def timing_words(dated: date, due: date) -> str:
    """Return how a day lies to its due day: `2 hari lewat batas 30 September 2023`."""
    days = (dated - due).days
    if days == 0:
        return "tepat pada hari terakhir"
    if days > 0:
        return f"{days} hari lewat batas {write_date(due)}"
    return f"{-days} hari sebelum batas {write_date(due)}"


def because(reason: str | None) -> str:
    """Return a reason in brackets with a space before it; nothing where there is none."""
    return f" ({reason})" if reason else ""


def listed(notes: Iterable[str | None]) -> tuple[str, ...]:
    """Return the remarks that exist, in order."""
    return tuple(note for note in notes if note)


def spread(values: Iterable[str]) -> str:
    """Return a list in words: `a`, `a dan b`, `a, b, dan c`."""
    words = list(values)
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"
