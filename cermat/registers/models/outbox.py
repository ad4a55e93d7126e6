"""What goes out to people: operational tables, no books. Lost, they cost a repeated or a missing reminder."""

from datetime import time

from django.db import models
from django.db.models import Q

from cermat.reminders.messages import MessageState


class Message(models.Model):
    """What one person is told on one local day, and how its sending stands; not a book: its state changes.

    `reminders` are the ids of what it tells, so that nobody is told twice. `due_at` is when it may next be tried.
    """

    office = models.CharField(max_length=13)
    recipient = models.CharField(max_length=150)
    day = models.DateField()
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    chat = models.TextField()
    reminders = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in MessageState])
    reason = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["office", "state", "due_at"])]
        constraints = [
            models.UniqueConstraint(fields=["office", "recipient", "day", "kind"], name="message_once_a_day"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in MessageState]), name="message_state_is_known"
            ),
        ]


class ContactWish(models.Model):
    """How one person wants to be told: by mail or not, when not; not a book. Without a row: by mail, not by night."""

    username = models.CharField(primary_key=True, max_length=150)
    by_mail = models.BooleanField(default=True)
    quiet_from = models.TimeField(default=time(19))
    quiet_until = models.TimeField(default=time(6))


class CalendarFeed(models.Model):
    """The secret address under which one person's calendar is read by other programs; not a book: it is revoked.

    `token_hash` is SHA-256 of the secret, which is kept nowhere. One address a person and office.
    """

    username = models.CharField(max_length=150)
    office = models.CharField(max_length=13)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["username", "office"], name="calendarfeed_one_a_person")]
