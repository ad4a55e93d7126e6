"""Say which earlier version a restored one takes up again."""

from django.db import migrations, models

from cermat.registers import triggers

CHECKED = ("activity", "evidence", "output", "recordedvalue", "villagedocument")


class Migration(migrations.Migration):
    dependencies = [("registers", "0013_freeze_measurements")]
    operations = [
        *(
            migrations.AddField(
                model_name=name, name="restores", field=models.PositiveIntegerField(blank=True, null=True)
            )
            for name in CHECKED
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
