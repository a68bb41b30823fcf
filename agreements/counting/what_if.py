"""What would the quorum be if these parties joined (T6)? For staff, before anybody has signed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from agreements.counting.facts import PartyId
from agreements.counting.region_record import PartyOnDay, count
from agreements.counting.rules import Figures, RuleSet, judge


def figures_if(parties: Iterable[PartyOnDay], ticked: Collection[PartyId], rules: RuleSet) -> Figures:
    """The figures with the ticked parties as members too. Raises KeyError for a party unknown here."""
    everyone = tuple(parties)
    unknown = set(ticked) - {party.party for party in everyone}
    if unknown:
        raise KeyError(*unknown)
    return judge(count(replace(p, member=True) if p.party in ticked else p for p in everyone), rules)
