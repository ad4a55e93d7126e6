"""Asks what a cell of the officials' table asks, and says what the answer is in the table's own words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from cermat.registers.models import AuditEvent
from tests import cast
from tests.web import access_table
from tests.web.access_table import ANONYMOUS, MISSING, OPEN, OTHER_WAY, REFUSED, SIGN_IN, Cell
from tests.web.access_things import Things

USERNAMES = {"staf": "staf.pemerintahan", "kasi": "kasi.pemerintahan", "operator_desa": "operator.denok"}
SENT = {"version": "1", "reason": "uji", "to_version": "1", "unit": "pemerintahan", "year": "2023", "month": "1"}
Ask = Callable[[Cell], HttpResponse]


def asker(things: Things) -> Ask:
    """Return how a cell's request is sent; what it changed is taken back at once."""
    clients = {ANONYMOUS: Client()}
    for who in access_table.table()["orang"]:
        clients[who] = cast.signed_in(USERNAMES.get(who, who))

    def send(cell: Cell) -> HttpResponse:
        key = things[cell.kind][str(cell.thing)] if cell.kind else ""
        address = cell.template.replace(f"{{{cell.kind}}}", key)
        with transaction.atomic():
            sent = SENT if cell.method == "POST" else None
            response: Any = clients[cell.who].generic(cell.method, address) if sent is None else None
            response = response or clients[cell.who].post(address, sent)
            response.changed = AuditEvent.objects.count()
            transaction.set_rollback(True)
        return response  # type: ignore[no-any-return]

    return send


def answered(response: HttpResponse) -> str:
    """Return an answer in the words of the table."""
    if response.status_code == 302 and response["Location"].startswith("/masuk/?next="):
        return SIGN_IN
    return {403: REFUSED, 404: MISSING, 405: OTHER_WAY}.get(response.status_code, OPEN)


def wrong_cells(ask: Ask, cells: Iterable[Cell]) -> Iterator[str]:
    """Yield every cell that answers otherwise than the table says, or changed the books without leave."""
    before = AuditEvent.objects.count()
    for cell in cells:
        response: Any = ask(cell)
        got = answered(response)
        if got != cell.expected or response.status_code >= 500:
            yield f"{cell}: {got} ({response.status_code})"
        elif got != OPEN and response.changed != before:
            yield f"{cell}: changed the books"
