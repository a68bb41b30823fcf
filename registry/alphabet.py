"""The order of the alphabet: in Estonian š, z, ž follow s, and õ, ä, ö, ü follow w; in Russian ё follows е. Pure."""

ESTONIAN = "abcdefghijklmnopqrsšzžtuvwõäöüxy"
_PLACES = {ord(letter): chr(ord("a") + place) for place, letter in enumerate(ESTONIAN)} | {ord("ё"): "е\uffff"}


def alphabetical(text: str) -> str:
    """What texts are sorted by, so that Põlvamaa comes before Pärnumaa; whatever their case."""
    return text.casefold().translate(_PLACES)
