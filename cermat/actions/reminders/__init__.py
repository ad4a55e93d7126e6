"""Reminding people: one digest a day each, handed to the outbox, and sent from there by whoever comes by.

Never inside a page's request: a mail server that hangs must not keep anybody waiting.
"""

from cermat.actions.reminders.feeds import make_address, revoke_address
from cermat.actions.reminders.making import remind, remind_all
from cermat.actions.reminders.planning import Planned, planned, why_no_mail
from cermat.actions.reminders.sending import send, send_all
from cermat.actions.reminders.wishes import Wish, keep

__all__ = [
    "Planned",
    "Wish",
    "keep",
    "make_address",
    "planned",
    "remind",
    "remind_all",
    "revoke_address",
    "send",
    "send_all",
    "why_no_mail",
]
