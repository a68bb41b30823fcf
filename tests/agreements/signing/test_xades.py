"""Stage 3: edits, wrapping, swapped certificates, weak algorithms."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode

import pytest

from agreements.signing.reasons import Reason
from agreements.signing.trust_list import TrustList
from agreements.signing.verifier import verify

from .conftest import PDF, reasons
from .signer import Identity, Options, PersonOptions, TestAuthority
from .signer.options import EXCLUSIVE, INCLUSIVE, INCLUSIVE_11
from .zip_builder import build, change, parts_of

SIGNATURE = "META-INF/signatures0.xml"


def replacing(old: str, new: str, count: int = 1) -> Options:
    def edit(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), count)

    return Options(edit=edit)


@pytest.mark.parametrize("form", [EXCLUSIVE, INCLUSIVE, INCLUSIVE_11, None])
@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_every_allowed_form_and_digest(judge, form: str | None, digest: str) -> None:
    assert judge(Options(form=form, digest=digest, certificate_v2=digest != "sha384")).valid


@pytest.mark.parametrize(
    ("key", "pss"),
    [
        ("p256", False),
        ("p384", False),
        ("p521", False),
        ("rsa2048", False),
        ("rsa2048", True),
        ("rsa3072", True),
    ],
)
def test_every_allowed_key(judge, authority: TestAuthority, key: str, pss: bool) -> None:
    person = authority.person("ÜLO", "ÕUN", "60001019906", PersonOptions(key=key))
    assert judge(Options(pss=pss), person=person).valid


@pytest.mark.parametrize("key", ["rsa1024", "secp256k1"])
def test_weak_keys_are_refused(judge, authority: TestAuthority, key: str) -> None:
    person = authority.person("ÜLO", "ÕUN", "60001019906", PersonOptions(key=key))
    assert reasons(judge(person=person)) == {Reason.ALGORITHM}


def test_sha1_is_refused(judge, jaan: Identity) -> None:
    assert reasons(judge(Options(digest="sha1"), person=jaan)) == {Reason.ALGORITHM}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("ecdsa-sha256", "rsa-sha256", Reason.ALGORITHM),
        ("ecdsa-sha256", "hmac-sha256", Reason.ALGORITHM),
        ('Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>', "/>", Reason.ALGORITHM),
        (
            'xmldsig-more#ecdsa-sha256"/>',
            'xmldsig-more#ecdsa-sha256"><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>',
            Reason.ALGORITHM,
        ),
        ("xml-exc-c14n#", "xml-exc-c14n#Other", Reason.ALGORITHM),
        ('xmlenc#sha256"/>', 'xmlenc#ripemd160"/>', Reason.ALGORITHM),
        ("<xades:SigningTime>2", "<xades:SigningTime>1", Reason.SIGNED_PROPERTIES),
        ('SP">', 'SPx">', Reason.SIGNED_PROPERTIES),
        ('Target="#S0"', 'Target="#S1"', Reason.SIGNED_PROPERTIES),
        (' Target="#S0"', "", Reason.SIGNED_PROPERTIES),
        ('Type="http://uri.etsi.org/01903#SignedProperties"', 'Type="x"', Reason.SIGNED_PROPERTIES),
        (' URI="avaldus.pdf"', "", Reason.SIGNATURE_MALFORMED),
        ('Id="S0-R0"', 'Id="S0-SP"', Reason.SIGNATURE_MALFORMED),
        ('Id="S0-R0"', 'ID="S0-SP"', Reason.SIGNATURE_MALFORMED),
        ("<ds:Object>", "<ds:Object/><ds:Object>", Reason.SIGNATURE_MALFORMED),
        ("<ds:Object>", "<ds:Object><x/>", Reason.SIGNED_PROPERTIES),
        ("<ds:KeyInfo>", "<ds:KeyInfo/><ds:KeyInfo>", Reason.SIGNATURE_MALFORMED),
        ("<ds:SignedInfo>", "<ds:SignedInfo><x/>", Reason.SIGNATURE_MALFORMED),
        ("</ds:SignedInfo>", "<x/></ds:SignedInfo>", Reason.SIGNATURE_MALFORMED),
        ("<ds:DigestMethod", "<x/><ds:DigestMethod", Reason.SIGNATURE_MALFORMED),
        ("<ds:DigestValue>", "<ds:DigestValue><x/>", Reason.SIGNATURE_MALFORMED),
        ("<ds:DigestValue>", "<ds:DigestValue>*", Reason.SIGNATURE_MALFORMED),
        ("<ds:Transforms>", "<ds:Transforms><x/>", Reason.SIGNATURE_MALFORMED),
        ("</ds:Transforms>", "</ds:Transforms><ds:Transforms/>", Reason.SIGNATURE_MALFORMED),
        ("<ds:Transforms>", "<ds:DigestMethod/><ds:DigestValue/><ds:Transforms>", Reason.SIGNATURE_MALFORMED),
        (
            "</ds:Transforms>",
            '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
            Reason.ALGORITHM,
        ),
        ("<ds:X509Certificate>", "<ds:X509Certificate><x/>", Reason.SIGNATURE_MALFORMED),
        ("<ds:SignatureValue", "<!-- x --><ds:SignatureValue", Reason.UNSAFE_XML),
        ("<ds:Signature ", "text<ds:Signature ", Reason.SIGNATURE_MALFORMED),
        ("</asic:XAdESSignatures>", "<x/></asic:XAdESSignatures>", Reason.SIGNATURE_MALFORMED),
        ("asic:XAdESSignatures", "asic:Signatures", Reason.SIGNATURE_MALFORMED),
        ("<xades:UnsignedProperties>", "<x/><xades:UnsignedProperties>", Reason.SIGNED_PROPERTIES),
    ],
)
def test_edited_signature_is_refused(judge, old: str, new: str, reason: Reason) -> None:
    count = -1 if old.startswith("asic:") else 1
    assert reasons(judge(replacing(old, new, count))) == {reason}


def test_transforms_stand_before_the_digest(judge) -> None:
    """A reader that looks for them in their place would take the reference for one without."""
    pattern = re.compile(
        rb"(<ds:Transforms>.*?</ds:Transforms>)(<ds:DigestMethod[^>]*/>)(<ds:DigestValue>.*?</ds:DigestValue>)"
    )

    def later(data: bytes) -> bytes:
        assert pattern.search(data)
        return pattern.sub(rb"\2\3\1", data, count=1)

    assert reasons(judge(Options(edit=later))) == {Reason.SIGNATURE_MALFORMED}


def test_a_signature_without_its_time_is_refused_though_nothing_in_it_is_wrong(judge) -> None:
    """A2: without unsigned properties there is neither timestamp nor status, so nobody knows when it was made."""
    pattern = re.compile(rb"<xades:UnsignedProperties>.*</xades:UnsignedProperties>", re.DOTALL)

    def bare(data: bytes) -> bytes:
        assert pattern.search(data)
        return pattern.sub(b"", data)

    verdict = judge(Options(edit=bare))
    assert not verdict.valid
    assert reasons(verdict) == {Reason.NO_TIMESTAMP}


def test_signature_value_changed_in_any_way(judge) -> None:
    pattern = re.compile(rb'(<ds:SignatureValue Id="S0-SIG">)([^<]+)')

    def with_value(change) -> Options:
        return Options(
            edit=lambda data: pattern.sub(lambda m: m.group(1) + b64encode(change(b64decode(m.group(2)))), data)
        )

    for change_value in (
        lambda value: bytes([value[0] ^ 1]) + value[1:],
        lambda value: value + b"\0",
        lambda value: value[:-1],
        lambda value: bytes(len(value)),
    ):
        assert reasons(judge(with_value(change_value))) == {Reason.SIGNATURE_VALUE}


def test_white_space_in_the_value_breaks_the_timestamp(judge) -> None:
    """The timestamp covers the element, not the number in it."""
    assert reasons(judge(replacing('Id="S0-SIG">', 'Id="S0-SIG">\n'))) == {Reason.TIMESTAMP_INVALID}


def test_properties_that_nobody_signed(judge) -> None:
    options = Options(signed_properties_reference=False)
    assert reasons(judge(options)) == {Reason.SIGNED_PROPERTIES}


def test_wrapped_properties_are_refused(judge) -> None:
    """The signed ones hidden elsewhere, edited ones in their place."""

    def wrap(data: bytes) -> bytes:
        found = re.search(rb"<xades:SignedProperties.*</xades:SignedProperties>", data, re.S)
        assert found
        edited = found.group().replace(b"SigningTime>2", b"SigningTime>1").replace(b"S0-SP", b"S0-XX")
        hidden = b"<ds:Object>" + found.group() + b"</ds:Object></ds:Signature>"
        return data.replace(found.group(), edited).replace(b"</ds:Signature>", hidden)

    assert reasons(judge(Options(edit=wrap))) == {Reason.SIGNED_PROPERTIES}


def test_signature_inside_a_signature_is_refused(judge) -> None:
    nested = "<xades:CounterSignature><ds:Signature/></xades:CounterSignature>"
    end = "</xades:UnsignedSignatureProperties>"
    assert reasons(judge(replacing(end, nested + end))) == {Reason.SIGNED_PROPERTIES}


def test_swapped_certificates(judge, mari: Identity, jaan: Identity) -> None:
    for options in (
        Options(key_certificate=jaan),
        Options(named_certificate=jaan),
        Options(named_certificate=jaan, certificate_v2=False),
    ):
        assert reasons(judge(options)) == {Reason.SIGNING_CERTIFICATE}
    both = Options(key_certificate=jaan, named_certificate=jaan)
    assert not judge(both).valid


def test_number_beside_the_digest_may_not_name_another_certificate(judge) -> None:
    old = re.compile(rb"(X509SerialNumber>)\d+")
    for number in (b"17", b"x"):
        options = Options(certificate_v2=False, edit_before=lambda data, to=number: old.sub(rb"\g<1>" + to, data))
        assert reasons(judge(options)) == {Reason.SIGNING_CERTIFICATE}
    new = re.compile(rb"(IssuerSerialV2>)[^<]+")
    for text in (b"MAA=", b"*"):
        options = Options(edit_before=lambda data, to=text: new.sub(rb"\g<1>" + to, data))
        assert not judge(options).valid


def test_certificate_that_nothing_names(judge) -> None:
    for tag in (b"xades:SigningCertificateV2", b"xades:Cert"):
        options = Options(edit_before=lambda data, tag=tag: data.replace(tag + b">", b"xades:Other>"))
        assert reasons(judge(options)) == {Reason.SIGNING_CERTIFICATE}


def test_digest_alone_names_the_certificate(judge) -> None:
    serial = re.compile(rb"<xades:IssuerSerialV2>.*</xades:IssuerSerialV2>")
    assert judge(Options(edit_before=lambda data: serial.sub(b"", data))).valid


def test_inclusive_prefixes_of_the_exclusive_form(judge) -> None:
    """Listed prefixes change what is digested: the verifier must read them, and nothing else there."""
    end = b'xml-exc-c14n#"/></ds:Transforms>'
    prefixes = (
        b'xml-exc-c14n#"><x:InclusiveNamespaces xmlns:x="http://www.w3.org/2001/10/xml-exc-c14n#" '
        b'PrefixList="%s"/></ds:Transform></ds:Transforms>'
    )
    harmless = Options(edit_before=lambda data: data.replace(end, prefixes % b"xades"))
    assert judge(harmless).valid
    other = Options(edit_before=lambda data: data.replace(end, prefixes % b"asic"))
    assert reasons(judge(other)) == {Reason.SIGNED_PROPERTIES}
    strange = Options(
        edit_before=lambda data: data.replace(end, (prefixes % b"").replace(b"InclusiveNamespaces", b"Other"))
    )
    assert reasons(judge(strange)) == {Reason.ALGORITHM}


def test_unreadable_certificate_of_the_signer(judge) -> None:
    """Its digest fits what is signed, but it is no certificate."""
    garbage = b"0\x03\x02\x01\x01"
    digest = b64encode(hashlib.sha256(garbage).digest())

    def put(data: bytes) -> bytes:
        data = re.sub(rb"(<ds:X509Certificate>)[^<]+", rb"\g<1>" + b64encode(garbage), data)
        data = re.sub(rb"<xades:IssuerSerialV2>.*</xades:IssuerSerialV2>", b"", data)
        return re.sub(rb"(<xades:CertDigest>.*<ds:DigestValue>)[^<]+", rb"\g<1>" + digest, data)

    assert reasons(judge(Options(edit_before=put))) == {Reason.SIGNING_CERTIFICATE}


def test_fault_of_our_own_is_a_refusal(judge, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("agreements.signing.verifier.check_xades", fail)
    assert reasons(judge()) == {Reason.UNREADABLE_PART}
    monkeypatch.setattr("agreements.signing.verifier.read_container", fail)
    assert reasons(judge()) == {Reason.UNREADABLE_PART}


def test_two_signatures_in_one_file(
    authority: TestAuthority, mari: Identity, jaan: Identity, trust_list: TrustList
) -> None:
    files = {"avaldus.pdf": PDF}
    second = authority.signature(files, jaan, Options(), 1)
    body = re.search(rb"<ds:Signature .*</ds:Signature>", second, re.S)
    assert body
    end = b"</asic:XAdESSignatures>"
    data = authority.sign(files, mari, Options(edit=lambda data: data.replace(end, body.group() + end)))
    verdict = verify(data, trust_list)
    assert verdict.valid
    assert [one.signer.personal_code for one in verdict.signatures if one.signer] == [
        "47101010033",
        "38001085718",
    ]


@pytest.mark.parametrize(
    "name", ["META-INF/signatures1.xml", "META-INF/signatures001.xml", "META-INF/mysignatures.xml"]
)
def test_signature_files_by_other_names(judge, name: str) -> None:
    assert judge(Options(file_name=name)).valid


def test_empty_signature_file_is_no_signature(container: bytes, trust_list: TrustList) -> None:
    empty = b'<a:XAdESSignatures xmlns:a="http://uri.etsi.org/02918/v1.2.1#"/>'
    data = build(change(parts_of(container), SIGNATURE, data=empty))
    assert reasons(verify(data, trust_list)) == {Reason.NO_SIGNATURE}


def test_one_bad_signature_spoils_the_container(
    authority: TestAuthority, container: bytes, jaan: Identity, trust_list: TrustList
) -> None:
    data = authority.sign(container, jaan, Options(ocsp_status="revoked"))
    verdict = verify(data, trust_list)
    assert reasons(verdict) == {Reason.REVOKED}
    assert [one.valid for one in verdict.signatures] == [True, False]


def test_too_many_signatures(container: bytes, trust_list: TrustList, monkeypatch) -> None:
    monkeypatch.setattr("agreements.signing.limits.MAX_SIGNATURES", 0)
    assert reasons(verify(container, trust_list)) == {Reason.TOO_LARGE}


def test_claimed_role_is_part_of_what_is_signed(judge) -> None:
    assert judge(Options(role="vallavanem")).valid
    edited = Options(role="vallavanem", edit=lambda data: data.replace(b"vallavanem", b"kantsler"))
    assert reasons(judge(edited)) == {Reason.SIGNED_PROPERTIES}
