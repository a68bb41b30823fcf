"""Two regions beside the real ones, and the people of each."""

from tests.registry.backoffice.conftest import abroad, enter, home

__all__ = ["abroad", "enter", "home"]
