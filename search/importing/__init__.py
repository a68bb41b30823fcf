"""Search words as a table that comes in and goes out."""
