"""Estonian that stands on a Russian or English page is marked as Estonian, so that it is read aloud as such."""

import pytest
from django.apps import apps
from django.test import Client

from registry.models import FollowsSource
from search.upkeep import rebuild
from tests.browser.pages import make_rows
from tests.estonian import MARK, unmarked

pytestmark = pytest.mark.django_db

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
        faults += [f"{name}: {fault}" for fault in unmarked(text)]
    assert seen > 300
    assert not faults, "\n".join(faults)
