"""Keep what an office's papers look like: the usual sheet, and the logo of the letterhead."""

from django.db import migrations, models

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [("registers", "0023_confirm_iku_papers")]
    operations = [
        migrations.AddField("officeprofile", "paper_size", models.CharField(blank=True, max_length=2, null=True)),
        migrations.AddField("officeprofile", "logo", models.CharField(blank=True, max_length=64, null=True)),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
