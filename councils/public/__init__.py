"""What the public reads of councils; nothing that is closed or unconfirmed."""
