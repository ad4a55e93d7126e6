"""Files that prove rows, and files that are coming in."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0006_count_tries"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("annulled", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, null=True)),
                ("event_seq", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("has_personal_data", models.BooleanField(default=False)),
                ("view_lacks", models.TextField(blank=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="evidencefile_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="evidencefile_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="evidencefile_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1)),
                        name="evidencefile_has_content",
                        violation_error_message="Berkas kosong tidak dapat menjadi bukti.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("username", models.CharField(max_length=150)),
                ("of_book", models.CharField(max_length=20)),
                ("of_key", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("has_personal_data", models.BooleanField(default=False)),
                ("touched_at", models.DateTimeField()),
                ("evidence", models.CharField(max_length=200, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "username", "of_book", "of_key", "fingerprint"), name="upload_of_one_file"
                    )
                ],
            },
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
