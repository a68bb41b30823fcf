"""How the sentences of `registry/permissions.py` reach rows, groups and the back office."""
