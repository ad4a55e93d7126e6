"""A row of the books as its page shows it: facts in words, versions, and what changed between them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cermat.indicators.lateness import is_after_lock
from cermat.indicators.recorded import REPORTED, REPORTED_WORDS
from cermat.indicators.rows import (
    ActivityRow,
    IkuPaperRow,
    Mark,
    OutputRow,
    RecordedValueRow,
    SettingRow,
    State,
    TargetRow,
    VillageDocumentRow,
)
from cermat.indicators.settings import SETTING_WORDS, setting_words
from cermat.indicators.targets import TARGET_WORDS, signed_paper_words
from cermat.registers.grounds import grounds_in
from cermat.rules.library import law
from cermat.rules.names import UNIT_WORDS
from cermat.web.figures import Fact
from cermat.web.tones import Tag, past_tag, state_tag
from cermat.words.dates import write_date, write_quarter, write_weekday
from cermat.words.numbers import ABSENT, write_number

Row = ActivityRow | OutputRow | VillageDocumentRow | RecordedValueRow | TargetRow | SettingRow | IkuPaperRow
AUTHORITY = {True: "di luar kewenangan", False: "sesuai kewenangan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What codes are called: units, villages, kinds of documents and outputs, functions, quantities, people."""

    units: Mapping[str, str]
    villages: Mapping[str, str]
    documents: Mapping[str, str]
    outputs: Mapping[str, str]
    functions: Mapping[str, str]
    indicators: Mapping[str, str]
    quantities: Mapping[tuple[str, str], str]
    categories: Mapping[str, Mapping[str, str]]
    people: Mapping[str, str]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one field said, and what it says now."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version in words. `changes` says what differs from the version before; empty for the first.

    `differences` says what differs from what was verified last before it; empty where nothing was.

    `recorded_at`: when this version came about. `written_at`: when its author wrote what it says, before anybody
    returned or verified it. `verified_at` None: not verified. `is_after_lock`: it came about after the measurement of
    its period was approved.
    """

    number: int
    tag: Tag
    recorded_at: datetime
    written_at: datetime
    recorded_by: str
    verified_by: str | None
    verified_at: datetime | None
    reason: str | None
    is_takeover: bool
    changes: tuple[Change, ...]
    differences: tuple[Change, ...]
    is_restorable: bool
    is_after_lock: bool = False


def facts(row: Row, names: Names) -> tuple[Fact, ...]:
    """Return what a version says, field by field, in words."""
    return tuple(Fact(name=name, words=words or ABSENT) for name, words in _FACTS[type(row)](row, names))


def _activity(row: ActivityRow, names: Names) -> list[tuple[str, str]]:
    function = names.functions.get(row.function or "", row.function or "")
    return [
        ("Nomor", row.number),
        ("Unit", names.units.get(row.unit, row.unit)),
        ("Unit lain yang ikut", ", ".join(names.units.get(code, code) for code in row.participants)),
        ("Tanggal", write_weekday(row.dated)),
        ("Jenis", row.kind),
        ("Fungsi", AUTHORITY[True] if row.is_outside_authority else f"{row.function}. {function}"),
        ("Fungsi lain", ", ".join(row.other_functions)),
        ("Uraian", row.description),
        ("Tempat", names.villages.get(row.place, row.place) if row.place else "kantor kecamatan"),
        ("Status", row.status.value),
        ("Alasan batal atau di luar kewenangan", grounds_in(row) or ""),
    ]


def _output(row: OutputRow, names: Names) -> list[tuple[str, str]]:
    return [
        ("Jenis keluaran", names.outputs.get(row.kind, row.kind)),
        ("Judul", row.title),
        ("Tanggal", write_weekday(row.dated)),
    ]


def _village_document(row: VillageDocumentRow, names: Names) -> list[tuple[str, str]]:
    return [
        ("Desa", names.villages.get(row.village, row.village)),
        ("Dokumen", names.documents.get(row.kind, row.kind)),
        ("Tahun anggaran", str(row.fiscal_year)),
        ("Nomor", row.number),
        ("Ditetapkan", _day(row.enacted_on)),
        ("Diterima di kantor Camat", _day(row.submitted_on)),
        *_budget_steps(row),
    ]


def _steps(row: VillageDocumentRow) -> list[tuple[str, date | None]]:
    return [("Rancangan diterima", row.draft_received_on), ("Evaluasi Camat", row.evaluated_on)]


def _budget_steps(row: VillageDocumentRow) -> list[tuple[str, str]]:
    """Return what only the villages' budgets have, as far as it was said."""
    said = [(name, write_weekday(day)) for name, day in _steps(row) if day]
    return [*said, ("Perubahan", f"ke-{row.amendment}")] if row.amendment else said


