"""How honest signers write their XML differently, and what looks like theirs but is not (EN 319 132, XMLDSig)."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta

import pytest
from lxml import etree

from agreements.signing.reasons import Reason
from agreements.signing.verifier import Expectation

from .conftest import reasons
from .signer import Identity, Options, PersonOptions, TestAuthority
from .signer.options import EXCLUSIVE, INCLUSIVE, INCLUSIVE_11
from .signer.xades_writer import ASIC, DS

Edit = Callable[[bytes], bytes]
MALFORMED, CERTIFICATE = {Reason.SIGNATURE_MALFORMED}, {Reason.SIGNING_CERTIFICATE}


def put(before: str, new: str) -> Edit:
    """New text before the first place where the old one stands."""

    def edit(data: bytes) -> bytes:
        assert before.encode() in data
        return data.replace(before.encode(), new.encode() + before.encode(), 1)

    return edit


def change(pattern: str, new: str) -> Edit:
    def edit(data: bytes) -> bytes:
        changed, count = re.subn(pattern.encode(), new.encode(), data, flags=re.S)
        assert count
        return changed

    return edit


def renamed(data: bytes) -> bytes:
    """Prefixes as other producers choose them."""
    for old, new in ((b"ds", b"dsig"), (b"xades", b"etsi"), (b"asic", b"a")):
        data = re.sub(rb"(</?|xmlns:)" + old + rb"(?=[:=])", rb"\g<1>" + new, data)
    return data


def without_prefix(data: bytes) -> bytes:
    data = re.sub(rb"(</?)ds:", rb"\1", data)
    return data.replace(b"<Signature ", f'<Signature xmlns="{DS}" '.encode())


def indented(data: bytes) -> bytes:
    root = etree.fromstring(data)
    etree.indent(root, "\t")
    return etree.tostring(root)


def properties_first(data: bytes) -> bytes:
    root = etree.fromstring(data)
    info = root.find(f".//{{{DS}}}SignedInfo")
    info.insert(2, info[-1])
    return etree.tostring(root)


POLICY = (
    "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId>"
    '<xades:Identifier Qualifier="OIDAsURN">urn:oid:1.3.6.1.4.1.10015.1000.3.2.1</xades:Identifier>'
    "</xades:SigPolicyId><xades:SigPolicyHash><ds:DigestMethod "
    'Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>3Tl1</ds:DigestValue>'
    "</xades:SigPolicyHash></xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>"
)
PLACE_AND_ROLES = (
    "<xades:SignatureProductionPlaceV2><xades:City>Tartu</xades:City></xades:SignatureProductionPlaceV2>"
    "<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>vallavanem</xades:ClaimedRole>"
    "<xades:ClaimedRole>volikogu <b>liige</b> x</xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRoleV2>"
)
END = "</xades:SignedSignatureProperties>"


@pytest.mark.parametrize(
    "options",
    [
        Options(edit_before=renamed),
        Options(edit_before=without_prefix),
        Options(edit_before=without_prefix, form=INCLUSIVE),
        Options(edit_before=indented),
        Options(edit_before=indented, form=INCLUSIVE_11),
        Options(edit_before=change(EXCLUSIVE, f"{EXCLUSIVE}WithComments")),
        Options(edit_before=change(INCLUSIVE, f"{INCLUSIVE}#WithComments"), form=INCLUSIVE),
        Options(edit_before=change(INCLUSIVE_11, f"{INCLUSIVE_11}#WithComments"), form=INCLUSIVE_11),
        Options(edit_before=properties_first),
        Options(edit_before=put(END, POLICY)),
        Options(
            edit_before=put(
                END,
                "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyImplied/></xades:SignaturePolicyIdentifier>",
            )
        ),
        Options(edit_before=put(END, PLACE_AND_ROLES)),
        Options(edit_before=put("<ds:X509Certificate>", "<ds:X509SubjectName>CN=x</ds:X509SubjectName>")),
        Options(edit=lambda data: b"\xef\xbb\xbf" + data),
        Options(edit=change(r'(<ds:SignatureValue Id="[^"]*">)([^<]*)', r"\1<![CDATA[\2]]>")),
        Options(edit=change("(<xades:EncapsulatedOCSPValue>.{64})", "\\1&#13;\n ")),
    ],
)
def test_signatures_as_honest_writers_make_them(judge, options: Options) -> None:
    verdict = judge(options, files={"avaldus.pdf": b"%PDF", "lisa õ.txt": b"x"})
    assert verdict.valid, verdict.all_reasons()


@pytest.mark.parametrize("key", ["p256", "p384", "p521", "rsa2048", "rsa3072"])
@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_keys_and_hashes(judge, authority: TestAuthority, key: str, digest: str) -> None:
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(key=key))
    assert judge(Options(digest=digest), person=person).valid
    if key.startswith("rsa"):
        assert judge(Options(digest=digest, pss=True), person=person).valid


@pytest.mark.parametrize("key", ["rsa1024", "secp256k1"])
def test_weak_or_unknown_keys(judge, authority: TestAuthority, key: str) -> None:
    person = authority.person("MARI", "MÄNNIK", "47101010033", PersonOptions(key=key))
    assert reasons(judge(person=person)) == {Reason.ALGORITHM}


def test_timestamp_without_a_form_means_the_inclusive_one(judge) -> None:
    """XAdES, 5.1.4.5: where the timestamp names no canonical form it is the inclusive one."""
    bare = change(r'<ds:CanonicalizationMethod Algorithm="[^"]*"/>(?=<xades:EncapsulatedTimeStamp)', "")
    assert judge(Options(edit=bare, form=INCLUSIVE)).valid
    assert reasons(judge(Options(edit=bare, form=EXCLUSIVE))) == {Reason.TIMESTAMP_INVALID}


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (put("<ds:KeyInfo>", "text"), MALFORMED),
        (put("</ds:KeyInfo>", "text"), MALFORMED),
        (put("</xades:UnsignedSignatureProperties>", "text"), MALFORMED),
        (put("</xades:UnsignedSignatureProperties>", "<xades:CounterSignature/>"), MALFORMED),
        (put("</xades:UnsignedProperties>", "<xades:UnsignedDataObjectProperties/>"), MALFORMED),
        (put("</ds:Signature>", "<ds:Object><x/></ds:Object>"), MALFORMED),
        (put("</ds:Signature>", "<ds:Object Id='S0-SP2'/>"), MALFORMED),
        (change(r'(<ds:SignatureValue Id="[^"]*">)[^<]*', r"\1"), {Reason.SIGNATURE_VALUE}),
        (change(r'(<ds:SignatureValue Id="[^"]*">)', r"\1*"), MALFORMED),
        (change(r'(<ds:SignatureValue Id="[^"]*">[^<]*)', r"\1===="), MALFORMED),
        (change(r'Id="S0-SIG"', 'Id="S0"'), MALFORMED),
        (change(r"<ds:DigestValue>(.)", r"<ds:DigestValue>\1<!-- x -->"), {Reason.UNSAFE_XML}),
        (change(r"<ds:DigestValue>(.)", r"<ds:DigestValue>\1<?x y?>"), {Reason.UNSAFE_XML}),
        (change(r"<ds:X509Data>.*</ds:X509Data>", ""), CERTIFICATE),
        (change("http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.1.1#"), {Reason.SIGNED_PROPERTIES}),
        (change(ASIC, "http://uri.etsi.org/2918/v1.2.1#"), MALFORMED),
    ],
)
def test_what_no_signer_writes(judge, edit: Edit, wanted: set[Reason]) -> None:
    assert reasons(judge(Options(edit=edit))) == wanted


@pytest.mark.parametrize(
    "method", ["http://www.w3.org/2000/09/xmldsig#hmac-sha256", "http://www.w3.org/2000/09/xmldsig#dsa-sha1", ""]
)
def test_signature_methods_that_are_not_taken(judge, method: str) -> None:
    swapped = change(r'<ds:SignatureMethod Algorithm="[^"]*"/>', f'<ds:SignatureMethod Algorithm="{method}"/>')
    assert reasons(judge(Options(edit_before=swapped))) == {Reason.ALGORITHM}


def certificate_of(identity: Identity) -> str:
    return f"<ds:X509Certificate>{b64encode(identity.der).decode()}</ds:X509Certificate>"


def key_value(identity: Identity) -> str:
    numbers = identity.key.public_key().public_numbers()
    if hasattr(numbers, "n"):
        modulus = b64encode(b"\0" + numbers.n.to_bytes(256, "big")).decode()
        return (
            f"<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>{modulus}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent>"
            "</ds:RSAKeyValue></ds:KeyValue>"
        )
    point = b64encode(b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")).decode()
    return (
        '<ds:KeyValue><e:ECKeyValue xmlns:e="http://www.w3.org/2009/xmldsig11#">'
        f'<e:NamedCurve URI="urn:oid:1.2.840.10045.3.1.7"/><e:PublicKey>{point}</e:PublicKey>'
        "</e:ECKeyValue></ds:KeyValue>"
    )


def test_other_certificates_may_stand_beside_the_signers(judge, authority: TestAuthority, mari: Identity) -> None:
    """Those of the issuers, in any order; the signer's own also twice."""
    for before in ("<ds:X509Certificate>", "</ds:X509Data>"):
        for other in (authority.ca, mari):
            assert judge(Options(edit_before=put(before, certificate_of(other)))).valid


def test_key_beside_the_certificate_must_be_its_own(judge, mari: Identity, jaan: Identity) -> None:
    """KeyInfo is not signed: a reader that took the key from it must come to the same verdict."""
    for person, other in ((mari, jaan), (jaan, mari)):
        told = {each: Options(edit=put("<ds:X509Data>", key_value(each))) for each in (person, other)}
        assert judge(told[person], person=person).valid
        assert reasons(judge(told[other], person=person)) == CERTIFICATE


def test_time_that_is_still_to_come(judge, authority: TestAuthority) -> None:
    """Clocks may differ by minutes, no more."""
    expected = Expectation(now=authority.now)
    for ahead, valid in ((timedelta(minutes=10), True), (timedelta(minutes=11), False)):
        verdict = judge(Options(at=authority.now + ahead), expectation=expected)
        assert verdict.valid if valid else reasons(verdict) == {Reason.TIMESTAMP_INVALID}
