"""What people read for each reason and each check: what it is called, what is so, what to do.

The only module of the verifier that knows Django; the texts are translated where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .reasons import Reason
from .stages import Stage

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Text:
    """Title, what is so, the reader's next act."""

    title: Words
    what: Words
    to_do: Words


_ORIGINAL = _("Laadige dokument portaalist uuesti alla, allkirjastage see DigiDocis ja laadige uus fail üles.")
_AGAIN = _("Allkirjastage dokument DigiDocis uuesti ja laadige uus fail üles.")
_UPLOAD = _("Valige fail uuesti ja laadige see üles. Kui see ei aita, allkirjastage dokument uuesti.")
_CARD = _("Allkirjastage ID-kaardi, Mobiil-ID või Smart-ID-ga, mis annab kvalifitseeritud allkirja.")
_STAFF = _("Proovige mõne aja pärast uuesti. Kui see ei aita, andke viga portaali haldajale teada.")
_PERSON = _("Kui teil ei ole selge, kuidas edasi minna, küsige oma maakonna TERVIKust.")

_DAMAGED = Text(_("Fail ei ole terve"), _("Fail ei ole õige ehitusega allkirjafail (.asice)."), _UPLOAD)
_LARGE = Text(_("Fail on liiga suur"), _("Fail või selle sisu on suurem, kui portaal vastu võtab."), _ORIGINAL)
_FOREIGN = Text(
    _("Failis on midagi, mis sinna ei kuulu"),
    _("Failis on midagi peale dokumentide ja allkirjade. DigiDoc sellist faili ei tee."),
    _ORIGINAL,
)
_CONTENTS = Text(
    _("Failide loetelu ei klapi"),
    _("Allkirjafailis olevad failid ei ole samad, mis on loetletud ja allkirjastatud."),
    _ORIGINAL,
)
_NO_SIGNATURE = Text(_("Allkirja ei ole"), _("Failis ei ole ühtegi allkirja."), _AGAIN)
_BROKEN = Text(_("Allkiri on rikutud"), _("Allkirja või selle andmeid on pärast allkirjastamist muudetud."), _AGAIN)
_LIST = Text(
    _("Usaldusnimekirja ei saa kasutada"),
    _("Eesti usaldusnimekiri puudub, on aegunud või ei ole ehtne. Ilma selleta ei saa allkirja kinnitada."),
    _STAFF,
)
_ISSUER = Text(
    _("Sertifikaadi andja ei ole usaldusnimekirjas"),
    _("Allkirja sertifikaadi andjal ei olnud allkirja andmise ajal õigust seda teha."),
    _CARD,
)
_NOT_QUALIFIED = Text(
    _("Allkiri ei ole digiallkiri"),
    _("Sertifikaat ei ole mõeldud kvalifitseeritud allkirja andmiseks."),
    _CARD,
)
_TIME = Text(
    _("Allkirja aeg ei ole kinnitatud"),
    _("Ajatempel puudub, ei kehti või ei ole usaldusnimekirja teenuselt."),
    _AGAIN,
)
_ANSWER = Text(
    _("Sertifikaadi kehtivus ei ole tõendatud"),
    _("Kehtivuskinnitus puudub, on vigane, käib teise sertifikaadi kohta või on saadud valel ajal."),
    _AGAIN,
)
_SECOND = Text(
    _("Otsustab inimene"),
    _("Teine kontroll ei kinnitanud meie tulemust. TERVIKu töötaja vaatab faili üle."),
    _PERSON,
)

