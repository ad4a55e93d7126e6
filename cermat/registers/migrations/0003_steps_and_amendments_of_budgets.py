"""Keep the steps of a village's budget before its Perdes, and its amendments."""

from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_guard_the_books")]
    operations = [
        migrations.AddField("villagedocument", "draft_received_on", models.DateField(blank=True, null=True)),
        migrations.AddField("villagedocument", "evaluated_on", models.DateField(blank=True, null=True)),
        migrations.AddField("villagedocument", "amendment", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.RunPython(triggers.install, migrations.RunPython.noop),
    ]
