"""Files that prove rows, files promised, and files coming in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cermat.indicators.rows import FOLLOWING, EvidenceRow
from cermat.registers.errors import NotFound
from cermat.registers.models import Evidence, EvidenceFile, Upload
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import known, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A received file. `view_lacks` says in words what its viewing copy lacks; empty where it lacks nothing."""

    sha256: str
    media_type: str
    size: int
    name: str
    has_personal_data: bool
    view_lacks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRow:
    """A file that is coming in; how much of it has arrived, its file says."""

    id: str
    book: str
    key: str
    name: str
    size: int


def files(scope: Scope, hashes: Collection[str] | None = None) -> Mapping[str, FileRow]:
    """Return the office's files by SHA-256, all of them or those asked for."""
    found = known(EvidenceFile, scope, None)
    rows_ = standing(found if hashes is None else found.filter(key__in=hashes))
    return {row.key: _file(row) for row in rows_}


def evidence_reference(scope: Scope, key: str) -> EvidenceRow:
    """Return a reference to evidence as it stands now; who may see the row it proves is for acts. Raises NotFound."""
    found = known(Evidence, scope, None).filter(key=key).last()
    if found is None:
        raise NotFound(f"Bukti “{key}” tidak ditemukan; periksa alamatnya.")
    return rows.evidence(found)


def following(scope: Scope) -> tuple[EvidenceRow, ...]:
    """Return the evidence that is promised and has not come, in the order it was promised."""
    keys = known(Evidence, scope, None).filter(location=FOLLOWING).order_by().values_list("key", flat=True)
    found = [rows.evidence(row) for row in standing(known(Evidence, scope, None).filter(key__in=keys))]
    return tuple(sorted((row for row in found if row.is_following), key=lambda row: row.mark.recorded_at))


def uploads(scope: Scope, book: str, key: str) -> tuple[UploadRow, ...]:
    """Return what this person began to send for a row and has not finished."""
    own = Upload.objects.filter(office_id=scope.office, username=scope.username, of_book=book, of_key=key)
    return tuple(
        UploadRow(id=row.pk, book=row.of_book, key=row.of_key, name=row.name, size=row.size)
        for row in own.filter(evidence__isnull=True).order_by("touched_at")
    )


def _file(row: EvidenceFile) -> FileRow:
    return FileRow(
        sha256=row.key,
        media_type=row.media_type,
        size=row.size,
        name=row.name,
        has_personal_data=row.has_personal_data,
        view_lacks=row.view_lacks,
    )
