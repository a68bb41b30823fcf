"""The law's numbers about councils, and our reading of consensus, as data with validity (C2, C3, C7, C8)."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.consensus import ConsensusRules
from councils.meetings_due import MeetingRules
from councils.monitoring import MonitoringRules
from councils.priorities import PriorityRules
from registry.models.dated import Dated, DatedQuerySet


class CouncilRuleSetQuerySet(DatedQuerySet):
    """Rule sets by whether they hold."""

    def approved(self) -> Self:
        """Those that a second administrator has approved; only they count."""
        return self.filter(Q(approved_by_law_import=True) | Q(approved_at__isnull=False))


class CouncilRuleSet(Dated):
    """One wording of the rules about councils, draft or in force; never changed: a change is a new row.

    Proposed by one national administrator and approved by another; the first draft comes with the installation.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("eelnõu")
        IN_FORCE = "in_force", _("kehtiv")

    code = models.SlugField(_("tähis"), unique=True)
    status = models.CharField(_("õiguslik seis"), max_length=8, choices=Status)
    legal_reference = models.CharField(_("õiguslik alus"), max_length=300)
    stand_aside_is_enough = models.BooleanField(_("kõrvale jäämine ei takista"), default=True)
    silence_is_consent = models.BooleanField(_("vaikimine on nõusolek"), default=False)
    additional_members_may_object = models.BooleanField(_("lisaliige võib vastu olla"), default=True)
    one_person_one_seat = models.BooleanField(_("ühel inimesel on üks koht"), default=True)
    tervik_seat_waits_for_tervik = models.BooleanField(_("TERVIKu kohta ei nõuta, kuni TERVIKut ei ole"), default=True)
    meetings_at_least = models.PositiveSmallIntegerField(_("koosolekuid aastas vähemalt"), default=2)
    meetings_at_most = models.PositiveSmallIntegerField(_("koosolekuid aastas tavaliselt kuni"), default=3)
    meetings_warn_days = models.PositiveSmallIntegerField(
        _("puudujäägist teatatakse, päeva enne aasta lõppu"), default=60
    )
    mandate_warn_days = models.PositiveSmallIntegerField(_("volituse lõpust teatatakse, päeva ette"), default=60)
    priorities_most = models.PositiveSmallIntegerField(_("prioriteete kõige rohkem"), default=4)
    priorities_by_state = models.PositiveSmallIntegerField(_("neist riigi ettepanekul kuni"), default=2)
    priorities_by_county = models.PositiveSmallIntegerField(_("neist maakonna ettepanekul kuni"), default=2)
    monitoring_months = models.PositiveSmallIntegerField(_("seire vahe kuudes"), default=12)
    monitoring_warn_months = models.PositiveSmallIntegerField(_("seirest teatatakse, kuud ette"), default=2)
    approved_by_law_import = models.BooleanField(_("tuli paigaldusega"), default=False, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("esitas"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("kinnitas"),
    )
    approved_at = models.DateTimeField(_("kinnitatud"), null=True, editable=False)

    objects = CouncilRuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("koostöökogu reeglid")
        verbose_name_plural = _("koostöökogu reeglid")
        ordering = ["valid_from", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="council_rules_need_four_eyes"
            )
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        super().clean()
        if self.meetings_at_most < self.meetings_at_least:
            raise ValidationError({"meetings_at_most": _("See ei saa olla väiksem kui vähim arv.")})

    @property
    def in_force(self) -> bool:
        """Whether this is law already, or a draft."""
        return self.status == self.Status.IN_FORCE

    def consensus(self) -> ConsensusRules:
        """How consensus is read (C3)."""
        return ConsensusRules(
            code=self.code,
            in_force=self.in_force,
            legal_reference=self.legal_reference,
            stand_aside_is_enough=self.stand_aside_is_enough,
            silence_is_consent=self.silence_is_consent,
            additional_members_may_object=self.additional_members_may_object,
            one_person_one_seat=self.one_person_one_seat,
            tervik_seat_waits_for_tervik=self.tervik_seat_waits_for_tervik,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )

    def meetings(self) -> MeetingRules:
        """How often the council meets (C7)."""
        return MeetingRules(self.meetings_at_least, self.meetings_at_most, self.meetings_warn_days)

    def priorities(self) -> PriorityRules:
        """How many priorities a strategy may have (C8)."""
        return PriorityRules(self.priorities_most, self.priorities_by_state, self.priorities_by_county)

    def monitoring(self) -> MonitoringRules:
        """How often the council looks at its goals (C2)."""
        return MonitoringRules(self.monitoring_months, self.monitoring_warn_months)
