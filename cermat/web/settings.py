"""The settings of the office as their page shows them: what is in force today, what waits, and what was or will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cermat.actions.permissions import Act
from cermat.indicators.rows import SettingKind, SettingRow, State
from cermat.indicators.settings import DEFAULT_SCALE, SETTING_WORDS, setting_words, settings_on
from cermat.indicators.targets import signed_paper_words
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.library import law
from cermat.web import names
from cermat.web.addresses import row_address
from cermat.web.targets import is_gone
from cermat.web.tones import Tag, state_tag
from cermat.words.dates import write_date

PURPOSES = {
    SettingKind.SCALE: "Menentukan predikat setiap capaian, misalnya Tinggi atau Sangat Tinggi.",
    SettingKind.CAP: "Capaian yang lebih tinggi dicetak sebesar batas ini, dengan keterangan “dibatasi”.",
    SettingKind.CLOSING: "Baris yang baru dicatat sesudahnya tetap dihitung, ditandai, dan disebut pada mutu data.",
}
USUAL = {SettingKind.SCALE: DEFAULT_SCALE, SettingKind.CAP: "", SettingKind.CLOSING: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """One recorded setting. `tag` None: verified."""

    words: str
    paper: str
    address: str
    tag: Tag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingCard:
    """One kind of setting: what is in force today and by which paper, and every one recorded, the latest first.

    `add_address` None: not his to record.
    """

    name: str
    purpose: str
    words: str
    by: str
    lines: tuple[SettingLine, ...]
    has_waiting: bool
    add_address: str | None


def cards(scope: Scope) -> list[SettingCard]:
    """Return a card for every kind of setting."""
    every = selectors.settings(scope)
    in_force = settings_on(every, day=names.today(scope))
    of_kind = {
        SettingKind.SCALE: in_force.scale,
        SettingKind.CAP: in_force.cap,
        SettingKind.CLOSING: in_force.closing,
    }
    recorded = [row for row in selectors.latest(every) if not is_gone(row)]
    may_record = names.may(scope, Act.RECORD_SETTING)
    return [_card(kind, row, recorded=recorded, may_record=may_record) for kind, row in of_kind.items()]


def _card(
    kind: SettingKind, row: SettingRow | None, *, recorded: Sequence[SettingRow], may_record: bool
) -> SettingCard:
    own = sorted((each for each in recorded if each.kind is kind), key=_first_day, reverse=True)
    lines = tuple(_line(each) for each in own)
    return SettingCard(
        name=SETTING_WORDS[kind],
        purpose=PURPOSES[kind],
        words=_words(kind, row.value if row else USUAL[kind]),
        by=f"Sejak {write_date(row.valid_from)}, menurut {signed_paper_words(row)}." if row else USUALLY,
        lines=lines,
        has_waiting=any(each.tag for each in lines),
        add_address=reverse("tambah_setelan", args=[kind.value]) if may_record else None,
    )


USUALLY = "Bawaan Cermat; belum ada naskah yang menetapkan lain."


def _first_day(row: SettingRow) -> date:
    return row.valid_from


def _words(kind: SettingKind, value: str) -> str:
    said = setting_words(kind, value, scales=law().scales)
    return f"{said[:1].upper()}{said[1:]}"


def _line(row: SettingRow) -> SettingLine:
    return SettingLine(
        words=f"{_words(row.kind, row.value)}, sejak {write_date(row.valid_from)}",
        paper=signed_paper_words(row),
        address=row_address("setting", row.mark.ref.key),
        tag=None if row.mark.state is State.VERIFIED and not row.mark.annulled else state_tag(row.mark),
    )
