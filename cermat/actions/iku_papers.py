"""Acts on IKU papers: the command line's are in force at once, those typed from a signed one once another confirms."""

from collections.abc import Collection
from enum import StrEnum

from cermat.actions import checks, dated_books, iku_checks, iku_codes, versions
from cermat.actions.errors import ActionError, Problem, WrongState
from cermat.actions.permissions import Act, Subject, check_can
from cermat.actions.versions import Noun
from cermat.indicators.rows import State
from cermat.indicators.standing import standing_evidence
from cermat.registers import ledger, selectors
from cermat.registers.models import IkuPaper
from cermat.registers.scope import Scope
from cermat.registers.substitution import LEADERSHIP
from cermat.rules import types as rules
from cermat.rules.papers import read_paper


class ForeignPaper(ActionError):
    """An IKU paper of another office."""


class Outcome(StrEnum):
    """What became of a paper handed in; the value says it in words."""

    SAVED = "dicatat"
    CORRECTED = "diperbarui"
    UNCHANGED = "sudah tercatat, tidak berubah"


def add(*, by: Scope, text: str, origin: str, continuing: Collection[str] = (), dry_run: bool = False) -> Outcome:
    """Record an IKU paper from its rule file; a known id with other content is a new version. A dry run writes nothing.

    It is in force at once, over what waits to be confirmed. `continuing` as in `enter`; a code that the paper had
    before stays what it was. Raises FaultyRuleFile naming `origin`, line and remedy, FaultyEntry, and ForeignPaper.
    """
    check_can(by, Act.TAKE_OVER)
    paper = read(text, origin=origin, office=by.office)
    settled = {*continuing, *iku_codes.going_on(by, paper.id)}
    checks.refuse([*iku_checks.problems(by, paper), *iku_codes.problems(by, paper, continuing=settled)])
    with ledger.act(
        office=by.office, by=by.username, verb="mencatat naskah IKU", summary=f"{paper.id} dari {origin}"
    ) as act:
        if text in {each.paper.text for each in selectors.papers_in_force(by) if each.mark.ref.key == paper.id}:
            return Outcome.UNCHANGED
        before = dated_books.latest(IkuPaper, by=by, key=paper.id)
        if not dry_run:
            act.add(IkuPaper(key=paper.id, version=before.version + 1 if before else 1, text=text))
    return Outcome.CORRECTED if before else Outcome.SAVED


def enter(*, by: Scope, text: str, continuing: Collection[str] = ()) -> str:
    """Record a new IKU paper typed from the signed one, handed in to be compared with it, and return its key.

    `continuing`: the codes that mean the indicator of an earlier paper, whose targets and recorded values they keep.
    Raises FaultyRuleFile naming line and remedy, FaultyEntry naming a code's problem by the code, ForeignPaper, and
    AlreadyThere for a paper of the same day.
    """
    check_can(by, Act.KEEP_IKU_PAPERS)
    paper = read(text, origin="naskah", office=by.office)
    row = IkuPaper(key=paper.id, text=text, state=State.SUBMITTED.value)
    summary = f"{paper.id} dari formulir, {State.SUBMITTED}"
    return dated_books.add(
        row,
        by=by,
        permission=Act.KEEP_IKU_PAPERS,
        word="naskah IKU",
        summary=summary,
        problems=lambda: [*iku_checks.problems(by, paper), *iku_codes.problems(by, paper, continuing=continuing)],
    ).key


def correct(
    *, by: Scope, key: str, version: int, entry: str, reason: str, continuing: Collection[str] | None = None
) -> int:
    """Hand in a paper anew that was copied wrongly, from its rule file, and return the new version.

    What is in force stays so until a second person verifies this. `continuing` as in `enter`; None: the codes stay
    what they were. Raises FaultyRuleFile, FaultyEntry, ForeignPaper, StaleEdit.
    """
    check_can(by, Act.KEEP_IKU_PAPERS)
    paper = read(entry, origin="naskah", office=by.office)
    problems = [] if paper.id == key else [Problem(field="text", sentence=_RENAMED.format(paper.id, key))]
    problems += iku_checks.problems(by, paper)
    if continuing is not None:
        problems += iku_codes.problems(by, paper, continuing=continuing)
    content = {"text": entry}
    row = versions.correct(NOUN, by=by, key=key, version=version, content=content, reason=reason, problems=problems)
    return row.version


def submit(*, by: Scope, key: str, version: int) -> int:
    """Hand in a returned paper once more as it is, and return its new version."""
    return versions.submit(NOUN, by=by, key=key, version=version).version


def verify(*, by: Scope, key: str, version: int, without_scan: str = "") -> int:
    """Say, as a second person, that a paper is what was signed, and return the new version: it is in force.

    `without_scan`: why no scan of the signed one lies beside it; kept only where none does. Raises WrongState without
    either.
    """
    why = None if has_scan(by, key) else without_scan.strip() or None
    return versions.verify(NOUN, by=by, key=key, version=version, without_scan=why).version


def has_scan(by: Scope, key: str) -> bool:
    """Return whether a file kept here shows the signed paper."""
    proofs = standing_evidence(selectors.evidence_of(by, "iku_paper", key), "iku_paper")
    return any(each.is_kept_here for each in proofs.get(("iku_paper", key), ()))


def _refuse_unscanned(by: Scope, row: IkuPaper) -> None:
    if not row.annulled and not row.without_scan and not has_scan(by, row.key):
        raise WrongState(
            "Pindaian naskah bertanda tangan belum diunggah; minta Perencana mengunggahnya pada Bukti, atau buka "
            "halaman naskahnya dan tulis alasan mengapa tidak ada pindaiannya."
        )


def send_back(*, by: Scope, key: str, version: int, remark: str) -> int:
    """Return a paper to whoever typed it with a remark, and return the new version."""
    return versions.send_back(NOUN, by=by, key=key, version=version, remark=remark).version


def annul(*, by: Scope, key: str, version: int, reason: str) -> int:
    """Say that a paper was recorded by mistake, and return the new version, to be verified by another person."""
    return versions.annul(NOUN, by=by, key=key, version=version, reason=reason).version


def restore(*, by: Scope, key: str, version: int, to_version: int, reason: str) -> int:
    """Take up an earlier version's text again, and return the new version, to be verified by another person."""
    return versions.restore(NOUN, by=by, key=key, version=version, to_version=to_version, reason=reason).version


def read(text: str, *, origin: str, office: str) -> rules.IkuPaper:
    """Return the paper a rule file holds. Raises FaultyRuleFile, and ForeignPaper where it is another office's."""
    paper = read_paper(text, origin=origin)
    if paper.office != office:
        raise ForeignPaper(f"Naskah {paper.id} milik kantor {paper.office}, bukan {office}; pilih berkas kantor ini.")
    return paper


_RENAMED = "Naskah “{}” bukan “{}” yang diperbaiki; perbaiki isinya saja, atau catat sebagai IKU baru."
NOUN = Noun(
    model=IkuPaper,
    word="naskah IKU",
    recording=Act.KEEP_IKU_PAPERS,
    checking=Act.VERIFY_IKU_PAPER,
    label=lambda row: f"Naskah {row.key}",
    identity=lambda row: {"key": row.key},
    subject=lambda by, row: Subject(unit=LEADERSHIP),
    refuse_verifying=_refuse_unscanned,
)
