"""How it is found: text analysis, engines, index upkeep, finder."""
