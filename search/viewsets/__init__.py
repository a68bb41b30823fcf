"""The search in the back office."""
