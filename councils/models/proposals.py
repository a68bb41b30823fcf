"""What a TERVIK proposes to the state and to municipalities (T2)."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.models import Organization, Region, Shortcoming
from registry.models.sourced import FollowsSource


class ProposalQuerySet(models.QuerySet):
    """Proposals by who may see them."""

    def sent(self) -> Self:
        """All but drafts: what everybody may read."""
        return self.exclude(state=Proposal.State.DRAFT)


class Proposal(FollowsSource):
    """A proposal with its answer; public once it has been sent."""

    TRANSLATED = ("title", "text")

    class State(models.TextChoices):
        DRAFT = "draft", _("koostamisel")
        SENT = "sent", _("esitatud, vastust ei ole")
        ACCEPTED = "accepted", _("nõustuti")
        PARTLY = "partly", _("nõustuti osaliselt")
        DECLINED = "declined", _("ei nõustutud")

    region = models.ForeignKey(Region, models.PROTECT, related_name="proposals", verbose_name=_("heaolupiirkond"))
    title = models.CharField(_("ettepanek"), max_length=200)
    text = models.TextField(_("sisu ja põhjendus"))
    addressee = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kellele")
    )
    addressee_name = models.CharField(_("muu saaja"), max_length=200, blank=True)
    shortcomings = models.ManyToManyField(
        Shortcoming, blank=True, related_name="proposals", verbose_name=_("kitsaskohad")
    )
    state = models.CharField(_("seis"), max_length=8, choices=State, default=State.DRAFT)
    sent_on = models.DateField(_("esitatud"), null=True, blank=True)
    answer = models.TextField(_("vastus"), blank=True)
    answered_on = models.DateField(_("vastatud"), null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("ettepanek")
        verbose_name_plural = _("ettepanekud")
        ordering = ["region", "-sent_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """Whom it is addressed to."""
        return self.addressee.name if self.addressee else self.addressee_name

    def clean(self) -> None:
        super().clean()
        if not self.who:
            raise ValidationError({"addressee_name": _("Märkige, kellele ettepanek tehakse.")})
        if self.state != self.State.DRAFT and not self.sent_on:
            raise ValidationError({"sent_on": _("Märkige, millal ettepanek esitati.")})
        answered = self.state in {self.State.ACCEPTED, self.State.PARTLY, self.State.DECLINED}
        if answered and not (self.answer and self.answered_on):
            raise ValidationError({"answer": _("Märkige vastus ja selle päev.")})
        if self.sent_on and self.answered_on and self.answered_on < self.sent_on:
            raise ValidationError({"answered_on": _("Vastus on varasem kui ettepanek.")})
