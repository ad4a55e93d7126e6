"""The papers that were issued: what each is, the files of it, and the content it is drawn from."""

from cermat.indicators.figures import Period
from cermat.indicators.issuing import Issued, IssuedFile
from cermat.registers.errors import NotFound
from cermat.registers.models import IssuedPaper
from cermat.registers.scope import Scope
from cermat.registers.selectors.reading import known, refuse_one_place
from cermat.registers.selectors.scopes import public_scope


def issued_papers(scope: Scope, *, year: int | None = None, measurement: str | None = None) -> tuple[Issued, ...]:
    """Return the issued papers, withdrawn ones too, of a performance year or a measurement, the newest first."""
    refuse_one_place(scope)
    found = known(IssuedPaper, scope, None).defer("content")
    if year is not None:
        found = found.filter(year=year)
    if measurement is not None:
        found = found.filter(measurement=measurement)
    histories: dict[str, list[IssuedPaper]] = {}
    for row in found:
        histories.setdefault(row.key, []).append(row)
    return tuple(sorted(map(_issued, histories.values()), key=lambda each: each.issued_at, reverse=True))


def issued_paper(scope: Scope, key: str) -> Issued:
    """Return one issued paper. Raises NotFound."""
    refuse_one_place(scope)
    history = list(known(IssuedPaper, scope, None).defer("content").filter(key=key))
    if not history:
        raise NotFound(f"Naskah terbit “{key}” tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return _issued(history)


def issued_content(scope: Scope, key: str) -> str:
    """Return the text an issued paper is drawn from. Raises NotFound."""
    refuse_one_place(scope)
    row = known(IssuedPaper, scope, None).filter(key=key).first()
    if row is None:
        raise NotFound(f"Naskah terbit “{key}” tidak ditemukan; kembali ke daftar dan pilih yang ada.")
    return row.content


def scope_of_issued(code: str) -> Scope | None:
    """Return what whoever holds a paper's code may ask: of its office, as nobody there; None for a code of no paper."""
    office = IssuedPaper.objects.filter(key=code).values_list("office_id", flat=True).first()
    return None if office is None else public_scope(office)


def _issued(history: list[IssuedPaper]) -> Issued:
    first, last = history[0], history[-1]
    return Issued(
        key=last.key,
        version=last.version,
        report=last.report,
        indicator=last.indicator,
        measurement=last.measurement,
        period=Period(year=last.year, quarter=last.quarter),
        number=last.number,
        dated=last.dated,
        title=last.title,
        snapshot_sha256=last.snapshot_sha256,
        files=_files(last.files),
        issued_by=first.recorded_by,
        issued_at=first.recorded_at,
        withdrawn=last.reason if last.annulled else None,
        withdrawn_by=last.recorded_by if last.annulled else None,
        withdrawn_at=last.recorded_at if last.annulled else None,
        replaces=first.reason,
    )


def _files(lines: str) -> tuple[IssuedFile, ...]:
    parts = (line.split(" ") for line in lines.splitlines())
    return tuple(IssuedFile(form=form, sha256=sha256, size=int(size)) for form, sha256, size in parts)
