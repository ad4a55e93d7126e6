"""The Django app of the books."""

import gc

from django.apps import AppConfig

# Rows come by the ten thousand, are kept until they are counted, and hold no cycles: to look for cycles among them
# after every seven hundred takes a third of the time a figure takes.
ALLOCATIONS_BETWEEN_SEARCHES = 50_000


class RegistersConfig(AppConfig):
    """The app whose label is `registers`."""

    name = "cermat.registers"
    label = "registers"
    verbose_name = "Buku-buku"

    def ready(self) -> None:
        """Have Python look for cycles less often, and every act carried into what is kept beside its books."""
        gc.set_threshold(ALLOCATIONS_BETWEEN_SEARCHES)
        from cermat.registers import arrears, counts, ledger, lookups, open_rows, publishing  # noqa: F401 (registers itself)

        ledger.followers.extend((open_rows.follow, counts.follow, arrears.follow, publishing.follow))
