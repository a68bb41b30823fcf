"""What people are told whose file waits for a person's decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def waits_for_a_person(request: HttpRequest, url_name: str, pk: int) -> HttpResponse:
    """Say so on the page of the form, agreement or notice."""
    text = _("Teine kontroll ei kinnitanud meie tulemust. Haldur vaatab faili üle. Saate kirja, kui otsus on tehtud.")
    messages.warning(request, text)
    return redirect(url_name, pk)
