"""Keep that a new checker waits to be confirmed by another, and was."""

from django.db import migrations, models
from django.db.models import Q

from cermat.registers import triggers

DEEDS = [
    "diundang",
    "diberi_tautan",
    "sandi_ditetapkan",
    "dinonaktifkan",
    "diaktifkan",
    "langkah_kedua_dilepas",
    "menunggu_pengesahan",
    "disahkan",
]


class Migration(migrations.Migration):
    dependencies = [("registers", "0017_write_analyses")]
    operations = [
        migrations.RemoveConstraint("account", "account_deed_is_known"),
        migrations.AlterField(
            "account", "deed", models.CharField(choices=[(deed, deed) for deed in DEEDS], max_length=24)
        ),
        migrations.AddConstraint(
            "account",
            models.CheckConstraint(
                condition=Q(deed__in=DEEDS),
                name="account_deed_is_known",
                violation_error_message="Perbuatan terhadap akun tidak dikenal.",
            ),
        ),
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
