"""Every type of page of those who are logged in, with somebody who may see it and the rows behind it.

What a council's workspace shows is looked at in `test_council_workspace.py`, what follows a signature in
`test_accession.py`.
"""

from datetime import date

from django.urls import reverse

from accounts.models import User
from agreements.models import AgreementTemplate, DoubtfulContainer, Tervik
from agreements.services.accession_draft import begin_application
from agreements.services.cooperation_draft import add_parties, draft_agreement
from agreements.services.disagreements import raise_disagreement
from agreements.services.leaving import begin_leaving
from agreements.services.recompute import recompute
from agreements.signing.reasons import Reason
from councils.models import DecisionTask, FundingContract, ReadinessPlan, Strategy
from tests.agreements.factories import (
    JAAN,
    KADRI,
    RepresentativeFactory,
    formed_tervik,
    gp_provider,
    join,
    law_in_force,
    municipality,
)
from tests.councils.factories import AdoptedDecisionFactory, council_of
from tests.councils.results.rows import row_in
from tests.factories import UserFactory, member_of, national_editor, national_reader, staff_of

RAPLA, KEHTNA, KOHILA, MARJAMAA = "0668", "0293", "0317", "0503"
OWN_LOGIN = ("account_email", "account_change_password", "account_reauthenticate", "account_logout", "mfa_index")


def make_own_pages() -> list[tuple[User, list[str]]]:
    """Who sees which addresses, each without its language."""
    tervik = tervik_whose_quorum_is_met()
    pages = [of_a_party(tervik), of_members(tervik), of_staff(tervik), of_editors(tervik), of_the_state(), of_a_clerk()]
    return [(who, [path.split("/", 2)[2] for path in paths]) for who, paths in pages]


def tervik_whose_quorum_is_met() -> Tervik:
    """Rapla itself is obliged to join, and has somebody who signs; Kohila and Märjamaa have another."""
    law_in_force()
    tervik = formed_tervik()
    for party in (municipality(KEHTNA), municipality(KOHILA), municipality(MARJAMAA), gp_provider(1, RAPLA)):
        join(party, tervik, date(2026, 2, 1))
    RepresentativeFactory(organization=municipality(RAPLA), personal_code=KADRI)
    for code in (KOHILA, MARJAMAA):
        RepresentativeFactory(organization=municipality(code), personal_code=JAAN)
    recompute([tervik.region])
    return tervik


def of_a_party(tervik: Tervik) -> tuple[User, list[str]]:
    """An obliged municipality's signer, who fills in the form; and everybody's own login."""
    own, kadri = municipality(RAPLA), UserFactory(personal_code=KADRI)
    draft = begin_application(kadri, own, tervik)
    return kadri, [
        *(reverse(name) for name in ("my_page", "agreements", *OWN_LOGIN)),
        reverse("my_organization", args=[own.pk]),
        reverse("accession", args=[draft.pk]),
    ]


def of_members(tervik: Tervik) -> tuple[User, list[str]]:
    """A signer of two members: one disagrees, the other leaves."""
    AgreementTemplate.objects.filter(region=None).update(notice_days=30)
    jaan, kohila, marjamaa = UserFactory(personal_code=JAAN), municipality(KOHILA), municipality(MARJAMAA)
    row = raise_disagreement(jaan, tervik, "Koduteenuse piir", "Kes teenindab piiriküla?", [kohila, marjamaa])
    leaving = begin_leaving(jaan, tervik.memberships.get(party=marjamaa), "Liitume naabermaakonnaga.")
    return jaan, [
        *(reverse(name) for name in ("my_organizations", "disagreements")),
        reverse("disagreement", args=[row.pk]),
        reverse("leaving_begin", args=[tervik.memberships.get(party=kohila).pk]),
        reverse("departure", args=[leaving.pk]),
    ]


def of_staff(tervik: Tervik) -> tuple[User, list[str]]:
    """The TERVIK's staff."""
    staff, region = staff_of(tervik.region), tervik.region
    agreement = draft_agreement(staff, tervik, "Koostöö")
    add_parties(staff, agreement, [municipality(KOHILA)])
    strategy = row_in(Strategy, region)
    row_in(ReadinessPlan, region)
    return staff, [
        *(reverse(name, args=[region.slug]) for name in ("region_members", "what_if", "drafts", "region_readiness")),
        *(reverse(name) for name in ("representatives", "departures", "disagreements")),
        reverse("agreement", args=[agreement.pk]),
        reverse("leaving_paper", args=[tervik.memberships.get(party=municipality(KEHTNA)).pk]),
        reverse("draft", args=[region.slug, "strategy", strategy.version]),
    ]


def of_editors(tervik: Tervik) -> tuple[User, list[str]]:
    """National editors: a file over which two verifiers differ, and the end of a TERVIK."""
    editor, leaving = national_editor(), tervik.memberships.get(party=municipality(MARJAMAA)).departures.get()
    doubt = DoubtfulContainer.objects.create(
        document=leaving.document,
        party=municipality(MARJAMAA),
        content=b"",
        file_name="teade.asice",
        uploaded_by=editor,
        uploaded_at=leaving.document.issued_at,
        verdict={
            "reasons": [{"code": Reason.NO_TIMESTAMP.value}],
            "signatures": [{"signer": "JAAN TAMM", "personal_code": JAAN, "valid": True, "warnings": []}],
        },
        verifier_version="1",
    )
    return editor, [reverse("doubts"), reverse("doubt", args=[doubt.pk]), reverse("tervik_end", args=[tervik.pk])]


def of_the_state() -> tuple[User, list[str]]:
    """The state's people, who supervise contracts with funders (F5)."""
    contract = row_in(FundingContract, council_of().region)
    return national_reader(), [reverse("funding_contracts"), reverse("funding_contract", args=[contract.pk])]


def of_a_clerk() -> tuple[User, list[str]]:
    """Somebody of a municipality that a decision gave something to do (C3)."""
    task = DecisionTask.objects.create(
        decision=AdoptedDecisionFactory(council=council_of()),
        text="Leia ruum",
        organization=municipality(RAPLA),
        due_on=date(2026, 3, 27),
    )
    return member_of(municipality(RAPLA)), [reverse("my_tasks"), reverse("my_task", args=[task.pk])]
