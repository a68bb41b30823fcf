"""Thousands of invented records that no query of the evaluation seeks: the crowd the right ones stand in."""

from itertools import islice
from random import Random

from registry.models import Service

TOWNS = "Tartu;Narva;Pärnu;Võru;Valga;Rakvere;Paide;Jõhvi;Kärdla;Haapsalu;Põlva;Viljandi;Jõgeva;Rapla;Kuressaare"
PLACES = (
    "raamatukogu;muuseum;spordihoone;noortemaja;kultuurikeskus;lasteaed;põhikool;rahvamaja;staadion;ujula;metskond;"
    "veevärk;sadam;hotell;kohvik;autoteenindus;aiand;trükikoda;pagaritöökoda;juuksur;lillepood;kino;teater;galerii;"
    "loomakliinik;paadilaenutus;kunstikool;muusikakool;tantsukool;keeltekool;ettevõtluskeskus;hooldusjaam"
)
MATTERS = (
    "ringid lastele;laste huviring;õppekava tutvustus;lahtiolekuajad;piletite müük;ruumide rent;näituse avamine;"
    "suvelaager noortele;ehitusloa taotlemine;maamaksu tasumine;koera registreerimine;tänavavalgustus;teede hooldus;"
    "vee ja kanalisatsiooni teenus;elektri liitumine;põllumajandustoetus;ettevõtja nõustamine;töökuulutused;"
    "eakate tantsupidu;perepäev;spordipäev;kodutute loomade varjupaik;autojuhi tervisetõend;vanemate nõukogu;koolitoit;"
    "kooli vastuvõtt;lasteaiakoht;raha vahetus;kodulaen;korteriühistu nõustamine;kinnisvara hooldus;hooldusleping"
)
RUSSIAN = "кружки для детей;аренда помещений;билеты;выставка;детский лагерь;ремонт дорог;школа;магазин;детский сад"
ENGLISH = "children's clubs;room rental;tickets;exhibition;summer camp;road maintenance;school;shop;kindergarten place"


def make_others(count: int) -> None:
    """Write that many, the same ones each time."""
    chance = Random(7)  # noqa: S311  (invented words, no secret)
    services = (_other(number, chance) for number in range(count))
    while batch := list(islice(services, 500)):
        Service.objects.bulk_create(batch)


def _other(number: int, chance: Random) -> Service:
    towns, places, matters = TOWNS.split(";"), PLACES.split(";"), MATTERS.split(";")
    name = f"{chance.choice(towns)} {chance.choice(places)}: {chance.choice(matters)}"
    return Service(
        external_id=f"other-{number}",
        name=name,
        name_et=name,
        name_ru=chance.choice(RUSSIAN.split(";")),
        name_en=chance.choice(ENGLISH.split(";")),
        description_et=" ".join(chance.choices(matters + places, k=15)),
        keywords_et="\n".join(chance.sample(matters, 2)),
    )
