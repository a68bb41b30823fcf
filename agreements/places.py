"""To which regions the rows of membership belong (design, "Row-level rights")."""

from agreements import models
from registry.rights.scope import place


def place_rows() -> None:
    """Tell the registry, so that policies, groups and listings of the back office obey."""
    place(models.Tervik, "region")
    place(models.TervikPost, "tervik__region")
    place(models.CoordinationArea, "tervik__region")
    place(models.Membership, "tervik__region", by_services=True)
    place(models.AccessionApplication, "tervik__region", by_services=True)
    place(models.CooperationAgreement, "tervik__region", by_services=True)
    place(models.Departure, "membership__tervik__region", by_services=True)
    place(models.Disagreement, "tervik__region", by_services=True)
    place(models.Obligation, "region", by_services=True)
    place(models.QuorumReading, "region", by_services=True)
    place(models.QuorumRuleSet, kept_nationally=True, shared=True)
    place(models.AgreementTemplate, "region", shared=True)
    place(models.Event, by_services=True)
