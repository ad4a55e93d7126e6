"""The papers of many rows at once, as one looks at them before verifying: what there is, and what is not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cermat.actions.permissions import Subject
from cermat.indicators.rows import ActivityRow, EvidenceRow, Status
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.registers.selectors import FileRow
from cermat.registers.selectors.inbox import WaitingRow
from cermat.web.files import FileView, file_view, is_picture
from cermat.web.rows import Names, person
from cermat.web.tones import WAIT, Tag, state_tag
from cermat.words.dates import write_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The evidence of rows by book and key, and the files behind it by SHA-256."""

    evidence: Mapping[tuple[str, str], tuple[EvidenceRow, ...]]
    files: Mapping[str, FileRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """A paper of a row. `file` None: it is kept elsewhere, or promised, as `words` say."""

    title: str
    tag: Tag
    words: str
    file: FileView | None


def shelf(scope: Scope, rows: Iterable[WaitingRow]) -> Shelf:
    """Return the papers of rows this person sees; of an activity, those of its outputs too; of a paper, itself."""
    every = list(rows)
    papers = [row for row in every if isinstance(row, EvidenceRow)]
    proven = [(row.mark.ref.book, row.mark.ref.key) for row in every if not isinstance(row, EvidenceRow)]
    evidence = {
        **selectors.evidence_beside(scope, proven),
        **{(row.mark.ref.book, row.mark.ref.key): (row,) for row in papers},
    }
    kept = {str(row.sha256) for each in evidence.values() for row in each if row.is_kept_here}
    return Shelf(evidence=evidence, files=selectors.files(scope, kept))


def papers(scope: Scope, row: WaitingRow, kept: Shelf, judged: Subject, called: Names) -> tuple[PaperView, ...]:
    """Return what proves a row, or the paper that it is; none where the row is to be annulled."""
    if row.mark.annulled and not isinstance(row, EvidenceRow):
        return ()
    found = kept.evidence.get((row.mark.ref.book, row.mark.ref.key), ())
    return tuple(_paper(scope, each, kept, judged, called) for each in found)


def photos(activity: ActivityRow, kept: Shelf) -> tuple[str, ...]:
    """Return the names of the pictures kept at an activity itself, not at its outputs: they show that it took place."""
    ref = activity.mark.ref
    found = [each for each in kept.evidence.get((ref.book, ref.key), ()) if each.book == ref.book and each.is_kept_here]
    return tuple(each.title for each in found if is_picture(kept.files[str(each.sha256)]))


def is_bare(row: WaitingRow, found: tuple[PaperView, ...]) -> bool:
    """Return whether a row ought to have a paper and has none, nor a promised one."""
    if isinstance(row, EvidenceRow) or row.mark.annulled:
        return False
    return not found and (not isinstance(row, ActivityRow) or row.status is Status.DONE)


def _paper(scope: Scope, each: EvidenceRow, kept: Shelf, judged: Subject, called: Names) -> PaperView:
    file = file_view(scope, each, kept.files[str(each.sha256)], judged) if each.is_kept_here else None
    return PaperView(
        title=each.title,
        tag=Tag(words="menyusul", tone=WAIT) if each.is_following else state_tag(each.mark),
        words=file.words if file else _where(each, called),
        file=file,
    )


def _where(each: EvidenceRow, called: Names) -> str:
    if not each.is_following:
        return f"disimpan di {each.location}"
    promised = write_instant(each.mark.recorded_at, called.zone)
    return f"berkasnya belum diunggah; dijanjikan {person(each.mark.recorded_by, called)}, {promised}"
