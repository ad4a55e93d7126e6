"""Pictures: drawn anew for viewing, upright and small, without what anybody wrote beside the pixels."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from cermat.evidence.errors import FileRefused
from cermat.evidence.media import MAX_PIXELS, MediaType

LONGEST_SIDE = 1600
QUALITY = 80
# 20 mm of paper at 500 dots an inch.
LONGEST_LOGO_SIDE, LOGO_QUALITY = 400, 90
_FORMATS = {MediaType.JPEG: "JPEG", MediaType.PNG: "PNG"}
_AT_PROOF = "foto atau pindai lagi, lalu unggah hasilnya"


def draw_view(source: Path, media: MediaType, *, view: Path) -> None:
    """Write a JPEG of a picture's pixels alone. Raises FileRefused for too many pixels and for damage."""
    # Our own bound is lower than Pillow's, which only warns.
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        with Image.open(source, formats=[_FORMATS[media]]) as picture:
            _check_size(picture.size, media)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            _on_white(upright).save(view, "JPEG", quality=QUALITY)
    except Image.DecompressionBombError as error:
        raise FileRefused(_too_many(media)) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRefused(f"Gambar ini rusak atau terpotong; {_AT_PROOF}.") from error


def draw_logo(view: Path) -> bytes:
    """Return a small JPEG of a viewing copy, as a letterhead carries it."""
    with Image.open(view, formats=["JPEG"]) as picture:
        picture.thumbnail((LONGEST_LOGO_SIDE, LONGEST_LOGO_SIDE))
        drawn = BytesIO()
        picture.save(drawn, "JPEG", quality=LOGO_QUALITY)
    return drawn.getvalue()


def _check_size(size: tuple[int, int], media: MediaType) -> None:
    if size[0] * size[1] > MAX_PIXELS[media]:
        raise FileRefused(_too_many(media))


def _too_many(media: MediaType) -> str:
    most = MAX_PIXELS[media] // 1_000_000
    return f"Gambar ini lebih besar daripada {most} megapiksel; perkecil lebih dahulu, lalu unggah hasilnya."


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the pixels alone, see-through ones on white: nothing but them reaches the new file."""
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    pixels = picture.convert("RGB")
    bare = Image.new("RGB", pixels.size)
    bare.paste(pixels)
    return bare
