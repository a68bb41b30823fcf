"""What is answered: cards, groups, choices with counts, and what to do where nothing was found."""
