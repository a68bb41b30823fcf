"""What a page or a file shows, gathered from the record."""
