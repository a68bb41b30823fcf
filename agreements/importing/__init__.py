"""Memberships of before the portal, as a table."""
