"""Keep the dated settings of an office."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0021_upload_proofs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Setting",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("skala_predikat", "skala_predikat"),
                            ("batas_capaian", "batas_capaian"),
                            ("hari_tutup_data", "hari_tutup_data"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=50)),
                ("valid_from", models.DateField()),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="setting_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="setting_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="setting_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draf", "diajukan", "dikembalikan", "terverifikasi"])),
                        name="setting_state_is_known",
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
                        name="setting_verified_by_someone",
                        violation_error_message="Baris terverifikasi, dan hanya itu, menyebut pemeriksanya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_as__isnull", True),
                            models.Q(("verified_by__isnull", False), models.Q(("verified_as", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="setting_verified_as_something",
                        violation_error_message="Jabatan pemeriksa hanya disebut pada baris terverifikasi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by__isnull", True),
                            ("takeover", True),
                            models.Q(("verified_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="setting_verified_by_another",
                        violation_error_message="Baris tidak boleh diverifikasi oleh orang yang mencatatnya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["skala_predikat", "batas_capaian", "hari_tutup_data"])),
                        name="setting_kind_is_known",
                        violation_error_message="Jenis setelan tidak dikenal.",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
