"""Every table of an office has an index that leads by office; the one of the office alone goes, on both databases."""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT_WITH_THEIR_OFFICE = [
    "account",
    "activity",
    "analysis",
    "auditevent",
    "budgetnode",
    "evidence",
    "evidencefile",
    "exemption",
    "frozenmeasurement",
    "ikupaper",
    "issuedpaper",
    "monthlyclosing",
    "officeprofile",
    "official",
    "output",
    "receipt",
    "recordedvalue",
    "roleassignment",
    "setting",
    "snapshot",
    "stagedimport",
    "target",
    "unit",
    "upload",
    "village",
    "villagedocument",
]
GONE_WITH_THEIR_OFFICE = ["officearrears", "officecount", "openrow", "publishedfigure"]


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the indexes of the office alone; altering the column would make each table of SQLite anew."""
    for name in (*KEPT_WITH_THEIR_OFFICE, *GONE_WITH_THEIR_OFFICE):
        table = apps.get_model("registers", name)._meta.db_table
        with editor.connection.cursor() as cursor:
            found = editor.connection.introspection.get_constraints(cursor, table)
        for index, told in found.items():
            if told["columns"] == ["office_id"] and told["index"]:
                editor.execute(f"DROP INDEX {editor.quote_name(index)}")


def _without_index(name: str, on_delete: Callable[..., None]) -> migrations.AlterField:
    field = models.ForeignKey("registers.office", on_delete=on_delete, related_name="+", db_index=False)
    return migrations.AlterField(model_name=name, name="office", field=field)


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0033_keep_arrears"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                *(_without_index(name, models.PROTECT) for name in KEPT_WITH_THEIR_OFFICE),
                *(_without_index(name, models.CASCADE) for name in GONE_WITH_THEIR_OFFICE),
            ],
            database_operations=[migrations.RunPython(drop, migrations.RunPython.noop)],
        ),
    ]
