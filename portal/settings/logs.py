"""What went wrong goes to the standard error stream, whoever runs the portal keeps it."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A page that is not there is no trouble of ours.
    "loggers": {"django.request": {"level": "ERROR"}},
}
