"""The plumbing of the tests themselves."""

import logging
import os
import tempfile

import pytest
from django.conf import settings
from django.db import connection, connections
from django.template import Context, Template

from cermat.registers import triggers
from cermat.registers.models import Office


def test_the_tests_keep_their_data_in_a_folder_of_their_own() -> None:
    assert str(settings.DATA_FOLDER).startswith(tempfile.gettempdir())
    assert os.environ["CERMAT_DATA"] == str(settings.DATA_FOLDER)


@pytest.mark.parametrize("turn", [1, 2])
def test_a_fresh_database_is_empty_guarded_and_open_to_two_connections(fresh_database: None, turn: int) -> None:
    assert triggers.missing(connection) == ()
    assert not Office.objects.exists()
    Office.objects.create(pk=f"35.08.0{turn}")
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT code FROM registers_office")
        assert cursor.fetchall() == [(f"35.08.0{turn}",)]
    other.close()


def test_a_missing_template_variable_is_seen_even_in_a_condition() -> None:
    watch = logging.getLogger("django.template").filters[-1]
    Template("{% if absent and other %}{% endif %}{{ person.name }}").render(Context({"person": {}}))
    assert len(watch.found) == 2  # type: ignore[union-attr]
    watch.found.clear()  # type: ignore[union-attr]


def test_no_table_has_an_index_of_the_office_alone(db: None) -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        every = {table: connection.introspection.get_constraints(cursor, table) for table in tables}
    of_office = [told for each in every.values() for told in each.values() if told["columns"][:1] == ["office_id"]]
    assert len(of_office) > 50
    assert [told for told in of_office if told["index"] and len(told["columns"]) == 1] == []
