"""Keep targets, each with the paper that sets it."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0019_issue_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("annulled", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True, null=True)),
                ("event_seq", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draf", "draf"),
                            ("diajukan", "diajukan"),
                            ("dikembalikan", "dikembalikan"),
                            ("terverifikasi", "terverifikasi"),
                        ],
                        max_length=16,
                    ),
                ),
                ("verified_by", models.CharField(blank=True, max_length=150, null=True)),
                ("verified_as", models.TextField(blank=True, null=True)),
                ("takeover", models.BooleanField(default=False)),
                ("takes_back", models.PositiveIntegerField(blank=True, null=True)),
                ("restores", models.PositiveIntegerField(blank=True, null=True)),
                ("indicator", models.CharField(max_length=100)),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("perjanjian", "perjanjian"),
                            ("perubahan", "perubahan"),
                            ("akhir_renstra", "akhir_renstra"),
                            ("nasional", "nasional"),
                        ],
                        max_length=20,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=4, max_digits=15)),
                ("paper", models.CharField(max_length=300)),
                ("paper_number", models.CharField(blank=True, max_length=100, null=True)),
                ("paper_dated", models.DateField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "year"], name="registers_t_office__346c44_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="target_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="target_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="target_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draf", "diajukan", "dikembalikan", "terverifikasi"])),
                        name="target_state_is_known",
                        violation_error_message="Keadaan baris tidak dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "terverifikasi"),
                                ("verified_by__isnull", False),
                                models.Q(("verified_by", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "terverifikasi"), _negated=True), ("verified_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="target_verified_by_someone",
                        violation_error_message="Baris terverifikasi, dan hanya itu, menyebut pemeriksanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_as__isnull", True),
                            models.Q(("verified_by__isnull", False), models.Q(("verified_as", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="target_verified_as_something",
                        violation_error_message="Jabatan pemeriksa hanya disebut pada baris terverifikasi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by__isnull", True),
                            ("takeover", True),
                            models.Q(("verified_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="target_verified_by_another",
                        violation_error_message="Baris tidak boleh diverifikasi oleh orang yang mencatatnya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["perjanjian", "perubahan", "akhir_renstra", "nasional"]),
                            ("year__gte", 2000),
                            ("year__lte", 2100),
                        ),
                        name="target_year_and_kind",
                        violation_error_message="Tahun harus 2000 sampai 2100 dan jenis target harus dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quarter__isnull", True),
                            models.Q(
                                ("kind__in", ["perjanjian", "perubahan"]), ("quarter__gte", 1), ("quarter__lte", 4)
                            ),
                            _connector="OR",
                        ),
                        name="target_quarter",
                        violation_error_message="Triwulan harus 1 sampai 4, dan hanya untuk Perjanjian Kinerja.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="target_above_zero",
                        violation_error_message="Target harus di atas 0.",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
