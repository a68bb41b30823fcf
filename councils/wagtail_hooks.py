"""The councils' place in the back office; the registry has put its row policies on the models already."""

from wagtail import hooks

from councils.viewsets.councils import CouncilsGroup
from councils.viewsets.results import MoneyGroup, ResultsGroup

hooks.register("register_admin_viewset", lambda: [CouncilsGroup(), ResultsGroup(), MoneyGroup()])
