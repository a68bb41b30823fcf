"""What happens in a council: each service checks right and rule, changes, records, in one transaction."""
