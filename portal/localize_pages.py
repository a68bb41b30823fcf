"""Teach wagtail-localize our base page.

wagtail-localize 1.14 names ``wagtail.models.Page``, which WAGTAIL_PAGE_MODEL swaps out: its checks for "is this a page"
would never hold and its queries would ask a table that does not exist. Its modules are given our base instead.
"""

import sys
from importlib import import_module

import wagtail.models

USERS = (
    "fields",
    "locales.utils",
    "models",
    "operations",
    "segments.extract",
    "synctree",
    "views.convert",
    "views.edit_translation",
    "views.submit_translations",
    "views.update_translations",
    "wagtail_hooks",
)


def use_base_page(base: type) -> None:
    """Let every module of wagtail-localize that names the base page name ours."""
    swapped = wagtail.models.Page
    for name in USERS:
        import_module(f"wagtail_localize.{name}")
    for name, module in sys.modules.items():
        if name.startswith("wagtail_localize") and getattr(module, "Page", None) is swapped:
            module.Page = base  # type: ignore[attr-defined]  # the module's own name for the base page
