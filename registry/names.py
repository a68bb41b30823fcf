"""How names are compared: one place for the register, its import and its search by name. Pure."""

LEGAL_FORMS = {"sihtasutus": "sa", "aktsiaselts": "as", "osaühing": "oü", "mittetulundusühing": "mtü"}
QUOTES = str.maketrans(dict.fromkeys("\"'“”„«»‘’", " "))
#: Under its registry code a municipality is often called as its government: “Antsla Vallavalitsus”.
GOVERNMENTS = {" vallavalitsus": " vald", " linnavalitsus": " linn"}


def name_key(name: str) -> str:
    """The form of a name in which names are compared: whatever its spaces and case."""
    return " ".join(name.split()).casefold()


def firm_key(name: str) -> str:
    """The name of an organisation with its legal form short and last: registers write it first or last, long or short.

    So “Sihtasutus Narva Haigla” and “Narva Haigla SA” are the plan's “SA Narva Haigla”; a name of another form is not.
    """
    words = [LEGAL_FORMS.get(word, word) for word in name.translate(QUOTES).casefold().split()]
    return " ".join([*words[1:], *words[:1]] if words[:1] and words[0] in LEGAL_FORMS.values() else words)


def governed(name: str) -> str:
    """The municipality of a government's name; any other name as it is."""
    for government, municipality in GOVERNMENTS.items():
        if name.casefold().endswith(government):
            return name[: -len(government)] + municipality
    return name
