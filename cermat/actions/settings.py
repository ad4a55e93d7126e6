"""Acts on the dated settings of the office: the scale of predicates, the cap on attainment, the closing day."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from cermat.actions import checks, facts, versions
from cermat.actions.checks import Facts
from cermat.actions.entries import SettingEntry
from cermat.actions.errors import Problem
from cermat.actions.permissions import Act, Subject
from cermat.actions.versions import Noun
from cermat.indicators.rows import SettingKind
from cermat.indicators.settings import SETTING_WORDS, setting_words
from cermat.registers.models import Setting
from cermat.registers.scope import Scope
from cermat.registers.substitution import PLANNING_UNIT
from cermat.rules.library import law
from cermat.rules.types import Scale
from cermat.words.dates import write_date

LOWEST_CAP, HIGHEST_CAP = 100, 1000
# As many as the rule files admit: so far behind it the calendar looks for the closing of a period.
MOST_DAYS = 31


def add(*, by: Scope, entry: SettingEntry, submitted: bool = True) -> str:
    """Record a setting with the paper that says so, and return its key; in force once another person verified it."""
    problems = _problems(entry, facts.of(by))
    return versions.add(NOUN, Setting(**content_of(entry)), by=by, submitted=submitted, problems=problems).key


def correct(*, by: Scope, key: str, version: int, entry: SettingEntry, reason: str) -> int:
    """Record other content as a new version, and return that version. A draft needs no reason."""
    problems, content = _problems(entry, facts.of(by)), content_of(entry)
    row = versions.correct(NOUN, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a draft or a returned setting, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int) -> int:
    """Verify what another person handed in, and return the new version."""
    return versions.verify(NOUN, by=by, key=key, version=version).version


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a setting to its author with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a setting was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's content again, and return the new version, to be verified by another person."""
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def scales() -> Mapping[str, Scale]:
    """Return the scales that may grade attainment, by id: all but those that grade an index."""
    of_indices = {index.scale for index in law().indices.values()}
    return {each: scale for each, scale in law().scales.items() if each not in of_indices}


def content_of(entry: SettingEntry) -> dict[str, Any]:
    """Return an entry as the columns of a row."""
    return {
        "kind": entry.kind.value,
        "value": entry.value,
        "valid_from": entry.valid_from,
        "paper": entry.paper.strip(),
        "paper_number": entry.paper_number.strip() if entry.paper_number else None,
        "paper_dated": entry.paper_dated,
    }


def _problems(entry: SettingEntry, known: Facts) -> Iterator[Problem]:
    """Yield what is wrong with a setting."""
    yield from _VALUES[entry.kind](entry)
    if not checks.FIRST_YEAR <= entry.valid_from.year <= checks.LAST_YEAR:
        said = f"Hari mulai berlaku {write_date(entry.valid_from)} tidak masuk akal"
        remedy = f"isi hari pada tahun {checks.FIRST_YEAR} sampai {checks.LAST_YEAR}"
        yield Problem(field="valid_from", sentence=f"{said}; {remedy}.")
    yield from checks.signed_paper_problems(entry, known)


def _scale_problems(entry: SettingEntry) -> Iterable[Problem]:
    scale = scales().get(entry.value)
    if scale is None:
        names = ", ".join(each.name for each in scales().values())
        yield Problem(field="value", sentence=f"Skala “{entry.value}” tidak dikenal; pilih salah satu dari: {names}.")
    elif entry.valid_from < (first := min(each.valid_from for each in scale.values)):
        sentence = f"{scale.name} baru ada sejak {write_date(first)}; isi hari mulai pada atau sesudah hari itu."
        yield Problem(field="valid_from", sentence=sentence)


def _cap_problems(entry: SettingEntry) -> Iterable[Problem]:
    try:
        is_sound = not entry.value or LOWEST_CAP <= Decimal(entry.value) <= HIGHEST_CAP
    except InvalidOperation:
        is_sound = False
    if not is_sound:
        yield Problem(
            field="value",
            sentence=f"Batas capaian {entry.value}% tidak masuk akal; isi {LOWEST_CAP} sampai {HIGHEST_CAP}, atau "
            "kosongkan bila capaian tidak dibatasi.",
        )


def _closing_problems(entry: SettingEntry) -> Iterable[Problem]:
    is_whole = entry.value.isascii() and entry.value.isdigit()
    if entry.value and not (is_whole and int(entry.value) <= MOST_DAYS):
        yield Problem(
            field="value",
            sentence=f"“{entry.value}” bukan jumlah hari yang masuk akal; isi bilangan bulat 0 sampai {MOST_DAYS}, "
            "atau kosongkan bila tidak ada tanggal tutup data.",
        )


_VALUES = {
    SettingKind.SCALE: _scale_problems,
    SettingKind.CAP: _cap_problems,
    SettingKind.CLOSING: _closing_problems,
}


def _label(row: Setting) -> str:
    kind = SettingKind(row.kind)
    said = setting_words(kind, row.value, scales=law().scales)
    return f"{SETTING_WORDS[kind]}: {said}, berlaku sejak {write_date(row.valid_from)}"


def _subject(by: Scope, row: Setting) -> Subject:
    return Subject(unit=PLANNING_UNIT)


NOUN = Noun(
    model=Setting,
    word="setelan",
    recording=Act.RECORD_SETTING,
    label=_label,
    identity=lambda row: {"kind": row.kind, "valid_from": row.valid_from},
    subject=_subject,
)
