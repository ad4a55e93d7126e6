"""Keep the number of the paper that states a value."""

from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [("registers", "0027_say_why_no_scan")]
    operations = [
        migrations.AddField("recordedvalue", "paper_number", models.CharField(blank=True, max_length=100, null=True)),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
