"""Keep the steps of a village's budget that has no number yet."""

from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [("registers", "0015_keep_the_budget")]
    operations = [
        migrations.AlterField("villagedocument", "number", models.CharField(blank=True, max_length=100)),
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
