"""Who may do what around membership, of every service and everybody; a refusal leaves the record as it was."""

import pytest

from agreements import services
from agreements.services.agreement_texts import begin_text, publish_text, write_text
from tests.refusals import acts_of, has_right, nothing_written, refuses

from .acts import ACTS, NATIONAL
from .conftest import EVERYBODY

pytestmark = pytest.mark.django_db


def test_every_act_is_in_the_table():
    """A new service says there who may take it."""
    assert acts_of(services) == set(ACTS)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_not_is_refused_and_changes_nothing(record, who):
    """A1–A3, T5–T8: each act belongs to the staff, the party, the member, the carrier or the state, to nobody else."""
    user = EVERYBODY[who](record)
    strange = {name: act for name, (may, act) in ACTS.items() if who not in may}
    with nothing_written():
        assert [name for name, act in strange.items() if not refuses(act, user, record)] == []


@pytest.mark.parametrize("who", sorted(set().union(*(may for may, _ in ACTS.values()))))
def test_who_may_is_not_refused(record, who):
    """The other side of the table: nobody is kept from what is theirs."""
    user = EVERYBODY[who](record)
    own = {name: act for name, (may, act) in ACTS.items() if who in may}
    assert [name for name, act in own.items() if not has_right(act, user, record)] == []


COUNTRY_TEXT = {
    "begin": lambda user, record: begin_text(user, None),
    "write": lambda user, record: write_text(user, record.country_text, {"powers": "Volitus"}),
    "publish": lambda user, record: publish_text(user, record.country_text),
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_countrys_text_is_the_states_alone(record, who):
    """A1: staff of a region write its additions, national editors the text of all."""
    user = EVERYBODY[who](record)
    may = [name for name, act in COUNTRY_TEXT.items() if has_right(act, user, record)]
    assert may == (list(COUNTRY_TEXT) if who in NATIONAL else [])
