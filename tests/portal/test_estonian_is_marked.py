"""Estonian that stands on a Russian or English page is marked as Estonian, so that it is read aloud as such."""

from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.test import Client

from registry.models import FollowsSource
from search.upkeep import rebuild
from tests.browser.pages import make_rows

pytestmark = pytest.mark.django_db

MARK = "Eestikeelne"
VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "source", "wbr", "col"})
#: What staff write in one language alone.
CHECK = ("source", "checked_by")
WRITTEN_IN_ESTONIAN = {
    "registry.Service": CHECK,
    "registry.Organization": CHECK,
    "registry.Location": (*CHECK, "transportation"),
    "registry.GlossaryTerm": ("source",),
    "registry.Region": ("population_source",),
    "registry.ServiceType": ("legal_reference",),
    "registry.ServiceAtLocation": ("description",),
}
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


def leave_only_estonian() -> None:
    """Every text of the registry that follows a source loses its translations and begins with the mark."""
    for model in apps.get_models():
        if issubclass(model, FollowsSource) and model._meta.app_label == "registry":
            for row in model._default_manager.all():
                for field in model.TRANSLATED:
                    text = getattr(row, f"{field}_et") or ""
                    setattr(row, f"{field}_et", f"{MARK} {text or field}")
                    for language in ("ru", "en"):
                        setattr(row, f"{field}_{language}", "")
                row.save()
        for name in WRITTEN_IN_ESTONIAN.get(model._meta.label, ()):
            model._default_manager.update(**{name: f"{MARK} {name}"})


@pytest.mark.parametrize("language", ["ru", "en"])
def test_estonian_on_a_page_of_another_language_is_marked(client: Client, settings, tmp_path, language: str):
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    addresses = make_rows()
    leave_only_estonian()
    rebuild()
    faults = []
    seen = 0
    for name, address in addresses.items():
        text = client.get(f"/{language}/{address}").content.decode()
        seen += text.count(MARK)
        reader = Languages()
        reader.feed(text)
        faults += [f"{name}: {fault}" for fault in dict.fromkeys(reader.unmarked)]
    assert seen > 300
    assert not faults, "\n".join(faults)
