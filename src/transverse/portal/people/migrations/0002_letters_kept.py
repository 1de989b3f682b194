"""Letters keep what the mandate said, why they were withdrawn, and what each signature was given to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField("letter", "basis", models.JSONField(default=dict)),
        migrations.AddField(
            "letter",
            "withdrawn_reason",
            models.CharField(blank=True, max_length=200, verbose_name="motif du retrait"),
        ),
        migrations.AddField(
            "signature",
            "fingerprint",
            models.CharField(blank=True, max_length=64, verbose_name="empreinte de ce qui a été signé"),
        ),
        migrations.AlterField(
            "letter",
            "state",
            models.CharField(
                choices=[
                    ("draft", "brouillon"),
                    ("sent", "à signer"),
                    ("signed", "signée"),
                    ("replaced", "remplacée"),
                    ("withdrawn", "retirée"),
                ],
                default="draft",
                max_length=9,
                verbose_name="état",
            ),
        ),
        migrations.AlterField(
            "signature",
            "recorded_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="notée par",
            ),
        ),
    ]
