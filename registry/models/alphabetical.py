"""Ordering rows by the alphabet, on either database: SQLite and many PostgreSQL servers order by the letters' codes."""

from typing import Any, Self

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import F, Func
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from modeltranslation.manager import rewrite_lookup_key

from registry.alphabet import alphabetical


class Alphabetical(Func):
    """A text as it is ordered in the alphabet; of a translated field the text in the reader's language."""

    function = "alphabetical"
    arity = 1

    def resolve_expression(self, query: Query | None = None, *args: Any, **kwargs: Any) -> Self:
        """As any function, after the field is chosen by language (modeltranslation does so for plain names alone)."""
        [source] = self.get_source_expressions()
        chosen = self.copy()
        if query is not None and query.model is not None and isinstance(source, F):
            name = rewrite_lookup_key(query.model, source.name)  # type: ignore[attr-defined]  # stubs forget it
            chosen.set_source_expressions([F(name)])
        return super(Alphabetical, chosen).resolve_expression(query, *args, **kwargs)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """By the server's own Estonian order."""
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "et-x-icu"', **context)


def teach_alphabet(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Let SQLite ask our own rule."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("alphabetical", 1, alphabetical_or_none, deterministic=True)


def alphabetical_or_none(text: str | None) -> str | None:
    """The same of a column that may be empty."""
    return None if text is None else alphabetical(text)


connection_created.connect(teach_alphabet, dispatch_uid="alphabet")
