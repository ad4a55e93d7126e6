"""Every address says who may enter: through a door, or by name and reason in the short table of public ones."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from cermat.actions.permissions import Act
from cermat.registers.scope import Scope
from cermat.web.admission import EVERYBODY, those_who_may
from cermat.web.doors import Door, door
from cermat.web.urls import PUBLIC
from tests.web.conftest import SignedIn


def routes(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the URLconf with its pattern."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, f"{before}{each.pattern}")
        else:
            yield f"{before}{each.pattern}", each


def undeclared(patterns: list[URLPattern | URLResolver]) -> list[str]:
    """Return the addresses that neither go through a door nor stand in the table of public ones."""
    return [
        address for address, each in routes(patterns) if not isinstance(each.callback, Door) and each.name not in PUBLIC
    ]


def test_every_address_declares_who_may_enter() -> None:
    every = list(routes(get_resolver().url_patterns))
    assert len(every) >= 24
    assert undeclared(get_resolver().url_patterns) == []


def test_an_address_that_declares_nothing_is_found() -> None:
    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert undeclared([*get_resolver().url_patterns, path("telanjang/", bare, name="telanjang")]) == ["/telanjang/"]


def test_the_table_of_public_addresses_is_short_and_gives_reasons() -> None:
    by_name = {each.name: each for _, each in routes(get_resolver().url_patterns)}
    assert not [name for name in PUBLIC if isinstance(by_name[name].callback, Door)]
    assert all(PUBLIC.values())


def test_a_door_that_does_not_say_for_whom_is_a_fault_at_import() -> None:
    with pytest.raises(TypeError, match="who"):
        door("GET")  # type: ignore[call-arg]


def test_a_page_carries_its_admission_and_methods_as_data() -> None:
    @door("GET", "POST", who=those_who_may(Act.VERIFY))
    def page(request: HttpRequest, scope: Scope) -> HttpResponse:
        return HttpResponse()

    assert page.who.acts == (Act.VERIFY,)
    assert page.methods == {"GET", "HEAD", "POST"}
    assert EVERYBODY.acts == ()


@pytest.mark.parametrize(
    ("username", "address", "sentence"),
    [
        ("camat", "/kegiatan/tambah/", "Anda tidak berwenang mencatat kegiatan dan keluarannya; yang berwenang: Staf,"),
        ("inspektorat", "/baris/kegiatan/apa-saja/perbaiki/", "atau mencatat naskah IKU; yang berwenang: Staf,"),
        ("admin", "/dokumen-desa/tambah/", "Pemegang peran Admin tidak boleh mencatat dokumen desa"),
    ],
)
def test_says_at_the_door_who_may_enter(username: str, address: str, sentence: str, signed_in: SignedIn) -> None:
    response = signed_in(username).get(address)
    assert response.status_code == 403
    assert sentence in response.content.decode()


@pytest.mark.parametrize("address", ["/riwayat/", "/laporan/", "/pejabat/", "/angka/2023/iku-2/"])
def test_a_page_of_the_whole_office_is_not_there_for_one_village(address: str, signed_in: SignedIn) -> None:
    operator = signed_in("operator.denok")
    assert operator.get(address).content == operator.get("/tidak-ada/").content
    assert operator.get(address).status_code == 404
