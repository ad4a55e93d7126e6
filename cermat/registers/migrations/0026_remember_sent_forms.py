from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0025_issue_papers_of_a_year"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sent_at", models.DateTimeField(db_index=True)),
                ("address", models.CharField(blank=True, max_length=2000)),
            ],
        ),
    ]
