"""Keep the grounds of an activity apart from the reason for which a version was written."""

from django.db import migrations, models
from django.db.models import Q

from cermat.registers import triggers

HAS_GROUNDS = Q(grounds__isnull=False) & ~Q(grounds="") | Q(reason__isnull=False) & ~Q(reason="")


class Migration(migrations.Migration):
    dependencies = [("registers", "0008_invite_people")]
    operations = [
        migrations.AddField("activity", "grounds", models.TextField(null=True, blank=True)),
        migrations.RemoveConstraint("activity", "activity_has_function_or_reason"),
        migrations.RemoveConstraint("activity", "activity_cancelled_with_reason"),
        migrations.AddConstraint(
            "activity",
            models.CheckConstraint(
                condition=(
                    Q(is_outside_authority=False, function__isnull=False) & ~Q(function="")
                    | Q(is_outside_authority=True, function__isnull=True) & HAS_GROUNDS
                ),
                name="activity_has_function_or_reason",
                violation_error_message="Kegiatan menyebut satu fungsi, atau di luar kewenangan dengan alasannya.",
            ),
        ),
        migrations.AddConstraint(
            "activity",
            models.CheckConstraint(
                condition=~Q(status="batal") | HAS_GROUNDS,
                name="activity_cancelled_with_reason",
                violation_error_message="Kegiatan batal wajib disertai alasan.",
            ),
        ),
        # SQLite makes an altered table anew, without its triggers.
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
