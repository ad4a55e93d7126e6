"""Writers at the pages: each records activities and documents, corrects them, and keeps what was acknowledged."""

import string
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from threading import Event, Thread
from time import monotonic

from tests import cast
from tests.durability.browsing import Answer, Fields, Person, Unanswered, filled
from tests.durability.place import Place
from tests.durability.served import Served

ADD_ACTIVITY, ADD_DOCUMENT = "/kegiatan/tambah/", "/dokumen-desa/tambah/"
FIRST_DAY = date(2023, 1, 2)
# Who writes, in which office: two of one, one of another.
PEOPLE = {"staf.pemerintahan": cast.OFFICE, "kasi.pemerintahan": cast.OFFICE, cast.STRANGER: cast.OTHER_OFFICE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A version of a row as it was sent: its book, its number, its version and its words."""

    book: str
    number: str
    version: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form under way, and the row it makes."""

    path: str
    fields: Fields
    row: Row


class Writer(Thread):
    """One person who writes until told to stop, or until the server goes.

    `acknowledged` is what was answered with a redirect. `pending` is the form that got no answer. `faults` are answers
    nobody should get. `waits` are the seconds each form took.
    """

    def __init__(self, person: Person, *, name: str, seed: int, stop: Event) -> None:
        super().__init__(name=name, daemon=True)
        self.person = person
        self.random = Random(seed)
        self.stopped = stop
        self.count = 0
        self.acknowledged: list[Row] = []
        self.keys: list[tuple[Row, str]] = []
        self.pending: Sent | None = None
        self.faults: list[Answer] = []
        self.waits: list[float] = []

    def run(self) -> None:
        """Write."""
        try:
            while not self.stopped.is_set():
                self.random.choice([self._record_activity, self._record_document, self._correct])()
        except Unanswered:
            return

    def resend(self) -> None:
        """Send the form that got no answer once more, as people do; it must not make a second row."""
        if self.pending:
            self._send(self.pending, is_again=True)

    def _record_activity(self) -> None:
        number, words = self._number(), self._words()
        changes = {
            "number": number,
            "unit": "pemerintahan",
            "dated": self._day().isoformat(),
            "kind": "fasilitasi",
            "function": "di_luar_kewenangan",
            "reason": "uji",
            "status": "terlaksana",
            "description": words,
            "tindakan": "simpan",
        }
        fields = self.person.filled(ADD_ACTIVITY, changes, marked="description")
        row = Row(book="activity", number=number, version=1, words=words)
        self._send(Sent(path=ADD_ACTIVITY, fields=fields, row=row))

    def _record_document(self) -> None:
        office, number = PEOPLE[self.person.username], self._number()
        changes = {
            "village": f"{office}.2006",
            "kind": "rkp_desa",
            "fiscal_year": "2024",
            "number": number,
            "enacted_on": self._day().isoformat(),
            "tindakan": "periksa",
        }
        looked = self.person.send(ADD_DOCUMENT, self.person.filled(ADD_DOCUMENT, changes, marked="enacted_on"))
        if not self._is_page(looked, "diperiksa"):
            return
        fields = filled(looked.text, {"tindakan": "simpan", "paper_follows": "on"}, marked="diperiksa")
        row = Row(book="village_document", number=number, version=1, words=number)
        self._send(Sent(path=ADD_DOCUMENT, fields=fields, row=row))

    def _correct(self) -> None:
        mine = [(row, key) for row, key in self.keys if row.book == "activity"]
        if not mine:
            return
        row, key = self.random.choice(mine)
        path, words = f"/baris/kegiatan/{key}/perbaiki/", self._words()
        changes = {"description": words, "correction": f"uji {words}", "tindakan": "simpan"}
        fields = self.person.filled(path, changes, marked="correction")
        after = Row(book=row.book, number=row.number, version=row.version + 1, words=words)
        self._send(Sent(path=path, fields=fields, row=after))

    def _send(self, sent: Sent, *, is_again: bool = False) -> None:
        begun, self.pending = monotonic(), sent
        answer = self.person.send(sent.path, sent.fields)
        if 'name="serupa"' in answer.text:
            # "Mungkin sudah tercatat": whoever sends once more says that it is another one.
            answer = self.person.send(sent.path, filled(answer.text, {"tindakan": "simpan"}, marked="serupa"))
        self.pending = None
        self.waits.append(monotonic() - begun)
        is_there = is_again and answer.status < 500 and "sudah tercatat" in answer.text
        if answer.is_saved or is_there:
            self._keep(sent.row, answer.location.rstrip("/").rpartition("/")[2])
        else:
            self.faults.append(answer)

    def _keep(self, row: Row, key: str) -> None:
        self.acknowledged.append(row)
        self.keys = [(each, known) for each, known in self.keys if each.number != row.number]
        if key:
            self.keys.append((row, key))

    def _is_page(self, answer: Answer, field: str) -> bool:
        if f'name="{field}"' not in answer.text:
            self.faults.append(answer)
        return f'name="{field}"' in answer.text

    def _number(self) -> str:
        self.count += 1
        return f"{self.name}/{self.count}/2023"

    def _words(self) -> str:
        # Nothing alike: a likely duplicate would be asked about first.
        return " ".join("".join(self.random.choices(string.ascii_lowercase, k=9)) for _ in range(4))

    def _day(self) -> date:
        return FIRST_DAY + timedelta(days=self.random.randrange(360))


def signed_in(served: Served) -> list[Person]:
    """Return the people who write, signed in: two of one office, one of another."""
    people = [Person(port=served.port, username=username) for username in PEOPLE]
    for person in people:
        person.sign_in()
    return people


def rows_of(place: Place) -> set[Row]:
    """Return every version that stands in the books of a place."""
    found = place.ask(
        "SELECT 'activity', number, version, description FROM registers_activity"
        " UNION ALL SELECT 'village_document', number, version, number FROM registers_villagedocument"
    )
    return {Row(book=book, number=number, version=version, words=words) for book, number, version, words in found}
