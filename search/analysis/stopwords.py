"""Words that say nothing about the service sought, by language.

`STOP` words are dropped. `WEAK` words (who asks, that something is asked for) help the order but find nothing
alone: half of all records contain them.
"""

from typing import Final

from search.analysis.language import ENGLISH, ESTONIAN, RUSSIAN

STOP: Final[dict[str, frozenset[str]]] = {
    ESTONIAN: frozenset(
        """aga ainult alati alla enam ennast end endale enda ega ehk ei eest et ette ja juba juures juurde jaoks ka kas ka
        kaasa kes kelle kellele keda keegi kedagi kellegi kelleni kellel keegi kogu koos kui kuidas kuhu kus kust kuna kuni kõik
        kõige kõiki käes käest küll la läbi ma mina mind minu mul mulle minult minuga me meie meid meil meile mida midagi mis
        miks mille millal milline millist mingi mitte mõni mõne muu mu na need neid neil neile nende ning nii no nagu nüüd ole
        oleks olema olemas oled olen oli olid on oma omad ongi pole poolt praegu pärast peab pean peale see seda selle
        sellel sellele sest siin siis sina sind sinu su sul sulle ta tema teda tal talle te teie teid teile tee
        temale temal temaga temalt temata nad selles sellest sellega too tohi tuleb tule tuli või veel väga vaid võib võiks võin võimalik võimalus
        võimalust vastu välja ise iseenda isegi äkki üle ühe üks üht ühte saa saab saada saan saaks saaksin saanud saama saate
        kuigi kord korra iga igale kogu aeg ajal ajaks ikka palju vähe natuke läheb lähen minna mine minema hetkel täna homme eile kohta järgi suhtes
        leida leian leidma otsin otsima otsida otsib pöörduda pöördun tahan tahaks tahab tahta tahtma soovin soovib soovida vajan vajab vaja
        vajama oskab oskan oskama""".split()
    ),
    RUSSIAN: frozenset(
        """а без бы был была были было быть в вам вас весь во вот все всё всего всех вы где да для до его ее её если есть еще ещё
        же за здесь и из или им их к как какой какая какие кем ко когда кого кому кто куда ли лишь мне меня мной мы на
        над надо нам нас наш не него нее неё нет ней нем ни них но ну о об он она они оно от очень по под после при про с
        со свой своя себя себе сам сама так там тебя то того тоже только том ты у уже хочу хотел хотела хочет чего чем что чтобы
        эта эти это этот этого я мой моя мои моей моего мою моему моё нужен нужна нужно нужны могу может можно можем получить
        найти ищу хотелось больше каждый день каждого сейчас теперь куда-то кто-то кто-нибудь стал стала самой самому самой делать
        что-то обратиться сделать""".split()
    ),
    ENGLISH: frozenset(
        """a about after again all am an and any anymore anybody anyone are as at be been but by can cannot cant could did do does doesnt
        dont during each for from get getting give go going had has have he her here hers herself him himself his how i if im in into is
        isnt it its ive just like longer looking make me more my myself near need needs needed no not now of off on or our ourselves out over please
        she so some somebody someone something somewhere still such than that the their them then there these they this those to too
        up us very want wants was we were what when where which who whom whose why will with without would you your yourself find
        finding apply applying obtain every day keep keeps keeping""".split()
    ),
}

WEAK: Final[dict[str, frozenset[str]]] = {
    ESTONIAN: frozenset(
        """abi abistama aitama aitaja aitamine inimene isik teenus teenuse taotlema taotlus taotlemine saamine tellimine tellima tellimus
        esitama esitamine küsima küsimine info informatsioon andmed kontakt koht asi probleem mure küsimus ema isa vanaema vanaisa
        abikaasa mees naine poeg tütar õde vend naaber sõber tuttav lähedane sugulane pere perekond vanem elama elu kodanik klient
        tasuta odav hea kiire kiiresti uus vana suur väike linn vald kodu raha maksma võtma andma panema tulema käima
        ootama helistama minema tegema saatma telefon number aadress vastuvõtt registreerimine registreerima aeg päev kuu aasta
        töö riik riiklik tugi toetama toetamine organisatsioon asutus keskus spetsialist nõu""".split()
    ),
    RUSSIAN: frozenset(
        """помощь помочь помогать помогите услуга человек люди заявление заявка оформить оформление оформлять проблема вопрос мама мать папа отец
        муж жена сын дочь бабушка дедушка бабушке маме мужу сестра брат сосед друг семья родственник бесплатно бесплатный дом
        город волость телефон номер адрес приём прием запись записаться деньги жить центр специалист государственный
        старый новый хороший поддержка информация эстония заказать работать""".split()
    ),
    ENGLISH: frozenset(
        """help helping service services person people man woman application form problem question mother mum father dad husband wife
        son daughter grandmother grandfather brother sister neighbour friend family relative free cheap good quick new old town city
        parish phone number address appointment register registration money home house live living work centre center
        specialist state support information estonia book booking order""".split()
    ),
}
