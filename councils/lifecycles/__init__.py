"""One table of allowed steps for each thing that has a life of its own."""
