"""Canonical forms of XML. Forms 1.0 and 1.1 agree here, because `xml:` attributes are refused beforehand
(in the trust list, which has them, whole documents are taken, where the forms agree too)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from .reasons import Reason, Refusal

_COMMENTS = "WithComments"
INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
INCLUSIVE_11 = "http://www.w3.org/2006/12/xml-c14n11"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
_PREFIXES = f"{{{EXCLUSIVE}}}InclusiveNamespaces"


@dataclass(frozen=True, slots=True)
class Form:
    """A canonical form; `prefixes` only with the exclusive one."""

    exclusive: bool = False
    prefixes: tuple[str, ...] = ()

    def octets(self, node: etree._Element | etree._ElementTree) -> bytes:
        """Comments are left out, as same-document references leave them out."""
        options = {"inclusive_ns_prefixes": list(self.prefixes)} if self.prefixes else {}
        try:
            octets: bytes = etree.tostring(
                node, method="c14n", exclusive=self.exclusive, with_comments=False, with_tail=False, **options
            )
        except etree.C14NError as error:
            raise Refusal(Reason.SIGNATURE_MALFORMED, "no canonical form") from error
        return octets


DEFAULT = Form()


def form_of(element: etree._Element | None) -> Form:
    """Form named by a CanonicalizationMethod or Transform element; without one, XMLDSig's default.

    The forms that keep comments are the same as those that do not: documents with comments are refused beforehand.
    """
    if element is None:
        return DEFAULT
    uri = _without_comments(element.get("Algorithm") or "")
    if uri in (INCLUSIVE, INCLUSIVE_11) and not len(element):
        return DEFAULT
    if uri != EXCLUSIVE or len(element) > 1:
        raise Refusal(Reason.ALGORITHM, uri)
    prefixes: tuple[str, ...] = ()
    for child in element:
        if child.tag != _PREFIXES:
            raise Refusal(Reason.ALGORITHM, uri)
        prefixes = tuple((child.get("PrefixList") or "").split())
    return Form(exclusive=True, prefixes=prefixes)


def _without_comments(uri: str) -> str:
    """`…xml-exc-c14n#WithComments` loses its ending, the inclusive forms their `#` too."""
    if not uri.endswith(f"#{_COMMENTS}"):
        return uri
    plain = uri.removesuffix(_COMMENTS)
    return plain if plain == EXCLUSIVE else plain.removesuffix("#")
