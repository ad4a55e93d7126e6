"""Writers at the pages: each records activities and documents, corrects them, and keeps what was acknowledged."""

import hashlib
import json
import string
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from threading import Event, Thread
from time import monotonic

from cermat.web.addresses import SLUGS
from tests import cast
from tests.durability.browsing import Answer, Fields, Person, Unanswered, filled
from tests.durability.opening import COLLEAGUE
from tests.durability.place import Place
from tests.durability.served import Served, until
from tests.evidence import make

ADD_ACTIVITY, ADD_DOCUMENT = "/kegiatan/tambah/", "/dokumen-desa/tambah/"
FIRST_DAY = date(2023, 1, 2)
CONFLICT = 409
# How many rows of an office everybody corrects.
SHARED = 3
# Who writes, in which office: two of one, one of another.
PEOPLE = {"staf.pemerintahan": cast.OFFICE, COLLEAGUE: cast.OFFICE, cast.STRANGER: cast.OTHER_OFFICE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A version of a row as it was sent: its office, its book, its number, its version and its words."""

    office: str
    book: str
    number: str
    version: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form under way, the paper sent with it or, where `is_in_pieces`, after it, and the row it makes."""

    path: str
    fields: Fields
    row: Row
    file: bytes = b""
    is_in_pieces: bool = False


class Writer(Thread):
    """One person who writes until told to stop, or until the server goes.

    `acknowledged` is what was answered with a redirect. `pending` is the form that got no answer. `faults` are answers
    nobody should get, `silences` requests without one. `waits` are the seconds each form took. Rows in `shared` are
    corrected by everybody; `conflicts` counts who came second. `acts` are what is done, one at random after another.
    `proven` is the book whose rows get papers; of one in pieces the first has `first_piece` bytes, each next one
    `growth` times as many.
    """

    proven = "activity"
    first_piece, growth = 700, 1

    def __init__(
        self, person: Person, *, name: str, seed: int, stop: Event, shared: list[tuple[Row, str]] | None = None
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.person = person
        self.office = PEOPLE.get(person.username, cast.OFFICE)
        self.village = f"{self.office}.2006"
        self.random = Random(seed)
        self.stopped = stop
        self.count = 0
        self.acknowledged: list[Row] = []
        self.keys: list[tuple[Row, str]] = []
        self.pending: Sent | None = None
        self.faults: list[Answer] = []
        self.silences: list[str] = []
        self.waits: list[float] = []
        self.shared = shared
        self.conflicts = 0
        self.acts = [self.record_activity, self.record_document, self.correct]

    def run(self) -> None:
        """Write."""
        try:
            while not self.stopped.is_set():
                self.random.choice(self.acts)()
        except Unanswered as silence:
            self.silences.append(str(silence))

    def resend(self) -> None:
        """Send the form that got no answer until it gets one, as people do; it must not make a second row."""
        until(self._is_answered, "a form is never answered")

    def _is_answered(self) -> bool:
        try:
            if self.pending:
                self._send(self.pending, is_again=True)
        except Unanswered:
            return False
        return True

    def record_activity(self) -> None:
        """Record an activity under a number of its own."""
        number, words = self._number(), self._words()
        fields = self.person.filled(ADD_ACTIVITY, self.activity(number, words), marked="description")
        row = Row(office=self.office, book="activity", number=number, version=1, words=words)
        self._send(Sent(path=ADD_ACTIVITY, fields=fields, row=row))

    def activity(self, number: str, words: str) -> dict[str, str]:
        """Return what is filled in for an activity."""
        return {
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

    def record_document(self) -> None:
        """Record a village document: looked at first, then saved."""
        number = self._number()
        changes = {
            "village": self.village,
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
        row = Row(office=self.office, book="village_document", number=number, version=1, words=number)
        self._send(Sent(path=ADD_DOCUMENT, fields=fields, row=row))

    def correct(self) -> None:
        """Correct an activity recorded here, or one that everybody corrects."""
        common = [each for each in self.shared or () if each[0].office == self.office][:SHARED]
        mine = common or [each for each in self.keys if each[0].book == "activity"]
        if not mine:
            return
        row, key = self.random.choice(mine)
        path, words = correction_address(key), self._words()
        changes = {"description": words, "correction": f"uji {words}", "tindakan": "simpan"}
        fields = self.person.filled(path, changes, marked="correction")
        after = replace(row, version=int(dict(fields)["version"]) + 1, words=words)
        self._send(Sent(path=path, fields=fields, row=after))

    def attach(self) -> None:
        """Send a paper as evidence of a row recorded here, whole."""
        self._attach("unggah")

    def attach_in_pieces(self) -> None:
        """Send a paper as evidence of a row recorded here, piece by piece as the page's script does."""
        self._attach("mulai", is_in_pieces=True)

    def paper(self) -> bytes:
        """Return a paper that nobody sent before."""
        return make.jpeg(note=self._words().encode())

    def _attach(self, door: str, *, is_in_pieces: bool = False) -> None:
        mine = [key for row, key in self.keys if row.book == self.proven]
        if not mine:
            return
        address = f"/baris/{SLUGS[self.proven]}/{self.random.choice(mine)}/"
        paper = self.paper()
        sha256 = hashlib.sha256(paper).hexdigest()
        row = Row(office=self.office, book="evidence", number=sha256, version=1, words=sha256)
        fields = self.person.filled(address, {}, marked="csrfmiddlewaretoken")
        if is_in_pieces:
            fields += [("name", "foto.jpg"), ("size", str(len(paper))), ("fingerprint", sha256)]
        path = f"{address}bukti/{door}/"
        self._send(Sent(path=path, fields=fields, row=row, file=paper, is_in_pieces=is_in_pieces))

    def _send(self, sent: Sent, *, is_again: bool = False) -> None:
        begun, self.pending = monotonic(), sent
        answer = self._send_pieces(sent) if sent.is_in_pieces else self._send_whole(sent)
        self.pending = None
        self.waits.append(monotonic() - begun)
        is_there = is_again and answer.status < 500 and "sudah tercatat" in answer.text
        if answer.status == CONFLICT and self.shared is not None:
            self.conflicts += 1
        elif answer.is_saved or is_there or (sent.is_in_pieces and answer.status == 200):
            self._keep(sent.row, key_in(answer.location))
        else:
            self.faults.append(answer)

    def _send_whole(self, sent: Sent) -> Answer:
        answer = self.person.send(sent.path, sent.fields, file=sent.file)
        if 'name="serupa"' in answer.text:
            # "Mungkin sudah tercatat": whoever sends once more says that it is another one.
            answer = self.person.send(sent.path, filled(answer.text, {"tindakan": "simpan"}, marked="serupa"))
        return answer

    def _send_pieces(self, sent: Sent) -> Answer:
        """Return the answer that says “done”, or the first that is none of progress."""
        answer, token = self.person.send(sent.path, sent.fields), dict(sent.fields)["csrfmiddlewaretoken"]
        length = self.first_piece
        while answer.status == 200 and not (told := json.loads(answer.text))["done"]:
            address, offset = told["address"], told["offset"]
            answer = self.person.send_piece(f"{address}?mulai={offset}", sent.file[offset : offset + length], token)
            length *= self.growth
        return answer

    def _keep(self, row: Row, key: str) -> None:
        self.acknowledged.append(row)
        self.keys = [(each, known) for each, known in self.keys if each.number != row.number]
        if key:
            self.keys.append((row, key))
        if self.shared is not None and row.book == "activity" and row.version == 1:
            self.shared.append((row, key))

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


def correction_address(key: str) -> str:
    """Return where an activity is corrected."""
    return f"/baris/kegiatan/{key}/perbaiki/"


def key_in(address: str) -> str:
    """Return the key of the row an answer leads to, or whose form it leads back to; empty where it leads to no row.

    Who got no answer to a first form is led to the list: the row's own address is not known.
    """
    return address.split("/")[3] if address.startswith("/baris/") else ""


def signed_in(served: Served) -> list[Person]:
    """Return the people who write, signed in: two of one office, one of another."""
    people = [Person(port=served.port, username=username) for username in PEOPLE]
    for person in people:
        person.sign_in()
    return people


def rows_of(place: Place) -> set[Row]:
    """Return every version that stands in the books of a place."""
    found = place.ask(
        "SELECT office_id, 'activity', number, version, description FROM registers_activity"
        " UNION ALL SELECT office_id, 'village_document', number, version, number FROM registers_villagedocument"
        " UNION ALL SELECT office_id, 'evidence', sha256, version, sha256 FROM registers_evidence"
    )
    return {
        Row(office=office, book=book, number=number, version=version, words=words)
        for office, book, number, version, words in found
    }
