"""A meeting's agenda as a reader may see it: a closed point only as such, with its ground and last day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from councils.models import AgendaItem, Decision, Meeting, Paper
from councils.restriction import Restriction
from registry.public.told import Told, told


@dataclass(frozen=True, slots=True)
class ItemShown:
    """A point of the agenda; `title` is empty and `papers` are none where it is closed to the reader."""

    number: int
    title: Told
    presenter: str
    closed: Restriction | None
    papers: tuple[Paper, ...]
    decisions: tuple[Decision, ...]
    row: AgendaItem


def agenda_of(meeting: Meeting, on: date, *, sees_closed: bool, sees_drafts: bool = False) -> list[ItemShown]:
    """The agenda in its order; three queries. `sees_drafts`: decisions that are not adopted too."""
    decisions = Decision.objects.all() if sees_drafts else Decision.objects.adopted()
    items = with_papers(meeting.items.order_by("order", "pk")).prefetch_related(
        Prefetch("decisions", decisions.select_related("council__region").order_by("pk"))
    )
    return [item_shown(number, item, on, sees_closed) for number, item in enumerate(items, start=1)]


def with_papers(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """The points with their papers, but for the files' bytes."""
    return items.prefetch_related(Prefetch("papers", Paper.objects.defer("content").select_related("item")))


def item_shown(number: int, item: AgendaItem, on: date, sees_closed: bool) -> ItemShown:
    """One point for a reader."""
    is_closed = item.is_closed(on)
    is_hidden = is_closed and not sees_closed
    return ItemShown(
        number=number,
        title=Told("") if is_hidden else told(item, "title"),
        presenter="" if is_hidden else item.presenter,
        closed=item.restriction if is_closed else None,
        papers=tuple(paper for paper in item.papers.all() if sees_closed or not paper.is_closed(on)),
        decisions=tuple(item.decisions.all()),
        row=item,
    )
