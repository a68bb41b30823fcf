"""Membership in the back office: what is on record is read here, and changed by services alone."""
