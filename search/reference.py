"""What the search of an installation begins with: the seed list of search words."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from registry.models import ServiceType
from registry.rights.groups import EDITORS, NATIONAL_EDITORS, READERS, permissions_for
from search import seed
from search.meaning.thesaurus import Entry
from search.models import QueryCount, SearchWord

_BATCH = 1000


@transaction.atomic
def load() -> dict[str, int]:
    """Add the seed's words that are not there; what editors wrote, changed or put out of use stays."""
    there = set(SearchWord.objects.values_list("term", "language", "both_ways"))
    new = [entry for entry in merged(seed.entries()) if _key(entry) not in there]
    words = SearchWord.objects.bulk_create(
        (
            SearchWord(
                term=entry.term,
                language=entry.language,
                words="\n".join(entry.words),
                both_ways=entry.both_ways,
                source=seed.SOURCE,
            )
            for entry in new
        ),
        batch_size=_BATCH,
    )
    _tie_types(words, new)
    load_rights()
    return {"search words": SearchWord.objects.count()}


def load_rights() -> None:
    """Readers and editors see the list and the counts; national editors keep the list."""
    rights = {
        READERS: permissions_for({SearchWord, QueryCount}, "view"),
        EDITORS: permissions_for({SearchWord, QueryCount}, "view"),
        NATIONAL_EDITORS: permissions_for({SearchWord}, "view", "add", "change", "delete")
        | permissions_for({QueryCount}, "view"),
    }
    for name, condition in rights.items():
        Group.objects.get_or_create(name=name)[0].permissions.add(*Permission.objects.filter(condition))


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each term, language and direction, with all that it means."""
    result = []
    for (term, language, both_ways), group in groupby(sorted(entries, key=_key), key=_key):
        same = list(group)
        words = tuple(dict.fromkeys(word for entry in same for word in entry.words))
        types = tuple(dict.fromkeys(code for entry in same for code in entry.types))
        result.append(Entry(term, language, words, types, both_ways))
    return result


def _key(entry: Entry) -> tuple[str, str, bool]:
    return entry.term, entry.language, entry.both_ways


def _tie_types(words: Iterable[SearchWord], entries: Iterable[Entry]) -> None:
    """Tie rows to service types; a code that this installation does not have is passed over."""
    kinds = dict(ServiceType.objects.values_list("code", "pk"))
    through = SearchWord.service_types.through
    through.objects.bulk_create(
        (
            through(searchword_id=word.pk, servicetype_id=kinds[code])
            for word, entry in zip(words, entries, strict=True)
            for code in entry.types
            if code in kinds
        ),
        batch_size=_BATCH,
    )
