"""The state's login (TARA) as a provider of allauth's, stricter than the library's own OpenID Connect."""
