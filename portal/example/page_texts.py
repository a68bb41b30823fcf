"""Texts of the example's pages, read from files; pure.

A file is a small Markdown. ``# title`` and a lead in the next line, then parts with an empty line between them:

- ``## heading``, paragraphs, ``- `` lists;
- steps ``1. What to do | how``;
- ``> One strong sentence. | Why.`` is a notice;
- ``![](name)`` is a picture of the example;
- ``{teenused TYPE COUNTY}`` and ``{kontaktid FUNCTION COUNTY}`` place live services and contacts; the county may be
  left out.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Final

STEP: Final = re.compile(r"\d+\. ")
PICTURE: Final = re.compile(r"!\[\]\((?P<name>[\w-]+)\)")
LIVE: Final = re.compile(r"\{(?P<kind>teenused|kontaktid) (?P<what>\w+)(?: (?P<region>\d{4}))?\}")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's title, lead and parts as (block, value)."""

    title: str
    lead: str
    parts: tuple[tuple[str, object], ...]


def read(text: str) -> PageText:
    """A page's text. Raises ValueError where the file does not begin with a title and a lead."""
    head, _, body = text.strip().partition("\n\n")
    title, _, lead = head.partition("\n")
    if not title.startswith("# ") or not lead:
        raise ValueError("A page's text begins with '# title' and a lead.")
    return PageText(title[2:].strip(), lead.strip(), tuple(part(one.strip()) for one in re.split(r"\n\s*\n", body)))


def part(text: str) -> tuple[str, object]:
    """One part as the name of its block and the block's value."""
    if text.startswith("## "):
        return "heading", text[3:]
    if text.startswith("> "):
        return "notice", sentence_and_rest(text[2:], "title", "text")
    if STEP.match(text):
        return "steps", [sentence_and_rest(STEP.sub("", line, count=1), "title", "text") for line in text.splitlines()]
    if found := PICTURE.fullmatch(text):
        return "picture", found["name"]
    if found := LIVE.fullmatch(text):
        return live(found["kind"], found["what"], found["region"] or "")
    return "text", listed(text) if text.startswith("- ") else f"<p>{escape(text)}</p>"


def live(kind: str, what: str, region: str) -> tuple[str, object]:
    """A block of live services or contacts."""
    if kind == "teenused":
        return "services", {"title": "", "service_type": what, "region": region, "most": 3}
    return "contacts", {"title": "", "function": what, "region": region}


def sentence_and_rest(text: str, first: str, rest: str) -> dict[str, str]:
    """Two texts with ``|`` between them; the second may be missing."""
    one, _, two = text.partition(" | ")
    return {first: one.strip(), rest: two.strip()}


def listed(text: str) -> str:
    """A list as HTML."""
    return "<ul>" + "".join(f"<li>{escape(line.removeprefix('- '))}</li>" for line in text.splitlines()) + "</ul>"
