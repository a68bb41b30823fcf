"""How long the pages of results take with 15 counties × 40 measures × 10 years × 4 groups: `python -m bench.results`.

A database of its own is made in a temporary folder and goes with it. Prints p50 and p95 in milliseconds of the whole
answer inside one process, and the queries of a page (wanted: at most 12).
"""

import argparse
import os
import sys
import tempfile
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from time import perf_counter

MEASURES, YEARS = 40, 10
GROUPS = (("", ""), ("female", ""), ("male", ""), ("", "85+"))


def main() -> None:
    """Make the data, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TERVIK_VAR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        from tests.make_template import make

        make()
        say(f"{make_values()} values of {MEASURES} measures")
        make_strategy()
        measure(asked.rounds)


def make_values() -> int:
    """Values of every measure for every county and Estonia. Returns how many."""
    from councils.models import Measure, MeasureValue
    from registry.models import Region

    for number in range(MEASURES - Measure.objects.count()):
        Measure.objects.create(
            code=f"lisa-{number}",
            name_et=f"Lisa {number}",
            definition_et="Proov.",
            computation_et="Proov.",
            unit="percent",
            direction="down",
            is_dashboard=True,
            order=900,
        )
    values = [
        MeasureValue(
            measure=one,
            region=region,
            year=year,
            sex=sex,
            age_group=age,
            number=Decimal((year * 7 + place * 3) % 40) / 10,
            source="Mõõtmine",
        )
        for one in Measure.objects.all()
        for place, region in enumerate([*Region.objects.all(), None])
        for year in range(2016, 2016 + YEARS)
        for sex, age in GROUPS
    ]
    MeasureValue.objects.bulk_create(values, batch_size=2_000)
    return len(values)


def make_strategy() -> None:
    """An approved strategy of Rapla county that has all measures."""
    from councils.models import Measure
    from registry.models import Region
    from tests.councils.results.builders import GoalFactory, GoalMeasureFactory, PriorityFactory, approved

    region = Region.objects.get(code="0071")
    first = PriorityFactory(strategy__region=region)
    goals = [GoalFactory(priority=first)]
    goals += [GoalFactory(priority=PriorityFactory(strategy=first.strategy, order=order)) for order in (2, 3, 4)]
    for number, one in enumerate(Measure.objects.all()):
        GoalMeasureFactory(goal=goals[number % len(goals)], measure=one)
    approved(first.strategy, date(2025, 2, 12))


def addresses() -> dict[str, str]:
    """What is asked for, by kind of page."""
    return {
        "results": "/et/regions/raplamaa/results/",
        "strategy": "/et/regions/raplamaa/strategy/",
        "dashboard": "/et/regions/raplamaa/dashboard/",
        "measure of a region": "/et/regions/raplamaa/measures/eakad-hooldekodus/",
        "comparison": "/et/measures/eakad-hooldekodus/",
        "fund": "/et/regions/raplamaa/fund/",
        "monitoring": "/et/monitoring/",
    }


def measure(rounds: int) -> None:
    """A row per kind of page; the first two rounds are not counted."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    import_module("portal.wsgi")  # as a server begins
    settings.DEBUG = False
    client = Client()
    say(f"{'page':22} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8}")
    for kind, address in addresses().items():
        times = []
        for _ in range(rounds + 2):
            began = perf_counter()
            response = client.get(address)
            times.append((perf_counter() - began) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        cuts = quantiles(times[2:], n=20)
        say(f"{kind:22} {cuts[9]:8.1f} {cuts[18]:8.1f} {len(queries):8}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
