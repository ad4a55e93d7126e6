"""What the forms of the books share: buttons, and a document's verdict before it is saved."""

import hashlib
from dataclasses import dataclass
from datetime import date

from cermat.actions.checks import is_draft_budget
from cermat.actions.entries import VillageDocumentEntry
from cermat.actions.village_documents import Preview
from cermat.indicators.figures import Verdict
from cermat.web.tones import BAD, GOOD, WAIT, verdict_tag

DAYS = {
    "draft_received_on": "Rancangan diterima",
    "evaluated_on": "Evaluasi Camat",
    "enacted_on": "Ditetapkan",
    "submitted_on": "Diterima di kantor Camat",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button of a form."""

    value: str
    words: str
    is_plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """A document's verdict in words, with its days by name.

    `correcting`: the page to go to where its number is recorded already.
    """

    tone: str
    verdict: str
    sentence: str
    days: tuple[tuple[str, date], ...]
    due: date | None
    warnings: tuple[str, ...]
    digest: str
    correcting: str | None
    save_words: str


def preview_view(
    preview: Preview, entry: VillageDocumentEntry, *, save_words: str, correcting: str | None = None
) -> PreviewView:
    """Return a preview as the form shows it."""
    tones = {Verdict.ON_TIME: GOOD, Verdict.LATE: BAD}
    return PreviewView(
        tone=tones.get(preview.verdict, WAIT) if preview.verdict else WAIT,
        verdict=_verdict_words(preview, entry),
        sentence=preview.sentence,
        days=tuple((words, day) for name, words in DAYS.items() if (day := getattr(entry, name))),
        due=preview.due,
        warnings=preview.warnings,
        digest=digest(entry),
        correcting=correcting,
        save_words=save_words,
    )


def _verdict_words(preview: Preview, entry: VillageDocumentEntry) -> str:
    if entry.amendment is not None:
        return "perubahan, tidak mengubah putusan"
    if preview.verdict is None:
        if is_draft_budget(entry):
            return "menunggu Perdes"
        return "menunggu cap terima" if preview.due else "belum ada batas waktu"
    return verdict_tag(preview.verdict).words


def digest(entry: object) -> str:
    """Return a mark of an entry's content, so that nothing is saved that was not looked at."""
    return hashlib.sha256(repr(entry).encode()).hexdigest()[:16]
