"""Files that prove rows, files promised, and files coming in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cermat.indicators.rows import FOLLOWING, EvidenceRow
from cermat.indicators.standing import versions_by_key
from cermat.registers.errors import NotFound
from cermat.registers.models import Evidence, EvidenceFile, Output, Upload
from cermat.registers.scope import Scope
from cermat.registers.selectors import rows
from cermat.registers.selectors.reading import in_parts, keys_by_book, known, standing
from cermat.registers.selectors.work import evidence

Proven = tuple[str, str]


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
    """A file that is coming in; how much of it has arrived, its file says. `proof_kind`: the proof it is to record."""

    id: str
    book: str
    key: str
    name: str
    size: int
    proof_kind: str | None


def files(scope: Scope, hashes: Collection[str] | None = None) -> Mapping[str, FileRow]:
    """Return the office's files by SHA-256, all of them or those asked for."""
    found = known(EvidenceFile, scope, None)
    parts = [found] if hashes is None else [found.filter(key__in=part) for part in in_parts(hashes)]
    return {row.key: _file(row) for part in parts for row in standing(part)}


def evidence_beside(scope: Scope, proven: Iterable[Proven]) -> Mapping[Proven, tuple[EvidenceRow, ...]]:
    """Return the evidence of rows this person sees, by book and key; of an activity, that of its outputs too.

    Each paper's newest version, what was promised among them, without the annulled ones.
    """
    places: dict[Proven, set[Proven]] = {each: {each} for each in proven}
    for output, activity in _outputs(scope, [key for book, key in places if book == "activity"]):
        places.setdefault(("output", output), set()).add(("activity", activity))
    beside: dict[Proven, tuple[EvidenceRow, ...]] = {}
    for row in _evidence_of(scope, places):
        for place in places[row.book, row.key]:
            beside[place] = (*beside.get(place, ()), row)
    return beside


def _outputs(scope: Scope, activities: Collection[str]) -> Iterable[tuple[str, str]]:
    for part in in_parts(activities):
        for row in standing(known(Output, scope, None).filter(activity__in=part)):
            yield row.key, row.activity


def _evidence_of(scope: Scope, proven: Iterable[Proven]) -> Iterable[EvidenceRow]:
    for book, wanted in keys_by_book(proven).items():
        for part in in_parts(wanted):
            # Without an order of its own: asked for one, SQLite reads the evidence of every row to spare the sorting.
            found = known(Evidence, scope, None).filter(of_book=book, of_key__in=part).order_by()
            newest = (versions[-1] for versions in versions_by_key(map(rows.evidence, found)).values())
            yield from (row for row in newest if not row.mark.annulled)


def evidence_reference(scope: Scope, key: str) -> EvidenceRow:
    """Return a reference to evidence as it stands now; who may see the row it proves is for acts. Raises NotFound."""
    found = known(Evidence, scope, None).filter(key=key).last()
    if found is None:
        raise NotFound(f"Bukti “{key}” tidak ditemukan; periksa alamatnya.")
    return rows.evidence(found)


def following(scope: Scope) -> tuple[EvidenceRow, ...]:
    """Return the evidence that is promised to rows this person sees and has not come, in the order it was promised."""
    keys = known(Evidence, scope, None).filter(location=FOLLOWING).order_by().values_list("key", flat=True)
    found = [rows.evidence(row) for row in standing(known(Evidence, scope, None).filter(key__in=keys))]
    if scope.is_one_place:
        own = {row.mark.ref for row in evidence(scope)}
        found = [row for row in found if row.mark.ref in own]
    return tuple(sorted((row for row in found if row.is_following), key=lambda row: row.mark.recorded_at))


def uploads(scope: Scope, book: str, key: str) -> tuple[UploadRow, ...]:
    """Return what this person began to send for a row and has not finished."""
    own = Upload.objects.filter(office_id=scope.office, username=scope.username, of_book=book, of_key=key)
    return tuple(
        UploadRow(id=row.pk, book=row.of_book, key=row.of_key, name=row.name, size=row.size, proof_kind=row.proof_kind)
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
