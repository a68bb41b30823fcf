"""Forms of a party's and a TERVIK's own pages."""
