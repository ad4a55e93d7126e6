"""The act by which the office receives a village document, stamps its day, and gives a numbered tanda terima."""

from datetime import datetime

from cermat.actions import checks, facts, permissions, policies, versions, village_documents
from cermat.actions.checks import Facts
from cermat.actions.errors import AlreadyThere, NotPermitted, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.actions.policies import Standing, Step
from cermat.registers import ledger, selectors
from cermat.registers.models import Receipt, VillageDocument
from cermat.registers.scope import Scope
from cermat.rules.types import LegalEvent
from cermat.words.dates import local_day, write_date

RECEIVABLE = frozenset({Standing.SUBMITTED, Standing.VERIFIED})
STAMPED = "cap terima kantor Camat"


def refusal(by: Scope, document: str) -> str | None:
    """Return why no tanda terima can be given for a document now, as a sentence; None where it can."""
    seen = versions.find(village_documents.NOUN, by=by, key=document)
    try:
        permissions.check_can(by, Act.RECEIVE, Subject(village=seen.village))
        _refuse(seen, facts.of(by), by)
    except (NotPermitted, WrongState, AlreadyThere) as refused:
        return str(refused)
    return None


def issue(*, by: Scope, document: str, version: int) -> str:
    """Give a tanda terima for a document handed in, stamped now where it has no day yet, and return the receipt's key.

    The stamp is a new version of the document, to be verified by another person; both rows are one act. A day that
    was recorded is verified first.
    """
    seen = versions.find(village_documents.NOUN, by=by, key=document)
    permissions.check_can(by, Act.RECEIVE, Subject(village=seen.village))
    known = facts.of(by)
    label = village_documents.NOUN.label(seen)
    with ledger.act(office=by.office, by=by.username, verb="menerbitkan tanda terima", summary=label) as act:
        # Under the office's lock: nobody can have written since.
        seen = versions.find(village_documents.NOUN, by=by, key=document)
        versions.refuse_stale(seen, version)
        _refuse(seen, known, by)
        stamped = act.add(_stamped(seen, act.recorded_at, known)) if seen.submitted_on is None else seen
        return act.add(_receipt(stamped, act.recorded_at, known, by, is_stamped=stamped is not seen)).key


def _refuse(seen: VillageDocument, known: Facts, by: Scope) -> None:
    kind = checks.kind_of(known, seen.kind, seen.fiscal_year)
    if kind.event is not LegalEvent.SUBMITTED:
        raise WrongState(f"{kind.name} ditetapkan desa, tidak disampaikan; tanda terima hanya untuk yang disampaikan.")
    if (stands := versions.standing(seen)) not in RECEIVABLE:
        raise WrongState(
            f"Dokumen ini {policies.STANDING_WORDS[stands]}; tanda terima diterbitkan setelah dokumennya diajukan."
        )
    if given := selectors.receipt_of(by, seen.key):
        raise AlreadyThere(f"Tanda terima nomor {given.number} sudah terbit untuk dokumen ini; cetak ulang yang itu.")
    if seen.submitted_on is not None and stands is not Standing.VERIFIED:
        raise WrongState(
            f"Tanggal penerimaan {write_date(seen.submitted_on)} baru menurut catatan dan belum diverifikasi orang "
            "kedua; terbitkan tanda terima setelah diverifikasi."
        )


def _stamped(seen: VillageDocument, instant: datetime, known: Facts) -> VillageDocument:
    after = versions.next_version(seen, submitted_on=local_day(instant, known.zone))
    state, after.annulled = policies.state_of(policies.check_can(versions.standing(seen), Step.CORRECT))
    after.state, after.reason = state.value, STAMPED
    return after


def _receipt(row: VillageDocument, instant: datetime, known: Facts, by: Scope, *, is_stamped: bool) -> Receipt:
    day = local_day(instant, known.zone)
    sequence = selectors.last_receipt(by, year=day.year) + 1
    own = next((person.position for person in selectors.people(by) if person.username == by.username), "")
    return Receipt(
        key=f"{day.year}-{sequence:04}",
        version=1,
        document=row.key,
        document_version=row.version,
        year=day.year,
        sequence=sequence,
        received_on=row.submitted_on or day,
        received_at=instant if is_stamped else None,
        receiver=by.name,
        receiver_position=own or "Penerima",
    )
