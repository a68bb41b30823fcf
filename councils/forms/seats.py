"""Forms about who sits on a council."""

from django.db.models import Q
from django.forms import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from councils.models import Council, Mandate
from registry.models import Organization, OrganizationRole

from .act_form import ActForm, choice, day, email, one_of, words

KNOWN_BY_EMAIL = _("Kui inimest veel ei ole, lisame ta. Sisse logib ta riigi autentimisteenusega.")


class SeatCouncilForm(ActForm):
    """Where the council sits, and who keeps it (C4)."""

    host_kind = choice(_("Kelle juures tegutseb"), Council.Host)
    host = words(_("Töö korraldaja"), required=False, hint=_("Registrikood või täpne nimi."))
    council_email = email(_("Koostöökogu e-post"), required=False)
    email = email(_("Sekretäri e-post"), hint=KNOWN_BY_EMAIL)
    first_name = words(_("Sekretäri eesnimi"), required=False, most=100)
    last_name = words(_("Sekretäri perekonnanimi"), required=False, most=100)

    def prepare(self) -> None:
        council: Council = self.row
        self.begin_with(
            host_kind=council.host_kind,
            host=council.host.registry_code or council.host.name if council.host else "",
            council_email=council.email,
            email=council.secretary.email if council.secretary else "",
        )

    def clean_host(self) -> Organization | None:
        """The organisation with that code or name."""
        word = self.cleaned_data["host"].strip()
        if not word:
            return None
        coded = list(Organization.objects.filter(registry_code=word)) if word.isdigit() else []
        found = coded or list(Organization.objects.named(word)[:2])
        if len(found) != 1:
            raise ValidationError(_("Sellist organisatsiooni ei leidnud, või on neid mitu. Märkige registrikood."))
        return found[0]


class GiveMandateForm(ActForm):
    """A person, a seat, in whose name, on what ground, from when to when (C5, C6)."""

    kind = choice(_("Koht"), Mandate.Kind)
    organization = one_of(_("Vald või linn"), required=False, hint=_("Ainult valla või linna kohal."))
    body = words(_("Asutus või huvirühm"), required=False, hint=_("Ainult lisaliikmel."))
    email = email(_("Liikme e-post"), hint=KNOWN_BY_EMAIL)
    first_name = words(_("Eesnimi"), most=100)
    last_name = words(_("Perekonnanimi"), most=100)
    title = words(_("Amet"), required=False, hint=_("Näiteks vallavanem."), most=120)
    document = words(_("Volituse dokument"), hint=_("Otsuse või kirja number ja kuupäev."), most=300)
    valid_from = day(_("Kehtib alates"))
    valid_to = day(_("Kehtib kuni"), required=False, hint=_("Viimane päev, see päev kaasa arvatud."))

    def prepare(self) -> None:
        is_municipality = Q(roles__role=OrganizationRole.Role.MUNICIPALITY, municipality__region=self.row.region)
        self.choose_from("organization", Organization.objects.filter(is_municipality).distinct())
        self.begin_with(valid_from=timezone.localdate())


class EndMandateForm(ActForm):
    """The last day of a mandate."""

    mandate = one_of(_("Volitus"))
    last_day = day(_("Viimane päev"), hint=_("See päev kaasa arvatud."))

    def prepare(self) -> None:
        over = Q(valid_to__lt=timezone.localdate())
        self.choose_from("mandate", self.row.mandates.exclude(over).select_related("person", "organization"))
        self.begin_with(last_day=timezone.localdate())


class NameDeputyForm(ActForm):
    """Who stands in for a member; nobody where the e-mail is empty."""

    mandate = one_of(_("Volitus"))
    email = email(_("Asendusliikme e-post"), required=False, hint=_("Tühi tähendab, et asendusliiget ei ole."))
    first_name = words(_("Eesnimi"), required=False, most=100)
    last_name = words(_("Perekonnanimi"), required=False, most=100)

    def prepare(self) -> None:
        rows = self.row.mandates.in_force(timezone.localdate()).select_related("person", "organization")
        self.choose_from("mandate", rows)


class NameChairForm(ActForm):
    """Who leads the council."""

    chair = one_of(_("Esimees"))

    def prepare(self) -> None:
        members = self.row.mandates.in_force(timezone.localdate()).values("person")
        self.choose_from("chair", User.objects.filter(pk__in=members))
        self.begin_with(chair=self.row.chair_id)


class NameDeputySecretaryForm(ActForm):
    """Who does the secretary's work in their place; nobody where the e-mail is empty."""

    email = email(_("Asendaja e-post"), required=False, hint=_("Tühi tähendab, et asendajat ei ole."))
    first_name = words(_("Eesnimi"), required=False, most=100)
    last_name = words(_("Perekonnanimi"), required=False, most=100)

    def prepare(self) -> None:
        deputy = self.row.deputy_secretary
        self.begin_with(email=deputy.email if deputy else "")
