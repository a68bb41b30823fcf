"""Who may do what in the registry; each right is a sentence."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet, prefetch_related_objects

from accounts.models import User
from registry.models import Organization, Region, RegionAssignment
from registry.models.contacts import Contact, Visibility
from registry.rights.network import is_in_a_circle
from registry.rights.scope import BY_SERVICES, KEPT_NATIONALLY, NATIONAL, SHARED, of_regions, without_region

Person = User | AnonymousUser
EDITOR = RegionAssignment.Role.EDITOR


def _parts(user: Person) -> list[RegionAssignment]:
    """Somebody's parts; read once and kept on the user, who lives as long as a request, as Django keeps its rights."""
    if not user.is_authenticated or not user.is_active:
        return []
    prefetch_related_objects([user], "region_assignments")
    return list(user.region_assignments.all())


def forget_parts(user: User) -> None:
    """Read somebody's parts anew when they are asked next: they have changed."""
    getattr(user, "_prefetched_objects_cache", {}).pop("region_assignments", None)


def is_national_editor(user: Person) -> bool:
    """May change every region, and what belongs to none."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or any(part.region_id is None and part.role == EDITOR for part in _parts(user))


def is_national_reader(user: Person) -> bool:
    """May see every region's rows in the back office."""
    return is_national_editor(user) or any(part.region_id is None for part in _parts(user))


def editable_region_ids(user: Person) -> list[int]:
    """The regions whose rows somebody may change."""
    if is_national_editor(user):
        return list(Region.objects.values_list("pk", flat=True))
    return [part.region_id for part in _parts(user) if part.region_id is not None and part.role == EDITOR]


def readable_region_ids(user: Person) -> list[int]:
    """The regions whose rows somebody may see in the back office."""
    if is_national_reader(user):
        return list(Region.objects.values_list("pk", flat=True))
    return [part.region_id for part in _parts(user) if part.region_id is not None]


def editable(queryset: QuerySet, user: Person) -> QuerySet:
    """The rows that somebody may change; what is kept nationally only national editors may, what services keep none."""
    if queryset.model in BY_SERVICES:
        return queryset.none()
    if is_national_editor(user):
        return queryset
    if queryset.model in KEPT_NATIONALLY:
        return queryset.none()
    return of_regions(queryset, editable_region_ids(user))


def readable(queryset: QuerySet, user: Person) -> QuerySet:
    """The rows that somebody may see in the back office."""
    if is_national_reader(user):
        return queryset
    regions = readable_region_ids(user)
    if queryset.model in NATIONAL:
        return queryset if regions else queryset.none()
    rows = of_regions(queryset, regions)
    return rows | without_region(queryset) if regions and queryset.model in SHARED else rows


def usable(queryset: QuerySet, user: Person) -> QuerySet:
    """The rows that somebody may name in a form: those of the regions they change, and what is national."""
    if is_national_editor(user) or queryset.model in NATIONAL:
        return queryset
    return of_regions(queryset, editable_region_ids(user))


def can_edit(user: Person, row: Model) -> bool:
    """Whether somebody may change that row, as it is stored now."""
    return editable(type(row)._default_manager.filter(pk=row.pk), user).exists()


def can_add(user: Person, model: type[Model]) -> bool:
    """Whether somebody may add rows of a model somewhere; that the row stands in their regions is asked of the row."""
    if model in BY_SERVICES:
        return False
    return is_national_editor(user) or (model not in KEPT_NATIONALLY and bool(editable_region_ids(user)))


def can_read(user: Person, row: Model) -> bool:
    """Whether somebody may see that row in the back office."""
    return readable(type(row)._default_manager.filter(pk=row.pk), user).exists()


def can_assign_people(user: Person) -> bool:
    """May say who acts in which region: national editors."""
    return is_national_editor(user)


def can_assign_to(user: Person, organization: Organization) -> bool:
    """May say who is a person of that organisation: the staff who keep it."""
    return can_edit(user, organization)


def is_staff_of(user: Person, region: Region) -> bool:
    """Whether somebody keeps that region's registry."""
    return region.pk in editable_region_ids(user)


def belongs_to(user: Person, organization: Organization) -> bool:
    """Whether somebody is a person of that organisation."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.organization_assignments.filter(organization=organization).exists()


def is_of_network(user: Person) -> bool:
    """Whether somebody is a logged-in member of the network: sees contacts meant for the network."""
    if not user.is_authenticated or not user.is_active:
        return False
    has_role = is_national_reader(user) or bool(_parts(user)) or user.organization_assignments.exists()
    return has_role or is_in_a_circle(user)


def visible_contacts(queryset: QuerySet[Contact], user: Person) -> QuerySet[Contact]:
    """The contacts that somebody may see: public, network, or their own region's."""
    if is_national_reader(user):
        return queryset
    levels = [Visibility.PUBLIC, Visibility.NETWORK] if is_of_network(user) else [Visibility.PUBLIC]
    own = of_regions(Contact.objects.filter(visibility=Visibility.STAFF), readable_region_ids(user)).values("pk")
    return queryset.filter(visibility__in=levels) | queryset.filter(pk__in=own)


def shows_phone(user: Person, contact: Contact) -> bool:
    """A person's phone is public only where it is marked so (design, "Who sees what")."""
    return contact.phone_is_public or is_of_network(user)
