"""Verifies ASiC-E containers with qualified electronic signatures (A2).

Pure Python: no Django, no database, no clock of its own, no network. `verifier.verify` walks a chain of
stages, one module each, and every stage may only refuse. Texts for people are in `texts` (the only module
here that knows Django).
"""
