"""Handing one mail to the mail server, and saying what is known afterwards."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail.utils import DNS_NAME

from cermat.reminders.messages import MessageState
from cermat.words.errors import os_reason

TAKEN, WELCOME = 250, 220
LOST = "Sambungan terputus setelah isi surat diserahkan: mungkin sudah sampai, sehingga tidak dikirim ulang."
UNCLEAR = "Jawaban server surel tidak dapat dipahami setelah isi surat diserahkan: mungkin sudah sampai."
SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail to one person. `id` is the same at every attempt, so that a mailbox can tell a repetition."""

    id: str
    to: str
    subject: str
    body: str
    dated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is known: SENT; WAITING, it certainly was not taken and may be tried again; FAILED; or UNCERTAIN.

    `is_away`: the server could not be talked to at all, so that no other mail need be tried now.
    """

    state: MessageState
    reason: str = ""
    is_away: bool = False


def deliver(mail: Mail) -> Outcome:
    """Hand a mail to the server the settings name; every wait is at most `EMAIL_TIMEOUT` long."""
    try:
        server = _connect()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Outcome(state=MessageState.WAITING, reason=_words(error), is_away=True)
    try:
        return _hand_over(server, mail)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _connect() -> smtplib.SMTP:
    """Return a server that greeted us and knows us. Raises whatever the network, TLS or the server objects."""
    host, port, name = settings.EMAIL_HOST, settings.EMAIL_PORT, DNS_NAME.get_fqdn()
    context, patience = ssl.create_default_context(), settings.EMAIL_TIMEOUT or 20
    server = (
        smtplib.SMTP_SSL(host, port, name, timeout=patience, context=context)
        if settings.EMAIL_USE_SSL
        else smtplib.SMTP(host, port, name, timeout=patience)
    )
    try:
        server.ehlo_or_helo_if_needed()
        if settings.EMAIL_USE_TLS:
            server.starttls(context=context)
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except BaseException:
        # Whatever ends the greeting, a stop of the worker too: nobody else would close this connection.
        server.close()
        raise
    return server


def _hand_over(server: smtplib.SMTP, mail: Mail) -> Outcome:
    try:
        for code, said in (server.mail(_sender()), server.rcpt(mail.to)):
            if code != TAKEN:
                return _refused(code, said)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Outcome(state=MessageState.WAITING, reason=_words(error))
    try:
        code, said = server.data(_content(mail))
    except smtplib.SMTPDataError as refusal:
        return _refused(refusal.smtp_code, refusal.smtp_error)
    except (OSError, smtplib.SMTPException):
        return Outcome(state=MessageState.UNCERTAIN, reason=LOST)
    if code == TAKEN:
        return Outcome(state=MessageState.SENT)
    return _refused(code, said) if 400 <= code < 600 else Outcome(state=MessageState.UNCERTAIN, reason=UNCLEAR)


def _refused(code: int, said: bytes | str) -> Outcome:
    """Return what a refusal means: for good from 500 on, else to be tried again."""
    state = MessageState.FAILED if 500 <= code < 600 else MessageState.WAITING
    return Outcome(state=state, reason=_answer(code, said))


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _content(mail: Mail) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.dated)
    message["Message-ID"] = f"<{mail.id}@{_sender().rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "id"
    message.set_content(mail.body, cte="quoted-printable")
    return message.as_bytes()


def _words(error: OSError | smtplib.SMTPException | ValueError) -> str:
    """Return why no mail could be handed over, as a sentence for the page."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    # smtplib tells of a silence within the conversation as of a lost connection.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"Server surel tidak menjawab dalam {settings.EMAIL_TIMEOUT} detik."
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "Server surel memutus sambungan."
    if isinstance(error, ConnectionRefusedError):
        return "Server surel menolak sambungan."
    if isinstance(error, smtplib.SMTPException | ValueError):
        return "Server surel tidak dapat diajak bicara menurut setelan CERMAT_SMTP."
    return f"Server surel tidak dapat dihubungi ({os_reason(error)})."


def _answer(code: int, said: bytes | str) -> str:
    if code < 0:
        return "Jawaban server surel tidak dapat dipahami."
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    printable = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"Server surel menjawab {code}: {printable[:SHOWN]}"
