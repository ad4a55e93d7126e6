"""Who signs a paper of a measurement on which day, and who took the steps behind it."""

from datetime import date

from cermat.documents.reports import standing
from cermat.documents.reports.berita_acara import Taken
from cermat.indicators.cycle import CycleStage, Edition
from cermat.indicators.figures import OfficeMeasurement
from cermat.indicators.rows import OfficialRow
from cermat.registers import clock, selectors
from cermat.registers.roles import ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.words.dates import local_day

_CAMAT = Role.CAMAT.value


def signer(by: Scope, office: OfficeMeasurement, *, edition: Edition | None = None) -> OfficialRow | None:
    """Return who signs: the Camat on the day the paper carries; None where none is entered.

    `edition`: of which the paper is; None: of the books as they are.
    """
    known_at = (edition.locked_at if edition else None) or office.as_of
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

    `official`: the Camat on the day of the approval.
    """
    zone, people = selectors.office(by).zone, {each.username: each for each in selectors.people(by)}
    days = {each.stage: local_day(each.recorded_at, zone) for each in selectors.edition_history(by, edition.key)}

    def named(username: str | None) -> str | None:
        return (people[username].name if username in people else username) if username else None

    planner = people.get(edition.prepared_by)
    prepared_as = (planner.position if planner else "") or ROLE_WORDS[Role.PERENCANA]
    approver = official.name if official and edition.is_locked else named(edition.approved_by)
    sheet = standing.sheet_words(edition)
    return (
        Taken(act="Menyiapkan", name=named(edition.prepared_by), post=prepared_as, day=days[CycleStage.DRAFT]),
        Taken(
            act="Mereviu",
            name=named(edition.reviewed_by),
            post=edition.reviewed_as or ROLE_WORDS[Role.SEKRETARIS],
            day=days.get(CycleStage.REVIEWED) if edition.reviewed_by else None,
        ),
        Taken(
            act=f"Menyetujui {sheet}" if sheet else "Menyetujui",
            name=approver,
            post=edition.approved_as or ROLE_WORDS[Role.CAMAT],
            day=standing.approved_on(edition, zone=zone),
        ),
    )
