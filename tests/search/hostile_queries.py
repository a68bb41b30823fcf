"""What nobody means well: asked by the tests for an answer, by the bench for its time."""

import random
from typing import Final

_WORDS = (
    "hooldekodu", "perearst", "võlg", "vanaema", "koduteenus", "семейный", "врач", "care", "home", "kukkus", "haigla",
)  # fmt: skip

HOSTILE: Final = {
    "10 000 characters": "hooldekodu" * 1000,
    "10 000 letters of one kind": "o" * 10_000,
    "1 000 words": " ".join(random.Random(1).choices(_WORDS, k=1000)),
    "1 000 unknown words": " ".join(f"kuidashooldus{chr(97 + number % 26)}" for number in range(1000)),
    "long words": " ".join("vanaemahooldekodukohatoetus" * 3 + str(number) for number in range(40)),
    "long unknown words": " ".join("puuoauaooaua"[number:] + "xo" * number for number in range(12)),
    "control characters": "hoolde\x00kodu\x1b[31m\r\n\x07",
    "bidirectional": "\u202eudokedlooh\u2066\u2069\u200f",
    "engine syntax": 'name:hooldekodu AND (text:* OR _exists_:x) NOT "a b"~5 [a TO z] ^2 {!lucene} \\ /.*/ && || !',
    "injection": "'; DROP TABLE registry_service; -- <script>alert(1)</script> {{7*7}} %s %n",
    "emoji": "🤰🏽👩‍👧‍👦 🏥🚑 ❤️‍🩹",
    "punctuation": "?!.,;:-_()[]{}/\\|@#$%^&*+=~`'\"„“«»",
    "combining marks": "a" + "\u0301" * 500,
    "lone surrogate": "\ud800hooldekodu",
    "digits": "1234567890 " * 50,
    "blank": " \t\n\u00a0\u2003",
    "other scripts": "家庭医生 دكتور רופא οικογενειακός γιατρός",
    "wide letters": "ｈｏｏｌｄｅｋｏｄｕ",
    "typing errors": " ".join(["pererast", "hambarst", "volanoustamine", "dementsuss", "tugiisk"] * 30),
    "common words": "abi kodu teenus laps eakas hooldus tugi nõustamine tervis arst ravi toetus raha töö pere haigus",
}  # fmt: skip
