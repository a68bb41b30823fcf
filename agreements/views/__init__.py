"""Public pages of membership."""
