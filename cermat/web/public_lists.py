"""The offices that published something, as everybody finds them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from cermat.documents.reports.phrases import name_with_kind
from cermat.registers import selectors
from cermat.registers.selectors import PublishedOffice

# More offices than that are listed by kabupaten, whose codes have so many letters.
MOST_OFFICES, REGENCY = 60, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """An office, or a kabupaten and how many of its offices published something."""

    name: str
    said: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Places one below the other. `within`: of which kabupaten they are, empty for all."""

    within: str
    is_sample: bool
    places: tuple[PlaceView, ...]


def listed(within: str) -> ListView | None:
    """Return the offices within an area code (empty: everywhere), by kabupaten where they are many.

    None where a code is asked and none lies within it.
    """
    offices = [each for each in selectors.published_offices() if not within or each.code.startswith(f"{within}.")]
    if within and not offices:
        return None
    by_regency: dict[str, list[PublishedOffice]] = {}
    for each in offices:
        by_regency.setdefault(each.code[:REGENCY], []).append(each)
    is_long = len(offices) > MOST_OFFICES and len(by_regency) > 1
    places = map(_regency, by_regency.values()) if is_long else map(_office, offices)
    return ListView(
        within=offices[0].regency if within and len(by_regency) == 1 else "",
        is_sample=any(each.is_sample for each in offices),
        places=tuple(places),
    )


def _regency(offices: Sequence[PublishedOffice]) -> PlaceView:
    address = f"{reverse('publik')}?di={offices[0].code[:REGENCY]}"
    return PlaceView(name=offices[0].regency, said=f"{len(offices)} kecamatan", address=address)


def _office(office: PublishedOffice) -> PlaceView:
    return PlaceView(
        name=name_with_kind(office.name),
        said=f"{office.regency}, sampai tahun {office.year}",
        address=reverse("publik_kantor", args=[office.code]),
    )
