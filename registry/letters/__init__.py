"""Letters: to whom, and how they leave."""
