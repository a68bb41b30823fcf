"""What waits for the staff's hand."""