def _recorded_value(row: RecordedValueRow, names: Names) -> list[tuple[str, str]]:
    return [
        ("Indikator", names.indicators.get(row.indicator, row.indicator)),
        ("Tahun", str(row.year)),
        ("Triwulan", "setahun" if row.quarter is None else str(row.quarter)),
        ("Besaran", _quantity(row, names)),
        ("Nilai", _amount(row, names)),
        ("Surat", row.paper),
        *([("Nomor surat", row.paper_number)] if row.paper_number else []),
        ("Tanggal surat", write_weekday(row.paper_dated)),
    ]


def _target(row: TargetRow, names: Names) -> list[tuple[str, str]]:
    return [
        ("Indikator", names.indicators.get(row.indicator, row.indicator)),
        ("Jenis", TARGET_WORDS[row.kind]),
        ("Masa", period_words(row.year, row.quarter)),
        ("Target", _amount(row, names)),
        *_signed_paper(row),
    ]


def _setting(row: SettingRow, names: Names) -> list[tuple[str, str]]:
    return [
        (SETTING_WORDS[row.kind], _set_words(row)),
        ("Berlaku sejak", write_weekday(row.valid_from)),
        *_signed_paper(row),
    ]


def _set_words(row: SettingRow) -> str:
    return setting_words(row.kind, row.value, scales=law().scales)


def _signed_paper(row: TargetRow | SettingRow) -> list[tuple[str, str]]:
    return [
        ("Naskah", row.paper),
        ("Nomor naskah", row.paper_number or "tidak bernomor"),
        ("Tanggal naskah", write_weekday(row.paper_dated)),
    ]


def _iku_paper(row: IkuPaperRow, names: Names) -> list[tuple[str, str]]:
    """Return the head of a paper and its indicators; the hash tells apart what differs in nothing else."""
    paper = row.paper
    until = f"sampai {paper.year_to}" if paper.year_to else "sampai ada IKU berikutnya"
    return [
        ("Jenis", paper.kind),
        ("Nomor naskah", paper.number or "tidak bernomor"),
        ("Tanggal naskah", write_weekday(paper.dated)),
        ("Tahun kinerja", f"{paper.year_from} {until}"),
        *((f"Indikator {each.id}", f"{each.name} ({UNIT_WORDS[each.unit]})") for each in paper.indicators),
        ("Sidik isi", hashlib.sha256(paper.text.encode()).hexdigest()[:12]),
    ]


def period_words(year: int, quarter: int | None) -> str:
    """Return what a target or value is for: `tahun 2023`, `triwulan II 2023`."""
    return f"tahun {year}" if quarter is None else write_quarter(year, quarter)


def _amount(row: RecordedValueRow | TargetRow, names: Names) -> str:
    """Return an amount as a number, or as the category it stands for."""
    return names.categories.get(row.indicator, {}).get(str(row.amount), write_number(row.amount))


def _quantity(row: RecordedValueRow, names: Names) -> str:
    if row.quantity == REPORTED:
        return f"{REPORTED_WORDS} (dikutip, bukan dihitung)"
    return names.quantities.get((row.indicator, row.quantity), row.quantity)


def _day(day: date | None) -> str:
    return write_weekday(day) if day else ABSENT


_FACTS: dict[type, Callable[..., list[tuple[str, str]]]] = {
    ActivityRow: _activity,
    OutputRow: _output,
    VillageDocumentRow: _village_document,
    RecordedValueRow: _recorded_value,
    TargetRow: _target,
    SettingRow: _setting,
    IkuPaperRow: _iku_paper,
}


def title(row: Row, names: Names) -> str:
    """Return what a row is called."""
    if isinstance(row, VillageDocumentRow):
        kind = names.documents.get(row.kind, row.kind)
        amended = f" perubahan ke-{row.amendment}" if row.amendment else ""
        return f"{kind} {row.fiscal_year}{amended}, {names.villages.get(row.village, row.village)}"
    if isinstance(row, ActivityRow):
        return f"Kegiatan {row.number}"
    if isinstance(row, OutputRow):
        kind = names.outputs.get(row.kind, row.kind)
        return row.title if row.title.casefold().startswith(kind.casefold()) else f"{kind}: {row.title}"
    if isinstance(row, TargetRow):
        return f"Target {row.indicator.upper()} {period_words(row.year, row.quarter)} ({TARGET_WORDS[row.kind]})"
    if isinstance(row, SettingRow):
        return f"{SETTING_WORDS[row.kind]} sejak {write_date(row.valid_from)}"
    if isinstance(row, IkuPaperRow):
        paper = row.paper
        return f"Naskah IKU {paper.kind} tanggal {write_date(paper.dated)}"
    return f"{_quantity(row, names)} {row.year}"


