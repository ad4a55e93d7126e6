"""Villages on the deadline day: each operator records a document and sends its paper, as the pages of a phone do it."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

from PIL import Image, ImageDraw

from cermat.web.addresses import SLUGS
from tests.durability.browsing import FORM, Answer, Person, Unanswered
from tests.durability.opening import desa, operator
from tests.durability.writing import ADD_DOCUMENT, Writer

LIST = "/dokumen-desa/"
ROW = f"/baris/{SLUGS['village_document']}/"
# A scan of one sheet, about 200 kB of it.
SHEET, GRAIN, QUALITY = (1000, 1400), 20, 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One request of somebody: what it was a step of, how long its answer took, and with which status it came."""

    step: str
    seconds: float
    status: int


@dataclass(slots=True)
class Phone(Person):
    """A person of whom every step is timed."""

    taken: list[Taken] = field(default_factory=list)

    def _ask(self, method: str, path: str, body: bytes | None, *, kind: str = FORM, token: str = "") -> Answer:
        begun = monotonic()
        answer = self.answered(method, path, body, kind=kind, token=token)
        step = step_of(method, path, body or b"", answer)
        self.taken.append(Taken(step=step, seconds=monotonic() - begun, status=answer.status))
        return answer

    def answered(self, method: str, path: str, body: bytes | None, *, kind: str, token: str) -> Answer:
        """Return the answer to a request."""
        return Person._ask(self, method, path, body, kind=kind, token=token)


def step_of(method: str, path: str, body: bytes, answer: Answer) -> str:
    """Return what a request was a step of."""
    if path == ADD_DOCUMENT and method == "POST":
        return "look" if b"tindakan=periksa" in body else "save"
    if path.startswith("/unggahan/"):
        return "last piece" if '"done": true' in answer.text else "piece"
    known = {
        ("GET", "/masuk/"): "sign-in page",
        ("POST", "/masuk/"): "sign in",
        ("GET", LIST): "list",
        ("GET", ADD_DOCUMENT): "form",
    }
    return known.get((method, path), "row's page" if method == "GET" else "begin paper")


class Village(Writer):
    """A village's operator, who hands in one document and its paper."""

    proven = "village_document"
    # As the page's script begins on a line that is quick.
    first_piece, growth = 32 * 1024, 2

    def __init__(self, person: Phone, *, village: str, paper: bytes) -> None:
        super().__init__(person, name=village, seed=int(village.replace(".", "")), stop=Event())
        self.phone, self.village, self._paper = person, village, paper
        self.office = village.rpartition(".")[0]
        self.seconds = 0.0

    def run(self) -> None:
        """Look at the list, record the document, send its paper, and see it on the row's page."""
        begun = monotonic()
        try:
            self.person.get(LIST)
            self.record_document()
            self.attach_in_pieces()
            self.person.get(f"{ROW}{self.keys[0][1]}/")
        except Unanswered as silence:
            self.silences.append(str(silence))
        self.seconds = monotonic() - begun

    def paper(self) -> bytes:
        """Return the village's paper."""
        return self._paper


def papers(count: int) -> Iterator[bytes]:
    """Yield papers of some 200 kB, no two alike: every other one a photo, the others scanned to PDF."""
    sheet = Image.effect_noise(SHEET, GRAIN)
    for number in range(count):
        drawn, saved = sheet.copy(), io.BytesIO()
        ImageDraw.Draw(drawn).text((80, 80), f"DATA CONTOH {number}", fill=0, font_size=60)
        drawn.save(saved, ("JPEG", "PDF")[number % 2], quality=QUALITY)
        yield saved.getvalue()


def villages(codes: Sequence[str], *, port: int) -> list[Village]:
    """Return the operator of each desa of some kecamatan, with a paper of its own."""
    every = [village for code in codes for village in desa(code)]
    return [
        Village(Phone(port=port, username=operator(village)), village=village, paper=paper)
        for village, paper in zip(every, papers(len(every)), strict=True)
    ]
