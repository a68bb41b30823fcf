"""The base of viewsets whose rows services alone change."""

from registry.viewsets.guarded import READ_ONLY, GuardedViewSet


class RecordViewSet(GuardedViewSet):
    """Listed, filtered, exported, inspected; no form."""

    without = READ_ONLY
