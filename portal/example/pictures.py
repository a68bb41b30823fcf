"""The example's drawings as pictures of the site."""

from collections.abc import Mapping

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from .files import DATA, key, tables


def load_pictures() -> dict[str, AbstractImage]:
    """The pictures by name; one that is there stays."""
    return {name: picture(name, texts["et"]) for name, texts in tables("pictures.toml").items()}


def picture(name: str, text: str) -> AbstractImage:
    """One picture, known by its title."""
    model = get_image_model()
    found = model.objects.filter(title=key(name)).first()
    if found:
        return found
    with (DATA / "pictures" / f"{name}.png").open("rb") as file:
        return model.objects.create(title=key(name), description=text, file=ImageFile(file, name=f"naidis-{name}.png"))


def said(name: str, language: str) -> str:
    """What a picture shows, for those who do not see it."""
    texts: Mapping[str, str] = tables("pictures.toml")[name]
    return texts[language]
