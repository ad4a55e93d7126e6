"""People on slow lines: what they send arrives in the end, and nobody else waits for it meanwhile."""

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from urllib.parse import urlencode

import pytest

from tests.durability.browsing import BOUNDARY, FORM, TIMEOUT, Person, parts
from tests.durability.keeping import assert_kept
from tests.durability.place import Place
from tests.durability.served import Served
from tests.durability.writing import ADD_ACTIVITY, Writer, signed_in
from tests.evidence import make

# More at once than there are processes that answer.
SLOW = 5
LONGEST_WAIT = 5.0
SIDE = 300


@dataclass
class SlowForm:
    """A form of which only half arrives at first."""

    person: Person
    path: str
    body: bytes
    kind: str = f"multipart/form-data; boundary={BOUNDARY}"
    line: http.client.HTTPConnection = field(init=False)

    def begin(self) -> None:
        """Send the head and half of what was announced."""
        self.line = http.client.HTTPConnection("127.0.0.1", self.person.port, timeout=TIMEOUT)
        self.line.putrequest("POST", self.path)
        self.line.putheader("Cookie", "; ".join(f"{name}={value}" for name, value in self.person.cookies.items()))
        self.line.putheader("Content-Type", self.kind)
        self.line.putheader("Content-Length", str(len(self.body)))
        self.line.endheaders(self.body[: len(self.body) // 2])

    def finish(self) -> int:
        """Send the rest and return the status that comes back."""
        self.line.send(self.body[len(self.body) // 2 :])
        return self.line.getresponse().status


@pytest.fixture
def served(place: Place) -> Iterator[Served]:
    with Served(place) as served:
        yield served
    assert "WARNING" not in served.log


@contextmanager
def under_way(forms: list[SlowForm]) -> Iterator[None]:
    """Begin to send forms, and break off what is not finished in the end."""
    for form in forms:
        form.begin()
    try:
        yield
    finally:
        for form in forms:
            form.line.close()


def photos(writer: Writer) -> list[SlowForm]:
    """Return forms with a photo each, for an activity recorded by this writer."""
    writer.record_activity()
    address = f"/baris/kegiatan/{writer.keys[0][1]}/"
    fields = writer.person.filled(address, {}, marked="csrfmiddlewaretoken")
    content = [make.jpeg(size=(SIDE, SIDE), note=f"{n}".encode(), quality=95) for n in range(SLOW)]
    return [SlowForm(writer.person, f"{address}bukti/unggah/", parts(fields, photo)) for photo in content]


@pytest.mark.proof
def test_nobody_waits_for_those_who_send_slowly(served: Served) -> None:
    slow, quick, _ = signed_in(served)
    writer = Writer(slow, name="s", seed=1, stop=Event())
    forms = photos(writer)
    with under_way(forms):
        begun = time.monotonic()
        assert quick.get("/kegiatan/").status == 200
        assert time.monotonic() - begun < LONGEST_WAIT
        assert [form.finish() for form in forms] == [302] * SLOW
    assert_kept(served.place, [writer])
    assert len(served.place.ask("SELECT 1 FROM registers_evidence")) == SLOW


@pytest.mark.proof
def test_a_form_that_breaks_off_in_the_middle_of_a_word_records_nothing(served: Served) -> None:
    slow, quick, _ = signed_in(served)
    writer = Writer(slow, name="b", seed=1, stop=Event())
    fields = dict(slow.filled(ADD_ACTIVITY, writer.activity("b/1/2023", ""), marked="description"))
    body = urlencode({**fields, "description": "x" * 2000}).encode()
    with under_way([SlowForm(slow, ADD_ACTIVITY, body, kind=FORM)]):
        pass
    for _ in range(3):
        assert quick.get("/kegiatan/").status == 200
    assert served.place.ask("SELECT 1 FROM registers_activity") == []
