"""A person with the plainest of browsers: pages fetched, their forms filled and sent, cookies kept."""

import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests import cast

TIMEOUT = 40
AWAY = 503
BOUNDARY = "batas-antara-bagian"
FORM = "application/x-www-form-urlencoded"
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. `location` is empty where the answer leads nowhere."""

    status: int
    location: str
    text: str

    def __str__(self) -> str:
        """Return what a person reads of it."""
        words = re.sub(r"<[^>]*>|\s+", " ", self.text.partition("<main")[2])
        return f"{self.status} {words[:1500]}"

    @property
    def is_saved(self) -> bool:
        """Return whether this acknowledges what was sent."""
        return self.status in {302, 303} and "/masuk/" not in self.location


class Unanswered(Exception):
    """The server went before it answered, or said that it cannot tell whether anything was saved."""


@dataclass(slots=True)
class Person:
    """Somebody of the cast at one server. `at`: from which address of the loopback."""

    port: int
    username: str
    at: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Return a page."""
        return self._ask("GET", path, None)

    def send(self, path: str, fields: Fields, *, file: bytes = b"") -> Answer:
        """Return what comes after a form is sent, with a photo where there is one."""
        if file:
            return self._ask("POST", path, parts(fields, file), kind=f"multipart/form-data; boundary={BOUNDARY}")
        return self._ask("POST", path, urlencode(fields).encode())

    def send_piece(self, path: str, piece: bytes, token: str) -> Answer:
        """Return what comes after a piece of a file is sent, as the page's script sends it."""
        return self._ask("POST", path, piece, kind="application/octet-stream", token=token)

    def filled(self, path: str, changes: Mapping[str, str], *, marked: str) -> Fields:
        """Return the fields of the form that has a field called `marked`, as a browser sends them, with changes."""
        return filled(self.get(path).text, changes, marked=marked)

    def sign_in(self) -> None:
        """Sign in by the page."""
        known = {"username": self.username, "login": self.username, "password": cast.PASSWORD}
        answer = self.send("/masuk/", self.filled("/masuk/", known, marked="password"))
        assert answer.is_saved, answer

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes | None,
        *,
        kind: str = FORM,
        token: str = "",
    ) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "X-CSRFToken": token}
        if body is not None:
            headers["Content-Type"] = kind
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT, source_address=(self.at, 0))
        try:
            talk.request(method, path, body=body, headers=headers)
            response = talk.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException) as silence:
            raise Unanswered(path) from silence
        finally:
            talk.close()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(cookie).items()})
        answer = Answer(status=response.status, location=response.headers.get("Location", ""), text=text)
        if answer.status == AWAY:
            raise Unanswered(str(answer))
        return answer


def parts(fields: Fields, file: bytes) -> bytes:
    """Return a form with a photo as a browser sends it."""
    named = [(f'form-data; name="{name}"', value.encode()) for name, value in fields]
    photo = ('form-data; name="berkas"; filename="foto.jpg"\r\nContent-Type: image/jpeg', file)
    parts = [f"--{BOUNDARY}\r\nContent-Disposition: {head}\r\n\r\n".encode() + body for head, body in [*named, photo]]
    return b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def filled(page: str, changes: Mapping[str, str], *, marked: str) -> Fields:
    """Return the fields of a page's form that has a field called `marked`, with changes."""
    reader = _Forms()
    reader.feed(page)
    form = next((form for form in reader.forms if any(name == marked for name, _ in form)), None)
    assert form is not None, f"no form with {marked!r} in: {page[:2000]}"
    known = {name for name, _ in form} | reader.choices
    wanted = {name: value for name, value in changes.items() if name in known or name == "tindakan"}
    return [(name, value) for name, value in form if name not in wanted] + list(wanted.items())


class _Forms(HTMLParser):
    """Reads every form of a page with the values a browser would send untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Fields] = []
        self.choices: set[str] = set()
        self._name = ""
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append([])
        elif tag == "input" and has.get("name"):
            self.choices.add(has["name"])
            if has.get("type") not in {"radio", "checkbox", "file"} or "checked" in has:
                self._put(has["name"], has.get("value", ""))
        elif tag in {"select", "textarea"}:
            self._name = has.get("name", "")
            self.choices.add(self._name)
            self._text = [] if tag == "textarea" else None
        elif tag == "option" and "selected" in has:
            self._put(self._name, has.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            self._put(self._name, "".join(self._text).removeprefix("\n"))
            self._text = None

    def _put(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].append((name, value))
