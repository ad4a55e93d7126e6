"""Files that wait to be taken into the books, and versions that take one back."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers

CHECKED = ("activity", "evidence", "output", "recordedvalue", "villagedocument")


class Migration(migrations.Migration):
    dependencies = [("registers", "0004_who_stands_in")]
    operations = [
        *(
            migrations.AddField(
                model_name=name, name="takes_back", field=models.PositiveIntegerField(blank=True, null=True)
            )
            for name in CHECKED
        ),
        migrations.CreateModel(
            name="StagedImport",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("username", models.CharField(max_length=150)),
                ("table", models.CharField(max_length=20)),
                ("file", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("stage", models.CharField(max_length=12)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("outcome", models.JSONField(default=dict)),
                ("event_seq", models.PositiveBigIntegerField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "username", "created_at"], name="registers_s_office__cc6546_idx")
                ]
            },
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
