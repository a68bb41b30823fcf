"""The groups of pages that stand beside the services that were found."""

from dataclasses import dataclass

from search.asking.query import FinderResult
from search.records import service_types
from search.records.kinds import KINDS, Page


@dataclass(frozen=True, slots=True)
class Group:
    """One kind: its heading, the best of it, and how many more there are."""

    kind: str
    heading: str
    pages: tuple[Page, ...]
    more: int


def shown(result: FinderResult, language: str) -> dict[str, object]:
    """What the templates show of other kinds than services; one query or two a kind, whatever was found."""
    groups = (_group(other.kind, other.ids, other.total, language) for other in result.others)
    similar = _group(service_types.NAME_OF_KIND, result.similar_types, 0, language)
    return {"groups": [group for group in groups if group.pages], "similar_types": similar.pages}


def _group(kind: str, ids: tuple[int, ...], total: int, language: str) -> Group:
    declared = KINDS[kind]
    found = declared.pages(ids, language) if declared.pages and ids else {}
    pages = tuple(found[pk] for pk in ids if pk in found)
    return Group(kind, str(declared.heading), pages, max(0, total - len(pages)))
