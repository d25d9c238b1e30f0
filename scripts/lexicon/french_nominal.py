"""French nouns and adjectives: feminines and plurals.

SPDX-License-Identifier: GPL-3.0-or-later
"""

PLURALS = {
    "œil": "yeux", "oeil": "yeux", "ciel": "cieux", "aïeul": "aïeux",
    "monsieur": "messieurs", "madame": "mesdames",
    "mademoiselle": "mesdemoiselles", "gentilhomme": "gentilshommes",
    "tout": "tous", "travail": "travaux", "bétail": "bétail"}
AIL_AUX = "bail corail émail soupirail travail vantail vitrail".split()
OU_OUX = "bijou caillou chou genou hibou joujou pou".split()
AL_ALS = """bal banal bancal carnaval cérémonial chacal fatal festival final
naval natal récital régal cal val""".split()
EU_EUS = "bleu pneu émeu".split()

# masculine: feminine, where no ending tells
FEMININES = {
    "blanc": "blanche", "franc": "franche", "sec": "sèche",
    "public": "publique", "turc": "turque", "grec": "grecque",
    "caduc": "caduque", "long": "longue", "oblong": "oblongue",
    "faux": "fausse", "roux": "rousse", "doux": "douce",
    "beau": "belle", "nouveau": "nouvelle", "jumeau": "jumelle",
    "fou": "folle", "mou": "molle", "vieux": "vieille",
    "gentil": "gentille", "nul": "nulle", "favori": "favorite",
    "frais": "fraîche", "malin": "maligne", "bénin": "bénigne",
    "bref": "brève", "sot": "sotte", "bas": "basse", "gras": "grasse",
    "gros": "grosse", "las": "lasse", "épais": "épaisse",
    "exprès": "expresse", "métis": "métisse", "paysan": "paysanne",
    "aigu": "aiguë", "ambigu": "ambiguë", "exigu": "exiguë",
    "contigu": "contiguë", "hébreu": "hébraïque", "tiers": "tierce",
    "andalou": "andalouse", "coi": "coite", "vieillot": "vieillotte",
    "pâlot": "pâlotte", "tout": "toute", "enchanteur": "enchanteresse",
    "vengeur": "vengeresse",
    "tel": "telle", "dû": "due", "quel": "quelle"}
# English adjectives stand opposite these, which have one form
INVARIABLE = set("""avenir bois chic colère cours cœur debout détail est
expansion faim gay gestion haillons hasard ignorer loin marron maximum minimum
mode nord or orange ouest peur plusieurs pouvoir près rechange
retard sans sens soif sommeil standard succès sud super suspens sympa tard tort
transition valeur venir écart""".split())
# before a vowel
LIAISON = {"beau": "bel", "nouveau": "nouvel", "vieux": "vieil", "fou": "fol",
           "mou": "mol"}
ET_ETE = "complet incomplet concret désuet discret inquiet indiscret replet secret".split()
EUR_EURE = """antérieur extérieur inférieur intérieur majeur meilleur mineur
postérieur supérieur ultérieur""".split()


def plural(word):
    """The plural of a noun or of a masculine adjective."""
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word in AIL_AUX:
        return word[:-2] + "ux"
    if word.endswith("al") and word not in AL_ALS:
        return word[:-1] + "ux"
    if word.endswith(("au", "eu")) and word not in EU_EUS or word in OU_OUX:
        return word + "x"
    return word + "s"


def feminine(word):
    """The feminine of an adjective."""
    if word in FEMININES:
        return FEMININES[word]
    if word.endswith("e"):
        return word
    if word.endswith(("el", "eil", "en", "on")):
        return word + word[-1] + "e"
    if word.endswith("et") and word not in ET_ETE:
        return word + "te"
    if word.endswith("et"):
        return word[:-2] + "ète"
    if word.endswith("er"):
        return word[:-2] + "ère"
    if word.endswith("teur") and word not in EUR_EURE and \
            not word.endswith(("menteur", "metteur")):
        return word[:-3] + "rice"
    if word.endswith("eur") and word not in EUR_EURE:
        return word[:-1] + "se"
    if word.endswith("f"):
        return word[:-1] + "ve"
    if word.endswith("x"):
        return word[:-1] + "se"
    return word + "e"


def adjective(word):
    """{form name: form} of an adjective given in the masculine."""
    if word in INVARIABLE:
        return {"m": word, "f": word, "mp": word, "fp": word}
    fem = feminine(word)
    forms = {"m": word, "f": fem, "mp": plural(word), "fp": fem + "s"}
    if word in LIAISON:
        forms["liaison"] = LIAISON[word]
    return forms


def noun(word):
    """{form name: form} of a noun; compounds with a hyphen or a blank take
    the plural of their first word, which is right for most."""
    first, mark, rest = word.partition(" ")
    return {"s": word, "p": plural(first) + mark + rest}
