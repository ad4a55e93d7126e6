"""What the worker does again and again."""

from datetime import timedelta

from cermat.actions import background
from cermat.actions.background import Round

ROUNDS = (Round(every=timedelta(days=1), do=background.sweep),)
