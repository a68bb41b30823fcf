"""Texts that a person sees and no translator is asked for: in a template, in a call, in a model.

`manage.py check_translations` names them. A text in an element that names its language (`lang="ru"`) is said in that
language on purpose.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.conf import settings
from django.db.models import Field, Model
from django.template.base import Lexer, TokenType
from django.utils.functional import Promise
from wagtail.blocks import Block
from wagtail.fields import StreamField

Place = tuple[int, str]
"""The line, and what stands there."""

WORD = re.compile(r"[^\W\d_]{2}")
NAMES = re.compile(r"\b(Tervik|CSV|XLSX|SHA-256|ISO \d+-\d)\b")
READ_ALOUD = {"alt", "aria-description", "aria-label", "placeholder", "title"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style"}
TRANSLATED = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans", "comment": "endcomment"}

SAID = {"description", "empty_label", "heading", "help_text", "label", "menu_label", "message", "page_title", "title"}
SAID |= {"header", "placeholder", "short_description", "verbose_name", "verbose_name_plural"}
SPEAKERS = {"PermissionDenied", "ValidationError"}
MESSENGERS = {"messages"}

OF_THE_TREE = {"path", "depth", "numchild"}


def is_plain(text: str) -> bool:
    """Whether somebody would have to translate it: it has words that are no names."""
    return WORD.search(NAMES.sub("", text)) is not None


def in_template(source: str) -> list[Place]:
    """Texts of a template that stand outside `{% translate %}` and `{% blocktranslate %}`."""
    reader = _Reader()
    reader.feed(_without_tags(source))
    reader.close()
    return reader.found


def _without_tags(source: str) -> str:
    """The template's own text; its tags and what they translate leave their line breaks."""
    kept: list[str] = []
    ends_with = ""
    for token in Lexer(source).tokenize():
        word = token.contents.split(maxsplit=1)[0] if token.token_type == TokenType.BLOCK and token.contents else ""
        is_text = token.token_type == TokenType.TEXT and not ends_with
        gap = " " if token.token_type == TokenType.VAR else ""
        kept.append(token.contents if is_text else gap + "\n" * token.contents.count("\n"))
        if word == ends_with:
            ends_with = ""
        ends_with = ends_with or TRANSLATED.get(word, "")
    return "".join(kept)


class _Reader(HTMLParser):
    """Collects the words of a page, and those of attributes that are shown or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Place] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        passed_over = bool(given.get("lang", "").strip()) or tag in SILENT
        if not passed_over:
            for name in READ_ALOUD & given.keys():
                self.handle_data(given[name])
        if tag not in VOID:
            self._open.append((tag, passed_over))

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self._open) and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if is_plain(data) and not any(passed_over for _, passed_over in self._open):
            blank = len(data) - len(data.lstrip())
            self.found.append((self.getpos()[0] + data[:blank].count("\n"), " ".join(data.split())))


def in_code(source: str) -> Iterator[Place]:
    """Literals that code gives as a label, a help text or a message without marking them for translation."""
    for node in ast.walk(ast.parse(source)):
        for given in _said_by(node):
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            constants = [part.value for part in parts if isinstance(part, ast.Constant)]
            text = "".join(one for one in constants if isinstance(one, str))
            if is_plain(text):
                yield given.lineno, text


def _said_by(node: ast.AST) -> list[ast.expr]:
    """The expressions of a call or an assignment that a person reads."""
    if isinstance(node, ast.Assign):
        return [node.value for target in node.targets if isinstance(target, ast.Name) and target.id in SAID]
    if not isinstance(node, ast.Call):
        return []
    said = [keyword.value for keyword in node.keywords if keyword.arg in SAID]
    of_messages = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) in MESSENGERS
    return said + (node.args if of_messages or ast.unparse(node.func) in SPEAKERS else [])


def in_model(model: type[Model]) -> Iterator[str]:
    """What of a model the back office would show by its English name in code: itself, fields, choices, blocks."""
    if not isinstance(model._meta.verbose_name, Promise):
        yield "verbose_name"
    for field in model._meta.get_fields():
        if isinstance(field, Field) and field.model is model and field.editable and not field.primary_key:
            yield from _in_field(field)


def _in_field(field: Field) -> Iterator[str]:
    """What a field says; languages are named in themselves, and the page tree's own fields are never shown."""
    if field.name in OF_THE_TREE:
        return
    choices = [] if field.choices == settings.LANGUAGES else field.flatchoices
    says = [field.verbose_name, field.help_text, *(label for _, label in choices)]
    if any(text and not isinstance(text, Promise) and is_plain(str(text)) for text in says):
        yield field.name
    if isinstance(field, StreamField):
        yield from _in_blocks(field.name, field.stream_block)


def _in_blocks(name: str, block: Block) -> Iterator[str]:
    for inner, child in getattr(block, "child_blocks", {}).items():
        if not isinstance(child.label, Promise):
            yield f"{name}.{inner}"
        yield from _in_blocks(f"{name}.{inner}", child)
    if hasattr(block, "child_block"):
        yield from _in_blocks(name, block.child_block)
