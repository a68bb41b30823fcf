"""What happens around membership: each service checks right and rule, changes, records, in one transaction."""
