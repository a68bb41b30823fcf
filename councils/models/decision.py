"""Decisions of a council: wordings, each seat's word, the written round, the frozen document, what follows (C3, C9)."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models.append_only import AppendOnly, AppendOnlyError
from councils.consensus import Voice
from councils.lifecycles.decision import DecisionState
from registry.models import Organization
from registry.models.sourced import FollowsSource

from .council import Council
from .mandate import Mandate
from .meeting import AgendaItem

FROZEN = ("council_id", "item_id", "state", "number", "adopted_on", "title_et", "text_et", "version", "replaces_id")
"""What nobody changes once a decision is adopted; translations may still be added."""


class DecisionQuerySet(models.QuerySet):
    """Decisions as the public asks for them."""

    def adopted(self) -> Self:
        """Those that bind the TERVIK and that everybody may read (C3, C9)."""
        return self.filter(state=DecisionState.ADOPTED)

    def open_on(self, day: date) -> Self:
        """Those that are under no closed point that day; what is adopted is public in any case (C9)."""
        return self.filter(Q(state=DecisionState.ADOPTED) | ~Q(item__restricted_until__gte=day))

    def under_way(self) -> Self:
        """Those that lie before the council."""
        return self.filter(state__in=[DecisionState.PUT, DecisionState.IN_ROUND])


class Decision(FollowsSource):
    """A decision of the council; adopted, it has a number and a day, binds the TERVIK and is not changed any more."""

    TRANSLATED = ("title", "text")
    title_et: str
    text_et: str

    class State(models.TextChoices):
        DRAFT = DecisionState.DRAFT, _("koostamisel")
        PUT = DecisionState.PUT, _("koostöökogu ees")
        IN_ROUND = DecisionState.IN_ROUND, _("kirjalikus ringis")
        ADOPTED = DecisionState.ADOPTED, _("vastu võetud")
        NOT_ADOPTED = DecisionState.NOT_ADOPTED, _("vastu võtmata")
        WITHDRAWN = DecisionState.WITHDRAWN, _("tagasi võetud")

    council = models.ForeignKey(Council, models.PROTECT, related_name="decisions", verbose_name=_("koostöökogu"))
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("päevakorrapunkt"),
        help_text=_("Tühi, kui otsustatakse ilma koosolekuta, kirjalikult."),
    )
    state = models.CharField(_("seis"), max_length=11, choices=State, default=State.DRAFT, editable=False)
    title = models.CharField(_("pealkiri"), max_length=250)
    text = models.TextField(_("otsuse tekst"))
    version = models.PositiveSmallIntegerField(_("teksti versioon"), default=1, editable=False)
    number = models.CharField(_("number"), max_length=12, blank=True, editable=False)
    adopted_on = models.DateField(_("vastu võetud"), null=True, editable=False)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("asendab otsust"),
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("otsus")
        verbose_name_plural = _("otsused")
        ordering = ["-adopted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "number"], condition=~Q(number=""), name="one_decision_of_a_number"
            ),
            models.CheckConstraint(
                condition=(Q(state="adopted") & ~Q(number="") & Q(adopted_on__isnull=False))
                | (~Q(state="adopted") & Q(number="", adopted_on=None)),
                name="adopted_decision_has_number_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("council_decision", args=[self.council.region.slug, self.number])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises AppendOnlyError where something of an adopted decision would change, but its translations."""
        if self.pk:
            stored = type(self)._default_manager.filter(pk=self.pk, state=DecisionState.ADOPTED).values(*FROZEN).first()
            if stored and any(getattr(self, name) != value for name, value in stored.items()):
                raise AppendOnlyError
        super().save(*args, **kwargs)


