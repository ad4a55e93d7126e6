"""A person before the pages without a browser: opens an address, fills its form, presses a button."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client


@dataclass
class Form:
    """One form of a page: where it goes, what it holds, and its buttons' words with what each adds."""

    action: str
    is_post: bool
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str, str]] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._by_id: dict[str, Form] = {}
        self._form: Form | None = None
        self._of_button: Form | None = None
        self._button: dict[str, str] | None = None
        self._words: list[str] = []
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(action=said.get("action", ""), is_post=said.get("method") == "post")
            self.forms.append(self._form)
            self._by_id[said.get("id", "")] = self._form
        if tag == "button":
            self._of_button = self._by_id[said["form"]] if "form" in said else self._form
            self._button, self._words = said, []
        if self._form is None:
            return
        name, value = said.get("name", ""), said.get("value", "")
        if tag == "input" and (said.get("type") not in ("radio", "checkbox") or "checked" in said):
            self._form.fields[name] = value
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in said or self._select not in self._form.fields):
            self._form.fields[self._select] = value
        elif tag == "textarea":
            self._area, self._words = name, []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._words).split())
        if tag == "textarea" and self._form is not None:
            self._form.fields[self._area] = words
        elif tag == "button" and self._of_button is not None and self._button is not None:
            said = self._button
            self._of_button.buttons[words] = (said.get("name", ""), said.get("value", ""), said.get("formaction", ""))
            self._button = None
        elif tag == "form":
            self._form = None


@dataclass(frozen=True)
class Person:
    """Somebody signed in."""

    client: Client

    def sees(self, address: str) -> str:
        """Return a page."""
        response = self.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    def press(self, address: str, words: str, **typed: str) -> str:
        """Fill the form on a page that has this button, press it, and return the page that answers."""
        return self.press_in(self.sees(address), address, words, **typed)

    def press_in(self, page: str, address: str, words: str, **typed: str) -> str:
        """Do the same in a page that already answered from this address."""
        found = _button(page, words)
        assert found, f"{address} has no button “{words}”"
        return self._sent(address, *found, typed)

    def press_all(self, address: str, words: str) -> int:
        """Press this button until the page that answers has none left, and return how many times."""
        times, page = 0, self.sees(address)
        while found := _button(page, words):
            page = self._sent(address, *found, {})
            times += 1
        return times

    def offers(self, address: str, words: str) -> bool:
        """Return whether a page has a button that begins with these words."""
        return _button(self.sees(address), words) is not None

    def _sent(self, address: str, form: Form, button: tuple[str, str, str], typed: Mapping[str, str]) -> str:
        name, value, action = button
        sent = {**form.fields, **typed, **({name: value} if name else {})}
        response = self.client.post(action or form.action or address, sent, follow=True)
        assert response.status_code == 200, response.content.decode()
        return response.content.decode()


def _button(page: str, words: str) -> tuple[Form, tuple[str, str, str]] | None:
    """Return the first button that begins with these words, with its form."""
    parser = _Forms()
    parser.feed(page)
    for form in parser.forms:
        for said, button in form.buttons.items():
            if form.is_post and said.startswith(words):
                return form, button
    return None
