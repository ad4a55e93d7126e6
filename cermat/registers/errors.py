"""Refusals of the books."""

from cermat.words.errors import CermatError


class BookError(CermatError):
    """Refusals of this room."""


class NotFound(BookError):
    """The row, office or account does not exist for the one who asks; the doors answer 404."""


class OutOfReach(NotFound):
    """The whole office is asked for by someone who sees one village alone."""


class OfficeExists(BookError):
    """An office is opened that already has books."""


class InvalidRow(BookError):
    """A row breaks a rule of its book; `faults` are (field, sentence)."""

    def __init__(self, sentence: str, faults: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults


class NotMeasurable(BookError):
    """No figure can be asked of this office, period and instant."""


class NoPaperInForce(NotMeasurable):
    """No IKU paper known at the instant asked is in force for the year."""


class BooksNotOpened(NotMeasurable):
    """The office's books were not yet opened at the instant asked."""


class InTheFuture(NotMeasurable):
    """A figure is asked as known on a day that has not come."""


class UnreadableInstant(NotMeasurable):
    """A text is neither a day nor an instant with its offset."""


class UnreadableSnapshot(BookError):
    """The text of a frozen measurement is not one this program writes."""
