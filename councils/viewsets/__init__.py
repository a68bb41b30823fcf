"""The councils' place in the back office."""
