"""Make the books append-only on the database itself."""

from django.db import migrations

from cermat.registers import triggers


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_initial")]
    operations = [migrations.RunPython(triggers.install, triggers.remove)]
