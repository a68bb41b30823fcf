"""Small things that every template may use."""

from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal.icons import ICONS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of ``portal/icons.py``, hidden from assistive technology. Raises KeyError for no such name."""
    return mark_safe(  # noqa: S308  (our own constant)
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>'
    )


@register.filter
def tel(number: str) -> str:
    """A number as the address of a ``tel:`` link: digits and a leading plus; short numbers stay as they are."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return digits if digits.startswith("+") or len(digits) < 7 else f"+372{digits}"


@register.filter
def mail(address: str) -> SafeString:
    """An e-mail address that may go on below after its @ where the line is short."""
    name, at, host = address.partition("@")
    return format_html("{}{}<wbr>{}", name, at, host)


@register.filter
def lines(text: str) -> list[str]:
    """The non-empty lines of a text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.simple_tag
def query(parameters: QueryDict, **changes: object) -> str:
    """The query string with some parameters set, or taken away where the value is empty."""
    kept = [(key, value) for key, value in parameters.lists() if key not in changes]
    pairs = [(key, value) for key, values in kept for value in values]
    pairs += [(key, str(value)) for key, value in changes.items() if value not in ("", None)]
    return f"?{urlencode(pairs)}" if pairs else "?"


@register.filter
def as_input(field: BoundField) -> SafeString:
    """A form's field drawn in our look, whoever made the form."""
    return field.as_widget(attrs={"class": "input"})
