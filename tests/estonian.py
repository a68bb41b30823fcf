"""Whether Estonian on a page of another language is marked as Estonian."""

from html.parser import HTMLParser

MARK = "Eestikeelne"
"""What each Estonian text begins with in these tests."""
VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "source", "wbr", "col"})
#: What cannot hold an element of another language, or is not read to anybody.
UNREAD = frozenset({"title", "script", "style"})


class Languages(HTMLParser):
    """Collects the marked texts that stand in no element of Estonian."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")
        self.unmarked += [
            f"{tag}[{name}] {text}"
            for name, text in attrs
            if name in {"aria-label", "alt", "placeholder"} and MARK in (text or "") and language != "et"
        ]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        if MARK in data and language != "et" and tag not in UNREAD:
            self.unmarked.append(f"{tag}: {data.strip()}")


def unmarked(page: str) -> list[str]:
    """The marked texts of a page that stand in no element of Estonian, each once."""
    reader = Languages()
    reader.feed(page)
    return list(dict.fromkeys(reader.unmarked))
