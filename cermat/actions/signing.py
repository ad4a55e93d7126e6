"""Who signs a paper of a measurement on which day, and who took the steps behind it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cermat.documents.reports import standing
from cermat.documents.reports.berita_acara import Taken
from cermat.indicators.cycle import CycleStage, Edition
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.rows import OfficialRow
from cermat.registers import clock, selectors
from cermat.registers.roles import ACTING, ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors import Person
from cermat.words.dates import local_day, write_date

_CAMAT = Role.CAMAT.value


def signer(by: Scope, office: OfficeMeasurement, *, edition: Edition | None = None) -> OfficialRow | None:
    """Return who signs: the Camat on the day the paper carries; None where none is entered.

    `edition`: of which the paper is, signed by whom the books name today for that day, so that a name entered or
    corrected since is the one on what is issued next; None: of the books as they were known at the measurement's
    instant.
    """
    known_at = None if edition else office.as_of
    day = signed_on(office, edition=edition)
    return selectors.official_in_office(by, position=_CAMAT, on=day, as_of=known_at)


def signed_on(office: OfficeMeasurement, *, edition: Edition | None = None) -> date:
    """Return the local day a paper carries: of the approval, else of the freezing, else when the books were asked."""
    zone = office.office.zone
    approved = standing.approved_on(edition, zone=zone) if edition else None
    return approved or local_day(office.as_of, zone)


def signer_today(by: Scope) -> OfficialRow | None:
    """Return the Camat of today, by whom a sheet is to be signed that is printed now; None where none is entered."""
    today = local_day(clock.now(), selectors.office(by).zone)
    return selectors.official_in_office(by, position=_CAMAT, on=today)


def taken(by: Scope, edition: Edition, *, official: OfficialRow | None) -> tuple[Taken, Taken, Taken]:
    """Return who prepared, reviewed and approved a measurement, as what and on which local day; None: nobody yet.

    `official`: the Camat on the day of the approval. A name is that of the officials' table, else that of the account;
    a login is no name.
    """
    zone, people = selectors.office(by).zone, {each.username: each for each in selectors.people(by)}
    days = {each.stage: local_day(each.recorded_at, zone) for each in selectors.edition_history(by, edition.key)}
    return (
        _prepared(by, people.get(edition.prepared_by), day=days[CycleStage.DRAFT]),
        _reviewed(by, edition, people, day=days.get(CycleStage.REVIEWED)),
        _approved(edition, people, official=official, day=standing.approved_on(edition, zone=zone)),
    )


def _prepared(by: Scope, planner: Person | None, *, day: date) -> Taken:
    """Return who prepared: planners may be several, so an account's own name goes before the table's."""
    post = ROLE_WORDS[Role.PERENCANA]
    official, own = selectors.official_in_office(by, position=post, on=day), _name(planner)
    if official and own and official.name.casefold() != own.casefold():
        official = None
    begun = Taken(act="Menyiapkan", name=own, post=(planner.position if planner else "") or post, day=day)
    return _signing(begun, official, post=post)


def _reviewed(by: Scope, edition: Edition, people: Mapping[str, Person], *, day: date | None) -> Taken:
    post = edition.reviewed_as or ROLE_WORDS[Role.SEKRETARIS]
    begun = Taken(act="Mereviu", name=None, post=post, day=day if edition.reviewed_by else None)
    if begun.day is None or edition.reviewed_by is None:
        return begun
    in_full = next((post.removeprefix(f"{each} ") for each in ACTING if post.startswith(f"{each} ")), post)
    official = selectors.official_in_office(by, position=in_full, on=begun.day)
    return _signing(replace(begun, name=_name(people.get(edition.reviewed_by))), official, post=in_full)


def _approved(
    edition: Edition, people: Mapping[str, Person], *, official: OfficialRow | None, day: date | None
) -> Taken:
    sheet = standing.sheet_words(edition)
    name = official.name if official else _name(people.get(edition.approved_by or ""))
    return Taken(
        act=f"Menyetujui {sheet}" if sheet else "Menyetujui",
        name=name if edition.is_locked else None,
        post=edition.approved_as or ROLE_WORDS[Role.CAMAT],
        day=day,
    )


def _signing(taken: Taken, official: OfficialRow | None, *, post: str) -> Taken:
    """Return a step with the name it is signed by; `post`: as what whose name is not known is to be recorded."""
    if official:
        return replace(taken, name=official.name, rank=official.rank, nip=official.nip)
    if taken.name:
        return taken
    missing = (
        f"Nama yang {taken.act.lower()} belum tercatat; catat sebagai {post} pada daftar Pejabat, berlaku pada "
        f"{write_date(taken.day)}, sebelum naskah ini ditandatangani."
        if taken.day
        else ""
    )
    return replace(taken, missing=missing)


def _name(person: Person | None) -> str | None:
    """Return an account's own name; None where it has but its login."""
    return person.name if person and person.name != person.username else None
