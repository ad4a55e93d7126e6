"""Acts on IKU papers: typed by one, confirmed by another; what is in force stays so until then."""

import pytest

from cermat.actions import iku_papers
from cermat.actions.errors import FaultyEntry, NotPermitted
from cermat.registers import selectors
from cermat.registers.errors import InvalidRow
from cermat.registers.ledger import act
from cermat.registers.models import IkuPaper
from cermat.rules.library import lumajang_2023_text
from tests import cast, four_eyes

CODES, DESK = ("ipp", "iku-1", "iku-2"), "naskah asli dicocokkan di meja"
PLANNER, SECRETARY = cast.scope("perencana"), cast.scope("sekretaris")
KEY, TEXT = "iku-lumajang-2023", lumajang_2023_text()
ENDED = TEXT.replace("year_to: null", "year_to: 2029")
NEW = TEXT.replace("id: iku-lumajang-2023\nkind", "id: iku-lumajang-2027\nkind")


def in_force() -> list[str]:
    return [paper.text for paper in selectors.papers(SECRETARY)]


def test_a_correction_is_in_force_once_another_person_confirms_it(office):
    assert iku_papers.correct(by=PLANNER, key=KEY, version=1, entry=ENDED, reason="salah salin") == 2
    assert in_force() == [TEXT]
    with pytest.raises(NotPermitted, match="Anda tidak berwenang memeriksa naskah IKU"):
        iku_papers.verify(by=cast.scope("kasi.pemerintahan"), key=KEY, version=2)
    both = cast.scope("perencana", role="sekretaris")
    with pytest.raises(NotPermitted, match="Anda ikut mencatat isi baris ini"):
        iku_papers.verify(by=both, key=KEY, version=2)
    iku_papers.verify(by=SECRETARY, key=KEY, version=2, without_scan=DESK)
    assert in_force() == [ENDED]
    verified = IkuPaper.objects.get(version=3)
    assert (verified.recorded_by, verified.verified_by) == ("perencana", "sekretaris")
    assert not four_eyes.self_approvals()


def test_a_mistaken_correction_is_undone_by_restoring_what_stood(office):
    iku_papers.correct(by=PLANNER, key=KEY, version=1, entry=ENDED, reason="salah salin")
    iku_papers.verify(by=SECRETARY, key=KEY, version=2, without_scan=DESK)
    assert iku_papers.restore(by=PLANNER, key=KEY, version=3, to_version=1, reason="keliru") == 4
    assert in_force() == [ENDED]
    iku_papers.verify(by=SECRETARY, key=KEY, version=4, without_scan=DESK)
    assert in_force() == [TEXT]


def test_a_paper_that_was_never_signed_is_annulled_by_two(office):
    assert iku_papers.enter(by=PLANNER, text=NEW, continuing=CODES) == "iku-lumajang-2027"
    assert in_force() == [TEXT]
    iku_papers.verify(by=SECRETARY, key="iku-lumajang-2027", version=1, without_scan=DESK)
    assert in_force() == [TEXT, NEW]
    iku_papers.annul(by=PLANNER, key="iku-lumajang-2027", version=2, reason="belum ditandatangani")
    assert in_force() == [TEXT, NEW]
    iku_papers.verify(by=SECRETARY, key="iku-lumajang-2027", version=3, without_scan=DESK)
    assert in_force() == [TEXT]


def test_a_returned_paper_is_handed_in_again(office):
    iku_papers.enter(by=PLANNER, text=NEW, continuing=CODES)
    iku_papers.send_back(by=SECRETARY, key="iku-lumajang-2027", version=1, remark="pindaiannya mana?")
    assert iku_papers.submit(by=PLANNER, key="iku-lumajang-2027", version=2) == 3
    iku_papers.verify(by=cast.scope("camat"), key="iku-lumajang-2027", version=3, without_scan=DESK)
    assert in_force() == [TEXT, NEW]


def test_a_correction_never_turns_into_another_paper(office):
    with pytest.raises(FaultyEntry, match="catat sebagai IKU baru"):
        iku_papers.correct(by=PLANNER, key=KEY, version=1, entry=NEW, reason="uji")
    assert IkuPaper.objects.count() == 1


def test_only_the_command_line_records_a_paper_that_is_in_force_at_once(office):
    for by in (PLANNER, SECRETARY, cast.scope("camat")):
        with pytest.raises(NotPermitted):
            iku_papers.add(by=by, text=ENDED, origin="uji")
    assert in_force() == [TEXT]


@pytest.mark.parametrize(
    "said",
    [
        {"state": "terverifikasi", "verified_by": "perencana"},
        {"state": "terverifikasi", "verified_by": "perencana", "takeover": True},
        {"state": "terverifikasi", "verified_by": "perencana", "takeover": None},
        {"state": "terverifikasi"},
        {"state": None, "verified_by": "sekretaris"},
        {"state": "sah"},
    ],
)
def test_the_book_itself_takes_no_paper_confirmed_by_nobody_or_by_who_typed_it(office, said):
    row = IkuPaper(key=KEY, version=2, text=ENDED, recorded_by="perencana", **said)
    with pytest.raises(InvalidRow), act(office=cast.OFFICE, by="uji", verb="uji", summary="uji") as acted:
        acted.add(row)
    with pytest.raises(InvalidRow), act(office=cast.OFFICE, by="uji", verb="uji", summary="uji") as acted:
        acted.add_all([row])
