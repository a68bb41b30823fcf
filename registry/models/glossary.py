"""Words, numbers and situations that residents meet."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .alphabetical import Alphabetical
from .service_types import ServiceType
from .sourced import FollowsSource


class GlossaryTerm(FollowsSource):
    """A word of health or social care, explained."""

    TRANSLATED = ("term", "explanation")

    code = models.SlugField(_("kood"), unique=True)
    term = models.CharField(_("sõna"), max_length=100)
    explanation = models.TextField(_("selgitus"))
    source = models.CharField(_("allikas"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("sõnastiku sõna")
        verbose_name_plural = _("sõnastik")
        ordering = [Alphabetical("term")]

    def __str__(self) -> str:
        return self.term


class HelpLine(FollowsSource):
    """An emergency or advice number, and when to use it."""

    TRANSLATED = ("when", "hours")

    number = models.CharField(_("number"), max_length=20, unique=True)
    when = models.CharField(_("millal helistada"), max_length=300)
    hours = models.CharField(_("millal vastatakse"), max_length=200, blank=True)
    is_urgent = models.BooleanField(_("näita igal lehel"), default=False)
    position = models.PositiveSmallIntegerField(_("järjekord"), default=0)
    source = models.CharField(_("allikas"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("abitelefon")
        verbose_name_plural = _("abitelefonid")
        ordering = ["position", "number"]

    def __str__(self) -> str:
        return self.number


class Situation(FollowsSource):
    """A situation of life that leads to kinds of help ("help by situation")."""

    TRANSLATED = ("name", "description")

    slug = models.SlugField(_("aadressi osa"), unique=True)
    name = models.CharField(_("olukord"), max_length=100)
    description = models.CharField(_("mida siit leiab"), max_length=200, blank=True)
    service_types = models.ManyToManyField(
        ServiceType, blank=True, related_name="situations", verbose_name=_("teenuste liigid")
    )
    position = models.PositiveSmallIntegerField(_("järjekord"), default=0)

    class Meta:
        verbose_name = _("olukord")
        verbose_name_plural = _("olukorrad")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("situation", args=[self.slug])
