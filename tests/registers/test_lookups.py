"""Rows of very many offices are those of each of them."""

import pytest
from django.db import connection

from cermat.registers.models import Unit
from tests.registers.histories import OFFICE, History

NEIGHBOUR = "35.08.09"


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    for code in (OFFICE, NEIGHBOUR):
        History(1, office=code).open()


@pytest.mark.parametrize(
    "codes",
    [[], [OFFICE], [NEIGHBOUR, OFFICE, OFFICE], [""], ["", OFFICE], ["35.08.08"], ["NULL", "{}", '"', "'", "%s", "\\"]],
)
def test_any_of_finds_what_in_finds(codes: list[str]) -> None:
    found = Unit.objects.filter(office__any_of=codes)
    assert sorted(found.values_list("pk")) == sorted(Unit.objects.filter(office__in=codes).values_list("pk"))
    assert Unit.objects.exclude(office__any_of=codes).count() == Unit.objects.exclude(office__in=codes).count()


def test_no_code_names_two_offices() -> None:
    both = Unit.objects.filter(office__any_of=[f"{OFFICE},{NEIGHBOUR}"])
    if connection.vendor == "postgresql":
        with pytest.raises(ValueError, match="no office has the code"):
            both.count()
    else:
        assert both.count() == 0
