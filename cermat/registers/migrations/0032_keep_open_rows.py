"""Open rows are kept beside the books; of books that are there already they are found here."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef

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


def find(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the latest version of every row where it is neither verified nor withdrawn with its file."""
    kept = apps.get_model("registers", "OpenRow")
    for book, name in BOOKS.items():
        rows = apps.get_model("registers", name).objects
        later = rows.filter(office=OuterRef("office"), key=OuterRef("key"), version=OuterRef("version") + 1)
        found = rows.filter(~Exists(later), state__in=("draf", "diajukan", "dikembalikan"))
        left = found.exclude(state="draf", annulled=True).order_by("pk").values_list("office_id", "key", "pk")
        kept.objects.bulk_create(
            (kept(office_id=office, book=book, key=key, row=row) for office, key, row in left.iterator()),
            batch_size=500,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0031_keep_values_in_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("book", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=200)),
                ("row", models.BigIntegerField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("office", "book", "key"), name="openrow_once")],
            },
        ),
        migrations.RunPython(find, migrations.RunPython.noop),
    ]