def gist(row: Row, names: Names) -> str:
    """Return the few words by which somebody recognises a row's content."""
    if isinstance(row, VillageDocumentRow):
        days = [f"ditetapkan {write_date(row.enacted_on)}"] if row.enacted_on else []
        days += [f"diterima di kantor Camat {write_date(row.submitted_on)}"] if row.submitted_on else []
        steps = [f"{name.lower()} {write_date(day)}" for name, day in _steps(row) if day]
        number = f"Nomor {row.number}" if row.number else "Belum bernomor"
        return f"{number}, {', '.join(days or steps) or 'menunggu cap terima'}."
    if isinstance(row, ActivityRow):
        return f"{row.description} ({write_date(row.dated)}, {names.units.get(row.unit, row.unit)})."
    if isinstance(row, OutputRow):
        return f"Tanggal {write_date(row.dated)}."
    if isinstance(row, SettingRow):
        said = _set_words(row)
        return f"{said[:1].upper()}{said[1:]}, menurut {signed_paper_words(row)}."
    if isinstance(row, IkuPaperRow):
        return "Bandingkan dengan naskah bertanda tangan di halamannya, kata demi kata."
    word = "Target" if isinstance(row, TargetRow) else "Nilai"
    return f"{word} {write_number(row.amount)}, menurut {row.paper} tanggal {write_date(row.paper_dated)}."


def changes(before: Row, after: Row, names: Names) -> tuple[Change, ...]:
    """Return what differs between two versions, field by field."""
    old = {fact.name: fact.words for fact in facts(before, names)}
    new = {fact.name: fact.words for fact in facts(after, names)}
    pairs = [(name, old.get(name, ABSENT), new.get(name, ABSENT)) for name in {**new, **old}]
    return tuple(Change(name=name, old=was, new=now) for name, was, now in pairs if was != now)


def person(username: str, names: Names) -> str:
    """Return a person by position, else by name, and account; by account alone where neither is known."""
    said = names.people.get(username, username)
    return username if said == username else f"{said} ({username})"


def _verifier(mark: Mark, names: Names) -> str | None:
    """Return who verified a version, as what and in whose place where that was kept."""
    if mark.verified_by is None:
        return None
    return f"{mark.verified_as} ({mark.verified_by})" if mark.verified_as else person(mark.verified_by, names)


def versions(history: Sequence[Row], names: Names, *, locked_at: datetime | None = None) -> list[VersionView]:
    """Return a row's versions, newest first. `locked_at`: when a period that holds the row was first approved."""
    ordered = sorted(history, key=lambda row: row.mark.ref.version)
    earlier: list[Row | None] = [None, *ordered[:-1]]
    bases = zip(earlier, _verified_before(ordered), strict=True)
    shown = [
        _version(row, base, ordered[-1], names, written_at=when)
        for base, row, when in zip(bases, ordered, _writings(ordered), strict=True)
    ]
    marked = (replace(each, is_after_lock=is_after_lock(each.recorded_at, locked_at)) for each in shown)
    return list(marked)[::-1]


def _verified_before(ordered: Sequence[Row]) -> list[Row | None]:
    """Return, for each version, what was verified last before it; None where nothing was."""
    found: list[Row | None] = []
    verified: Row | None = None
    for row in ordered:
        found.append(verified)
        if row.mark.state is State.VERIFIED:
            verified = row
    return found


def _writings(ordered: Sequence[Row]) -> list[datetime]:
    """Return, for each version, when its author wrote it: handing in, returning and verifying are later acts."""
    times: list[datetime] = []
    before: Row | None = None
    for row in ordered:
        times.append(times[-1] if before and _is_passed_on(before, row) else row.mark.recorded_at)
        before = row
    return times


def _is_passed_on(before: Row, row: Row) -> bool:
    """Return whether a version only moves what the one before says to another state, under the same author."""
    old, new = before.mark, row.mark
    if new.takeover or new.annulled != old.annulled or new.recorded_by != old.recorded_by:
        return False
    return new.state is not old.state and old.state is not State.VERIFIED and replace(row, mark=old) == before


def _version(
    row: Row, base: tuple[Row | None, Row | None], newest: Row, names: Names, *, written_at: datetime
) -> VersionView:
    mark, (before, verified) = row.mark, base
    recorded_at = mark.recorded_at.astimezone(names.zone)
    differs = row is not newest and (bool(changes(row, newest, names)) or newest.mark.annulled)
    was_handed_in = mark.state in (State.SUBMITTED, State.VERIFIED) and not mark.annulled
    return VersionView(
        number=mark.ref.version,
        tag=state_tag(mark) if row is newest else past_tag(mark),
        recorded_at=recorded_at,
        written_at=written_at.astimezone(names.zone),
        recorded_by=person(mark.recorded_by, names),
        verified_by=_verifier(mark, names),
        verified_at=recorded_at if mark.verified_by else None,
        reason=mark.reason,
        is_takeover=mark.takeover,
        changes=changes(before, row, names) if before else (),
        differences=changes(verified, row, names) if verified else (),
        is_restorable=differs and was_handed_in,
    )
