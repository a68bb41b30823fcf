"""Money: the development fund's ledger, the budget, contracts with funders (F1–F5)."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.append_only import AppendOnly
from councils import fund as rules
from registry.models import Organization, Region

from .actions import Action
from .measures import YEAR_BOUNDS
from .strategies import Goal


class FundEntry(AppendOnly):
    """A line of a region's development fund; never changed or deleted: a counter-entry takes one back (F2–F4)."""

    class Kind(models.TextChoices):
        INCOME = rules.EntryKind.INCOME, _("tulu")
        EXPENSE = rules.EntryKind.EXPENSE, _("kulu")
        COUNTER = rules.EntryKind.COUNTER, _("vastukanne")

    class Source(models.TextChoices):
        PERFORMANCE_PAY = rules.IncomeSource.PERFORMANCE_PAY, _("tulemustasu")
        STATE_MONEY = rules.IncomeSource.STATE_MONEY, _("riigi raha olulisele eesmärgile")

    region = models.ForeignKey(Region, models.PROTECT, related_name="fund_entries", verbose_name=_("heaolupiirkond"))
    kind = models.CharField(_("liik"), max_length=7, choices=Kind)
    cents = models.PositiveBigIntegerField(_("eurosenti"))
    on = models.DateField(_("päev"))
    source = models.CharField(_("tulu allikas"), max_length=15, choices=Source, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="fund_entries", verbose_name=_("eesmärk"))
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, related_name="fund_entries", verbose_name=_("tegevus")
    )
    counters = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="countered_by", verbose_name=_("võtab tagasi kande")
    )
    document = models.CharField(_("dokument"), max_length=300)
    approved_by = models.CharField(_("kes kinnitas"), max_length=200)
    note = models.CharField(_("selgitus"), max_length=300, blank=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("kandis"))
    booked_at = models.DateTimeField(_("kantud"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("arendusfondi kanne")
        verbose_name_plural = _("arendusfondi kanded")
        ordering = ["region", "on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="fund_entry_has_a_sum"),
            models.CheckConstraint(
                condition=(Q(kind="income", goal=None, counters=None) & ~Q(source=""))
                | Q(kind="expense", goal__isnull=False, counters=None, source="")
                | Q(kind="counter", goal=None, counters__isnull=False, source=""),
                name="fund_entry_names_source_goal_or_entry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()} {self.cents / 100:.2f}"

    def as_entry(self) -> rules.Entry:
        """As the pure rule takes it."""
        return rules.Entry(
            id=self.pk or 0,
            kind=rules.EntryKind(self.kind),
            cents=self.cents,
            on=self.on,
            source=rules.IncomeSource(self.source) if self.source else None,
            goal=self.goal_id,
            counters=self.counters_id,
        )


class BudgetLine(models.Model):
    """A line of a TERVIK's budget in a year: planned and, when the year is over, actual (F1)."""

    class Source(models.TextChoices):
        FOREIGN_AID = "foreign_aid", _("välisabi")
        HEALTH_INSURANCE_FUND = "health_insurance_fund", _("Tervisekassa")
        STATE_BUDGET = "state_budget", _("riigieelarve")
        MUNICIPALITIES = "municipalities", _("vallad ja linnad")

    region = models.ForeignKey(Region, models.PROTECT, related_name="budget_lines", verbose_name=_("heaolupiirkond"))
    year = models.PositiveSmallIntegerField(_("aasta"), validators=YEAR_BOUNDS)
    name = models.CharField(_("rida"), max_length=200)
    source = models.CharField(_("kelle raha"), max_length=21, choices=Source)
    planned = models.PositiveBigIntegerField(_("kavas, eurosenti"))
    actual = models.PositiveBigIntegerField(_("tegelik, eurosenti"), null=True, blank=True)
    alternative = models.CharField(
        _("variant"), max_length=60, blank=True, help_text=_("Sama variandirühma ridadest kehtib ainult üks.")
    )
    is_chosen = models.BooleanField(_("see variant kehtib"), default=True)
    note = models.CharField(_("märkus"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("järjekord"), default=1)

    class Meta:
        verbose_name = _("eelarve rida")
        verbose_name_plural = _("eelarve read")
        ordering = ["region", "year", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["region", "year", "name"], name="a_budget_line_once_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.name}"


class FundingContract(models.Model):
    """A contract with a funder (rahastamisleping): period, sum, purpose, document (F5)."""

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="funding_contracts", verbose_name=_("heaolupiirkond")
    )
    funder = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("rahastaja")
    )
    funder_name = models.CharField(_("muu rahastaja"), max_length=200, blank=True)
    begins_on = models.DateField(_("algus"))
    ends_on = models.DateField(_("lõpp"))
    cents = models.PositiveBigIntegerField(_("summa, eurosenti"))
    purpose = models.CharField(_("otstarve"), max_length=300)
    document = models.CharField(_("dokument"), max_length=300)

    class Meta:
        verbose_name = _("rahastamisleping")
        verbose_name_plural = _("rahastamislepingud")
        ordering = ["region", "-begins_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="contract_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.begins_on} – {self.ends_on}"

    @property
    def who(self) -> str:
        """The funder."""
        return self.funder.name if self.funder else self.funder_name

    def clean(self) -> None:
        super().clean()
        if not self.who:
            raise ValidationError({"funder_name": _("Märkige rahastaja.")})
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": _("Viimane päev on varasem kui esimene.")})
