"""The dated settings of an office: which is in force, and what it says; where none is, the usual holds.

Source: keputusan-cermat#0057
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from cermat.indicators.figures import OfficeMeasurement, Settings
from cermat.indicators.rows import SettingKind, SettingRow
from cermat.indicators.standing import verified_standing
from cermat.indicators.targets import signed_paper_words
from cermat.rules.types import Scale, in_force
from cermat.words.dates import end_of_day, write_date
from cermat.words.numbers import round_half_up, write_number, write_percent

SETTING_WORDS = {
    SettingKind.SCALE: "Skala predikat",
    SettingKind.CAP: "Batas capaian",
    SettingKind.CLOSING: "Tanggal tutup data",
}
DEFAULT_SCALE = "permendagri_86_2017"


def settings_on(rows: Iterable[SettingRow], *, day: date) -> Settings:
    """Return the settings in force on a day: of each kind the last one to begin that a second person has verified."""
    begun = [row for row in verified_standing(rows) if row.valid_from <= day]

    def last(kind: SettingKind) -> SettingRow | None:
        of_kind = (row for row in begun if row.kind is kind)
        return max(of_kind, key=lambda row: (row.valid_from, row.mark.ref), default=None)

    return Settings(scale=last(SettingKind.SCALE), cap=last(SettingKind.CAP), closing=last(SettingKind.CLOSING))


def scale_of(settings: Settings) -> str:
    """Return the id of the scale that grades attainment."""
    return settings.scale.value if settings.scale else DEFAULT_SCALE


def cap_of(settings: Settings) -> Decimal | None:
    """Return the percentage that no attainment goes above; None for no cap."""
    return Decimal(settings.cap.value) if settings.cap and settings.cap.value else None


def closing_day_of(settings: Settings, last_day: date) -> date | None:
    """Return the closing day of the books of a period that ends on `last_day`, inclusive; None where none is set."""
    if settings.closing is None or not settings.closing.value:
        return None
    return last_day + timedelta(days=int(settings.closing.value))


def setting_words(kind: SettingKind, value: str, *, scales: Mapping[str, Scale]) -> str:
    """Return what a setting says: `Skala 85/70/50`, `dibatasi 120,00%`, `10 hari setelah akhir periode`."""
    if kind is SettingKind.SCALE:
        return scales[value].name
    if kind is SettingKind.CAP:
        return f"dibatasi {write_percent(round_half_up(Decimal(value)))}" if value else "tidak dibatasi"
    return f"{write_number(int(value))} hari setelah akhir periode" if value else "tidak ditetapkan"


def band_words(scale: Scale, *, on: date) -> str:
    """Return a scale's bands in words: `mulai 85 Sangat Berhasil, mulai 70 Berhasil, … di bawahnya Tidak Berhasil`.

    Raises NoRuleInForce before the scale begins.
    """
    bands = in_force(scale.values, on=on, what=scale.name).bands
    begins = (f"mulai {write_number(band.lower)}" if band.lower is not None else "di bawahnya" for band in bands)
    return ", ".join(f"{begin} {band.name}" for begin, band in zip(begins, bands, strict=True))


def grading_words(settings: Settings, *, scales: Mapping[str, Scale]) -> str:
    """Return by which scale attainment is graded, and whether it is capped, each with the paper that says so."""
    scale = setting_words(SettingKind.SCALE, scale_of(settings), scales=scales)
    cap = setting_words(SettingKind.CAP, settings.cap.value if settings.cap else "", scales=scales)
    return f"{scale}{_by(settings.scale)}; capaian {cap}{_by(settings.cap)}"


def closing_words(measured: OfficeMeasurement) -> str:
    """Return the closing day of a measured period's books, and whether it was measured by then, or that there is none.

    Without one nothing is late, and no share of it is reckoned.
    """
    day = closing_day_of(measured.settings, measured.period.last_day)
    if day is None:
        return "belum disetel, sehingga bagian yang dicatat sesudahnya tidak dihitung"
    is_early = measured.as_of <= end_of_day(day, measured.office.zone)
    remark = "; data ini diambil sebelum tanggal itu lewat" if is_early else ""
    return f"{write_date(day)}{_by(measured.settings.closing)}{remark}"


def _by(row: SettingRow | None) -> str:
    return f" ({signed_paper_words(row)}, berlaku sejak {write_date(row.valid_from)})" if row else ""
