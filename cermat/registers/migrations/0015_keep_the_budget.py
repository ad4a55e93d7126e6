"""Keep the budget tree of each year."""

import django.db.models.deletion
from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0014_say_what_is_restored"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetNode",
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
                ("code", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=300)),
                ("parent", models.CharField(blank=True, max_length=100, null=True)),
                ("ceiling", models.DecimalField(decimal_places=2, max_digits=15)),
                ("quarter_1", models.DecimalField(decimal_places=2, max_digits=15)),
                ("quarter_2", models.DecimalField(decimal_places=2, max_digits=15)),
                ("quarter_3", models.DecimalField(decimal_places=2, max_digits=15)),
                ("quarter_4", models.DecimalField(decimal_places=2, max_digits=15)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.office"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["office", "year"], name="registers_b_office__03b90a_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "version"),
                        name="budgetnode_version",
                        violation_error_message="Versi baris ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event_seq__gte", 1),
                            ("version__gte", 1),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="budgetnode_numbered",
                        violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled", False),
                            models.Q(("reason__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="budgetnode_annulled_with_reason",
                        violation_error_message="Pembatalan wajib disertai alasan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ceiling__gte", 0), ("year__gte", 1945), ("year__lte", 2199)),
                        name="budgetnode_year_and_ceiling",
                        violation_error_message="Tahun harus 1945 sampai 2199 dan pagu tidak boleh negatif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("code")), _negated=True),
                            _connector="OR",
                        ),
                        name="budgetnode_under_another",
                        violation_error_message="Kode anggaran tidak boleh menjadi induk dirinya sendiri.",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
