"""The act that hands today's digests to the outbox."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction

from cermat.actions import permissions
from cermat.actions.permissions import Act
from cermat.actions.reminders.planning import Planned, is_fresh, planned, why_no_mail
from cermat.registers import clock, ledger, selectors
from cermat.registers.models import Message
from cermat.registers.scope import Scope
from cermat.reminders.messages import DIGEST, MessageState, body, chat_text, subject
from cermat.words.errors import CermatError

logger = logging.getLogger(__name__)


def remind(*, by: Scope) -> int:
    """Put the digests of today into the outbox, for those who are not in their quiet hours; return how many.

    One a day for each person: under the office's lock, so that two workers at midnight do not both speak.
    """
    permissions.check_can(by, Act.SEND_REMINDERS)
    plans = [each for each in planned(by) if not each.is_held]
    if not plans:
        return 0
    with transaction.atomic():
        ledger.lock(by.office)
        present = clock.now()
        made = [_message(by, each, present) for each in plans if is_fresh(by, each)]
        Message.objects.bulk_create(made)
    return len(made)


def remind_all() -> None:
    """Make the digests of every office; an office whose rules refuse is logged and does not hold up the others."""
    for scope in selectors.console_scopes():
        try:
            remind(by=scope)
        except CermatError:
            logger.exception("the reminders of office %s could not be made", scope.office)


def _message(by: Scope, each: Planned, present: datetime) -> Message:
    reason = why_no_mail(each.contact)
    return Message(
        office=by.office,
        recipient=each.contact.username,
        day=each.digest.day,
        kind=DIGEST,
        subject=subject(each.digest),
        body=body(each.digest, address=settings.PUBLIC_ADDRESS),
        chat=chat_text(each.digest),
        reminders=[reminder.id for reminder in each.digest.reminders],
        state=MessageState.KEPT if reason else MessageState.WAITING,
        reason=reason or "",
        made_at=present,
        due_at=present,
    )
