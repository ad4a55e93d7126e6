"""Rows to check are counted of every office: the worker's round passes by offices without an IKU paper."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count

KIND, OF_ANY_YEAR, SINCE_EVER = "belum_diperiksa", 0, date.min


def count_what_is_unchecked(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Count anew, by office, the rows that wait for a second person."""
    arrears, kept = (apps.get_model("registers", name).objects for name in ("OfficeArrears", "OpenRow"))
    waiting = kept.filter(is_submitted=True).order_by().values_list("office_id").annotate(count=Count("pk"))
    arrears.filter(kind=KIND).delete()
    arrears.bulk_create(
        [
            arrears.model(office_id=office, year=OF_ANY_YEAR, kind=KIND, since=SINCE_EVER, count=count)
            for office, count in waiting
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0034_one_index_less"),
    ]

    operations = [
        migrations.RunPython(count_what_is_unchecked, migrations.RunPython.noop),
    ]
