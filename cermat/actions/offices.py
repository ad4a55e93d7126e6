"""The act that opens an office's books."""

from cermat.actions import areas, permissions, units
from cermat.actions.permissions import Act
from cermat.indicators.rows import OfficeRow
from cermat.registers import ledger, selectors
from cermat.registers.models import Book, IkuPaper, OfficeProfile, Unit, Village
from cermat.registers.scope import Scope
from cermat.rules.library import lumajang_2023_text
from cermat.rules.papers import read_paper

# The office whose IKU paper is shipped with the law.
SHIPPED_PAPERS = {"35.08.10": lumajang_2023_text}


def open(*, by: Scope, code: str, is_sample: bool = False) -> OfficeRow:
    """Open an office's books with its profile, villages, usual units and, where one is shipped, its IKU paper.

    Raises UnknownCode with the nearest codes, and OfficeExists when its books are open.
    """
    permissions.check_can(by, Act.OPEN_OFFICE)
    kecamatan = areas.kecamatan_with(code)
    name = f"Kecamatan {kecamatan.name}"
    with ledger.open_office(
        office=code, by=by.username, verb="membuka buku kantor", summary=f"{name}, {kecamatan.regency.name}"
    ) as act:
        rows: list[Book] = [
            OfficeProfile(
                key=code,
                name=name,
                regency=kecamatan.regency.name,
                seat=kecamatan.name,
                zone=kecamatan.regency.zone,
                is_sample=is_sample,
            ),
            *(Village(key=village, name=called) for village, called in kecamatan.villages.items()),
            *(Unit(key=unit, name=called) for unit, called in units.DEFAULT_UNITS.items()),
        ]
        if code in SHIPPED_PAPERS:
            text = SHIPPED_PAPERS[code]()
            rows.append(IkuPaper(key=read_paper(text, origin=code).id, text=text))
        for row in rows:
            row.version = 1
            act.add(row)
    return selectors.office(selectors.console_scope(code))
