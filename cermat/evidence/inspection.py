"""Looking into one file: what it is, whether it may be taken, and its copy for viewing.

Runs in a process of its own, which `workbench` begins, under the bounds of time and memory.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cermat.evidence.errors import FileRefused
from cermat.evidence.media import MAX_BYTES, MEBI, VIEWED_AS, MediaType
from cermat.evidence.signatures import Family, family, refuse_second_face

MEMORY = 300 * MEBI
CPU_SECONDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What a file is. `removed` says in words what its viewing copy lacks; an office file has no such copy."""

    media_type: MediaType
    removed: tuple[str, ...] = ()


def inspect(source: Path, view: Path) -> Inspected:
    """Return what a file is, after writing its viewing copy where it has one. Raises FileRefused."""
    check_size(source.stat().st_size)
    content = source.read_bytes()
    found = family(content)
    refuse_second_face(content, found)
    if found is Family.ZIP:
        from cermat.evidence import packages

        return Inspected(media_type=packages.media_type(content))
    if found is Family.PDF:
        from cermat.evidence import pdfs

        return Inspected(media_type=MediaType.PDF, removed=pdfs.draw_view(source, view))
    from cermat.evidence import images

    media = MediaType.JPEG if found is Family.JPEG else MediaType.PNG
    images.draw_view(source, media, view=view)
    return Inspected(media_type=media)


def check_size(size: int) -> None:
    """Return when a file of so many bytes may be looked into. Raises FileRefused."""
    if size > MAX_BYTES:
        raise FileRefused(f"Berkas ini {-(-size // MEBI)} MB; paling besar {MAX_BYTES // MEBI} MB, perkecil atau bagi.")


def has_view(media: MediaType) -> bool:
    """Return whether files of a kind have a copy for viewing."""
    return media in VIEWED_AS


def bound() -> None:
    """Limit this process; where the system knows no limits (Windows), the time it is given remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4 * MAX_BYTES, 4 * MAX_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(source: Path, view: Path) -> dict[str, Any]:
    """Return what was found, or the refusal, in words for another process."""
    try:
        return asdict(inspect(source, view))
    except FileRefused as refusal:
        return {"refused": str(refusal)}
