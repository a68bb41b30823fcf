"""How fast the quorum is counted: `python -m bench.quorum`; wanted ≤ 50 ms for all regions and for the smallest sets,
≤ 200 ms for ten years.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from time import process_time

from agreements.counting.facts import Facts, HospitalEntry, ListEntry, MembershipEntry, MunicipalityEntry
from agreements.counting.region_record import PartyOnDay, records
from agreements.counting.smallest_sets import smallest_sets
from agreements.counting.timeline import timeline
from agreements.quorum import quorum_on
from tests.agreements.quorum_builders import DRAFT

REGIONS = [f"{number:04}" for number in range(15)]


def country(seed: int = 7) -> Facts:
    """Fifteen regions with 800 lists of ten years, most parties joined at some time."""
    random = Random(seed)  # noqa: S311  the same invented country each time, no secret

    def some_day() -> date:
        return date(2016, 1, 1) + timedelta(days=random.randrange(3650))

    kov = [MunicipalityEntry(1000 + i, f"Vald {i}", REGIONS[i % 15]) for i in range(78)]
    hospitals = [HospitalEntry(2000 + i, f"Haigla {i}", REGIONS[i % 15]) for i in range(19)]
    lists = [ListEntry(i, 3000 + i // 2, f"PA {i // 2}", REGIONS[i // 2 % 15], some_day()) for i in range(800)]
    parties = {(entry.party, entry.region) for entry in (*kov, *hospitals, *lists)}
    joined = [MembershipEntry(*party, some_day()) for party in sorted(parties) if random.random() < 0.8]
    return Facts(tuple(kov), tuple(hospitals), tuple(lists), tuple(joined))


def fastest(work: Callable[[], object], times: int = 10) -> float:
    """Milliseconds of computing in the fastest run: what else the machine does is not the rule's."""
    seconds = []
    for _ in range(times):
        started = process_time()
        work()
        seconds.append(process_time() - started)
    return min(seconds) * 1000


def large_region() -> tuple[PartyOnDay, ...]:
    """Sixteen municipalities and two hundred providers, some of whose lists hospitals serve."""
    kov = tuple(MunicipalityEntry(f"kov{i}", f"Vald {i}", REGIONS[0]) for i in range(16))
    hospitals = tuple(HospitalEntry(f"haigla{i}", f"Haigla {i}", REGIONS[0]) for i in range(6))
    lists = tuple(ListEntry(f"{p}-{i}", f"pa{p}", f"PA {p}", REGIONS[0]) for p in range(200) for i in range(p % 9 + 1))
    own = tuple(ListEntry(f"H{i}", f"haigla{i}", f"Haigla {i}", REGIONS[0]) for i in range(4))
    (record,) = records(Facts(kov, hospitals, lists + own, ()), [REGIONS[0]])
    return record.parties_on(date(2026, 1, 1))


def main() -> None:
    """Print milliseconds of computing."""
    facts = country()
    (record,) = records(facts, [REGIONS[0]])
    everywhere = fastest(lambda: quorum_on(date(2026, 1, 1), facts, [DRAFT], REGIONS))
    ten_years = fastest(lambda: timeline(record, [DRAFT], date(2016, 1, 1), date(2025, 12, 31)))
    parties = large_region()
    sets = fastest(lambda: smallest_sets(parties, DRAFT))
    sys.stdout.write(f"quorum: fifteen regions, 800 lists {everywhere:.1f} ms; ten years of one {ten_years:.1f} ms\n")
    sys.stdout.write(f"smallest sets of sixteen municipalities and two hundred providers: {sets:.1f} ms\n")


if __name__ == "__main__":
    main()
