"""Files that come in piece by piece over a line that breaks: begun once, taken up where they stopped, kept once."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from cermat.actions import evidence, outputs, permissions
from cermat.actions.errors import ActionError
from cermat.actions.evidence_files import place
from cermat.evidence import store
from cermat.evidence.errors import FileRefused
from cermat.evidence.inspection import check_size
from cermat.evidence.media import MEBI
from cermat.evidence.names import received_name
from cermat.registers import clock, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import Evidence, Upload
from cermat.registers.scope import Scope

MOST_AT_ONCE = 40


class OutOfStep(ActionError):
    """A piece that does not follow what has arrived; `offset` is where to go on."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(f"Potongan ini tidak menyambung; lanjutkan dari bita {offset}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an upload has come; `evidence` is the reference it became, None while it is under way."""

    id: str
    name: str
    offset: int
    size: int
    evidence: str | None


def begin(
    *,
    by: Scope,
    book: str,
    key: str,
    name: str,
    size: int,
    fingerprint: str,
    has_personal_data: bool = False,
    proof_kind: str | None = None,
) -> Progress:
    """Begin to send a file for a row, or take up what was begun. `fingerprint`: what tells this file from others.

    `proof_kind`: which proof of the activity it is; once whole, it is recorded as that. Raises FileRefused for a size
    that is not taken, and for too many at once; NotFound for no such proof.
    """
    if proof_kind is not None:
        outputs.proof_name(by, proof_kind)
    noun = evidence.noun_for(book)
    permissions.check_can(by, noun.recording, noun.subject(by, Evidence(of_book=book, of_key=key)))
    if size < 1:
        raise FileRefused("Berkas ini kosong (0 bita); periksa berkasnya, lalu unggah lagi.")
    check_size(size)
    own = Upload.objects.filter(office_id=by.office, username=by.username)
    of_proof = f":{proof_kind}" if proof_kind else ""
    mark = hashlib.sha256(f"{size}:{fingerprint}{of_proof}".encode()).hexdigest()
    found = {"of_book": book, "of_key": key, "fingerprint": mark, "proof_kind": proof_kind}
    with transaction.atomic():
        begun = own.filter(**found).first()
        if begun is None:
            if own.filter(evidence__isnull=True).count() >= MOST_AT_ONCE:
                raise FileRefused(f"Sudah {MOST_AT_ONCE} unggahan belum selesai; selesaikan atau tunggu sehari.")
            begun = Upload(office_id=by.office, username=by.username, id=secrets.token_hex(16), **found)
            begun.name, begun.size = received_name(name), size
        if begun.evidence and _is_to_come_again(begun, by, has_personal_data=has_personal_data):
            begun.evidence = None
        begun.has_personal_data = has_personal_data
        begun.touched_at = clock.now()
        begun.save()
    return _progress(begun)


def _is_to_come_again(begun: Upload, by: Scope, *, has_personal_data: bool) -> bool:
    """Return whether what came once is wanted anew: it was annulled since, or is said to hold personal data now."""
    reference = selectors.evidence_reference(by, begun.evidence or "")
    is_gone = reference.mark.annulled or (
        begun.proof_kind is not None and selectors.output_versions(by, reference.key)[-1].mark.annulled
    )
    return is_gone or (has_personal_data and not begun.has_personal_data)


def progress(*, by: Scope, upload: str) -> Progress:
    """Return how far an upload has come. Raises NotFound for what this person did not begin."""
    return _progress(_find(by, upload))


def take(*, by: Scope, upload: str, offset: int, piece: bytes) -> Progress:
    """Add a piece that begins at `offset`; with the last one the file is kept as evidence.

    A piece sent again after the last answer was lost changes nothing. Raises OutOfStep, FileRefused, StoreRefused,
    ScannerSilent.
    """
    begun = _find(by, upload)
    if begun.evidence is None:
        begun = _with_piece(begun, offset, piece)
    if begun.evidence is None and _arrived(begun) == begun.size:
        begun = _completed(begun, by)
    return _progress(begun)


def _with_piece(begun: Upload, offset: int, piece: bytes) -> Upload:
    with transaction.atomic():
        locked = Upload.objects.select_for_update().get(pk=begun.pk)
        arrived = _arrived(locked)
        if offset != arrived or arrived + len(piece) > locked.size:
            raise OutOfStep(arrived)
        store.append(_path(locked), piece)
        locked.touched_at = clock.now()
        locked.save()
    return locked


def _completed(begun: Upload, by: Scope) -> Upload:
    try:
        begun.evidence = _kept(begun, by)
    except FileRefused:
        _path(begun).unlink(missing_ok=True)
        begun.delete()
        raise
    begun.save()
    _path(begun).unlink(missing_ok=True)
    return begun


def _kept(begun: Upload, by: Scope) -> str:
    pieces, personal = _pieces(_path(begun)), begun.has_personal_data
    if begun.proof_kind:
        return evidence.attach_proof(
            by=by,
            activity=begun.of_key,
            kind=begun.proof_kind,
            name=begun.name,
            pieces=pieces,
            has_personal_data=personal,
        )
    return evidence.attach(
        by=by, book=begun.of_book, key=begun.of_key, name=begun.name, pieces=pieces, has_personal_data=personal
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(MEBI):
            yield piece


def _find(by: Scope, upload: str) -> Upload:
    found = Upload.objects.filter(pk=upload, office_id=by.office, username=by.username).first()
    if found is None:
        raise NotFound("Unggahan ini tidak ditemukan; mulai lagi dari halaman barisnya.")
    return found


def _path(begun: Upload) -> Path:
    return place().incoming(begun.pk)


def _arrived(begun: Upload) -> int:
    path = _path(begun)
    return path.stat().st_size if path.exists() else 0


def _progress(begun: Upload) -> Progress:
    offset = begun.size if begun.evidence else _arrived(begun)
    return Progress(id=begun.pk, name=begun.name, offset=offset, size=begun.size, evidence=begun.evidence)
