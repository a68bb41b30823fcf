"""The TERVIK that an imported membership belongs to."""

from collections import defaultdict
from datetime import date

from agreements.models import Tervik
from registry.models import Region


class Terviks:
    """The TERVIKs on record by region, and those in formation that the file calls for (T5)."""

    def __init__(self) -> None:
        self.ended: dict[int, list[Tervik]] = defaultdict(list)
        self.standing: dict[int, Tervik] = {}
        self.made: list[Tervik] = []
        for one in Tervik.objects.select_related("region").order_by("ended_on", "pk"):
            if one.state == Tervik.State.ENDED:
                self.ended[one.region_id].append(one)
            else:
                self.standing[one.region_id] = one

    def of(self, region: Region, member_to: date | None) -> Tervik:
        """The one that stands; one that has ended where the membership did not outlive it; else a new one."""
        for one in self.ended[region.pk]:
            if member_to and one.ended_on and member_to <= one.ended_on:
                return one
        if region.pk not in self.standing:
            self.standing[region.pk] = Tervik(region=region, name=f"{region.short_name} TERVIK")
            self.made.append(self.standing[region.pk])
        return self.standing[region.pk]
