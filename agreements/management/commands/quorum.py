"""Is the quorum met, in a region or in all, on a day (T6, T7)?"""

import json
import re
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agreements.counting.rules import Figure, NoRuleSet
from agreements.quorum_record import RegionQuorum, all_json, quorums
from registry.models import Region

WRITTEN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(text: str) -> date:
    """A day written YYYY-MM-DD. Raises CommandError for anything else, also for other forms of ISO 8601."""
    try:
        if WRITTEN_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--on is '{text}': there is no such day.") from error
    raise CommandError(f"--on is '{text}': write the day as YYYY-MM-DD, for example 2026-03-01.")


class Command(BaseCommand):
    help = "Prints the quorum of one region or of all fifteen, on a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("region", nargs="?", help="EHAK code, for example 0071; all regions where it is left out")
        parser.add_argument("--on", help="the day, YYYY-MM-DD; today where it is left out")
        parser.add_argument("--json", action="store_true", help="one JSON array and nothing else")

    def handle(self, *args: object, region: str | None, on: str | None, **options: object) -> None:
        asked = timezone.localdate() if on is None else day(on)
        try:
            found = quorums(self.regions(region), asked)
        except NoRuleSet as error:
            raise CommandError(f"No rule set is valid on {error}.") from error
        if options["json"]:
            self.stdout.write(json.dumps(all_json(found), ensure_ascii=False, indent=2))
            return
        for one in found:
            self.stdout.write(sentence(one))

    def regions(self, code: str | None) -> list[Region]:
        """The region asked for, or all. Raises CommandError for an unknown code."""
        if code is None:
            return list(Region.objects.order_by("code"))
        found = list(Region.objects.filter(code=code.zfill(4)))
        if not found:
            known = ", ".join(Region.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(f"There is no region '{code}'. Codes: {known}.")
        return found


def sentence(one: RegionQuorum) -> str:
    """A region's figures on one line."""
    state = one.state
    since = f"first met on {state.first_met_on}" if state.first_met_on else "never met"
    draft = "" if state.rule_set.in_force else " (draft law)"
    missing = f"; nothing on record: {', '.join(state.missing_figures)}" if state.missing_figures else ""
    met = "met" if state.met else "not met"
    return (
        f"{one.region.code} {one.region.short_name}: {met} on {state.on}{draft}, {since}; "
        f"hospitals {short(state.hospitals)}, municipalities {short(state.municipalities)}, "
        f"lists {short(state.gp_lists)}, providers {short(state.gp_providers)}{missing}"
    )


def short(figure: Figure) -> str:
    """Joined, total and how many are needed."""
    return f"{figure.joined}/{figure.total} (needs {figure.needed})"
