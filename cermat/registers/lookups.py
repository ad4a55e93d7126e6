"""How the database is asked for rows of very many offices."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import ForeignKey, Lookup


@ForeignKey.register_lookup
class AnyOf(Lookup):
    """`office__any_of=codes`: what `in` says, told to PostgreSQL as one value, however many they are."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition and its values."""
        column, values = self.process_lhs(compiler, connection)
        codes = list(self.rhs)
        if not codes:
            raise EmptyResultSet
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", (*values, codes)
        return f"{column} IN ({', '.join(['%s'] * len(codes))})", (*values, *codes)
