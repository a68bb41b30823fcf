"""Who works for a region's TERVIK, as residents read it: who is my health-path manager (T10, T11)?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agreements.models import CoordinationArea, Tervik, TervikPost
from agreements.payroll import Post, missing_posts
from registry.alphabet import alphabetical
from registry.models import Contact, Municipality, Region
from registry.permissions import Person
from registry.public.people import PersonShown, people_by_contact


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post and who holds it. ``serves``: municipalities whose residents, none for the whole region."""

    role: str
    person: PersonShown
    place: str
    address: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaShown:
    """A coordination area with the order that it rests on."""

    area: CoordinationArea
    municipalities: tuple[str, ...]
    manager: PersonShown | None


@dataclass(frozen=True, slots=True)
class TeamPage:
    """All that the page shows; ``managers`` serve the municipality that was asked for."""

    tervik: Tervik | None
    municipalities: tuple[Municipality, ...]
    asked: Municipality | None
    managers: tuple[PostShown, ...]
    others: tuple[PostShown, ...]
    areas: tuple[AreaShown, ...]
    missing: tuple[str, ...]


def team_page(region: Region, code: str, user: Person, on: date) -> TeamPage:
    """The page's values for a reader; ``code`` is the EHAK code of a municipality, or anything else for all."""
    tervik = Tervik.objects.filter(region=region).exclude(state=Tervik.State.ENDED).first()
    municipalities = tuple(Municipality.objects.in_force(on).filter(region=region))
    asked = next((one for one in municipalities if one.code == code), None)
    posts = posts_of(tervik, on)
    people = people_by_contact(Contact.objects.filter(tervik_posts__in=posts), user, on)
    shown = [(post, post_shown(post, people[post.contact_id])) for post in posts if post.contact_id in people]
    return TeamPage(
        tervik=tervik,
        municipalities=municipalities,
        asked=asked,
        managers=tuple(told for post, told in shown if is_manager(post) and serves(post, asked)),
        others=tuple(told for post, told in shown if not is_manager(post)),
        areas=tuple(areas_shown(tervik, people, on)),
        missing=missing_names(posts) if tervik else (),
    )


def posts_of(tervik: Tervik | None, on: date) -> list[TervikPost]:
    """The posts that are held on the day, in the law's order."""
    rows = TervikPost.objects.in_force(on).filter(tervik=tervik) if tervik else TervikPost.objects.none()
    posts = rows.select_related("contact__location").prefetch_related("municipalities")
    return sorted(posts, key=lambda post: list(Post).index(Post(post.role)))


def is_manager(post: TervikPost) -> bool:
    """Whether it is a health-path manager's."""
    return post.role == TervikPost.Role.HEALTH_PATH_MANAGER


def serves(post: TervikPost, asked: Municipality | None) -> bool:
    """Whether the post serves the residents of the municipality; without one every post does."""
    own = {one.pk for one in post.municipalities.all()}
    return asked is None or not own or asked.pk in own


def post_shown(post: TervikPost, person: PersonShown) -> PostShown:
    """A post as the page shows it; its place of work is the contact's."""
    place = post.contact.location
    return PostShown(
        role=post.get_role_display(),
        person=person,
        place=place.name if place else "",
        address=place.address_1 if place else "",
        serves=tuple(sorted((one.name for one in post.municipalities.all()), key=alphabetical)),
    )


def areas_shown(tervik: Tervik | None, people: dict[int, PersonShown], on: date) -> Iterable[AreaShown]:
    """The areas of the day, each with its network manager where the reader may see who that is."""
    if tervik is None:
        return
    rows = CoordinationArea.objects.in_force(on).filter(tervik=tervik).select_related("network_manager")
    for area in rows.prefetch_related("municipalities"):
        names = tuple(sorted((one.name for one in area.municipalities.all()), key=alphabetical))
        yield AreaShown(area, names, people.get(area.network_manager.contact_id))


def missing_names(posts: Iterable[TervikPost]) -> tuple[str, ...]:
    """The posts of the law that nobody holds (T11)."""
    return tuple(str(TervikPost.Role(one.value).label) for one in missing_posts(Post(post.role) for post in posts))
