"""What happens to the registry: each write checks right and rule, changes and records, in one transaction."""
