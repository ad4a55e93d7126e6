"""Keep as what somebody verified a row, and how a role is held: as Plt. or Plh., taken over from whom."""

from django.db import migrations, models
from django.db.models import Q

from cermat.registers import triggers

CHECKED = ("activity", "evidence", "output", "recordedvalue", "villagedocument")
ONLY_VERIFIED = Q(verified_as__isnull=True) | Q(verified_by__isnull=False) & ~Q(verified_as="")
KNOWN = Q(acting__isnull=True) | Q(acting__in=("Plt.", "Plh."))


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_steps_and_amendments_of_budgets")]
    operations = [
        *(migrations.AddField(book, "verified_as", models.TextField(null=True, blank=True)) for book in CHECKED),
        migrations.AddField("roleassignment", "acting", models.CharField(max_length=10, null=True, blank=True)),
        migrations.AddField("roleassignment", "succeeds", models.CharField(max_length=150, null=True, blank=True)),
        *(
            migrations.AddConstraint(
                book,
                models.CheckConstraint(
                    condition=ONLY_VERIFIED,
                    name=f"{book}_verified_as_something",
                    violation_error_message="Jabatan pemeriksa hanya disebut pada baris terverifikasi.",
                ),
            )
            for book in CHECKED
        ),
        migrations.AddConstraint(
            "roleassignment",
            models.CheckConstraint(
                condition=KNOWN,
                name="roleassignment_acting_is_known",
                violation_error_message="Pelaksana hanya Plt. atau Plh.",
            ),
        ),
        # SQLite makes an altered table anew, without its triggers.
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
