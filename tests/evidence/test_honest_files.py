"""Honest files: each is taken for what it is, and its viewing copy shows what it shows."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from cermat.evidence import inspection, workshop
from cermat.evidence.media import MediaType
from tests.evidence import honest, make

FILES = {name: (media, made) for name, media, made in honest.files()}
LEAST = 100


def looked_into(content: bytes, folder: Path) -> tuple[inspection.Inspected, Path]:
    """Return what a file is and where its viewing copy lies."""
    source, view = folder / "berkas", folder / "lihat"
    source.write_bytes(content)
    return inspection.inspect(source, view), view


def test_there_are_enough_of_them() -> None:
    assert len(FILES) == len(list(honest.files())) >= LEAST


@pytest.mark.parametrize("name", FILES)
def test_takes_an_honest_file_for_what_it_is(name: str, tmp_path: Path) -> None:
    media, made = FILES[name]
    found, view = looked_into(made(), tmp_path)
    assert found.media_type is media
    assert view.exists() == inspection.has_view(media)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_shows_a_phones_photo_upright_and_without_its_place(orientation: int, tmp_path: Path) -> None:
    content = make.jpeg(size=(90, 60), orientation=orientation, quality=95)
    with Image.open(io.BytesIO(content)) as taken:
        assert taken.getexif().get_ifd(make.GPS)
        turned = honest_turn(taken, orientation)
    _, view = looked_into(content, tmp_path)
    with Image.open(view) as shown:
        assert shown.size == turned.size
        assert not shown.getexif()
        differs = ImageStat.Stat(ImageChops.difference(shown.convert("L"), turned.convert("L"))).mean[0]
    assert differs < 4


def honest_turn(picture: Image.Image, orientation: int) -> Image.Image:
    """Return a picture turned as the EXIF standard says, by a table of its own."""
    turn = Image.Transpose
    steps = {
        1: (),
        2: (turn.FLIP_LEFT_RIGHT,),
        3: (turn.ROTATE_180,),
        4: (turn.FLIP_TOP_BOTTOM,),
        5: (turn.FLIP_LEFT_RIGHT, turn.ROTATE_90),
        6: (turn.ROTATE_270,),
        7: (turn.FLIP_LEFT_RIGHT, turn.ROTATE_270),
        8: (turn.ROTATE_90,),
    }[orientation]
    picture = picture.copy()
    for step in steps:
        picture = picture.transpose(step)
    return picture


def test_shows_a_large_photo_small(tmp_path: Path) -> None:
    _, view = looked_into(make.jpeg(size=(4000, 3000)), tmp_path)
    with Image.open(view) as shown:
        assert shown.size == (1600, 1200)
    assert view.stat().st_size < 400_000


def test_shows_the_words_and_the_stamp_of_a_pdf(tmp_path: Path) -> None:
    found, view = looked_into(honest.stamped(), tmp_path)
    assert found.removed == ()
    with pikepdf.open(view) as copy:
        page = copy.pages[0]
        drawn = b"".join(each.read_bytes() for each in page.Contents)
        assert b"Berita acara" in drawn
        stamps = [each.read_bytes() for each in page.Resources.XObject.as_dict().values()]
        assert b"1 0 0 rg 0 0 80 40 re f" in stamps
        assert "/Annots" not in page


def test_says_what_the_copy_of_a_pdf_lacks(tmp_path: Path) -> None:
    found, _ = looked_into((honest.OFFICE / "surat.pdf").read_bytes(), tmp_path)
    assert found.removed == ("tautan", "tindakan saat dibuka")


@pytest.mark.parametrize("kind", make.one_of_each())
def test_a_process_of_its_own_finds_the_same(kind: str, tmp_path: Path) -> None:
    source, here, there = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    source.write_bytes(make.one_of_each()[kind])
    assert workshop.inspect(source, here) == inspection.inspect(source, there)
    assert here.exists() == there.exists() == (kind not in {"docx", "xlsx"})


def test_knows_every_kind_there_is() -> None:
    assert {media for media, _ in FILES.values()} == set(MediaType)
