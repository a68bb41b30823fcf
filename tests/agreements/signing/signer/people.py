"""Keys and certificates of the test authority and of the people it knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

_QC = {"compliance": "0.4.0.1862.1.1", "device": "0.4.0.1862.1.4"}
_QC_TYPE = "0.4.0.1862.1.6"
_QC_EXTENSION = x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3")


@dataclass(frozen=True)
class Identity:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@dataclass(frozen=True)
class PersonOptions:
    """What a person's certificate is good for; the defaults make a qualified one for signatures."""

    key: str = "p256"
    signs: bool | None = True
    """Key usage nonRepudiation, digitalSignature (False) or no key usage at all (None)."""
    compliant: bool = True
    device: bool = True
    qc_type: str | None = "0.4.0.1862.1.6.1"
    prefix: str = "PNOEE-"
    country: str = "EE"
    issuer: Identity | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    policies: tuple[str, ...] = ()


def make_key(kind: str) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    """`p256`, `p384`, `p521`, `secp256k1` or `rsa2048` and the like."""
    if kind.startswith("rsa"):
        return rsa.generate_private_key(65537, int(kind.removeprefix("rsa")))
    curves = {
        "p256": ec.SECP256R1(),
        "p384": ec.SECP384R1(),
        "p521": ec.SECP521R1(),
        "secp256k1": ec.SECP256K1(),
    }
    return ec.generate_private_key(curves[kind])


def make_identity(
    name: x509.Name,
    *,
    key: str = "p256",
    issuer: Identity | None = None,
    now: datetime,
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (),
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
    digest: hashes.HashAlgorithm | None = None,
) -> Identity:
    """A fresh key with a certificate by the issuer, or by itself."""
    private = make_key(key)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), False)
        .not_valid_before(valid_from or now - timedelta(days=30))
        .not_valid_after(valid_to or now + timedelta(days=1000))
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return Identity(private, builder.sign(issuer.key if issuer else private, digest or hashes.SHA256()))


def usage(*names: str) -> tuple[x509.KeyUsage, bool]:
    """A critical key usage with these bits."""
    bits = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{bit: bit in names for bit in bits}), True


def simple_name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "EE"), x509.NameAttribute(NameOID.COMMON_NAME, name)])


def make_person(
    given: str, surname: str, code: str, options: PersonOptions, issuer: Identity, now: datetime
) -> Identity:
    """A natural person's certificate as on an Estonian ID-card."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, options.country),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{surname},{given},{code}"),
            x509.NameAttribute(NameOID.SURNAME, surname),
            x509.NameAttribute(NameOID.GIVEN_NAME, given),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, f"{options.prefix}{code}"),
        ]
    )
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=False, path_length=None), False),
    ]
    if options.signs is not None:
        extensions.append(usage("content_commitment" if options.signs else "digital_signature"))
    if options.compliant or options.device or options.qc_type:
        extensions.append((x509.UnrecognizedExtension(_QC_EXTENSION, _qc_statements(options)), False))
    if options.policies:
        policies = [x509.PolicyInformation(x509.ObjectIdentifier(oid), None) for oid in options.policies]
        extensions.append((x509.CertificatePolicies(policies), False))
    return make_identity(
        name,
        key=options.key,
        issuer=options.issuer or issuer,
        now=now,
        extensions=tuple(extensions),
        valid_from=options.valid_from,
        valid_to=options.valid_to,
    )


class _Statement(core.Sequence):
    _fields = [("id", core.ObjectIdentifier), ("info", core.Any, {"optional": True})]


class _Statements(core.SequenceOf):
    _child_spec = _Statement


class _Identifiers(core.SequenceOf):
    _child_spec = core.ObjectIdentifier


def _qc_statements(options: PersonOptions) -> bytes:
    statements: list[dict[str, object]] = []
    if options.compliant:
        statements.append({"id": _QC["compliance"]})
    if options.device:
        statements.append({"id": _QC["device"]})
    if options.qc_type:
        statements.append({"id": _QC_TYPE, "info": _Identifiers([options.qc_type])})
    return _Statements([_Statement(item) for item in statements]).dump()
