"""The append-only log of what happened, and the proof that nothing in it was changed."""
