"""Sending back a form as a browser would."""

from html.parser import HTMLParser

from django.test import Client


class _Fields(HTMLParser):
    """The values that a browser would send for the editor's form, templates of new rows left out."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.inside = self.in_template = 0
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        if tag == "form":
            self.inside = int(said.get("id") == "w-editor-form")
        self.in_template += tag == "template"
        if not self.inside or self.in_template:
            return
        name = said.get("name") or ""
        if tag == "input" and name and self._is_sent(said):
            self.add(name, said.get("value") or "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in said:
            self.add(self.select, said.get("value") or "")
        elif tag == "textarea":
            self.area = name
            self.add(name, "")

    def _is_sent(self, said: dict[str, str | None]) -> bool:
        return said.get("type") not in {"checkbox", "radio"} or "checked" in said

    def add(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.values[self.area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.in_template -= tag == "template"
        if tag == "select":
            self.select = ""
        elif tag == "textarea" and self.area:
            self.values[self.area][-1] = self.values[self.area][-1].removeprefix("\n")
            self.area = ""
        elif tag == "form":
            self.inside = 0


def filled(client: Client, address: str) -> dict[str, object]:
    """What the form at an address would send if it were sent back untouched."""
    fields = _Fields()
    fields.feed(client.get(address).content.decode())
    return {name: values if len(values) > 1 else values[0] for name, values in fields.values.items()}
