"""Rows for the pages of strategies and results."""

from councils import models
from registry.models import Region
from tests.councils.results.builders import ActionFactory, strategy_with_goal, value
from tests.councils.results.rows import row_in


def make_results(region: Region) -> None:
    """A strategy with a goal, values with a gap and a preliminary one, an action, and income of the fund."""
    goal = strategy_with_goal(region)
    for year, number, status in ((2022, "1.8", "final"), (2024, "2.1", "final"), (2025, "1.9", "preliminary")):
        for code in ("eakad-hooldekodus", "eakate-osakaal"):
            value(region, year, number, code, status=status)
            value(None, year, number, code)
    value(region, 2025, "2.4", sex="female", age_group="85+")
    ActionFactory(goal=goal)
    for model in (models.FundEntry, models.BudgetLine, models.FundingContract):
        row_in(model, region)
