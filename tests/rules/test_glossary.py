"""Not in the glossary, not an identifier: every id and every enumerated word stands there once."""

import re
from collections.abc import Iterator
from pathlib import Path

from cermat.indicators.analyses import AnalysisSection
from cermat.indicators.budget import FindingKind
from cermat.indicators.figures import VERDICT_WORDS, Verdict
from cermat.indicators.rows import SettingKind, State, Status, TargetKind, VillageKind
from cermat.registers.roles import Deed, Role
from cermat.reminders.entries import EntryKind, PartState
from cermat.reminders.messages import MessageState
from cermat.rules.library import law
from cermat.rules.methods import FOLLOW_UP_CUTOFFS, METHODS
from cermat.rules.names import UNIT_WORDS
from cermat.rules.papers import PAPER_KINDS
from cermat.rules.parameters import Course, Quarters, ToldIn
from cermat.rules.types import Attainment, Confidence, Counted, Direction, LegalEvent, Rung, YearBasis
from tests.rules.papers_at_hand import lumajang

TEXT = (Path(__file__).parents[2] / "GLOSSARY.md").read_text()
HEAD = ["Indonesian term", "identifier", "meaning", "source", "aliases not to use"]
ENUMERATIONS = (
    SettingKind,
    State,
    Status,
    VillageKind,
    Verdict,
    Role,
    Deed,
    Attainment,
    Confidence,
    Counted,
    Direction,
    LegalEvent,
    YearBasis,
    Quarters,
    ToldIn,
    Course,
    EntryKind,
    PartState,
    Rung,
    MessageState,
    FindingKind,
    AnalysisSection,
    TargetKind,
)


def rows() -> Iterator[list[str]]:
    """Yield the cells of each row of the glossary's tables."""
    for line in TEXT.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and cells != HEAD:
            yield cells


def identifiers() -> list[str]:
    return [each for cells in rows() for each in re.findall(r"`([^`]+)`", cells[1])]


def ids() -> Iterator[str]:
    """Yield every id that data or an enumeration brings into the program."""
    shared = law()
    yield from (*shared.document_kinds, *shared.scales, *shared.indices, *METHODS, *UNIT_WORDS, *PAPER_KINDS)
    yield from FOLLOW_UP_CUTOFFS
    yield from (component.id for index in shared.indices.values() for component in index.values[-1].components)
    yield from (kind.id for value in shared.output_kinds for kind in value.kinds)
    yield from (indicator.id for indicator in lumajang().indicators)
    yield from (member.value for members in ENUMERATIONS for member in members)


def test_every_id_and_enumerated_word_stands_in_the_glossary() -> None:
    assert set(ids()) - set(identifiers()) == set()


def test_no_identifier_has_two_meanings() -> None:
    listed = identifiers()
    assert {each for each in listed if listed.count(each) > 1} == set()


def test_every_verdict_is_listed_by_the_word_people_read() -> None:
    terms = TEXT.casefold()
    assert [word for word in VERDICT_WORDS.values() if word not in terms] == []


def test_every_row_has_five_cells_and_a_known_source() -> None:
    sources = law().sources
    cited = {f"{source.id}#{clause}" for source in sources.values() for clause, _ in source.clauses} | set(sources)
    assert [cells[0] for cells in rows() if len(cells) != len(HEAD) or not all(cells)] == []
    assert [cells[3] for cells in rows() if cells[3] not in cited] == []
