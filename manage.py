#!/usr/bin/env python
"""Django's command line; the settings choose development unless TERVIK_MODE=production."""

import os
import sys


def main() -> None:
    if sys.argv[1:2] == ["verify_container"]:
        verify_container()
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))


def verify_container() -> None:
    """Alone of all commands it needs nothing of the project: so it starts at once, whatever the settings are."""
    from django.conf import settings

    settings.configure(USE_I18N=False)
    from agreements.management.commands.verify_container import Command

    Command().run_from_argv(sys.argv)


if __name__ == "__main__":
    main()
