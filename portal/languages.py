"""A page and its translations, as the header and search engines are told of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its own name, with the address that its link leads to.

    ``is_translation``: the address is this same page in that language, not merely the front page.
    """

    code: str
    name: str
    url: str
    is_translation: bool = True
