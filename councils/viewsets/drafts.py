"""Views of what the council approves: begun as the next version, changed only while it is a draft."""

from django.db import transaction
from django.db.models import Model

from councils.models.documents import CouncilDocument
from councils.services.documents import record
from registry.viewsets.guarded import GuardedViewSet
from registry.viewsets.objects import GuardedCreateView


class DraftCreateView(GuardedCreateView):
    """Begins the region's next version."""

    @transaction.atomic
    def save_instance(self) -> Model:
        draft: CouncilDocument = self.form.instance
        draft.version = draft.next_version_in(draft.region)
        draft.drafted_by = self.request.user
        made = super().save_instance()
        record("begin", made, self.request.user)
        return made


class DraftViewSet(GuardedViewSet):
    """A document of the council in the back office; its steps are taken in the region's workspace."""

    add_view_class = DraftCreateView
    related: tuple[str, ...] = ("region", "decision")
