"""Which organisation a cell means: a registry code, a municipality's EHAK code, or an exact name."""

import re
from datetime import date

from django.utils.translation import gettext_noop

from registry.importing import cells
from registry.importing.lookups import Lookups
from registry.importing.reasons import Refused, shortened
from registry.models import Organization, OrganizationRole

EHAK = re.compile(r"\d{1,4}", re.ASCII)
REGISTRY_CODE = re.compile(r"\d{8}", re.ASCII)


class Parties:
    """Organisations as files name them; nobody is taken up by name alone."""

    def __init__(self, lookups: Lookups) -> None:
        self.lookups = lookups
        pairs = Organization.objects.filter(
            roles__role=OrganizationRole.Role.MUNICIPALITY, municipality__isnull=False
        ).values_list("municipality_id", "pk")
        self.of_municipality = dict(pairs)
        self.municipality_of = {pk: municipality for municipality, pk in self.of_municipality.items()}
        self.by_id = {one.pk: one for named in lookups.organizations.by_name.values() for one in named}

    def find(self, cell: str, on: date) -> Organization:
        """The organisation; of several with one name the one that is in force on the day. Raises Refused."""
        if EHAK.fullmatch(cell):
            return self.municipality(cells.ehak_code(cell))
        if REGISTRY_CODE.fullmatch(cell):
            return self.lookups.organizations.coded(cells.registry_code(cell))
        return self.named(cell, on)

    def municipality(self, code: str) -> Organization:
        """The organisation of the municipality with that EHAK code. Raises Refused where there is none."""
        found = self.of_municipality.get(self.lookups.areas.municipality(code).pk)
        if found is None:
            raise cells.unknown_code(code)
        return self.by_id[found]

    def named(self, name: str, on: date) -> Organization:
        """The one with exactly that name or other name. Raises Refused where there is none, or several."""
        found = self.lookups.organizations.called(name)
        if not found:
            raise Refused(
                gettext_noop("Nimega “%(name)s” organisatsiooni ei ole. Importige enne organisatsioonid."),
                name=shortened(name),
            )
        alive = [one for one in found if self.is_in_force(one, on)] if len(found) > 1 else found
        if len(alive) != 1:
            raise Refused(
                gettext_noop("Nimega “%(name)s” on mitu organisatsiooni. Märkige registrikood."), name=shortened(name)
            )
        return alive[0]

    def is_in_force(self, party: Organization, on: date) -> bool:
        """Whether it exists on the day; a municipality by the municipality's own days."""
        municipality = self.municipality_of.get(party.pk)
        if municipality is None:
            return party.is_in_force(on)
        return self.lookups.areas.by_id[municipality].is_in_force(on)

    def heir(self, party: Organization, on: date) -> Organization:
        """The party itself, or the municipality into which it had been merged by that day (T7)."""
        municipality = self.municipality_of.get(party.pk)
        while municipality is not None:
            area = self.lookups.areas.by_id[municipality]
            if area.successor_id not in self.of_municipality or not area.valid_to or on <= area.valid_to:
                break
            municipality = area.successor_id
            party = self.by_id[self.of_municipality[municipality]]
        return party

    def code_of(self, party: Organization) -> str:
        """The EHAK code of a municipality, else nothing."""
        municipality = self.municipality_of.get(party.pk)
        return "" if municipality is None else self.lookups.areas.codes[municipality]

    def region_of(self, party: Organization) -> int | None:
        """The region of a municipality; other parties may serve several."""
        municipality = self.municipality_of.get(party.pk)
        return None if municipality is None else self.lookups.areas.region_of[municipality]
