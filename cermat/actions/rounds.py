"""What the worker does again and again."""

from datetime import timedelta

from cermat.actions import background, counts, evidence_files, reminders
from cermat.actions.background import Round
from cermat.actions.imports import staging

ROUNDS = (
    Round(every=timedelta(days=1), do=background.sweep),
    Round(every=timedelta(hours=6), do=evidence_files.sweep),
    Round(every=timedelta(days=1), do=staging.sweep),
    Round(every=timedelta(days=1), do=counts.reach),
    Round(every=timedelta(minutes=15), do=reminders.remind_all),
    Round(every=timedelta(minutes=1), do=reminders.send_all),
)
