"""What the state's login (TARA) says of a person, checked; pure.

TARA: the claim ``sub`` is the country code with the personal code, ``acr`` the level of assurance, ``amr`` the means.
allauth lets a visitor override the request's parameters, so level and country are checked on the answer.
"""

from collections.abc import Mapping

from stdnum.ee import ik

LEVELS = frozenset({"high"})
MEANS = frozenset({"idcard", "mID", "smartid"})


class InsufficientProof(ValueError):
    """The answer does not prove an Estonian personal code at the level that is asked."""


def personal_code_from_claims(extra_data: Mapping[str, object]) -> str:
    """The eleven digits of the proven person.

    Raises InsufficientProof where level, means, country or checksum is not as asked.
    """
    claims = proven_claims(extra_data)
    subject = str(claims.get("sub", ""))
    means = claims.get("amr", ())
    if claims.get("acr") not in LEVELS:
        raise InsufficientProof("acr")
    if isinstance(means, str) or not MEANS & set(means if isinstance(means, list | tuple) else ()):
        raise InsufficientProof("amr")
    if not subject.startswith("EE") or not ik.is_valid(subject[2:]):
        raise InsufficientProof("sub")
    return subject[2:]


def names_from_claims(extra_data: Mapping[str, object]) -> tuple[str, str]:
    """First and last name as the state's register has them, from `profile_attributes`; empty where it says none."""
    attributes = proven_claims(extra_data).get("profile_attributes", {})
    if not isinstance(attributes, Mapping):
        return "", ""
    return str(attributes.get("given_name", "")), str(attributes.get("family_name", ""))


def proven_claims(extra_data: Mapping[str, object]) -> Mapping[str, object]:
    """The claims of the ID token. Raises InsufficientProof where there are none."""
    claims = extra_data.get("id_token", extra_data)
    if not isinstance(claims, Mapping):
        raise InsufficientProof("claims")
    return claims
