"""Keep the papers that are issued."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0018_confirm_new_checkers"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("annulled", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, null=True)),
                ("event_seq", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("report", models.CharField(max_length=50)),
                ("indicator", models.CharField(blank=True, max_length=100, null=True)),
                ("measurement", models.CharField(max_length=200)),
                ("measurement_version", models.PositiveIntegerField()),
                ("snapshot_sha256", models.CharField(max_length=64)),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("number", models.CharField(max_length=100)),
                ("dated", models.DateField()),
                ("title", models.CharField(max_length=300)),
                ("content", models.TextField()),
                ("files", models.TextField()),
                ("head_seq", models.PositiveBigIntegerField()),
                ("head", models.CharField(max_length=64)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["office", "year"], name="registers_i_office__cccd0c_idx"),
                    models.Index(fields=["key"], name="registers_i_key_6f4feb_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="issuedpaper_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="issuedpaper_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="issuedpaper_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year__gte", 2000),
                            ("year__lte", 2100),
                            models.Q(
                                ("quarter__isnull", True),
                                models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                                _connector="OR",
                            ),
                        ),
                        name="issuedpaper_period",
                        violation_error_message="Tahun harus 2000 sampai 2100, triwulan 1 sampai 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True),
                            models.Q(("content", ""), _negated=True),
                            models.Q(("files", ""), _negated=True),
                        ),
                        name="issuedpaper_is_whole",
                        violation_error_message="Naskah terbit harus bernomor, berisi, dan mempunyai berkas.",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
