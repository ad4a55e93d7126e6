"""Acts on the units of an office: Seksi and Sub Bagian."""

from datetime import date

from cermat.actions import checks, dated_books
from cermat.actions.permissions import Act
from cermat.registers.models import Unit
from cermat.registers.scope import Scope

# Our decision, until the local decree is entered: the units a kecamatan usually has.
DEFAULT_UNITS = {
    "umum": "Sub Bagian Umum dan Kepegawaian",
    "perencanaan": "Sub Bagian Perencanaan dan Keuangan",
    "pemerintahan": "Seksi Pemerintahan",
    "trantibum": "Seksi Ketenteraman dan Ketertiban Umum",
    "pemberdayaan": "Seksi Pemberdayaan Masyarakat dan Desa",
    "kesejahteraan": "Seksi Kesejahteraan Sosial",
    "pelayanan": "Seksi Pelayanan Umum",
}


def add(*, by: Scope, code: str, name: str, valid_from: date | None = None, valid_to: date | None = None) -> str:
    """Record a unit and return its code. None dates: since ever, until further notice."""
    checks.refuse(checks.term_problems(valid_from, valid_to))
    row = Unit(key=code.strip(), name=name.strip(), valid_from=valid_from, valid_to=valid_to)
    return dated_books.add(row, by=by, permission=Act.KEEP_UNITS, word="unit kerja", summary=f"{code} {name}").key


def change(
    *, by: Scope, code: str, version: int, name: str, valid_from: date | None, valid_to: date | None, reason: str
) -> int:
    """Record another name or other days of a unit as a new version, and return that version."""
    checks.refuse(checks.term_problems(valid_from, valid_to))
    row = Unit(key=code, name=name.strip(), valid_from=valid_from, valid_to=valid_to)
    return dated_books.change(
        row, by=by, permission=Act.KEEP_UNITS, word="unit kerja", version=version, reason=reason
    ).version
