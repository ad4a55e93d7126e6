"""Acts on IKU papers."""

from enum import StrEnum

from cermat.actions import dated_books
from cermat.actions.errors import ActionError
from cermat.actions.permissions import Act, check_can
from cermat.registers import ledger
from cermat.registers.models import IkuPaper
from cermat.registers.scope import Scope
from cermat.rules import types as rules
from cermat.rules.papers import read_paper


class ForeignPaper(ActionError):
    """An IKU paper of another office."""


class Outcome(StrEnum):
    """What became of a paper handed in; the value says it in words."""

    SAVED = "dicatat"
    CORRECTED = "diperbarui"
    UNCHANGED = "sudah tercatat, tidak berubah"


def add(*, by: Scope, text: str, origin: str, dry_run: bool = False) -> Outcome:
    """Record an IKU paper from its rule file; a known id with other content is a new version. A dry run writes nothing.

    Raises FaultyRuleFile naming `origin`, line and remedy, and ForeignPaper.
    """
    check_can(by, Act.KEEP_IKU_PAPERS)
    paper = read(text, origin=origin, office=by.office)
    with ledger.act(
        office=by.office, by=by.username, verb="mencatat naskah IKU", summary=f"{paper.id} dari {origin}"
    ) as act:
        before = dated_books.latest(IkuPaper, by=by, key=paper.id)
        if before is not None and before.text == text and not before.annulled:
            return Outcome.UNCHANGED
        if not dry_run:
            act.add(IkuPaper(key=paper.id, version=before.version + 1 if before else 1, text=text))
    return Outcome.CORRECTED if before else Outcome.SAVED


def enter(*, by: Scope, text: str) -> rules.IkuPaper:
    """Record a new IKU paper from its rule file, and return it.

    Raises FaultyRuleFile naming line and remedy, ForeignPaper, and AlreadyThere for a paper of the same day.
    """
    check_can(by, Act.KEEP_IKU_PAPERS)
    paper = read(text, origin="naskah", office=by.office)
    row = IkuPaper(key=paper.id, text=text)
    dated_books.add(row, by=by, permission=Act.KEEP_IKU_PAPERS, word="naskah IKU", summary=f"{paper.id} dari formulir")
    return paper


def correct(*, by: Scope, text: str, version: int, reason: str) -> rules.IkuPaper:
    """Record a paper anew that was copied wrongly, and return it. Raises FaultyRuleFile, ForeignPaper, StaleEdit."""
    check_can(by, Act.KEEP_IKU_PAPERS)
    paper = read(text, origin="naskah", office=by.office)
    dated_books.change(
        IkuPaper(key=paper.id, text=text),
        by=by,
        permission=Act.KEEP_IKU_PAPERS,
        word="naskah IKU",
        version=version,
        reason=reason,
    )
    return paper


def read(text: str, *, origin: str, office: str) -> rules.IkuPaper:
    """Return the paper a rule file holds. Raises FaultyRuleFile, and ForeignPaper where it is another office's."""
    paper = read_paper(text, origin=origin)
    if paper.office != office:
        raise ForeignPaper(f"Naskah {paper.id} milik kantor {paper.office}, bukan {office}; pilih berkas kantor ini.")
    return paper
