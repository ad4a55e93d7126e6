"""Let a file that comes in pieces say which proof of an activity it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registers", "0020_keep_targets")]
    operations = [
        migrations.AddField("upload", "proof_kind", models.CharField(max_length=40, null=True)),
    ]
