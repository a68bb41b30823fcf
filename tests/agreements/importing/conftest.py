"""Tables to import, as the registry's tests write them."""

from tests.registry.importing.conftest import command, imported, previewed, table

__all__ = ["command", "imported", "previewed", "table"]
