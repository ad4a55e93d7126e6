"""Phrases every report shares: values, periods, letterhead, signature. Made once, so every file says the same."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from cermat.documents.content import KeyValue, KeyValues, Letterhead, Paragraph, SignatureBlock
from cermat.indicators.figures import Measurement, OfficeMeasurement, Period, Share
from cermat.indicators.rows import OfficeRow, OfficialRow
from cermat.indicators.values import write_value
from cermat.rules.names import UNIT_WORDS
from cermat.rules.types import Indicator, YearBasis
from cermat.words.dates import QUARTERS, local_day, write_date, write_instant
from cermat.words.numbers import ABSENT, round_half_up, write_number

BANNER = "DATA CONTOH: bukan dokumen resmi"
NOT_MEASURABLE = "tidak dapat diukur"
RECORDED = "tercatat, bukan dihitung"
PROVISIONAL = "sementara"
DOTTED_LINE = "................................................"
REGENT, MAYOR = "Bupati", "Wali Kota"
NOT_RECORDED = "(belum dicatat)"
NO_OFFICIAL = "Tabel pejabat belum diisi; isi nama, pangkat, dan NIP pejabat sebelum naskah ini ditandatangani."
_BASIS_WORDS = {
    YearBasis.EVENT: "dokumen yang jatuh tempo dalam tahun kinerja",
    YearBasis.DOCUMENT: "dokumen tahun anggaran yang sama dengan tahun kinerja",
    YearBasis.IN_FORCE: "dokumen yang berlaku dalam tahun kinerja",
}
_NIP_GROUPS = ((0, 8), (8, 14), (14, 15), (15, 18))


def sample_words(is_sample: bool) -> str:
    """Return what opens the title of a paper made from sample books; nothing for real ones."""
    return "DATA CONTOH: " if is_sample else ""


def unit_words(indicator: Indicator) -> str:
    """Return the unit as the column *Satuan* prints it."""
    return unit_words_of(indicator.unit)


def unit_words_of(unit: str) -> str:
    """Return a unit of `rules.names` as it is printed."""
    return "%" if unit == "percent" else UNIT_WORDS[unit]


def share_words(share: Share | None) -> str:
    """Return `14 dari 15`; a dash without a share."""
    if share is None:
        return ABSENT
    return f"{write_number(share.numerator)} dari {write_number(share.denominator)}"


def percent_of(part: int, whole: int) -> Decimal | None:
    """Return a share of lines in percent; None where there are none."""
    return round_half_up(Fraction(part * 100, whole)) if whole else None


def measured_words(measurement: Measurement) -> str:
    """Return the value in words, or *tidak dapat diukur*."""
    if measurement.value is None:
        return NOT_MEASURABLE
    return write_value(measurement.value, measurement.indicator)


def indicator_words(indicator: Indicator) -> str:
    """Return how a paper cites an indicator: `IKU 2`, or its name for the goal's indicator."""
    return indicator.name if indicator.number is None else f"IKU {indicator.number}"


def period_title(period: Period) -> str:
    """Return a period as titles print it: `TAHUN 2023`, `TRIWULAN II TAHUN 2023`."""
    if period.quarter is None:
        return f"TAHUN {period.year}"
    return f"TRIWULAN {QUARTERS[period.quarter - 1]} TAHUN {period.year}"


def period_words(period: Period) -> str:
    """Return a period and its days: `Triwulan II Tahun 2023 (1 Januari 2023 sampai dengan 30 Juni 2023)`."""
    name = "Tahun" if period.quarter is None else f"Triwulan {QUARTERS[period.quarter - 1]} Tahun"
    return f"{name} {period.year} ({write_date(period.first_day)} sampai dengan {write_date(period.last_day)})"


def basis_words(basis: YearBasis) -> str:
    """Return what a year basis means, in words."""
    return _BASIS_WORDS[basis]


def as_of_words(measurement: OfficeMeasurement) -> str:
    """Return the instant the books were asked, in the office's own time: `5 Juli 2023 14.05 WIB`."""
    return write_instant(measurement.as_of, measurement.office.zone)


def as_of_day(measurement: OfficeMeasurement) -> date:
    """Return the local day the books were asked: the day the paper carries."""
    return local_day(measurement.as_of, measurement.office.zone)


def paper_words(measurement: OfficeMeasurement) -> str:
    """Return the IKU paper a measurement rests on, with its number if it has one."""
    paper = measurement.paper
    return f"{paper.source.title}, nomor {paper.number}" if paper.number else paper.source.title


def letterhead(office: OfficeRow) -> Letterhead:
    """Return the *kop* of an office."""
    regency = office.regency.upper()
    government = regency if regency.startswith(("KABUPATEN", "KOTA")) else f"KABUPATEN {regency}"
    return Letterhead(f"PEMERINTAH {government}", name_with_kind(office.name).upper(), office.address)


def name_with_kind(name: str) -> str:
    """Return an office's name with its kind: `Kecamatan Lumajang`."""
    return name if name.lower().startswith("kecamatan") else f"Kecamatan {name}"


def office_words(office: OfficeRow) -> str:
    """Return an office's name with its kind: `Kecamatan Lumajang`."""
    return name_with_kind(office.name)


def head_of_office(office: OfficeRow) -> str:
    """Return the title of its head in capitals: `CAMAT LUMAJANG`."""
    return f"CAMAT {name_with_kind(office.name)[len('Kecamatan ') :]}".upper()


def head_of_regency(office: OfficeRow) -> str:
    """Return the title of the regency's head: `Bupati Lumajang`, `Wali Kota Kediri`."""
    kind, _, place = office.regency.partition(" ")
    if kind.casefold() == "kota":
        return f"{MAYOR} {place}"
    return f"{REGENT} {place if kind.casefold() == 'kabupaten' else office.regency}"


def regency_post(office: OfficeRow) -> str:
    """Return what the regency's head is called in the table of officials."""
    return MAYOR if office.regency.casefold().startswith("kota ") else REGENT


def signature(office: OfficeRow, *, dated: date, official: OfficialRow | None) -> SignatureBlock:
    """Return the closing block of the official in office; a dotted line and the reason where none is entered."""
    title = head_of_office(office)
    if official is None:
        return SignatureBlock(
            place_and_day=f"{office.seat}, {write_date(dated)}",
            office=title,
            name=DOTTED_LINE,
            details=(),
            remark=NO_OFFICIAL,
        )
    return SignatureBlock(
        place_and_day=f"{office.seat}, {write_date(dated)}",
        office=f"{official.acting} {title}" if official.acting else title,
        name=official.name,
        details=tuple(line for line in (official.rank, nip_words(official.nip)) if line),
        remark="",
    )


def nip_words(nip: str | None) -> str | None:
    """Return `NIP 19701218 199101 1 002`; a number that has not 18 digits stands as it is; None stays None."""
    if nip is None:
        return None
    digits = "".join(nip.split())
    if len(digits) != 18 or not digits.isdecimal():
        return f"NIP {nip}"
    return f"NIP {' '.join(digits[first:last] for first, last in _NIP_GROUPS)}"


def key_values(*rows: tuple[str, str]) -> KeyValues:
    """Return a header block of plain words."""
    return KeyValues(tuple(KeyValue(label, Paragraph(value)) for label, value in rows))


def objective_words(indicator: Indicator) -> str:
    """Return what an indicator stands under, as tables print it: its objective, or for the goal's own the goal."""
    return f"Tujuan: {indicator.objective}" if indicator.number is None else indicator.objective
