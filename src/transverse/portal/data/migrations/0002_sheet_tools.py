from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("data", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="tools",
            field=models.JSONField(blank=True, default=list, verbose_name="outils"),
        ),
    ]
