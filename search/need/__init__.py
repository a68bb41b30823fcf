"""What people seek and do not find, counted without anything about them."""
