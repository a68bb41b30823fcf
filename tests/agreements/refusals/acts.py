"""Every act around membership, and who may take it."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

from accounts.models import User
from agreements.lifecycles.disagreement import DisagreementStep
from agreements.models import QuorumRuleSet, Representative, Tervik
from agreements.services import (
    accession_close,
    accession_draft,
    accession_issue,
    accession_sign,
    agreement_texts,
    cooperation_close,
    cooperation_draft,
    cooperation_issue,
    cooperation_sign,
    disagreements,
    doubts,
    leaving,
    memberships,
    representatives,
    rule_sets,
    staff,
    terviks,
)
from agreements.services.founding import Founding
from tests.agreements.factories import JAAN

Act = Callable[[User, SimpleNamespace], object]
DAY = date(2026, 3, 1)
KEEPERS = frozenset({"staff", "national editor"})
NATIONAL = frozenset({"national editor"})
PARTY = frozenset({"represents the party"})
MEMBER = frozenset({"represents the member"})
CARRIER = frozenset({"represents the carrier"})
IN_DISPUTE = KEEPERS | MEMBER | CARRIER


def founding(record: SimpleNamespace) -> Founding:
    return Founding(Tervik.Form.LEGAL_PERSON, record.party, signers=(record.member,))


def person(record: SimpleNamespace) -> Representative:
    """Powers that nobody has named yet."""
    return Representative(organization=record.party, personal_code=JAAN, name="Jaan Tamm", basis="board_member")


def rules() -> QuorumRuleSet:
    """Rules that nobody has proposed yet."""
    return QuorumRuleSet(code="uued", status="draft", legal_reference="Eelnõu", valid_from=date(2031, 1, 1))


ACTS: dict[str, tuple[frozenset[str], Act]] = {
    "accession_draft.begin_application": (
        KEEPERS | PARTY,
        lambda user, r: accession_draft.begin_application(user, r.party, r.tervik),
    ),
    "accession_draft.save_draft": (KEEPERS | PARTY, lambda user, r: accession_draft.save_draft(user, r.application)),
    "accession_issue.issue": (KEEPERS | PARTY, lambda user, r: accession_issue.issue(user, r.application)),
    "accession_sign.upload_signed": (PARTY, lambda user, r: accession_sign.upload_signed(user, r.application, b"", "")),
    "accession_sign.countersign": (CARRIER, lambda user, r: accession_sign.countersign(user, r.application, b"", "")),
    "accession_close.decline": (CARRIER, lambda user, r: accession_close.decline(user, r.application, "Sest")),
    "accession_close.withdraw": (PARTY, lambda user, r: accession_close.withdraw(user, r.application)),
    "agreement_texts.begin_text": (KEEPERS, lambda user, r: agreement_texts.begin_text(user, r.region)),
    "agreement_texts.write_text": (KEEPERS, lambda user, r: agreement_texts.write_text(user, r.text, {"powers": "A"})),
    "agreement_texts.publish_text": (KEEPERS, lambda user, r: agreement_texts.publish_text(user, r.text)),
    "cooperation_draft.draft_agreement": (
        KEEPERS,
        lambda user, r: cooperation_draft.draft_agreement(user, r.tervik, "Veel"),
    ),
    "cooperation_draft.save_agreement": (KEEPERS, lambda user, r: cooperation_draft.save_agreement(user, r.agreement)),
    "cooperation_draft.add_parties": (
        KEEPERS,
        lambda user, r: cooperation_draft.add_parties(user, r.agreement, [r.member]),
    ),
    "cooperation_draft.remove_party": (KEEPERS, lambda user, r: cooperation_draft.remove_party(user, r.part)),
    "cooperation_draft.amend_agreement": (
        KEEPERS,
        lambda user, r: cooperation_draft.amend_agreement(user, r.agreement),
    ),
    "cooperation_issue.issue_agreement": (
        KEEPERS,
        lambda user, r: cooperation_issue.issue_agreement(user, r.agreement),
    ),
    "cooperation_issue.issue_to_each": (
        KEEPERS,
        lambda user, r: cooperation_issue.issue_to_each(user, r.tervik, "Kõigile", [r.member]),
    ),
    "cooperation_sign.sign_agreement": (PARTY, lambda user, r: cooperation_sign.sign_agreement(user, r.part, b"", "")),
    "cooperation_close.withdraw_agreement": (
        KEEPERS,
        lambda user, r: cooperation_close.withdraw_agreement(user, r.agreement, "Sest"),
    ),
    "cooperation_close.end_agreement": (
        CARRIER,
        lambda user, r: cooperation_close.end_agreement(user, r.agreement, "Sest"),
    ),
    "cooperation_close.remind": (KEEPERS, lambda user, r: cooperation_close.remind(r.agreement, user, DAY)),
    "disagreements.raise_disagreement": (
        IN_DISPUTE,
        lambda user, r: disagreements.raise_disagreement(user, r.tervik, "Veel", "Üür", [r.tervik.founder, r.member]),
    ),
    "disagreements.take_step": (
        KEEPERS,
        lambda user, r: disagreements.take_step(user, r.disagreement, DisagreementStep.TAKE_UP, "Arutame"),
    ),
    "disagreements.say": (IN_DISPUTE, lambda user, r: disagreements.say(user, r.disagreement, "Arvame")),
    "doubts.decide_doubt": (NATIONAL, lambda user, r: doubts.decide_doubt(user, r.doubt, False, "Sest")),
    "leaving.begin_leaving": (MEMBER, lambda user, r: leaving.begin_leaving(user, r.membership)),
    "leaving.record_paper_notice": (
        KEEPERS,
        lambda user, r: leaving.record_paper_notice(user, r.membership, leaving.Paper(DAY, "Kiri 1")),
    ),
    "leaving.sign_notice": (MEMBER, lambda user, r: leaving.sign_notice(user, r.departure, b"", "")),
    "leaving.withdraw_notice": (MEMBER, lambda user, r: leaving.withdraw_notice(user, r.departure)),
    "memberships.correct_membership": (
        KEEPERS,
        lambda user, r: memberships.correct_membership(user, r.membership, DAY, None, "Viga"),
    ),
    "memberships.confirm_successor": (
        KEEPERS,
        lambda user, r: memberships.confirm_successor(user, r.membership, "Otsus"),
    ),
    "representatives.name_representative": (
        KEEPERS | {"clerk of the party"},
        lambda user, r: representatives.name_representative(user, person(r)),
    ),
    "representatives.confirm_representative": (
        KEEPERS,
        lambda user, r: representatives.confirm_representative(user, r.representative),
    ),
    "representatives.end_representative": (
        KEEPERS,
        lambda user, r: representatives.end_representative(user, r.representative, DAY),
    ),
    "rule_sets.propose_rule_set": (NATIONAL, lambda user, r: rule_sets.propose_rule_set(user, rules())),
    "rule_sets.approve_rule_set": (NATIONAL, lambda user, r: rule_sets.approve_rule_set(user, r.rules)),
    "staff.save_post": (KEEPERS, lambda user, r: staff.save_post(user, r.post, r.post.save)),
    "staff.save_area": (KEEPERS, lambda user, r: staff.save_area(user, r.area, r.area.save)),
    "staff.close_row": (KEEPERS, lambda user, r: staff.close_row(user, r.area, DAY)),
    "terviks.start_formation": (KEEPERS, lambda user, r: terviks.start_formation(user, r.region)),
    "terviks.describe_tervik": (KEEPERS, lambda user, r: terviks.describe_tervik(user, r.tervik)),
    "terviks.choose_form": (
        KEEPERS,
        lambda user, r: terviks.choose_form(user, r.tervik, Tervik.Form.LEGAL_PERSON),
    ),
    "terviks.form_tervik": (KEEPERS, lambda user, r: terviks.form_tervik(user, r.tervik, founding(r), DAY)),
    "terviks.change_form": (KEEPERS, lambda user, r: terviks.change_form(user, r.tervik, founding(r), DAY)),
    "terviks.end_tervik": (NATIONAL, lambda user, r: terviks.end_tervik(user, r.tervik, DAY)),
}
