"""Every address of the back office, found in the address book itself: a new view cannot be forgotten.

Rows of one region carry a secret word; nobody from elsewhere meets it, wherever they look.
"""

import re
from collections.abc import Iterator

import pytest
from django.db.models import CharField, Model, TextField
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.viewsets import viewsets

from registry.bulk import BULK_ACTIONS
from registry.importing.kinds import kinds
from registry.viewsets.register import VIEWSETS
from tests import factories

from .rows import KEPT_IN_REGIONS, OBJECT_VIEWS, row_in

pytestmark = pytest.mark.django_db
DOOR = "haldus/"
SECRET = "Kodusaladus"
LIST_VIEWS = ("index", "index_results", "add")
WAGTAILS_OWN = re.compile(
    DOOR + r"(account|api|collections|documents|editing-sessions|embeds|failwhale|forms|groups|images|jsi18n|locales"
    r"|localize|login|logout|pages|password_reset|redirects|settings|sites|sprite|tag-autocomplete|test404|users|workflows)/"
)
"""Where no row of the registry is kept: pages, pictures, people."""
NAMES_FOR_ALL = {f"/{DOOR}register/action/new/"}
"""Forms that offer organisations of the whole country: their names are public, and partners may sit anywhere."""
IS_LISTING = re.compile(r"/(register|reports)/[\w-]+/$")
TEXTS = {
    "kind_name": [kind.name for kind in kinds()],
    "form": ["csv", "xlsx"],
    "app_label": ["registry"],
    "app_name": ["registry"],
    "model_name": sorted({model._meta.model_name for action in BULK_ACTIONS for model in action.models}),
    "action": [action.action_type for action in BULK_ACTIONS],
}


def test_every_view_of_the_registry_is_one_that_the_tests_of_rights_walk():
    views = {pattern.name for viewset in VIEWSETS for pattern in viewset.get_urlpatterns()}
    assert views == {*LIST_VIEWS, *OBJECT_VIEWS}


def test_no_model_of_the_registry_has_a_viewset_beside_the_guarded_ones():
    guarded = {id(one) for one in VIEWSETS}
    editing = [one for one in viewsets.viewsets if hasattr(one, "edit_view_class")]
    beside = [one for one in editing if one.model._meta.app_label == "registry" and id(one) not in guarded]
    assert not beside


def routes(book: URLResolver, before: str = "") -> Iterator[str]:
    """All addresses as the address book writes them."""
    for entry in book.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern) and route.startswith(DOOR):
            yield route


def addresses(rows: list[Model]) -> list[str]:
    """All addresses of the back office with every row's key, and every known word, in their gaps."""
    found = []
    for route in routes(get_resolver()):
        if WAGTAILS_OWN.match(route) or "^" in route or "(?P" in route:
            continue
        keys = [row.pk for row in rows if f"register/{row._meta.model_name}/" in route] or sorted(
            {row.pk for row in rows}
        )[:1]
        found += filled(route, keys)
    return [f"/{address}" for address in found]


def filled(route: str, keys: list[int]) -> list[str]:
    """The addresses that a route stands for."""
    gap = re.search(r"<(?:(\w+):)?(\w+)>", route)
    if gap is None:
        return [route]
    words = keys if gap[1] == "int" or gap[2] not in TEXTS else TEXTS[gap[2]]
    return [one for word in words for one in filled(route.replace(gap[0], str(word), 1), keys)]


def secret_row(model: type[Model], region: Model) -> Model:
    """A row whose every free text is the secret word."""
    row = row_in(model, region)
    for field in model._meta.concrete_fields:
        is_free = type(field) in (CharField, TextField) and not (field.choices or field.unique)
        if is_free and (field.max_length is None or field.max_length >= len(SECRET)) and field.editable:
            setattr(row, field.attname, SECRET)
    row.save()
    return row


def shown(answer: HttpResponse) -> str:
    """What an answer says; workbooks are looked into where exports are tested."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


@pytest.fixture
def secrets(home) -> list[Model]:
    return [secret_row(viewset.model, home) for viewset in KEPT_IN_REGIONS]


def met(client, rows: list[Model]) -> set[str]:
    """The addresses whose answer says the secret word. None of them may fail."""
    found = set()
    for address in addresses(rows):
        for asked in (address, f"{address}?export=csv") if IS_LISTING.search(address) else (address,):
            answer = client.get(asked)
            assert answer.status_code < 500, asked
            if SECRET in shown(answer):
                found.add(asked)
    return found


@pytest.mark.parametrize("person", ["nobody", "member", "reader_elsewhere", "staff_elsewhere"])
def test_nobody_from_elsewhere_meets_a_row_of_the_region_anywhere(person, secrets, home, abroad, enter):
    people = {
        "nobody": lambda: None,
        "member": lambda: factories.member_of(factories.OrganizationFactory(municipality__region=abroad)),
        "reader_elsewhere": lambda: factories.reader_of(abroad),
        "staff_elsewhere": lambda: factories.staff_of(abroad),
    }
    assert met(enter(people[person]()), secrets) - NAMES_FOR_ALL == set()


def test_staff_of_the_region_meet_every_row_in_its_list_its_page_and_its_export(secrets, home, enter):
    """The walk above looks where something is to be found."""
    found = met(enter(factories.staff_of(home)), secrets)
    names = {row._meta.model_name for row in secrets if SECRET in vars(row).values()}
    assert {name for name in names if any(one.startswith(f"/{DOOR}register/{name}/") for one in found)} == names
    assert f"/{DOOR}register/organization/?export=csv" in found
