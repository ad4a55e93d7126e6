"""`cermat remind`: makes today's reminders and sends what waits; for cron, every quarter of an hour."""

from argparse import Namespace
from collections import Counter

from cermat.actions import reminders
from cermat.cli import asking, output, state
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.reminders.messages import STATE_WORDS, MessageState, subject


def run(asked: Namespace) -> None:
    """Remind everybody in every office, or in the one asked; with `--dry-run` only say who would be told what."""
    state.require_tables()
    scopes = [asking.scope(asked.office)] if asked.office else list(selectors.console_scopes())
    if asked.dry_run:
        output.print_table(
            ("kantor", "penerima", "isi", "keterangan"), [row for each in scopes for row in _planned(each)]
        )
        return
    made = sum(reminders.remind(by=each) for each in scopes)
    ended: Counter[MessageState] = Counter()
    for each in scopes:
        ended.update(reminders.send(by=each))
    counts = ", ".join(f"{count} {STATE_WORDS[ended_in]}" for ended_in, count in sorted(ended.items()))
    print(f"{made} pengingat dibuat; pengiriman: {counts or 'tidak ada yang perlu dikirim'}.")


def _planned(by: Scope) -> list[tuple[str, str, str, str]]:
    return [
        (
            by.office,
            each.contact.username,
            subject(each.digest),
            "ditahan sampai jam tenangnya lewat" if each.is_held else reminders.why_no_mail(each.contact) or "dikirim",
        )
        for each in reminders.planned(by)
    ]
