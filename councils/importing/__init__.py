"""Kinds of import of councils' figures."""