class Wording(AppendOnly):
    """A version of a decision's text; each word that is given belongs to one."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="wordings", verbose_name=_("otsus"))
    version = models.PositiveSmallIntegerField(_("versioon"))
    title = models.CharField(_("pealkiri"), max_length=250)
    text = models.TextField(_("tekst"))
    reason = models.CharField(_("miks muudeti"), max_length=300, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kirjutas")
    )
    written_on = models.DateField(_("kirjutatud"))

    class Meta(AppendOnly.Meta):
        verbose_name = _("otsuse sõnastus")
        verbose_name_plural = _("otsuste sõnastused")
        ordering = ["decision", "version"]
        constraints = [models.UniqueConstraint(fields=["decision", "version"], name="one_wording_of_a_version")]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class WrittenRound(AppendOnly):
    """The council is asked in writing; ``deadline`` is the last day, silence after it is no consent (C3)."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="rounds", verbose_name=_("otsus"))
    version = models.PositiveSmallIntegerField(_("teksti versioon"))
    opened_on = models.DateField(_("avatud"))
    deadline = models.DateField(_("tähtaeg"), help_text=_("Viimane päev, see päev kaasa arvatud."))

    class Meta(AppendOnly.Meta):
        verbose_name = _("kirjalik ring")
        verbose_name_plural = _("kirjalikud ringid")
        ordering = ["decision", "pk"]

    def __str__(self) -> str:
        return f"{self.opened_on} – {self.deadline}"


class Voicing(AppendOnly):
    """A seat's word to a wording. Never changed: a later one stands in its place, and an objection stays on record."""

    class Voice(models.TextChoices):
        AGREES = Voice.AGREES, _("nõustub")
        STANDS_ASIDE = Voice.STANDS_ASIDE, _("jääb kõrvale")
        OBJECTS = Voice.OBJECTS, _("on vastu")
        ABSENT = Voice.ABSENT, _("puudub")
        WITHDRAWS = Voice.WITHDRAWS, _("võtab sõna tagasi")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="voicings", verbose_name=_("otsus"))
    version = models.PositiveSmallIntegerField(_("teksti versioon"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="voicings", verbose_name=_("volitus"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kes ütles"))
    voice = models.CharField(_("sõna"), max_length=12, choices=Voice)
    reason = models.TextField(_("põhjus"), blank=True)
    said_on = models.DateField(_("millal"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pani kirja")
    )

    class Meta(AppendOnly.Meta):
        verbose_name = _("sõna otsuse kohta")
        verbose_name_plural = _("sõnad otsuse kohta")
        ordering = ["decision", "pk"]

    def __str__(self) -> str:
        return f"{self.mandate}: {self.get_voice_display()}"


class FrozenDecision(AppendOnly):
    """An adopted decision as a document: PDF/A, its SHA-256 and the values it was made from."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="document", verbose_name=_("otsus"))
    frozen_at = models.DateTimeField(_("väljastatud"))
    values = models.JSONField(_("andmed"))
    content = models.BinaryField(_("sisu"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("otsuse dokument")
        verbose_name_plural = _("otsuste dokumendid")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.decision)

    @property
    def file_name(self) -> str:
        """How the file is called where it is downloaded."""
        return f"otsus-{self.decision.council.region.slug}-{self.decision.number}.pdf"


class DecisionTaskQuerySet(models.QuerySet):
    """Tasks by how they stand."""

    def late(self, on: date) -> Self:
        """Open still, and past their last day."""
        return self.filter(state=DecisionTask.State.OPEN, due_on__lt=on)


class DecisionTask(models.Model):
    """What follows from an adopted decision: who does it, by when, whether it is done (C3)."""

    class State(models.TextChoices):
        OPEN = "open", _("tegemata")
        DONE = "done", _("tehtud")
        DROPPED = "dropped", _("jäeti ära")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="tasks", verbose_name=_("otsus"))
    text = models.CharField(_("ülesanne"), max_length=300)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="council_tasks", verbose_name=_("vastutaja")
    )
    responsible = models.CharField(
        _("muu vastutaja"), max_length=200, blank=True, help_text=_("Kui vastutajat registris ei ole: asutus või amet.")
    )
    due_on = models.DateField(_("tähtaeg"))
    state = models.CharField(_("seis"), max_length=7, choices=State, default=State.OPEN, editable=False)
    closed_on = models.DateField(_("lõpetatud"), null=True, editable=False)
    note = models.CharField(_("selgitus"), max_length=300, blank=True)

    objects = DecisionTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("otsuse ülesanne")
        verbose_name_plural = _("otsuste ülesanded")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def who(self) -> str:
        """Who is responsible."""
        return self.organization.name if self.organization else self.responsible
