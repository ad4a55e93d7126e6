"""Acts of the kabupaten: deciding that a village is exempt from a document, and taking that back."""

from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from cermat.actions import checks, facts, permissions, versions
from cermat.actions.checks import Facts
from cermat.actions.entries import ExemptionEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, Problem, WrongState
from cermat.actions.permissions import Act, Subject
from cermat.indicators import standing
from cermat.indicators.timeliness import tested_day
from cermat.registers import ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import Exemption
from cermat.registers.scope import Scope
from cermat.rules.deadlines import due_day
from cermat.rules.errors import NoRuleInForce
from cermat.rules.types import DocumentKind
from cermat.words.dates import write_date


def decide(*, by: Scope, entry: ExemptionEntry) -> str:
    """Record the kabupaten's decision with its paper, and return its key. It never changes a figure."""
    permissions.check_can(by, Act.DECIDE_EXEMPTION, Subject(village=entry.village))
    known = facts.of(by)
    checks.refuse(checks.exemption_problems(entry, known))
    checks.refuse(_needless(by, entry, known))
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


def _needless(by: Scope, entry: ExemptionEntry, known: Facts) -> Iterator[Problem]:
    """Yield that the village has met the obligation in time already, as a second person verified."""
    kind = checks.kind_of(known, entry.kind, entry.fiscal_year)
    versions_of = standing.versions_by_key(selectors.documents_of_villages(by, [entry.village]))
    rows = [standing.deciding(each)[0] for each in versions_of.values()]
    for row in rows:
        is_asked = (row.kind, row.fiscal_year, row.amendment) == (entry.kind, entry.fiscal_year, None)
        tested = tested_day(row, kind)
        if is_asked and standing.is_verified(row.mark) and not row.mark.annulled and _is_on_time(tested, kind, entry):
            sentence = (
                f"{kind.name} {row.fiscal_year} desa ini sudah tepat waktu: nomor {row.number}, {kind.event.value} "
                f"{write_date(tested)}; periksa desa, dokumen, dan tahun anggarannya."
            )
            yield Problem(field="kind", sentence=sentence)


def _is_on_time(tested: date | None, kind: DocumentKind, entry: ExemptionEntry) -> TypeGuard[date]:
    try:
        return tested is not None and tested <= due_day(kind, entry.fiscal_year)
    except NoRuleInForce:
        return False


def _latest(by: Scope, key: str) -> Exemption | None:
    return Exemption.objects.filter(office_id=by.office, key=key).order_by("-version").first()


def _words(entry: ExemptionEntry) -> str:
    return f"{entry.kind} {entry.fiscal_year} {entry.village}, {entry.paper}"
