"""The other names that reference data knows of an organisation."""

from collections.abc import Iterable

from registry.models import Organization
from registry.names import name_key


def add_missing(organization: Organization, names: Iterable[str]) -> None:
    """Add the names that the organisation lacks below those that it has.

    What staff wrote stays, and a name that stood there once and does not now was taken away by somebody: it stays away.
    """
    known = {organization.name_key, *organization.other_name_keys.split("\n")}
    missing = [name for name in names if name_key(name) not in known]
    if not missing:
        return
    history = organization.history  # type: ignore[attr-defined]  # simple_history adds it
    former = history.values_list("alternate_name", flat=True)
    taken_away = {name_key(line) for text in former for line in text.splitlines()}
    if new := [name for name in missing if name_key(name) not in taken_away]:
        organization.alternate_name = "\n".join([*organization.alternate_name.splitlines(), *new])
        organization.save()
