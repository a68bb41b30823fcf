"""The registry's place in the back office."""

from wagtail import hooks

from registry.bulk import BULK_ACTIONS
from registry.importing.admin_hooks import import_menu_item, import_urls
from registry.rights.policies import register_row_policies
from registry.viewsets.choosing import CHOOSERS
from registry.viewsets.register import RegisterGroup, WorkGroup
from registry.waiting.panel import show_waiting_panel

register_row_policies()  # before Wagtail asks for a policy for the first time

hooks.register("register_admin_viewset", lambda: [RegisterGroup(), WorkGroup(), *CHOOSERS])
hooks.register("construct_homepage_panels", show_waiting_panel)
hooks.register("register_admin_urls", import_urls)
hooks.register("register_admin_menu_item", import_menu_item)
for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)
