"""The law's numbers about councils, and our reading of consensus, as data with validity (C2, C3, C7, C8)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.four_eyes import FourEyes, needs_four_eyes
from councils.consensus import ConsensusRules
from councils.meetings_due import MeetingRules
from councils.monitoring import MonitoringRules
from councils.priorities import PriorityRules


class CouncilRuleSet(FourEyes):
    """One wording of the rules about councils."""

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

    class Meta(FourEyes.Meta):
        verbose_name = _("koostöökogu reeglid")
        verbose_name_plural = _("koostöökogu reeglid")
        constraints = [needs_four_eyes("council_rules_need_four_eyes")]

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
