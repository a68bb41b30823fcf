"""The words that the index knows, and how a misspelt word is led to them."""
