"""Forms of the council's workspace: one for each thing that somebody does there."""
