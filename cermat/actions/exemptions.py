"""Acts of the kabupaten: deciding that a village is exempt from a document, and taking that back."""

from cermat.actions import checks, facts, permissions, versions
from cermat.actions.entries import ExemptionEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, Problem, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import Exemption
from cermat.registers.scope import Scope


def decide(*, by: Scope, entry: ExemptionEntry) -> str:
    """Record the kabupaten's decision with its paper, and return its key. It never changes a figure."""
    permissions.check_can(by, Act.DECIDE_EXEMPTION, Subject(village=entry.village))
    checks.refuse(checks.exemption_problems(entry, facts.of(by)))
    key = f"{entry.village}-{entry.kind}-{entry.fiscal_year}"
    with ledger.act(office=by.office, by=by.username, verb="memutuskan pengecualian", summary=_words(entry)) as act:
        before = _latest(by, key)
        if before is not None and not before.annulled:
            raise AlreadyThere(f"Pengecualian ini sudah diputuskan dengan {before.paper}; cabut dahulu bila keliru.")
        row = Exemption(
            key=key,
            version=before.version + 1 if before else 1,
            village=entry.village,
            kind=entry.kind,
            fiscal_year=entry.fiscal_year,
            paper=entry.paper.strip(),
            paper_dated=entry.paper_dated,
            reason=entry.reason.strip(),
        )
        return act.add(row).key


def withdraw(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Take a decision back with a reason, and return its new version."""
    permissions.check_can(by, Act.DECIDE_EXEMPTION)
    if not reason.strip():
        raise FaultyEntry([Problem(field="reason", sentence="Alasan pencabutan belum diisi; isi alasannya.")])
    with ledger.act(office=by.office, by=by.username, verb="mencabut pengecualian", summary=key) as act:
        seen = _latest(by, key)
        if seen is None:
            raise NotFound(f"Pengecualian {key} tidak ditemukan; kembali ke daftar dan pilih yang ada.")
        versions.refuse_stale(seen, version)
        if seen.annulled:
            raise WrongState("Pengecualian ini sudah dicabut; tidak perlu dicabut lagi.")
        row = Exemption(
            key=key,
            version=seen.version + 1,
            village=seen.village,
            kind=seen.kind,
            fiscal_year=seen.fiscal_year,
            paper=seen.paper,
            paper_dated=seen.paper_dated,
            annulled=True,
            reason=reason.strip(),
        )
        return act.add(row).version


def _latest(by: Scope, key: str) -> Exemption | None:
    return Exemption.objects.filter(office_id=by.office, key=key).order_by("-version").first()


def _words(entry: ExemptionEntry) -> str:
    return f"{entry.kind} {entry.fiscal_year} {entry.village}, {entry.paper}"
