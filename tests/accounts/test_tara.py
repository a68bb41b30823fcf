"""What the state's login says is believed only where level, means, country and code are as asked (design, login)."""

import pytest

from accounts.tara import InsufficientProof, names_from_claims, personal_code_from_claims

PROVEN = {"sub": "EE47101010033", "acr": "high", "amr": ["smartid"]}


@pytest.mark.parametrize("means", [["idcard"], ["mID"], ["smartid"], ("x", "idcard")])
def test_a_person_proven_as_asked_is_known_by_the_code(means):
    assert personal_code_from_claims({**PROVEN, "amr": means}) == "47101010033"


def test_the_claims_of_the_id_token_are_those_that_count():
    assert personal_code_from_claims({"sub": "EE38001085718", "id_token": PROVEN}) == "47101010033"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"acr": "substantial"}, "acr"),
        ({"acr": None}, "acr"),
        ({"amr": "idcard"}, "amr"),
        ({"amr": ["eIDAS"]}, "amr"),
        ({"amr": []}, "amr"),
        ({"amr": None}, "amr"),
        ({"sub": "LV47101010033"}, "sub"),
        ({"sub": "LV4710101003"}, "sub"),
        ({"sub": "47101010033"}, "sub"),
        ({"sub": "EE47101010034"}, "sub"),
        ({"sub": None}, "sub"),
        ({"id_token": "EE47101010033"}, "claims"),
    ],
)
def test_what_is_not_proven_is_refused(wrong, named):
    with pytest.raises(InsufficientProof, match=f"^{named}$"):
        personal_code_from_claims({**PROVEN, **wrong})


@pytest.mark.parametrize("missing", ["sub", "acr", "amr"])
def test_a_claim_that_is_missing_proves_nothing(missing):
    with pytest.raises(InsufficientProof, match=missing):
        personal_code_from_claims({name: value for name, value in PROVEN.items() if name != missing})


@pytest.mark.parametrize(
    ("attributes", "names"),
    [
        ({"given_name": "MARI", "family_name": "METS"}, ("MARI", "METS")),
        ({"given_name": "MARI"}, ("MARI", "")),
        ("MARI METS", ("", "")),
        (None, ("", "")),
    ],
)
def test_names_are_those_of_the_register(attributes, names):
    assert names_from_claims({**PROVEN, "profile_attributes": attributes}) == names
