"""Acts on the villages of an office: desa, desa adat and kelurahan."""

from datetime import date

from cermat.actions import dated_books
from cermat.actions.errors import FaultyEntry, Problem
from cermat.actions.permissions import Act
from cermat.indicators.obligations import village_kind
from cermat.registers.models import Village
from cermat.registers.scope import Scope


def add(*, by: Scope, code: str, name: str, valid_from: date | None = None, valid_to: date | None = None) -> str:
    """Record a village under its area code and return the code. None dates: since ever, until further notice."""
    refuse_foreign(code, office=by.office)
    row = Village(key=code, name=name.strip(), valid_from=valid_from, valid_to=valid_to)
    return dated_books.add(row, by=by, permission=Act.KEEP_VILLAGES, word="desa", summary=f"{code} {name}").key


def change(
    *, by: Scope, code: str, version: int, name: str, valid_from: date | None, valid_to: date | None, reason: str
) -> int:
    """Record another name or other days of a village as a new version, and return that version."""
    row = Village(key=code, name=name.strip(), valid_from=valid_from, valid_to=valid_to)
    return dated_books.change(
        row, by=by, permission=Act.KEEP_VILLAGES, word="desa", version=version, reason=reason
    ).version


def refuse_foreign(code: str, *, office: str) -> None:
    """Return when the code is that of a village of the office. Raises FaultyEntry."""
    if sentence := code_problem(code, office=office):
        raise FaultyEntry([Problem(field="code", sentence=sentence)])


def code_problem(code: str, *, office: str) -> str | None:
    """Return what is wrong with an area code for a village of the office; None when it is one."""
    if not code.startswith(f"{office}.") or code.count(".") != office.count(".") + 1:
        return f"Kode {code} bukan desa atau kelurahan kantor ini; kodenya berawal {office} lalu empat angka."
    try:
        village_kind(code)
    except ValueError as error:
        return str(error)
    return None
