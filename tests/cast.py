"""The cast of every test: an office with its people, and one person of another office who must see nothing.

Plain functions; each needs a database. Everything is recorded under whatever the clock says.
"""

from dataclasses import replace
from datetime import date
from functools import cache

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.test import Client

from cermat.actions import (
    activities,
    iku_codes,
    iku_papers,
    measurements,
    offices,
    officials,
    outputs,
    users,
    village_documents,
)
from cermat.actions.entries import ActivityEntry, OutputEntry, VillageDocumentEntry
from cermat.actions.officials import OfficialEntry
from cermat.indicators.rows import Status
from cermat.registers import selectors
from cermat.registers.roles import Role
from cermat.registers.scope import Scope
from cermat.rules.papers import read_paper

OFFICE, OTHER_OFFICE = "35.08.10", "35.08.09"
DENOK, BLUKON, BORENG = "35.08.10.2006", "35.08.10.2007", "35.08.10.2008"
TOMPOKERSAN = "35.08.10.1011"
PASSWORD = "sandi-untuk-uji-saja"
# username: (role, unit, village)
PEOPLE: dict[str, tuple[str, str | None, str | None]] = {
    "staf.pemerintahan": ("staf", "pemerintahan", None),
    "staf.pelayanan": ("staf", "pelayanan", None),
    "kasi.pemerintahan": ("kasi", "pemerintahan", None),
    "kasi.pelayanan": ("kasi", "pelayanan", None),
    "operator.denok": ("operator_desa", None, DENOK),
    "perencana": ("perencana", None, None),
    "sekretaris": ("sekretaris", None, None),
    "camat": ("camat", None, None),
    "kabupaten": ("kabupaten", None, None),
    "inspektorat": ("inspektorat", None, None),
    "admin": ("admin", None, None),
}
STRANGER = "staf.tetangga"


def scope(
    username: str = "staf.pemerintahan", *, office: str = OFFICE, role: str | None = None, unit: str | None = None
) -> Scope:
    """Return the scope a member of the cast would have, without asking the database."""
    of_cast = PEOPLE.get(username, ("staf", "pemerintahan", None))
    village = of_cast[2]
    unit = unit or of_cast[1]
    return Scope(
        username=username,
        name=username,
        office=office,
        roles=frozenset({Role(role or of_cast[0])}),
        units=frozenset({unit} if unit else ()),
        villages=frozenset({village} if village else ()),
    )


def stranger() -> Scope:
    """Return a staf of another kecamatan."""
    return scope(STRANGER, office=OTHER_OFFICE)


def console(office: str = OFFICE) -> Scope:
    """Return the console's scope."""
    return selectors.console_scope(office)


def open_office(code: str = OFFICE) -> None:
    """Open an office's books."""
    offices.open(by=console(code), code=code)


def open_offices() -> None:
    """Open the office of the cast and that of the stranger."""
    open_office()
    open_office(OTHER_OFFICE)


def add_people() -> None:
    """Give every member of the cast, and the stranger, an account with the password PASSWORD."""
    add_people_of_the_office()
    add_stranger()


def add_stranger() -> None:
    """Give the stranger an account with the password PASSWORD."""
    users.add(
        by=console(OTHER_OFFICE),
        username=STRANGER,
        role="staf",
        unit="pemerintahan",
        position="staf (uji)",
        password_hash=password_hash(),
    )


def add_people_of_the_office() -> None:
    """Give every member of the cast an account with the password PASSWORD."""
    for username, (role, unit, village) in PEOPLE.items():
        users.add(
            by=console(),
            username=username,
            role=role,
            unit=unit,
            village=village,
            position=f"{role} (uji)",
            password_hash=password_hash(),
        )


@cache
def password_hash() -> str:
    """Return PASSWORD as accounts keep it; made once, since it is slow on purpose."""
    return make_password(PASSWORD)


def signed_in(username: str) -> Client:
    """Return a browser in which a member of the cast signed in by both steps."""
    client = Client()
    assert client.login(username=username, password=PASSWORD)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": 0}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def activity(number: str = "005/1/2023", **changes: object) -> ActivityEntry:
    """Return an activity of the Seksi Pemerintahan, carried out in 2023."""
    entry = ActivityEntry(
        number=number,
        unit="pemerintahan",
        dated=date(2023, 3, 14),
        kind="fasilitasi",
        function="g",
        description="Fasilitasi penyusunan RKP Desa",
        status=Status.DONE,
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def output(**changes: object) -> OutputEntry:
    """Return an admissible output of that activity."""
    entry = OutputEntry(kind="berita_acara", title="Berita acara kesepakatan", dated=date(2023, 3, 20))
    return replace(entry, **changes)  # type: ignore[arg-type]


def document(**changes: object) -> VillageDocumentEntry:
    """Return an RKP Desa 2024 of Denok, on time."""
    entry = VillageDocumentEntry(
        village=DENOK, kind="rkp_desa", fiscal_year=2024, number="4 Tahun 2023", enacted_on=date(2023, 9, 20)
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def recorded_activity(**changes: object) -> str:
    """Record that activity as the staf and return its key."""
    return activities.add(by=scope(), entry=activity(**changes))  # type: ignore[arg-type]


def recorded_output(activity_key: str, **changes: object) -> str:
    """Record that output as the staf and return its key."""
    return outputs.add(by=scope(), activity=activity_key, entry=output(**changes))


def recorded_camat(*, acting: str | None = None) -> str:
    """Record who is the Camat since 2020, and return the key."""
    entry = OfficialEntry(position="Camat", name="CAMAT CONTOH", valid_from=date(2020, 1, 2), acting=acting)
    return officials.add(by=scope("admin"), entry=entry)


def approved_measurement(*, quarter: int | None = 1, office: str = OFFICE, reason: str = "") -> str:
    """Freeze a quarter of 2023, or the year, have it approved by three people, and return its key."""
    planner, secretary, camat = (scope(each, office=office) for each in ("perencana", "sekretaris", "camat"))
    key = measurements.freeze(by=planner, year=2023, quarter=quarter, reason=reason)
    measurements.submit(by=planner, key=key, version=1)
    measurements.review(by=secretary, key=key, version=2)
    measurements.approve(by=camat, key=key, version=3)
    return key


def recorded_document(**changes: object) -> str:
    """Record that document as the staf and return its key."""
    return village_documents.add(by=scope(), entry=document(**changes))


def take_iku(text: str, *, office: str = OFFICE) -> None:
    """Take a paper into the books at once; whichever of its codes the office knows go on."""
    by, paper = console(office), read_paper(text, origin="uji")
    known = iku_codes.used(by, but=paper.id)
    continuing = [each.id for each in paper.indicators if each.id in known]
    iku_papers.add(by=by, text=text, origin="uji", continuing=continuing)
