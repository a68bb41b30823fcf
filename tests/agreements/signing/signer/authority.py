"""The test authority: issues certificates, answers OCSP, stamps time, publishes its trust list, signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from lxml import etree

from agreements.signing.signed_list import load_signers
from agreements.signing.trust_list import TrustList, load_trust_list

from . import container_writer, tokens, trust_list_writer, xades_writer
from .options import EXCLUSIVE, Options
from .people import Identity, PersonOptions, make_identity, make_person, simple_name, usage
from .trust_list_writer import ListOptions
from .xades_writer import DS, XADES, XADES141, b64, canonical


class TestAuthority:
    """Everything that a qualified signature needs, made anew for each object. `now` is its clock."""

    __test__ = False

    def __init__(self, now: datetime | None = None, *, key: str = "p256") -> None:
        self.now = (now or datetime.now(UTC)).replace(microsecond=0)
        self.ca = self.make_ca("TEST CA", key=key)
        self.tsa = self.make_tsa("TEST TSA")
        self.responder = self.make_responder("TEST OCSP")
        self.list_signer = make_identity(simple_name("TEST LIST"), now=self.now)

    def make_ca(
        self,
        name: str,
        *,
        key: str = "p256",
        uses: tuple[str, ...] = ("key_cert_sign",),
        valid_to: datetime | None = None,
    ) -> Identity:
        extensions = ((x509.BasicConstraints(ca=True, path_length=None), True), usage(*uses))
        return make_identity(simple_name(name), key=key, now=self.now, extensions=extensions, valid_to=valid_to)

    def make_tsa(self, name: str, *, issuer: Identity | None = None, key: str = "p256") -> Identity:
        extensions = (
            usage("digital_signature"),
            (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True),
        )
        return make_identity(simple_name(name), key=key, issuer=issuer or self.ca, now=self.now, extensions=extensions)

    def make_responder(
        self,
        name: str,
        *,
        issuer: Identity | None = None,
        delegated: bool = True,
        key: str = "p256",
        valid_to: datetime | None = None,
    ) -> Identity:
        purpose = ExtendedKeyUsageOID.OCSP_SIGNING if delegated else ExtendedKeyUsageOID.CLIENT_AUTH
        extensions = (
            usage("digital_signature"),
            (x509.ExtendedKeyUsage([purpose]), False),
            (x509.OCSPNoCheck(), False),
        )
        return make_identity(
            simple_name(name),
            key=key,
            issuer=issuer or self.ca,
            now=self.now,
            extensions=extensions,
            valid_to=valid_to,
        )

    def person(self, given: str, surname: str, code: str, options: PersonOptions | None = None) -> Identity:
        """A person with a qualified certificate; `options` says what is different."""
        return make_person(given, surname, code, options or PersonOptions(), self.ca, self.now)

    def sign(self, what: dict[str, bytes] | bytes, person: Identity, options: Options | None = None) -> bytes:
        """A container: new over files by name, or the given one with a signature more.

        An existing container's entries stay byte for byte where they are.
        """
        options = options or Options()
        container = container_writer.empty(what) if isinstance(what, dict) else what
        files = container_writer.data_files(container)
        number = container_writer.next_number(container)
        signature = self.signature(files, person, options, number)
        name = options.file_name or f"META-INF/signatures{number}.xml"
        return container_writer.add(container, name, signature)

    def signature(self, files: dict[str, bytes], person: Identity, options: Options, number: int = 0) -> bytes:
        """The signature file alone."""
        at = (options.at or self.now).astimezone(UTC)
        root = xades_writer.build(files, person, at.strftime("%Y-%m-%dT%H:%M:%SZ"), options, number)
        unsigned = self._unsigned(root)
        for _ in range(options.timestamps):
            self._add_timestamp(root, unsigned, at, options)
        for delay in (*options.ocsp_more, *((options.ocsp_delay,) if options.ocsp else ())):
            self._add_status(unsigned, person, at, replace(options, ocsp_delay=delay))
        for _ in range(options.archive_timestamps):
            self._add_archive_timestamp(root, unsigned, files, at, options)
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return options.edit(data) if options.edit else data

    def trust_list_xml(self, options: ListOptions | None = None) -> bytes:
        """The authority's signed trust list."""
        return trust_list_writer.build(
            options or ListOptions(),
            ca=self.ca.certificate,
            tsa=self.tsa.certificate,
            signer=self.list_signer,
            now=self.now,
        )

    def trust_list(self, options: ListOptions | None = None) -> TrustList:
        """The same, checked and read."""
        return load_trust_list(self.trust_list_xml(options), load_signers(self.list_signer.pem), now=self.now)

    @staticmethod
    def _unsigned(root: etree._Element) -> etree._Element:
        qualifying = root.find(f".//{{{XADES}}}QualifyingProperties")
        holder = etree.SubElement(qualifying, f"{{{XADES}}}UnsignedProperties")
        return etree.SubElement(holder, f"{{{XADES}}}UnsignedSignatureProperties")

    def _add_timestamp(self, root: etree._Element, unsigned: etree._Element, at: datetime, options: Options) -> None:
        element = etree.SubElement(unsigned, f"{{{XADES}}}SignatureTimeStamp")
        etree.SubElement(element, f"{{{DS}}}CanonicalizationMethod", Algorithm=options.form or EXCLUSIVE)
        value = root.find(f".//{{{DS}}}SignatureValue")
        stamped = options.timestamp_over or canonical(value, options.form or EXCLUSIVE)
        moment = at + timedelta(microseconds=options.timestamp_fraction)
        token = tokens.timestamp(options.tsa or self.tsa, stamped, moment, options.timestamp_digest, options.token)
        etree.SubElement(element, f"{{{XADES}}}EncapsulatedTimeStamp").text = b64(token)

    def _add_status(self, unsigned: etree._Element, person: Identity, at: datetime, options: Options) -> None:
        produced = at + options.ocsp_delay
        known = at + (options.ocsp_delay if options.ocsp_known_delay is None else options.ocsp_known_delay)
        answer = tokens.ocsp_answer(
            (options.ocsp_about or person).certificate,
            (options.ocsp_issuer or self.ca).certificate,
            options.ocsp_by or self.responder,
            at=produced,
            known=known,
            status=options.ocsp_status,
            digest=options.ocsp_digest,
            embed=options.ocsp_embeds_responder,
            pss=options.ocsp_pss,
            until=None if options.ocsp_until is None else at + options.ocsp_until,
            spoiled=options.ocsp_spoiled,
            more=options.ocsp_more_certificates,
        )
        holder = etree.SubElement(unsigned, f"{{{XADES}}}CertificateValues")
        etree.SubElement(holder, f"{{{XADES}}}EncapsulatedX509Certificate").text = b64(self.ca.der)
        values = etree.SubElement(unsigned, f"{{{XADES}}}RevocationValues")
        answers = etree.SubElement(values, f"{{{XADES}}}OCSPValues")
        etree.SubElement(answers, f"{{{XADES}}}EncapsulatedOCSPValue").text = b64(answer)

    def _add_archive_timestamp(
        self,
        root: etree._Element,
        unsigned: etree._Element,
        files: dict[str, bytes],
        at: datetime,
        options: Options,
    ) -> None:
        form = options.form or EXCLUSIVE
        stamped = b"".join((options.references or files).values())
        stamped += canonical(root.find(f".//{{{XADES}}}SignedProperties"), form)
        for tag in ("SignedInfo", "SignatureValue", "KeyInfo"):
            stamped += canonical(root.find(f".//{{{DS}}}{tag}"), form)
        stamped += b"".join(canonical(part, form) for part in unsigned)
        element = etree.SubElement(unsigned, f"{{{XADES141}}}ArchiveTimeStamp", nsmap={"xades141": XADES141})
        etree.SubElement(element, f"{{{DS}}}CanonicalizationMethod", Algorithm=form)
        moment = at - options.archive_earlier
        token = tokens.timestamp(self.tsa, options.archive_over or stamped, moment)
        etree.SubElement(element, f"{{{XADES}}}EncapsulatedTimeStamp").text = b64(token)


def variant(options: Options | None = None, **changes: object) -> Options:
    """Options with changes, for tables of cases."""
    return replace(options or Options(), **changes)
