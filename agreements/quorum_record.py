"""The quorum of regions on a day, from the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agreements.counting.facts import PartyId
from agreements.counting.rules import Figure, NoRuleSet, RuleSet
from agreements.facts import facts_of
from agreements.models import QuorumRuleSet
from agreements.quorum import QuorumState, quorum_on
from registry.models import Organization, OrganizationRole, Region


@dataclass(frozen=True, slots=True)
class RegionQuorum:
    """A region and its quorum on a day."""

    region: Region
    state: QuorumState

    @property
    def figures(self) -> tuple[Figure, Figure, Figure]:
        """Hospitals, municipalities, and GP care in the unit that decides."""
        return (self.state.hospitals, self.state.municipalities, self.state.figures.gp_deciding(self.state.rule_set))


def rule_sets() -> tuple[RuleSet, ...]:
    """Every approved rule set."""
    return tuple(row.as_rule() for row in QuorumRuleSet.objects.approved())


def quorums(regions: Sequence[Region], on: date) -> list[RegionQuorum]:
    """The quorum of each region on the day (T6, T7), in the order given.

    Raises NoRuleSet where no rule set is valid on the day.
    """
    codes = [region.code for region in regions]
    states = {state.region: state for state in quorum_on(on, facts_of(regions), rule_sets(), codes)}
    return [RegionQuorum(region, states[region.code]) for region in regions]


def met_on(region: Region, on: date) -> bool | None:
    """Whether the region's quorum is met on the day; None where no rule set is valid."""
    try:
        (quorum,) = quorums([region], on)
    except NoRuleSet:
        return None
    return quorum.state.met


def party_codes(keys: Iterable[PartyId]) -> dict[int, str]:
    """How parties are written in files, by their keys: a municipality's EHAK code, else registry code, else name.

    The same word finds the party again in an import of memberships.
    """
    rows = Organization.objects.filter(pk__in=list(keys)).select_related("municipality")
    own = rows.filter(roles__role=OrganizationRole.Role.MUNICIPALITY)
    codes = {row.pk: row.registry_code or row.name for row in rows}
    return codes | {row.pk: row.municipality.code for row in own if row.municipality}


def as_json(quorum: RegionQuorum, codes: dict[int, str]) -> dict[str, object]:
    """The element of the command's and the page's JSON."""
    state = quorum.state
    return {
        "region": quorum.region.code,
        "name": quorum.region.short_name,
        "on": state.on.isoformat(),
        "rule_set": state.rule_set.code,
        "draft": not state.rule_set.in_force,
        "met": state.met,
        "first_met_on": state.first_met_on.isoformat() if state.first_met_on else None,
        "hospitals": figure_json(state.hospitals),
        "municipalities": figure_json(state.municipalities),
        "gp_lists": figure_json(state.gp_lists),
        "gp_providers": figure_json(state.gp_providers),
        "missing_figures": list(state.missing_figures),
        "not_joined": [
            {"party": codes[int(party.party)], "name": party.name, "kind": party.kind.value}
            for party in state.not_joined
        ],
        "to_be_confirmed": [codes[int(party.party)] for party in state.to_be_confirmed],
    }


def figure_json(figure: Figure) -> dict[str, object]:
    """One line of the quorum."""
    return {"joined": figure.joined, "total": figure.total, "needed": figure.needed, "met": figure.met}


def all_json(found: Sequence[RegionQuorum]) -> list[dict[str, object]]:
    """Every region's element."""
    parties = (party for one in found for party in (*one.state.not_joined, *one.state.to_be_confirmed))
    codes = party_codes(party.party for party in parties)
    return [as_json(one, codes) for one in found]
