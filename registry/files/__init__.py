"""Files that somebody takes away: tables, calendars, PDF."""
