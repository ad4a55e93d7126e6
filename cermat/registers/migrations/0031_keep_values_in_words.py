"""Published figures hold their value in words and how they are counted; what is kept is taken anew by the worker or `cermat recount`."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Empty the table: it holds nothing that is not in the books."""
    apps.get_model("registers", "PublishedFigure").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0030_keep_published_figures"),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField(
            model_name="publishedfigure",
            name="value_words",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="definition",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
    ]
