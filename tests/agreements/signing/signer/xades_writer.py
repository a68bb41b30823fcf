"""Writes XAdES signatures: written apart from the verifier, so that the two check each other."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from lxml import etree

from .options import EXCLUSIVE, Options
from .people import Identity
from .tokens import sign

ASIC = "http://uri.etsi.org/02918/v1.2.1#"
DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
XADES141 = "http://uri.etsi.org/01903/v1.4.1#"
DIGEST = {
    "sha1": "http://www.w3.org/2000/09/xmldsig#sha1",
    "sha256": "http://www.w3.org/2001/04/xmlenc#sha256",
    "sha384": "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "sha512": "http://www.w3.org/2001/04/xmlenc#sha512",
}


def b64(data: bytes) -> str:
    return b64encode(data).decode()


def canonical(node: etree._Element, form: str | None) -> bytes:
    return etree.tostring(node, method="c14n", exclusive=form == EXCLUSIVE, with_comments=False, with_tail=False)


def build(files: dict[str, bytes], signer: Identity, at: str, options: Options, number: int) -> etree._Element:
    """The signature without unsigned properties: `XAdESSignatures` with one `Signature`."""
    skeleton = _skeleton(files, signer, at, options, f"S{number}")
    root = etree.fromstring(options.edit_before(skeleton) if options.edit_before else skeleton)
    properties = root.find(f".//{{{XADES}}}SignedProperties")
    if options.signed_properties_reference:
        digest = hashlib.new(options.digest, canonical(properties, options.form)).digest()
        own = next(one for one in root.iter(f"{{{DS}}}Reference") if one.get("Type", "").endswith("SignedProperties"))
        own.find(f"{{{DS}}}DigestValue").text = b64(digest)
    info = root.find(f".//{{{DS}}}SignedInfo")
    root.find(f".//{{{DS}}}SignatureValue").text = b64(
        _xml_signature(signer, canonical(info, options.form or EXCLUSIVE), options)
    )
    return root


def _xml_signature(signer: Identity, data: bytes, options: Options) -> bytes:
    value = sign(signer, data, options.digest, pss=options.pss)
    if not isinstance(signer.key, ec.EllipticCurvePrivateKey):
        return value
    width = (signer.key.key_size + 7) // 8
    r, s = decode_dss_signature(value)
    return r.to_bytes(width, "big") + s.to_bytes(width, "big")


def signature_method(signer: Identity, options: Options) -> str:
    if options.digest == "sha1":
        return "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
    if isinstance(signer.key, ec.EllipticCurvePrivateKey):
        return f"http://www.w3.org/2001/04/xmldsig-more#ecdsa-{options.digest}"
    if options.pss:
        return f"http://www.w3.org/2007/05/xmldsig-more#{options.digest}-rsa-MGF1"
    return f"http://www.w3.org/2001/04/xmldsig-more#rsa-{options.digest}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _skeleton(files: dict[str, bytes], signer: Identity, at: str, options: Options, name: str) -> bytes:
    digest, form = DIGEST[options.digest], options.form or EXCLUSIVE
    encode: Callable[[str], str] = options.encode_uri or quote
    kind = f' Type="{options.data_type}"' if options.data_type else ""
    references = "".join(
        f'<ds:Reference Id="{name}-R{index}" URI="{_escape(encode(file))}"{kind}>{options.data_transforms}'
        f'<ds:DigestMethod Algorithm="{digest}"/>'
        f"<ds:DigestValue>{b64(hashlib.new(options.digest, data).digest())}</ds:DigestValue></ds:Reference>"
        for index, (file, data) in enumerate((options.references or files).items())
    )
    transform = f'<ds:Transforms><ds:Transform Algorithm="{form}"/></ds:Transforms>' if options.form is not None else ""
    if options.signed_properties_reference:
        references += (
            f'<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#{name}-SP">{transform}'
            f'<ds:DigestMethod Algorithm="{digest}"/><ds:DigestValue/></ds:Reference>'
        )
    certificate = (options.key_certificate or signer).der
    role = (
        f"<xades:SignerRole><xades:ClaimedRoles><xades:ClaimedRole>{_escape(options.role)}"
        "</xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRole>"
        if options.role
        else ""
    )
    return (
        f'<asic:XAdESSignatures xmlns:asic="{ASIC}" xmlns:ds="{DS}" xmlns:xades="{XADES}">'
        f'<ds:Signature Id="{name}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{form}"/>'
        f'<ds:SignatureMethod Algorithm="{signature_method(signer, options)}"/>{references}</ds:SignedInfo>'
        f'<ds:SignatureValue Id="{name}-SIG"/><ds:KeyInfo><ds:X509Data>'
        f"<ds:X509Certificate>{b64(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        f'<ds:Object><xades:QualifyingProperties Target="#{name}"><xades:SignedProperties Id="{name}-SP">'
        f"<xades:SignedSignatureProperties><xades:SigningTime>{at}</xades:SigningTime>"
        f"{_named_certificate(options.named_certificate or signer, options)}{role}"
        f"</xades:SignedSignatureProperties>{_formats(options, name, len(options.references or files))}"
        "</xades:SignedProperties></xades:QualifyingProperties></ds:Object>"
        "</ds:Signature></asic:XAdESSignatures>"
    ).encode()


def _formats(options: Options, name: str, count: int) -> str:
    """The media type that the signer states for each file."""
    if not options.media_type:
        return ""
    formats = "".join(
        f'<xades:DataObjectFormat ObjectReference="#{name}-R{index}"><xades:MimeType>{options.media_type}'
        "</xades:MimeType></xades:DataObjectFormat>"
        for index in range(count)
    )
    return f"<xades:SignedDataObjectProperties>{formats}</xades:SignedDataObjectProperties>"


def _named_certificate(named: Identity, options: Options) -> str:
    parsed = asn1_x509.Certificate.load(named.der)
    issuer_serial = tsp.IssuerSerial(
        {
            "issuer": [asn1_x509.GeneralName("directory_name", parsed.issuer)],
            "serial_number": parsed.serial_number,
        }
    )
    digest = (
        '<xades:CertDigest><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        f"<ds:DigestValue>{b64(hashlib.sha256(named.der).digest())}</ds:DigestValue></xades:CertDigest>"
    )
    if options.certificate_v2:
        return (
            f"<xades:SigningCertificateV2><xades:Cert>{digest}<xades:IssuerSerialV2>"
            f"{b64(issuer_serial.dump())}</xades:IssuerSerialV2></xades:Cert></xades:SigningCertificateV2>"
        )
    return (
        f"<xades:SigningCertificate><xades:Cert>{digest}<xades:IssuerSerial><ds:X509IssuerName>"
        f"{_escape(named.certificate.issuer.rfc4514_string())}</ds:X509IssuerName><ds:X509SerialNumber>"
        f"{parsed.serial_number}</ds:X509SerialNumber></xades:IssuerSerial></xades:Cert>"
        "</xades:SigningCertificate>"
    )
