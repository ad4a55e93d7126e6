"""The act that opens an office's books."""

import re

from cermat.actions import permissions, units
from cermat.actions.errors import UnknownCode
from cermat.actions.nearness import nearest
from cermat.actions.permissions import Act
from cermat.indicators.rows import OfficeRow
from cermat.registers import areas, ledger, selectors
from cermat.registers.areas import Kecamatan
from cermat.registers.models import Book, IkuPaper, OfficeProfile, Unit, Village
from cermat.registers.scope import Scope
from cermat.rules.library import lumajang_2023_text
from cermat.rules.papers import read_paper

# The office whose IKU paper is shipped with the law.
SHIPPED_PAPERS = {"35.08.10": lumajang_2023_text}
# The time zone of each province whose areas are shipped.
ZONES = {"35": "Asia/Jakarta"}
_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}", re.ASCII)


def open(*, by: Scope, code: str, is_sample: bool = False) -> OfficeRow:
    """Open an office's books with its profile, villages, usual units and, where one is shipped, its IKU paper.

    Raises UnknownCode with the nearest codes, and OfficeExists when its books are open.
    """
    permissions.check_can(by, Act.OPEN_OFFICE)
    kecamatan = kecamatan_named(code)
    summary = f"Kecamatan {kecamatan.name}, {kecamatan.regency}"
    with ledger.open_office(office=code, by=by.username, verb="membuka buku kantor", summary=summary) as act:
        act.add_all(_first_rows(kecamatan, is_sample=is_sample))
    return selectors.office(selectors.console_scope(code))


def _first_rows(kecamatan: Kecamatan, *, is_sample: bool) -> list[Book]:
    profile = OfficeProfile(
        key=kecamatan.code,
        version=1,
        name=f"Kecamatan {kecamatan.name}",
        regency=kecamatan.regency,
        seat=kecamatan.name,
        zone=ZONES[kecamatan.code[:2]],
        is_sample=is_sample,
    )
    return [
        profile,
        *(Village(key=village.code, version=1, name=village.name) for village in areas.villages(kecamatan.code)),
        *(Unit(key=code, version=1, name=name) for code, name in units.DEFAULT_UNITS.items()),
        *_shipped_papers(kecamatan.code),
    ]


def _shipped_papers(code: str) -> list[IkuPaper]:
    if code not in SHIPPED_PAPERS:
        return []
    text = SHIPPED_PAPERS[code]()
    return [IkuPaper(key=read_paper(text, origin=code).id, version=1, text=text)]


def kecamatan_named(code: str) -> Kecamatan:
    """Return the kecamatan of a code. Raises UnknownCode, with what is shipped, or the nearest codes there are."""
    known = {each.code: each for each in areas.every_kecamatan()}
    if code not in known and _CODE.fullmatch(code) and code.rpartition(".")[0] not in areas.REGENCIES:
        shipped = ", ".join(f"{name} ({regency})" for regency, name in areas.REGENCIES.items())
        raise UnknownCode(
            f"Kecamatan {code} belum dapat dibuka: kode wilayah yang disertakan baru {shipped}. Pilih kecamatan di "
            "sana, contoh: 35.08.10, atau minta wilayah Anda ditambahkan pada Cermat."
        )
    if code not in known:
        near = ", ".join(f"{each} {known[each].name}" for each in nearest(code, known, count=3))
        hint = f"mungkin maksudnya {near}" if near else "tulis kode kecamatannya, contoh: 35.08.10"
        raise UnknownCode(f"Kode kecamatan “{code}” tidak dikenal; {hint}.")
    return known[code]
