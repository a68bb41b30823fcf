"""The texts of a service's page, section by section."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from registry.alphabet import alphabetical
from registry.models import Municipality, Region, Service

from .answers import Answers, answers, cost_sentence, referral_sentence
from .availability import StatusTag, status_tag, waiting
from .checked import Checked, checked
from .law import Law, law
from .told import Told, first_line, lines_of, said, told


@dataclass(frozen=True, slots=True)
class Step:
    """An act of the reader: a sentence that starts with a verb, and what more there is to it."""

    title: Told
    text: Told


@dataclass(frozen=True, slots=True)
class ServiceTexts:
    """What the sections of ``registry/service.html`` say."""

    title: Told
    lead: Told
    answers: Answers
    status: StatusTag
    waiting: str
    steps: list[Step]
    referral: str
    offered: list[Told]
    type_name: Told
    type_description: list[Told]
    eligibility: list[Told]
    groups: list[str]
    served: list[tuple[Region, list[Municipality]]]
    cost: str
    fees: list[Told]
    refusal: list[Told]
    law: Law | None
    checked: Checked


def service_texts(service: Service, today: date) -> ServiceTexts:
    """All texts of a service that is read with its relations."""
    kind = service.service_type
    own = lines_of(told(service, "description"))
    of_type = lines_of(told(kind, "description")) if kind else []
    return ServiceTexts(
        title=told(service, "name"),
        lead=first_line(said(service, "description")),
        answers=answers(service),
        status=status_tag(service),
        waiting=waiting(service.waiting_days) if service.waiting_days is not None else "",
        steps=[step(line) for line in lines_of(said(service, "application_process"))],
        referral=referral_sentence(service),
        offered=own[1:],
        type_name=told(kind, "name") if kind else Told(""),
        type_description=of_type if own else of_type[1:],
        eligibility=lines_of(said(service, "eligibility_description")),
        groups=[group.name for group in service.target_groups.all() or (kind.target_groups.all() if kind else ())],
        served=served(service),
        cost=cost_sentence(service),
        fees=lines_of(said(service, "fees_description")),
        refusal=lines_of(told(kind, "refusal_help")) if kind else [],
        law=law(kind) if kind else None,
        checked=checked(service, today),
    )


def step(line: Told) -> Step:
    """A line as a step: its first sentence is the title."""
    title, dot, text = line.partition(". ")
    return Step(Told(title.rstrip("."), line.lang), Told(text if dot else "", line.lang))


def served(service: Service) -> list[tuple[Region, list[Municipality]]]:
    """The municipalities whose residents it serves, by region."""
    rows = sorted(service.municipalities.all(), key=lambda one: (alphabetical(one.region.name), alphabetical(one.name)))
    return [(region, list(group)) for region, group in groupby(rows, key=lambda one: one.region)]
