"""How the database is asked for rows of very many offices."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import ForeignKey, Lookup

BETWEEN = ","


@ForeignKey.register_lookup
class AnyOf(Lookup):
    """`office__any_of=codes`: what `in` says, told to PostgreSQL as one value, however many they are.

    One text, which the database takes apart: a list takes longer to write out than the database to go through it.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition and its values."""
        column, values = self.process_lhs(compiler, connection)
        codes = list(self.rhs)
        if not codes:
            raise EmptyResultSet
        if connection.vendor == "postgresql":
            told = BETWEEN.join(codes)
            if told.count(BETWEEN) >= len(codes):
                raise ValueError(f"no office has the code of one of {codes}")
            return f"{column} = ANY(string_to_array(%s, '{BETWEEN}'))", (*values, told)
        return f"{column} IN ({', '.join(['%s'] * len(codes))})", (*values, *codes)
