"""Let a second person confirm a typed IKU paper. What stands keeps its columns, and with them its hash: without a state."""

from django.db import migrations, models
from django.db.models import F, Q

from cermat.registers import triggers
from cermat.registers.models.papers import PaperState

STATES = ["draf", "diajukan", "dikembalikan", "terverifikasi"]
VERIFIED_BY_SOMEONE = Q(state="terverifikasi", verified_by__isnull=False) & ~Q(verified_by="") | ~Q(
    state="terverifikasi"
) & Q(verified_by__isnull=True)
CHECKED_BY_ANOTHER = Q(verified_by__isnull=True) | Q(state__isnull=False, takeover__isnull=False) & ~Q(
    verified_by=F("recorded_by")
)
RULES = {
    "state_is_known": (Q(state__in=STATES), "Keadaan baris tidak dikenal."),
    "verified_by_someone": (VERIFIED_BY_SOMEONE, "Baris terverifikasi, dan hanya itu, menyebut pemeriksanya."),
    "verified_as_something": (
        Q(verified_as__isnull=True) | Q(verified_by__isnull=False) & ~Q(verified_as=""),
        "Jabatan pemeriksa hanya disebut pada baris terverifikasi.",
    ),
    "verified_by_another": (
        Q(verified_by__isnull=True) | Q(takeover=True) | ~Q(verified_by=F("recorded_by")),
        "Baris tidak boleh diverifikasi oleh orang yang mencatatnya.",
    ),
    "checked_by_another": (CHECKED_BY_ANOTHER, "Naskah IKU tidak boleh diperiksa oleh orang yang menyalinnya."),
}


class Migration(migrations.Migration):
    dependencies = [("registers", "0022_keep_settings")]
    operations = [
        migrations.AddField("ikupaper", "restores", models.PositiveIntegerField(null=True, blank=True)),
        migrations.AddField("ikupaper", "takes_back", models.PositiveIntegerField(null=True, blank=True)),
        migrations.AddField("ikupaper", "verified_as", models.TextField(null=True, blank=True)),
        migrations.AddField("ikupaper", "verified_by", models.CharField(max_length=150, null=True, blank=True)),
        migrations.AddField(
            "ikupaper",
            "state",
            PaperState(max_length=16, choices=[(each, each) for each in STATES], null=True, blank=True),
        ),
        # Without its default first, which would be written into what stands.
        migrations.AddField("ikupaper", "takeover", models.BooleanField(null=True)),
        migrations.AlterField("ikupaper", "takeover", models.BooleanField(default=False, null=True)),
        *(
            migrations.AddConstraint(
                "ikupaper",
                models.CheckConstraint(condition=rule, name=f"ikupaper_{name}", violation_error_message=sentence),
            )
            for name, (rule, sentence) in RULES.items()
        ),
        # SQLite makes an altered table anew, without its triggers.
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
