"""Membership's place in the back office."""

from wagtail import hooks

from agreements.viewsets.register import MembershipGroup

hooks.register("register_admin_viewset", lambda: MembershipGroup())
