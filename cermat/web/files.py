"""Files that prove rows, as pages show them: what each is, who may open it, and what is still to come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from cermat.actions import evidence_files, permissions
from cermat.actions.errors import NotPermitted
from cermat.evidence.media import SUFFIXES, VIEWED_AS, MediaType
from cermat.evidence.names import received_name
from cermat.indicators.rows import EvidenceRow
from cermat.registers import selectors
from cermat.registers.errors import NotFound
from cermat.registers.scope import Scope
from cermat.registers.selectors import FileRow, UploadRow
from cermat.web import rows
from cermat.web.addresses import row_address
from cermat.web.books import DOORS, subject
from cermat.web.rows import Names
from cermat.words.dates import write_instant
from cermat.words.numbers import write_number

KILO, MEGA = 1_000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A kept file. `refusal` None: this person may open it; `view_address` None: its kind has no viewing copy.

    `is_picture`: that copy is a picture, which a page may show.
    """

    words: str
    address: str
    view_address: str | None
    is_picture: bool
    view_lacks: str
    is_personal: bool
    refusal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedView:
    """A file that was begun to be sent and did not arrive whole."""

    name: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingView:
    """A row whose evidence was promised."""

    title: str
    gist: str
    address: str
    since: str


def file_views(scope: Scope, references: Sequence[EvidenceRow], judged: permissions.Subject) -> Mapping[str, FileView]:
    """Return the files behind references to one row's evidence, by the reference's key."""
    kept = [each for each in references if each.is_kept_here]
    known = selectors.files(scope, [str(each.sha256) for each in kept])
    return {each.mark.ref.key: file_view(scope, each, known[str(each.sha256)], judged) for each in kept}


def file_view(scope: Scope, reference: EvidenceRow, file: FileRow, judged: permissions.Subject) -> FileView:
    """Return the file behind a reference, as far as this person may open it."""
    key = {"key": reference.mark.ref.key}
    return FileView(
        words=f"{SUFFIXES[MediaType(file.media_type)].upper()}, {size_words(file.size)}",
        address=reverse("bukti", kwargs=key),
        view_address=reverse("lihat_bukti", kwargs=key) if has_view_of(file) else None,
        is_picture=is_picture(file),
        view_lacks=file.view_lacks,
        is_personal=file.has_personal_data,
        refusal=evidence_files.refusal(scope, reference, file, judged),
    )


def openable(scope: Scope, key: str) -> FileRow:
    """Return the file behind a reference that this person may open. Raises NotFound, NotPermitted."""
    reference = selectors.evidence_reference(scope, key)
    # Whoever does not see the row does not see what proves it.
    history = DOORS[reference.book].versions(scope, reference.key)
    file = selectors.files(scope, [reference.sha256 or ""]).get(reference.sha256 or "")
    if file is None or not reference.is_kept_here:
        raise NotFound(f"Bukti “{reference.title}” tidak tersimpan di Cermat; tempatnya tertulis pada barisnya.")
    if sentence := evidence_files.refusal(scope, reference, file, subject(scope, history)):
        raise NotPermitted(sentence)
    return file


def has_view_of(file: FileRow) -> bool:
    """Return whether a file has a copy for viewing."""
    return MediaType(file.media_type) in VIEWED_AS


def is_picture(file: FileRow) -> bool:
    """Return whether a file is a photo or a scan kept as one picture."""
    return MediaType(file.media_type) in (MediaType.JPEG, MediaType.PNG)


def unfinished_views(begun: Iterable[UploadRow], *, proof_kind: str | None = None) -> tuple[UnfinishedView, ...]:
    """Return what was begun to be sent for a row itself, or as one proof of an activity, and is not finished."""
    own = (each for each in begun if each.proof_kind == proof_kind)
    return tuple(UnfinishedView(name=each.name, size=size_words(each.size)) for each in own)


def following_view(scope: Scope, promised: EvidenceRow, called: Names) -> FollowingView:
    """Return the row whose evidence was promised, in words."""
    row, mark = DOORS[promised.book].versions(scope, promised.key)[-1], promised.mark
    return FollowingView(
        title=rows.title(row, called),
        gist=rows.gist(row, called),
        address=row_address(promised.book, promised.key),
        since=f"{rows.person(mark.recorded_by, called)}, {write_instant(mark.recorded_at, called.zone)}",
    )


def shown_name(name: str) -> str:
    """Return a file's name as a sentence shows it."""
    return f"“{received_name(name)}”"


def size_words(size: int) -> str:
    """Return a size in words: kB below a megabyte, MB above."""
    if size < MEGA:
        return f"{write_number(-(-size // KILO))} kB"
    tenths = -(-size * 10 // MEGA)
    return f"{tenths // 10},{tenths % 10} MB"
