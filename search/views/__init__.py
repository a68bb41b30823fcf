"""The search's pages."""
