"""How a paper goes out under the office's number: drawn once in every form it has, kept whole or not at all."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from django.conf import settings

from cermat.actions import evidence_files, permissions, public_words
from cermat.actions.errors import AlreadyThere, FaultyEntry, Problem, WrongState
from cermat.actions.permissions import Act
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import issue as issues
from cermat.documents.reports.issue import Issue
from cermat.documents.writers import trees
from cermat.documents.writers.forms import WRITERS
from cermat.evidence.media import SUFFIXES
from cermat.indicators.figures import Period
from cermat.indicators.issuing import Issued, IssuedState, state_of
from cermat.registers import clock, ledger, selectors
from cermat.registers.models import IssuedPaper
from cermat.registers.scope import Scope
from cermat.words.dates import local_day, write_date
from cermat.words.texts import as_seen, is_same_number

MEDIA = {suffix: media for media, suffix in SUFFIXES.items()}
# Without letters that are taken for others; 16 of 31 are 79 random bits.
_LETTERS, _GROUPS, _GROUP = "23456789abcdefghjkmnpqrstuvwxyz", 4, 4
_LONGEST_TITLE, LONGEST_NUMBER = 300, 100
# Where the pages check a copy, after the office's public address.
CHECKED_AT = "periksa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A paper that is asked for. `indicator`: whose working paper; None for any other report."""

    report: str
    indicator: str | None = None
    size: PaperSize = PaperSize.A4

    @property
    def stem(self) -> str:
        """Return what names its files: `kertas-kerja-iku-1`."""
        return f"{self.report}-{self.indicator}" if self.indicator else self.report


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a paper is issued of: a period, and the version of its frozen measurement; None for a paper of a year."""

    period: Period
    measurement: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A paper as it is issued. `sha256`: of the frozen values in it, or of what it says before its number is on it."""

    paper: Paper
    sha256: str


def issue(
    *,
    by: Scope,
    number: str,
    wanted: Wanted,
    source: Source,
    reason: str,
    compose: Callable[[Issue], Composed],
    recheck: Callable[[Issue], None],
) -> str:
    """Issue a paper in every form it has, and return its code. Its files are drawn from the content that is kept.

    `reason`: why, where the same paper stands already and is replaced by this one; anybody reads it. `recheck` is asked
    under the office's lock, and raises what forbids the issue. Raises NotPermitted, FaultyEntry, AlreadyThere,
    UnprintablePaper, StoreRefused; then nothing is issued.
    """
    permissions.check_can(by, Act.ISSUE_PAPER)
    code = _new_code()
    made = _issue(by, number=_checked(number), code=code)
    _refuse_taken(by, made)
    _refuse_silent(by, wanted, source=source, reason=reason)
    composed = compose(made)
    content = trees.write(composed.paper)
    paper = trees.read(content)
    with ExitStack() as stack:
        stem = f"{wanted.stem}-{source.measurement or source.period.year}"
        drawn = {
            form: evidence_files.drawn(f"{stem}.{form}", write(paper), MEDIA[form]) for form, write in WRITERS.items()
        }
        files = {form: stack.enter_context(file) for form, file in drawn.items()}
        replaced = standing(by, wanted, source=source)
        with ledger.act(
            office=by.office, by=by.username, verb="menerbitkan naskah", summary=_summary(paper, made, replaced, reason)
        ) as act:
            recheck(made)
            _refuse_taken(by, made)
            _refuse_silent(by, wanted, source=source, reason=reason)
            for file in files.values():
                evidence_files.keep(act, file, has_personal_data=False)
            lines = "\n".join(f"{form} {file.sha256} {file.size}" for form, file in files.items())
            row = IssuedPaper(key=code, version=1, content=content, files=lines, title=paper.title[:_LONGEST_TITLE])
            row.snapshot_sha256, row.reason = composed.sha256, reason.strip() if replaced else None
            return act.add(_filled(row, source, wanted=wanted, made=made)).key


def refuse_blank(paper: Paper) -> None:
    """Return when nothing is left blank on a paper. Raises WrongState."""
    if missing := issues.blanks(paper):
        raise WrongState(f"Naskah ini belum lengkap: {' '.join(missing)}")


def _issue(by: Scope, *, number: str, code: str) -> Issue:
    head = selectors.events(by, limit=1)[0]
    address = f"{settings.PUBLIC_ADDRESS}/{CHECKED_AT}/{code}/" if settings.PUBLIC_ADDRESS else ""
    dated = local_day(clock.now(), selectors.office(by).zone)
    return Issue(number=number, dated=dated, head_seq=head.seq, head=head.hash, address=address)


def _filled(row: IssuedPaper, source: Source, *, wanted: Wanted, made: Issue) -> IssuedPaper:
    row.report, row.indicator = wanted.report, wanted.indicator
    row.measurement, row.measurement_version = source.measurement, source.version
    row.year, row.quarter = source.period.year, source.period.quarter
    row.number, row.dated = made.number, made.dated
    row.head_seq, row.head = made.head_seq, made.head
    return row


def _new_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP))
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _checked(number: str) -> str:
    """Return an office's number as it is printed. Raises FaultyEntry for none and for one too long."""
    said = " ".join(as_seen(number).split())
    if not said:
        sentence = "Nomor naskah belum diisi; ambil nomornya dari agenda surat kantor."
        raise FaultyEntry([Problem(field="number", sentence=sentence)])
    if len(said) > LONGEST_NUMBER:
        sentence = f"Nomor naskah terlalu panjang; tulis paling banyak {LONGEST_NUMBER} huruf."
        raise FaultyEntry([Problem(field="number", sentence=sentence)])
    return said


def standing(by: Scope, wanted: Wanted, *, source: Source) -> Issued | None:
    """Return the same paper of the same source where one stands, which another issue of it replaces."""
    editions = selectors.editions(by, year=source.period.year)
    papers = selectors.issued_papers(by, year=source.period.year)
    asked = (wanted.report, wanted.indicator, source.period)
    of_kind = (each for each in papers if (each.report, each.indicator, each.period) == asked)
    return next(
        (each for each in of_kind if state_of(each, papers=papers, editions=editions) is IssuedState.STANDING), None
    )


def _summary(paper: Paper, made: Issue, replaced: Issued | None, reason: str) -> str:
    said = f"{paper.title}, nomor {made.number}"
    return f"{said}, menggantikan nomor {replaced.number} ({reason.strip()})" if replaced else said


def _refuse_taken(by: Scope, made: Issue) -> None:
    """Return when no paper of the year that was not withdrawn carries the number, whatever it is. Raises AlreadyThere.

    Every form of a paper goes out by one issue, so there is no second one under its number.
    """
    for each in selectors.issued_papers(by):
        is_same = is_same_number(each.number, made.number) and each.dated.year == made.dated.year
        if is_same and each.withdrawn is None:
            raise AlreadyThere(
                f"Nomor {each.number} sudah dipakai naskah “{each.title}”; pakai nomor lain dari agenda."
            )


def _refuse_silent(by: Scope, wanted: Wanted, *, source: Source, reason: str) -> None:
    """Return when no paper is replaced without a reason. Raises FaultyEntry naming the one that would be."""
    found = standing(by, wanted, source=source)
    if found is None:
        return
    if not reason.strip():
        sentence = (
            f"Naskah ini sudah terbit dengan nomor {found.number} tanggal {write_date(found.dated)}. Bila diterbitkan "
            "lagi, yang itu menjadi “diganti”; tulis alasannya, yang dapat dibaca umum, lalu terbitkan."
        )
        raise FaultyEntry([Problem(field="reason", sentence=sentence)])
    public_words.refuse_personal("reason", reason)
