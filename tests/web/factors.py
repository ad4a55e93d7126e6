"""The second factor as a person's telephone has it."""

import base64
import hmac
import re
import struct
import time

from django.test import Client

from tests import cast

SET_UP, CODES = "/akun/langkah-kedua/aplikasi/pasang/", "/akun/langkah-kedua/kode-pemulihan/"
STEP = 30


def code(secret: str, *, steps: int = 1) -> str:
    """Return the code a telephone shows some steps of 30 seconds later; 0: now.

    The next one is taken already, and still is where the half minute ends before it arrives.
    """
    counter = struct.pack(">Q", int(time.time()) // STEP + steps)
    mark = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = mark[-1] & 0x0F
    return f"{(struct.unpack('>I', mark[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def wait_for_the_beginning(*, needed: float) -> None:
    """Wait for the next half minute where less than the seconds needed are left of this one."""
    left = STEP - time.time() % STEP
    if left < needed:
        time.sleep(left)


def by_password(username: str, *, client: Client | None = None, password: str = cast.PASSWORD) -> Client:
    """Return a browser after the first step."""
    client = client or Client()
    client.post("/masuk/", {"login": username, "password": password})
    return client


def secret_shown(client: Client) -> str:
    """Return the secret on the page where an application is set up."""
    page = client.get(SET_UP).content.decode()
    return re.findall(r'<span class="hash">([A-Z2-7]{32})</span>', page)[0]


def set_up(client: Client) -> str:
    """Set an application up with the present code, so that the next one is still unused."""
    secret = secret_shown(client)
    response = client.post(SET_UP, {"code": code(secret, steps=0)})
    assert response["Location"] == CODES, response.content.decode()
    return secret


def recovery_codes(client: Client) -> list[str]:
    """Return the unused recovery codes on their page."""
    return re.findall(r'<li class="hash">(\d+)</li>', client.get(CODES).content.decode())
