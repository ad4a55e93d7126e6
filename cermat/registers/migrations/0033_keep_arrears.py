"""What offices are behind with is kept beside the books; the worker's next round counts it."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max

BOOKS = {
    "activity": "Activity",
    "output": "Output",
    "village_document": "VillageDocument",
    "recorded_value": "RecordedValue",
    "target": "Target",
    "setting": "Setting",
    "iku_paper": "IkuPaper",
    "evidence": "Evidence",
}


def say_what_is_submitted(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Say of every open row whether it waits for a second person."""
    kept = apps.get_model("registers", "OpenRow").objects
    for book, name in BOOKS.items():
        submitted = apps.get_model("registers", name).objects.filter(state="diajukan")
        kept.filter(book=book, row__in=submitted.values("pk")).update(is_submitted=True)


def count_anew(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Forget the last year's counts of every office, so that the worker's next round counts what it is behind with."""
    counts = apps.get_model("registers", "OfficeCount").objects
    last = counts.aggregate(last=Max("year"))["last"]
    counts.filter(year=last).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0032_keep_open_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name="openrow",
            name="is_submitted",
            field=models.BooleanField(default=False),
            preserve_default=False,
        ),
        migrations.RunPython(say_what_is_submitted, migrations.RunPython.noop),
        migrations.RunPython(count_anew, migrations.RunPython.noop),
        migrations.CreateModel(
            name="OfficeArrears",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("belum_disusun", "Missing"),
                            ("terlambat", "Late"),
                            ("belum_ditutup", "Unclosed"),
                            ("belum_diperiksa", "Unchecked"),
                        ],
                        max_length=16,
                    ),
                ),
                ("since", models.DateField()),
                ("count", models.PositiveIntegerField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["year", "office", "kind", "since", "count"], name="registers_o_year_55ec80_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("office", "year", "kind", "since"), name="officearrears_once")
                ],
            },
        ),
    ]
