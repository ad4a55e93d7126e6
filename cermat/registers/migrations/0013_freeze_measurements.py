"""Keep measurements as they were frozen, and the steps to their approval."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0012_receipts_and_exemptions"),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenMeasurement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("annulled", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, null=True)),
                ("event_seq", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("edition", models.PositiveSmallIntegerField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draf", "draf"),
                            ("diajukan", "diajukan"),
                            ("dikembalikan", "dikembalikan"),
                            ("direviu", "direviu"),
                            ("disetujui", "disetujui"),
                            ("dipublikasikan", "dipublikasikan"),
                        ],
                        max_length=16,
                    ),
                ),
                ("snapshot", models.CharField(max_length=200)),
                ("prepared_by", models.CharField(max_length=150)),
                ("reviewed_by", models.CharField(blank=True, max_length=150, null=True)),
                ("reviewed_as", models.TextField(blank=True, null=True)),
                ("approved_by", models.CharField(blank=True, max_length=150, null=True)),
                ("approved_as", models.TextField(blank=True, null=True)),
                ("approval_paper", models.CharField(blank=True, max_length=300, null=True)),
                ("approval_dated", models.DateField(blank=True, null=True)),
                ("approval_scan", models.CharField(blank=True, max_length=64, null=True)),
                ("reopens", models.TextField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "year"], name="registers_f_office__17db7e_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="frozenmeasurement_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="frozenmeasurement_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="frozenmeasurement_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition__gte", 1),
                            ("year__gte", 2000),
                            ("year__lte", 2100),
                            models.Q(
                                ("quarter__isnull", True),
                                models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                                _connector="OR",
                            ),
                        ),
                        name="frozenmeasurement_period",
                        violation_error_message="Tahun harus 2000 sampai 2100, triwulan 1 sampai 4, edisi mulai 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                ["draf", "diajukan", "dikembalikan", "direviu", "disetujui", "dipublikasikan"],
                            )
                        ),
                        name="frozenmeasurement_stage_is_known",
                        violation_error_message="Keadaan pengukuran tidak dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reviewed_by__isnull", False),
                                ("stage__in", ["dipublikasikan", "direviu", "disetujui"]),
                                models.Q(("reviewed_by", models.F("prepared_by")), _negated=True),
                            ),
                            models.Q(
                                models.Q(("stage__in", ["dipublikasikan", "direviu", "disetujui"]), _negated=True),
                                ("reviewed_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="frozenmeasurement_reviewed_by_another",
                        violation_error_message="Pengukuran direviu oleh orang lain daripada yang menyiapkannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stage__in", ["dipublikasikan", "disetujui"]),
                                models.Q(
                                    models.Q(("approval_paper__isnull", True), ("approved_by__isnull", False)),
                                    models.Q(
                                        ("approval_dated__isnull", False),
                                        ("approval_paper__isnull", False),
                                        ("approval_scan__isnull", False),
                                        ("approved_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                models.Q(("stage__in", ["dipublikasikan", "disetujui"]), _negated=True),
                                ("approval_paper__isnull", True),
                                ("approved_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="frozenmeasurement_approved_once",
                        violation_error_message="Pengukuran disetujui oleh seseorang atau dengan lembar bertanda tangan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(
                                models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                                models.Q(("approved_by", models.F("reviewed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="frozenmeasurement_approved_by_another",
                        violation_error_message="Pengukuran disetujui oleh orang lain daripada penyiap dan pereviunya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "dikembalikan"), _negated=True),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="frozenmeasurement_returned_with_remark",
                        violation_error_message="Pengembalian wajib disertai catatan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("annulled", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, null=True)),
                ("event_seq", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
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
                        name="snapshot_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="snapshot_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="snapshot_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
