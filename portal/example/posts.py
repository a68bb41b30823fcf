"""Who works for the example's TERVIK in Võru county. All of it is invented (T11)."""

from django.conf import settings
from django.utils.translation import override

from agreements.models import Tervik, TervikPost
from registry.models import Contact, Municipality

from .files import phone, rows


def load_posts() -> int:
    """The posts, each held by a contact of the example. Returns how many the example has."""
    table = rows("posts.csv")
    for row in table:
        made, is_new = TervikPost.objects.get_or_create(
            tervik=Tervik.objects.exclude(state=Tervik.State.ENDED).get(region__code=row["region"]),
            contact=Contact.objects.get(phone=phone(row["contact"])),
            role=row["role"],
            defaults={"paid_by": row["paid_by"]},
        )
        if is_new:
            made.municipalities.set(Municipality.objects.filter(code__in=row["municipalities"].split(";")))
            name_after(made)
    return len(table)


def name_after(post: TervikPost) -> None:
    """Call the contact by its post, in each language."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            setattr(post.contact, f"title_{language}", post.get_role_display())
    post.contact.save()
