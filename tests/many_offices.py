"""Books of more offices than areas are shipped for, for pages over a province and the country."""

from cermat.registers.models import (
    AuditEvent,
    IkuPaper,
    OfficeArrears,
    OfficeCount,
    OfficeProfile,
    RoleAssignment,
    Unit,
    Village,
)
from cermat.registers.models.base import Office
from cermat.rules.library import lumajang_2023_text
from tests import cast

TEKUNG = "35.08.09"


def take_paper(office: str, *, documents: str = "[rkp_desa, apb_desa, lppd_desa]") -> None:
    """Take the source paper's words as an office's own; `documents`: those it asks of villages."""
    text = lumajang_2023_text().replace("35.08.10", office).replace("id: iku-lumajang-2023", "id: iku-tetangga", 1)
    text = text.replace("documents: [rkp_desa, apb_desa, lppd_desa]", f"documents: {documents}")
    cast.take_iku(text, office=office)


def copy_office(code: str, *, regency: str = "Kabupaten Lumajang") -> None:
    """Give what the neighbour's books hold to another office, which the shipped areas need not know."""
    Office.objects.create(code=code)
    for model in (OfficeProfile, RoleAssignment, IkuPaper, Village, Unit, AuditEvent, OfficeCount, OfficeArrears):
        for row in model._default_manager.filter(office=TEKUNG):
            row.office_id, row.pk = code, f"{code}/{row.seq}" if isinstance(row, AuditEvent) else None
            if isinstance(row, OfficeProfile):
                row.regency, row.name = regency, f"Kecamatan {code}"
            if isinstance(row, IkuPaper):
                row.state = None  # as it is kept: what the command line recorded keeps none
            row.save(force_insert=True)
