"""Keep why an IKU paper was verified without a scan of the signed one beside it."""

from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [("registers", "0026_remember_sent_forms")]
    operations = [
        migrations.AddField("ikupaper", "without_scan", models.TextField(blank=True, null=True)),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
