"""Services that rows of other kinds name by their external ids."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_noop

from registry.models import Service
from registry.permissions import editable

from . import cells
from .actors import Actor
from .columns import Row
from .drafts import Draft, outside_region
from .manys import batches
from .reasons import Refused, shortened

SERVICES = cells.several(cells.one_line(80), longest=100_000)
InUse = Callable[[int, set[int]], bool]


def never(record_id: int, service_ids: set[int]) -> bool:
    """Nothing hangs on the connection."""
    return False


class ServiceLinks:
    """The services that a file names, and those that its records are connected with already.

    A service without an external id cannot be named in a table, so a connection with it stays as it is.
    """

    def __init__(self, rows: list[Row], linked: Mapping[int, frozenset], actor: Actor) -> None:
        named = sorted({name for row in rows for name in row.values.get("services", ())})
        self.by_name: dict[str, int] = {}
        self.names: dict[int, str] = {}
        self.allowed: set[int] = set()
        self.actor = actor
        for part in batches(named):
            self.note(Service.objects.filter(external_id__in=part), is_named=True)
        for part in batches(sorted({pk for services in linked.values() for pk in services})):
            self.note(Service.objects.filter(pk__in=part).exclude(external_id=None), is_named=False)

    def note(self, services: object, is_named: bool) -> None:
        """Learn names and keys, and which of them the actor keeps."""
        for pk, name in services.values_list("pk", "external_id"):  # type: ignore[attr-defined]
            self.names[pk] = name
            if is_named:
                self.by_name[name] = pk
        if self.actor.user is not None and is_named:
            self.allowed |= set(editable(services, self.actor.user).values_list("pk", flat=True))  # type: ignore[arg-type]

    def put(self, draft: Draft, in_use: InUse = never) -> None:
        """Connect a record with the services that its row names, and with no others."""
        if not draft.has("services"):
            return
        before = draft.many.get("services", frozenset())
        with draft.cell("services"):
            wanted = {self.find(name) for name in draft.row.values["services"]} | (before - self.names.keys())
            added, gone = wanted - before, before - wanted
            if not self.actor.is_national and not added <= self.allowed:
                raise outside_region("services")
            if gone and in_use(draft.record.pk, set(gone)):
                raise Refused(gettext_noop("Teenusel on selles kohas lahtiolekuajad. Eemaldage seos käsitsi."))
            draft.put_many("services", wanted, self.names, "services")

    def find(self, name: str) -> int:
        """The service with that external id. Raises Refused where there is none."""
        try:
            return self.by_name[name]
        except KeyError:
            raise Refused(
                gettext_noop("Teenust tunnusega “%(name)s” ei ole. Importige enne teenused."), name=shortened(name)
            ) from None
