"""`manage.py check_translations` finds what no translator was asked for (design 5, three languages)."""

import pytest
from django.core.management import CommandError, call_command
from django.db import models
from django.test.utils import isolate_apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from portal.management.commands import check_translations
from portal.plain_texts import in_code, in_model, in_template


@pytest.mark.parametrize(
    "source",
    [
        "<p>Tere tulemast</p>",
        '{% translate "Tere" %} ja veel',
        '<img alt="Kaart">',
        '<button {% if x %}class="a"{% endif %} title="Sulge">×</button>',
        "{% blocktranslate %}üks{% endblocktranslate %} kaks",
        "{{ name }} on liige",
        '<p lang="{{ code }}">Tere</p>',
        '<p lang="ru">привет</p><p>Tere</p>',
    ],
)
def test_a_text_outside_its_tag_is_found(source):
    assert len(in_template(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '<p class="soft">{% translate "Tere" %}</p>',
        "{# Takes: name. #}{% comment %}vana tekst{% endcomment %}",
        "{% blocktranslate count n=n %}üks{% plural %}mitu{% endblocktranslate %}",
        '<a href="{{ url }}" title="{% translate "Sulge" %}">{{ name }}, {{ n }} ×</a>',
        '<p lang="ru">Жизнь в <b>опасности</b>.</p>',
        "<script>let answer = 1</script>",
        "<td>CSV, XLSX – SHA-256</td>",
        "<{% if href %}a href='{{ href }}'{% else %}button{% endif %}>{{ label }}</button>",
    ],
)
def test_what_is_translated_or_has_no_words_is_none(source):
    assert in_template(source) == []


def test_the_line_is_told():
    assert in_template("{% blocktranslate %}\nüks\n{% endblocktranslate %}\n<p>\nTere</p>") == [(5, "Tere")]


@pytest.mark.parametrize(
    "source",
    [
        "CharField(verbose_name='nimi')",
        "CharField(help_text=f'kuni {most} tähte')",
        "raise ValidationError('Vale kood.')",
        "messages.success(request, 'Salvestatud')",
        "class Meta:\n    verbose_name_plural = 'teenused'",
    ],
)
def test_a_label_or_message_that_is_only_a_literal_is_found(source):
    assert len(list(in_code(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "CharField(verbose_name=_('nimi'))",
        "raise ValidationError(_('Vale kood.'))",
        "row(label=f'{code}')",
        "f(name='x y')",
    ],
)
def test_marked_texts_and_other_arguments_are_none(source):
    assert list(in_code(source)) == []


@isolate_apps("portal")
def test_a_model_says_every_name_in_words_of_ours():
    class State(models.TextChoices):
        DRAFT = "draft"

    class Body(blocks.StreamBlock):
        told = blocks.CharBlock(label=_("Tekst"))
        untold = blocks.CharBlock()

    class Named(models.Model):  # noqa: DJ008
        told = models.CharField(_("Nimi"))
        untold = models.CharField()
        helped = models.CharField(_("Nimi"), help_text="kuni kümme")
        state = models.CharField(_("Olek"), choices=State.choices)
        body = StreamField(Body(), verbose_name=_("Sisu"))

        class Meta:
            app_label = "portal"

    assert list(in_model(Named)) == ["verbose_name", "untold", "helped", "state", "body.untold"]


def test_the_command_fails_on_each_of_them(monkeypatch, capsys):
    monkeypatch.setattr(check_translations, "faults_of", lambda language: [])
    call_command("check_translations")
    monkeypatch.setattr(check_translations, "in_template", lambda source: [(7, "Tere")])
    with pytest.raises(CommandError):
        call_command("check_translations")
    assert "templates/base.html:7: “Tere” is not marked for translation" in capsys.readouterr().err
