"""The registry's place in the back office."""

from wagtail import hooks

from .bulk import BULK_ACTIONS
from .importing.admin_hooks import import_menu_item, import_urls
from .policies import register_row_policies
from .viewsets.choosing import CHOOSERS
from .viewsets.register import RegisterGroup, WorkGroup
from .waiting_panel import show_waiting_panel

register_row_policies()  # before Wagtail asks for a policy for the first time

hooks.register("register_admin_viewset", lambda: [RegisterGroup(), WorkGroup(), *CHOOSERS])
hooks.register("construct_homepage_panels", show_waiting_panel)
hooks.register("register_admin_urls", import_urls)
hooks.register("register_admin_menu_item", import_menu_item)
for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)
