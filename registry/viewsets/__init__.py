"""The registry in the back office, a file for each kind of thing."""
