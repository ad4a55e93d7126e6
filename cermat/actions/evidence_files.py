"""The files behind evidence: taken in, kept, handed out to those who may see them, looked after."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cermat.actions import permissions
from cermat.actions.permissions import Act, Subject
from cermat.evidence import clamav, store, workshop
from cermat.evidence.errors import FileRefused
from cermat.evidence.inspection import Inspected, has_view
from cermat.evidence.media import VIEWED_AS, MediaType
from cermat.evidence.names import given_name, received_name
from cermat.evidence.store import UNNAMED_HOURS, Store
from cermat.indicators.rows import EvidenceRow
from cermat.registers import clock, ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.health import Finding
from cermat.registers.models import EvidenceFile, Upload
from cermat.registers.scope import Scope
from cermat.registers.selectors import FileRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file on the disk that was looked into and is not kept yet. `view` None: made only when somebody asks."""

    path: Path
    view: Path | None
    name: str
    sha256: str
    size: int
    inspected: Inspected


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A file as it is handed out: where it lies, what it is, and what it is called."""

    path: Path
    media_type: str
    name: str


def place() -> Store:
    """Return where this installation keeps its files."""
    return Store(settings.EVIDENCE_FOLDER)


@contextmanager
def received(name: str, pieces: Iterable[bytes]) -> Iterator[Received]:
    """Write a file to the disk, look into it, and hand it out; it is gone afterwards unless it was kept.

    Raises FileRefused, StoreRefused, ScannerSilent.
    """
    with place().draft() as draft, place().draft() as view:
        sha256 = store.write(draft, pieces)
        inspected = workshop.inspect(draft, view)
        if settings.CLAMAV:
            clamav.scan(draft, settings.CLAMAV)
        size = draft.stat().st_size
        yield Received(path=draft, view=view, name=received_name(name), sha256=sha256, size=size, inspected=inspected)


def refuse_unscanned(file: Received, *, of: str) -> None:
    """Return for a PDF or a picture. Raises FileRefused: what can be typed into is no scan of what was signed."""
    if file.inspected.media_type not in VIEWED_AS:
        raise FileRefused(
            f"Berkas ini bukan hasil pindai; unggah PDF, JPEG, atau PNG dari {of} yang sudah ditandatangani."
        )


@contextmanager
def drawn(name: str, content: bytes, media_type: MediaType) -> Iterator[Received]:
    """Write a file that the program made to the disk, to be kept like a received one. Raises StoreRefused."""
    with place().draft() as draft:
        sha256 = store.write(draft, [content])
        inspected = Inspected(media_type=media_type)
        yield Received(path=draft, view=None, name=name, sha256=sha256, size=len(content), inspected=inspected)


def keep(act: ledger.Act, file: Received, *, has_personal_data: bool) -> None:
    """Keep a file inside an act: it is on the disk under its name before the act can be committed."""
    place().keep(file.path, file.sha256)
    if file.view is not None and has_view(file.inspected.media_type):
        place().keep_view(file.view, file.sha256)
    known = EvidenceFile.objects.filter(office_id=act.office, key=file.sha256).order_by("version").last()
    if known and (known.has_personal_data or not has_personal_data):
        return
    act.add(
        EvidenceFile(
            key=file.sha256,
            version=known.version + 1 if known else 1,
            media_type=file.inspected.media_type.value,
            size=file.size,
            name=known.name if known else file.name,
            has_personal_data=has_personal_data,
            view_lacks=", ".join(file.inspected.removed),
        )
    )


def refusal(by: Scope, reference: EvidenceRow, file: FileRow, subject: Subject) -> str | None:
    """Return why a person may not open a file of a row he may see; None when he may.

    Personal data are for those who work with the row: its unit, those who check, the inspectorate, who recorded it.
    """
    if not file.has_personal_data or by.username == reference.mark.recorded_by:
        return None
    place = Subject(unit=subject.unit, village=subject.village)
    return permissions.refusal(by, Act.OPEN_PERSONAL_FILE, place)


def hand_out(file: FileRow) -> HandedOut:
    """Return a file as it was received, byte for byte, under a name that fits its content."""
    media = MediaType(file.media_type)
    return HandedOut(path=kept_at(file.sha256), media_type=media.value, name=given_name(file.name, media))


def kept_at(sha256: str) -> Path:
    """Return where a kept file lies. Raises NotFound where it is lost."""
    path = place().path_of(sha256)
    if not path.is_file():
        raise NotFound(f"Berkas {sha256} tidak ada pada penyimpanan bukti; jalankan `cermat doctor`.")
    return path


def hand_out_view(file: FileRow) -> HandedOut:
    """Return a file's copy for viewing, made anew where it is lost. Raises NotFound where a kind has none."""
    media = MediaType(file.media_type)
    if media not in VIEWED_AS:
        raise NotFound("Berkas jenis ini tidak mempunyai salinan lihat; unduh berkasnya.")
    path = place().view_of(file.sha256)
    if not path.is_file():
        with place().draft() as view:
            workshop.inspect(hand_out(file).path, view)
            place().keep_view(view, file.sha256)
    seen_as = VIEWED_AS[media]
    return HandedOut(path=path, media_type=seen_as.value, name=given_name(file.name, seen_as))


def sweep() -> list[str]:
    """Throw away files without a row and uploads left for a day; return the names of what went."""
    with transaction.atomic():
        ledger.hold_every_office()
        left = Upload.objects.filter(touched_at__lt=clock.now() - timedelta(hours=UNNAMED_HOURS))
        left.delete()
        named = {sha256 for scope in selectors.console_scopes() for sha256 in selectors.files(scope)}
        return place().sweep(named)


def examine() -> Finding:
    """Return whether every file that a row names is there, unchanged; asked by `cermat doctor`."""
    named = sorted({sha256 for scope in selectors.console_scopes() for sha256 in selectors.files(scope)})
    faulty = [sha256 for sha256 in named if not place().is_whole(sha256)]
    seen = f"hilang atau berubah: {', '.join(faulty)}" if faulty else f"{len(named)} berkas lengkap dan utuh"
    return Finding(
        "berkas bukti",
        not faulty,
        seen,
        f"Pulihkan {settings.EVIDENCE_FOLDER} dari cadangan; nama berkas adalah SHA-256.",
    )
