"""The rest of the base page, once Wagtail's tables exist; the pages that Wagtail made get their language."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def give_language(apps, schema_editor):
    """The root and the welcome page were made before there were languages."""
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    apps.get_model("portal", "SitePage").objects.filter(locale=None).update(locale=locale)


def revision(name):
    return models.ForeignKey(
        "wagtailcore.revision",
        django.db.models.deletion.SET_NULL,
        blank=True,
        editable=False,
        null=True,
        related_name="+",
        verbose_name=name,
    )


def locale(**options):
    return models.ForeignKey(
        "wagtailcore.locale",
        django.db.models.deletion.PROTECT,
        editable=False,
        related_name="+",
        verbose_name="locale",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField("sitepage", "latest_revision", revision("latest revision")),
        migrations.AddField("sitepage", "live_revision", revision("live revision")),
        migrations.AddField("sitepage", "locale", locale(null=True)),
        migrations.RunPython(give_language, migrations.RunPython.noop),
        migrations.AlterField("sitepage", "locale", locale()),
        migrations.AlterUniqueTogether("sitepage", {("translation_key", "locale")}),
    ]
