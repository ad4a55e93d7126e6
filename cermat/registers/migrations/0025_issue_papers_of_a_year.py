"""Let papers of a year's plan be issued, which no measurement stands behind."""

from django.db import migrations, models
from django.db.models import Q

from cermat.registers import triggers

OF_MEASUREMENT = Q(measurement__isnull=False, measurement_version__isnull=False)
OF_YEAR = Q(measurement__isnull=True, measurement_version__isnull=True, quarter__isnull=True)


class Migration(migrations.Migration):
    dependencies = [("registers", "0024_keep_the_letterhead")]
    operations = [
        migrations.AlterField("issuedpaper", "measurement", models.CharField(max_length=200, null=True, blank=True)),
        migrations.AlterField("issuedpaper", "measurement_version", models.PositiveIntegerField(null=True, blank=True)),
        migrations.AddConstraint(
            "issuedpaper",
            models.CheckConstraint(
                condition=OF_MEASUREMENT | OF_YEAR,
                name="issuedpaper_of_measurement_or_year",
                violation_error_message="Naskah terbit berasal dari satu versi pengukuran, atau dari rencana setahun.",
            ),
        ),
        # SQLite makes an altered table anew, without its triggers.
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