TEXTS: dict[Reason, Text] = {
    Reason.NOT_A_CONTAINER: _DAMAGED,
    Reason.PLAIN_PDF: Text(
        _("Fail on PDF, mitte DigiDoci fail"),
        _("DigiDoci allkirja selles ei ole. Allkirjaga faili nime lõpus on .asice."),
        _("Avage PDF DigiDocis, allkirjastage see ja laadige üles fail, mille DigiDoc tegi."),
    ),
    Reason.CONTAINER_DAMAGED: _DAMAGED,
    Reason.UNREADABLE_FILE: _DAMAGED,
    Reason.UNREADABLE_PART: _DAMAGED,
    Reason.MIMETYPE: _DAMAGED,
    Reason.NO_MANIFEST: _DAMAGED,
    Reason.MANIFEST_MALFORMED: _DAMAGED,
    Reason.TOO_LARGE: _LARGE,
    Reason.COMPRESSION_BOMB: _LARGE,
    Reason.ENCRYPTED: Text(_("Fail on krüpteeritud"), _("Krüpteeritud faili ei saa kontrollida."), _ORIGINAL),
    Reason.DUPLICATE_NAME: _FOREIGN,
    Reason.UNSAFE_NAME: _FOREIGN,
    Reason.UNEXPECTED_FILE: _FOREIGN,
    Reason.UNSAFE_XML: _FOREIGN,
    Reason.NO_SIGNATURE: _NO_SIGNATURE,
    Reason.NO_DATA_FILE: _CONTENTS,
    Reason.MANIFEST_DIFFERS: _CONTENTS,
    Reason.FILES_NOT_SIGNED: _CONTENTS,
    Reason.FILE_CHANGED: Text(_("Dokumenti on muudetud"), _("Dokument ei ole enam see, mis allkirjastati."), _ORIGINAL),
    Reason.DOCUMENT_MISSING: Text(
        _("Sees ei ole väljastatud dokumenti"),
        _("Allkirjafailis ei ole täpselt seda dokumenti, mille portaal väljastas."),
        _ORIGINAL,
    ),
    Reason.SIGNATURE_MALFORMED: _BROKEN,
    Reason.SIGNED_PROPERTIES: _BROKEN,
    Reason.SIGNATURE_VALUE: _BROKEN,
    Reason.SIGNING_CERTIFICATE: _BROKEN,
    Reason.ALGORITHM: Text(
        _("Allkiri ei ole piisavalt tugev"),
        _("Allkirjas on kasutatud vananenud või tundmatut arvutusviisi."),
        _("Uuendage DigiDoci, allkirjastage dokument uuesti ja laadige uus fail üles."),
    ),
    Reason.NO_TRUST_LIST: _LIST,
    Reason.TRUST_LIST_UNREADABLE: _LIST,
    Reason.TRUST_LIST_SIGNATURE: _LIST,
    Reason.TRUST_LIST_STALE: _LIST,
    Reason.TRUST_LIST_OLDER: _LIST,
    Reason.ISSUER_NOT_TRUSTED: _ISSUER,
    Reason.ISSUER_NOT_GRANTED: _ISSUER,
    Reason.CERTIFICATE_NOT_QUALIFIED: _NOT_QUALIFIED,
    Reason.CERTIFICATE_PURPOSE: _NOT_QUALIFIED,
    Reason.CERTIFICATE_EXPIRED: Text(
        _("Sertifikaat ei kehtinud"), _("Sertifikaat ei kehtinud allkirja andmise ajal."), _CARD
    ),
    Reason.NO_TIMESTAMP: _TIME,
    Reason.TIMESTAMP_INVALID: _TIME,
    Reason.TIMESTAMP_NOT_TRUSTED: _TIME,
    Reason.ARCHIVE_TIMESTAMP_INVALID: _TIME,
    Reason.NO_OCSP: _ANSWER,
    Reason.OCSP_INVALID: _ANSWER,
    Reason.OCSP_NOT_TRUSTED: _ANSWER,
    Reason.OCSP_OTHER_CERTIFICATE: _ANSWER,
    Reason.OCSP_TIME: _ANSWER,
    Reason.STATUS_UNKNOWN: _ANSWER,
    Reason.OCSP_LATE: Text(
        _("Kehtivuskinnitus saadi hiljem"),
        _("Sertifikaadi kehtivust küsiti rohkem kui 15 minutit pärast allkirja andmist. Allkiri kehtib."),
        _("Midagi ei ole vaja teha."),
    ),
    Reason.REVOKED: Text(
        _("Sertifikaat oli peatatud või tühistatud"),
        _("Allkirjastamise ajal ei tohtinud selle sertifikaadiga allkirja anda."),
        _CARD,
    ),
    Reason.NOT_REPRESENTATIVE: Text(
        _("Allkirjastaja ei ole esindaja"),
        _("Allkirja andis inimene, kes meie andmetel seda osapoolt ei esinda."),
        _("Paluge esindajal sama dokument allkirjastada ja laadige uus fail üles. Volikirja saate lisada."),
    ),
    Reason.SIGNATURES_DO_NOT_BIND: Text(
        _("Allkirju on liiga vähe"),
        _("Nende allkirjadega ei ole see pool veel esindatud. Ühised esindajad kirjutavad alla kahekesi."),
        _("Lisage samasse faili puuduv allkiri ja laadige fail uuesti üles."),
    ),
    Reason.EARLIER_CHANGED: Text(
        _("Varasem allkiri või dokument on muutunud"),
        _("Uues failis ei ole kõik varasem täpselt samal kujul alles."),
        _("Laadige viimati vastu võetud fail alla, lisage sellele oma allkiri ja laadige see fail üles."),
    ),
    Reason.OPINIONS_DIFFER: _SECOND,
    Reason.SECOND_OPINION_MISSING: _SECOND,
}

PASSED: dict[Stage, tuple[Words, Words]] = {
    Stage.STRUCTURE: (_("Fail on terve"), _("Allkirjafail avanes ja on õige ehitusega.")),
    Stage.FILES: (_("Sees on allkirjastatud dokument"), _("Failid on täpselt need, mis allkirjastati.")),
    Stage.SIGNATURE: (_("Allkiri on rikkumata"), _("Pärast allkirjastamist ei ole midagi muudetud.")),
    Stage.CERTIFICATE: (_("Allkiri on digiallkiri"), _("Sertifikaadi andja on Eesti usaldusnimekirjas.")),
    Stage.TIME: (_("Allkirja aeg on kinnitatud"), _("Aja kinnitas usaldusnimekirja teenus.")),
    Stage.STATUS: (
        _("Sertifikaat kehtis"),
        _("Allkirjastamise ajal ei olnud see peatatud ega tühistatud."),
    ),
    Stage.PERSON: (_("Allkirjastaja on esindaja"), _("Allkirja andis inimene, kes tohib osapoolt esindada.")),
}
"""Title and sentence of a check that passed."""

OPEN: dict[Stage, Words] = {
    Stage.STRUCTURE: _("Kas fail on terve"),
    Stage.FILES: _("Kas sees on allkirjastatud dokument"),
    Stage.SIGNATURE: _("Kas allkiri on rikkumata"),
    Stage.CERTIFICATE: _("Kas allkiri on digiallkiri"),
    Stage.TIME: _("Kas allkirja aeg on kinnitatud"),
    Stage.STATUS: _("Kas sertifikaat kehtis"),
    Stage.PERSON: _("Kas allkirjastaja on esindaja"),
}
"""What a check would have told that was not reached: a question, so that nobody reads it as an answer."""
