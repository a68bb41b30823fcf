"""The registry's public pages."""
