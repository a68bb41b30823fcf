"""What pages are made of: one idea a file."""

from .contacts import ContactsBlock
from .headings import HeadingBlock
from .notices import NoticeBlock
from .pictures import PictureBlock
from .services import ServicesBlock
from .steps import StepsBlock
from .texts import TextBlock

#: The blocks that the body of every page may hold.
BODY = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("steps", StepsBlock()),
    ("services", ServicesBlock()),
    ("contacts", ContactsBlock()),
    ("notice", NoticeBlock()),
    ("picture", PictureBlock()),
]

__all__ = ["BODY"]
