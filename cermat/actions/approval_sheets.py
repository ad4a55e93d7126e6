"""What a signed approval sheet must be before it is recorded: its name and day, and as what it was signed."""

from datetime import date, datetime

from cermat.actions.errors import FaultyEntry, Problem
from cermat.registers import clock, selectors
from cermat.registers.roles import ROLE_WORDS, Role
from cermat.registers.scope import Scope
from cermat.words.dates import local_day, write_date


def refuse_words(by: Scope, paper: str, dated: date, *, reviewed_at: datetime) -> None:
    """Return for a sheet with a name, signed between the local day its measurement was reviewed and today.

    Raises FaultyEntry.
    """
    zone, problems = selectors.office(by).zone, []
    if not paper.strip():
        sentence = "Nama lembar persetujuan belum diisi; tulis nama dan nomornya."
        problems.append(Problem(field="paper", sentence=sentence))
    if dated > local_day(clock.now(), zone):
        sentence = f"{write_date(dated)} belum tiba; tulis tanggal pada lembar persetujuan."
        problems.append(Problem(field="dated", sentence=sentence))
    if dated < (reviewed_on := local_day(reviewed_at, zone)):
        sentence = (
            f"{write_date(dated)} mendahului reviu tanggal {write_date(reviewed_on)}; Camat menyetujui yang sudah "
            "direviu, jadi periksa tanggal pada lembar persetujuan, atau mintalah lembar baru ditandatangani."
        )
        problems.append(Problem(field="dated", sentence=sentence))
    if problems:
        raise FaultyEntry(problems)


def signed_as(by: Scope, dated: date) -> str:
    """Return as what a sheet of that day is signed: the Camat, or whoever was acting for him, as officials say."""
    official = selectors.official_in_office(by, position=Role.CAMAT.value, on=dated)
    words = ROLE_WORDS[Role.CAMAT]
    return f"{official.acting} {words}" if official and official.acting else words
