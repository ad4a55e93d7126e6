"""Keep the texts that the planner writes to a period's figures."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0016_budgets_before_their_number"),
    ]

    operations = [
        migrations.CreateModel(
            name="Analysis",
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
                ("indicator", models.CharField(blank=True, max_length=100, null=True)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("gambaran_umum", "gambaran_umum"),
                            ("isu_strategis", "isu_strategis"),
                            ("sebab", "sebab"),
                            ("upaya", "upaya"),
                            ("efisiensi", "efisiensi"),
                            ("program_penunjang", "program_penunjang"),
                            ("kesimpulan", "kesimpulan"),
                        ],
                        max_length=30,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "year"], name="registers_a_office__18811c_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="analysis_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="analysis_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="analysis_annulled_with_reason",
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
                        name="analysis_period",
                        violation_error_message="Tahun harus 2000 sampai 2100 dan triwulan 1 sampai 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("indicator__isnull", False),
                                ("section__in", ["sebab", "upaya", "efisiensi", "program_penunjang"]),
                                models.Q(("indicator", ""), _negated=True),
                            ),
                            models.Q(
                                ("section__in", ["gambaran_umum", "isu_strategis", "kesimpulan"]),
                                ("indicator__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="analysis_has_its_place",
                        violation_error_message="Bagian analisis tidak dikenal, atau tidak sesuai dengan indikatornya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="analysis_is_written",
                        violation_error_message="Analisis tidak boleh kosong.",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
