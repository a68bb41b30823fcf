"""What people call things."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.models import ServiceType
from search.analysis.language import ENGLISH, ESTONIAN, RUSSIAN
from search.meaning.thesaurus import Entry

LANGUAGE_CHOICES = [(ESTONIAN, _("eesti")), (RUSSIAN, _("vene")), (ENGLISH, _("inglise"))]


class SearchWordQuerySet(models.QuerySet["SearchWord"]):
    """Search words, as the search reads them."""

    def entries(self) -> Iterator[Entry]:
        """All words in use with the codes of their service types; two queries."""
        used = self.filter(is_used=True)
        types: dict[int, tuple[str, ...]] = {}
        same: dict[tuple[str, ...], tuple[str, ...]] = {}  # thousands of words mean the same types
        tied = used.filter(service_types__isnull=False).values_list("pk", "service_types__code")
        for word_id, code in tied.iterator():
            codes = tuple(sorted((*types.get(word_id, ()), code)))
            types[word_id] = same.setdefault(codes, codes)
        rows = used.values_list("pk", "term", "language", "words", "both_ways")
        for pk, term, language, words, both_ways in rows.iterator():
            yield Entry(term, language, listed(words), types.get(pk, ()), both_ways)


@lru_cache(maxsize=2_000)
def listed(words: str) -> tuple[str, ...]:
    """The words of a cell that holds one a line; remembered, since a hundred terms mean the same ones."""
    return tuple(dict.fromkeys(line for raw in words.splitlines() if (line := raw.strip())))


class SearchWord(models.Model):
    """A word or phrase that people type, and the words and service types that it means."""

    term = models.CharField(
        _("sõna või väljend"),
        max_length=120,
        help_text=_("Nii, nagu inimesed otsivad, näiteks „vanadekodu“ või „ei saa trepist“. Sõnavorm ei ole tähtis."),
    )
    language = models.CharField(_("keel"), max_length=2, choices=LANGUAGE_CHOICES, default=ESTONIAN)
    words = models.TextField(
        _("mida see tähendab"),
        blank=True,
        help_text=_("Sõnad, mida teenuste nimed ja kirjeldused kasutavad. Iga sõna omal real."),
    )
    service_types = models.ManyToManyField(
        ServiceType, blank=True, related_name="search_words", verbose_name=_("teenuste liigid")
    )
    both_ways = models.BooleanField(
        _("kehtib mõlemat pidi"),
        default=False,
        help_text=_("Märkige, kui see on sama asja teine nimi. Ärge märkige, kui see on mure, mis viib teenuseni."),
    )
    source = models.CharField(_("allikas"), max_length=200, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vaatas üle"),
    )
    is_used = models.BooleanField(_("kasutusel"), default=True)
    modified_at = models.DateTimeField(_("muudetud"), auto_now=True, db_index=True)

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("otsingusõna")
        verbose_name_plural = _("otsingusõnad")
        ordering = ["language", "term", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["term", "language", "both_ways"], name="a_search_word_once_each_way")
        ]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        super().clean()
        self.term = " ".join(self.term.split())
        if self.both_ways and not self.listed_words:
            raise ValidationError({"words": _("Mõlemat pidi saab kehtida ainult sõna, millel on vasted.")})

    @property
    def listed_words(self) -> tuple[str, ...]:
        """The words that it means."""
        return listed(self.words)
