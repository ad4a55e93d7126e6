"""What the papers of an office look like: lines, sheet and logo, kept as versions of its profile."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from cermat.actions import evidence_files, letterheads, measurements, papers
from cermat.actions.errors import FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.actions.letterheads import LetterheadEntry
from cermat.actions.papers import Wanted
from cermat.documents.content import Letterhead, PaperSize
from cermat.evidence.errors import FileRefused
from cermat.registers import selectors
from cermat.registers.models import EvidenceFile, OfficeProfile
from tests import cast
from tests.evidence import make

ADMIN, PLANNER = cast.scope("admin"), cast.scope("perencana")
ENTRY = LetterheadEntry(address="Jalan Raya 1\nTelepon 1", paper_size=PaperSize.F4)


def changed(version=1, entry=ENTRY, *, by=ADMIN, reason="Tata naskah", logo=None):
    return letterheads.change(by=by, version=version, entry=entry, reason=reason, logo=logo)


def letterhead_of(paper):
    (found,) = [block for block in paper.blocks if isinstance(block, Letterhead)]
    return found


def test_keeps_lines_and_sheet_as_a_new_version(office):
    before = selectors.office(ADMIN)
    assert (before.address, before.paper_size, before.logo, before.version) == ("", "a4", None, 1)
    assert changed() == 2
    now = selectors.office(ADMIN)
    assert (now.address, now.paper_size, now.logo) == ("Jalan Raya 1\nTelepon 1", "f4", None)
    assert now == replace(before, address=now.address, paper_size="f4", version=2)


@pytest.mark.parametrize("username", ["admin", "sekretaris"])
def test_admin_and_secretary_may(office, username):
    assert changed(by=cast.scope(username)) == 2


@pytest.mark.parametrize("username", ["staf", "kasi.pemerintahan", "perencana", "camat", "kabupaten"])
def test_nobody_else_may(office, username):
    with pytest.raises(NotPermitted, match="mengatur kop naskah"):
        changed(by=cast.scope(username))


@pytest.mark.parametrize("content", [make.png(size=(900, 300)), make.jpeg(size=(900, 300))])
def test_the_logo_is_drawn_anew_and_small(office, content):
    changed(logo=("logo lama.png", [content]))
    sha256 = selectors.office(ADMIN).logo
    kept = evidence_files.kept_at(sha256).read_bytes()
    assert kept != content
    with Image.open(BytesIO(kept)) as picture:
        assert (picture.format, picture.size, picture.getexif()) == ("JPEG", (400, 133), {})
    (file,) = EvidenceFile.objects.all()
    assert (file.key, file.name, file.media_type, file.size) == (sha256, "logo-kop.jpg", "image/jpeg", len(kept))


def test_the_logo_stays_until_it_is_dropped_or_replaced(office):
    changed(logo=("a.png", [make.png()]))
    first = selectors.office(ADMIN).logo
    changed(2, replace(ENTRY, address="Lain"))
    assert selectors.office(ADMIN).logo == first
    changed(3, logo=("b.png", [make.png(size=(50, 50))]))
    assert selectors.office(ADMIN).logo not in {None, first}
    changed(4, replace(ENTRY, keeps_logo=False))
    assert selectors.office(ADMIN).logo is None


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"entry": replace(ENTRY, address="a\nb\nc\nd")}, "address", "Baris kop 4 baris; tulis paling banyak 3"),
        ({"entry": replace(ENTRY, address="a" * 121)}, "address", "lebih dari 120 huruf"),
        ({"reason": " "}, "reason", "Alasan perubahan belum diisi"),
        ({"logo": ("surat.pdf", [make.pdf()])}, "logo", "Logo harus gambar PNG atau JPEG"),
    ],
)
def test_names_what_is_wrong_and_keeps_nothing(office, changes, field, sentence):
    with pytest.raises(FaultyEntry) as refused:
        changed(**changes)
    (problem,) = refused.value.problems
    assert (problem.field, sentence in problem.sentence) == (field, True)
    assert (OfficeProfile.objects.count(), EvidenceFile.objects.count()) == (1, 0)


def test_a_damaged_picture_is_refused(office):
    with pytest.raises(FileRefused, match="rusak"):
        changed(logo=("a.png", [make.png()[:80]]))
    assert OfficeProfile.objects.count() == 1


def test_refuses_a_stale_change_and_one_that_changes_nothing(office):
    changed()
    with pytest.raises(StaleEdit):
        changed(1, replace(ENTRY, address="Lain"))
    with pytest.raises(WrongState, match="Tidak ada yang berubah"):
        changed(2, replace(ENTRY, address=" Jalan  Raya 1 \n\nTelepon 1"))


def test_a_first_version_says_a4(office):
    with pytest.raises(WrongState, match="Tidak ada yang berubah"):
        changed(entry=LetterheadEntry(address="", paper_size=PaperSize.A4))


def test_a_frozen_measurements_papers_keep_the_letterhead_it_was_frozen_with(office):
    changed(logo=("a.png", [make.png()]))
    key = measurements.freeze(by=PLANNER, year=2023)
    edition = selectors.edition_history(PLANNER, key)[-1]
    wanted = Wanted(report="pengukuran")
    before = papers.compose(PLANNER, edition, wanted)
    changed(2, LetterheadEntry(address="Lain", paper_size=PaperSize.A4, keeps_logo=False))
    assert papers.compose(PLANNER, edition, wanted) == before
    found = letterhead_of(before)
    assert (found.address, found.logo.spoken) == ("Jalan Raya 1\nTelepon 1", "Logo KECAMATAN LUMAJANG")
