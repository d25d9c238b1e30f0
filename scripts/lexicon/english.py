"""English verbs, nouns and adjectives: their forms.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re

# base, past, participle
IRREGULAR_VERBS = """
arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten,
become became become, befall befell befallen, beget begot begotten,
begin began begun, behold beheld beheld, bend bent bent,
bet bet bet, bid bade bidden, bind bound bound, bite bit bitten,
bleed bled bled, blow blew blown, break broke broken, breed bred bred,
bring brought brought, broadcast broadcast broadcast, build built built,
burst burst burst, buy bought bought, cast cast cast, catch caught caught,
choose chose chosen, cling clung clung, come came come, cost cost cost,
creep crept crept, cut cut cut, deal dealt dealt, dig dug dug, do did done,
draw drew drawn, drink drank drunk, drive drove driven, dwell dwelt dwelt,
eat ate eaten, fall fell fallen, feed fed fed, feel felt felt,
fight fought fought, find found found, flee fled fled, fling flung flung,
fly flew flown, forbid forbade forbidden, forecast forecast forecast,
foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven,
forsake forsook forsaken, freeze froze frozen, get got got, give gave given,
go went gone, grind ground ground, grow grew grown, hang hung hung,
have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held,
hurt hurt hurt, input input input, keep kept kept, kneel knelt knelt,
know knew known, lay laid laid,
lead led led, leave left left, lend lent lent, let let let, lie lay lain,
lose lost lost, make made made, mean meant meant, meet met met,
mislead misled misled, mistake mistook mistaken,
misunderstand misunderstood misunderstood, offset offset offset, outgrow outgrew outgrown,
overcome overcame overcome, overhear overheard overheard,
override overrode overridden, oversee oversaw overseen,
overtake overtook overtaken, overthrow overthrew overthrown,
overwrite overwrote overwritten, pay paid paid,
put put put, quit quit quit, read read read, rebuild rebuilt rebuilt,
repay repaid repaid, rewrite rewrote rewritten,
rid rid rid, ride rode ridden, ring rang rung, rise rose risen, run ran run,
say said said, see saw seen, seek sought sought, sell sold sold,
send sent sent, set set set, sew sewed sewn, shake shook shaken,
shed shed shed, shine shone shone, shoot shot shot, show showed shown,
shrink shrank shrunk, shut shut shut, sing sang sung, sink sank sunk,
sit sat sat, slay slew slain, sleep slept slept, slide slid slid,
sling slung slung, slit slit slit, sow sowed sown, speak spoke spoken,
spend spent spent, spin spun spun, spit spat spat, split split split,
spread spread spread, spring sprang sprung, stand stood stood,
steal stole stolen, stick stuck stuck, sting stung stung, stink stank stunk,
stride strode stridden, strike struck struck, string strung strung,
strive strove striven, swear swore sworn, sweep swept swept,
swell swelled swollen, swim swam swum, swing swung swung, take took taken,
teach taught taught, tear tore torn, tell told told, think thought thought,
throw threw thrown, thrust thrust thrust, tread trod trodden,
undergo underwent undergone, understand understood understood,
undertake undertook undertaken, undo undid undone, uphold upheld upheld,
upset upset upset, wake woke woken, wear wore worn, weave wove woven,
weep wept wept, win won won, wind wound wound, withdraw withdrew withdrawn,
withhold withheld withheld, withstand withstood withstood,
wring wrung wrung, write wrote written
"""
# past and participle in -t beside -ed
ALSO_T = {"burn": "burnt", "dream": "dreamt", "lean": "leant",
          "learn": "learnt", "smell": "smelt", "spell": "spelt",
          "spill": "spilt", "spoil": "spoilt", "leap": "leapt",
          "light": "lit", "speed": "sped"}
VERBS = {row.split()[0]: row.split()[1:]
         for row in IRREGULAR_VERBS.split(",")}
BE = {"base": ["be"], "pres": ["am", "are"], "s": ["is"],
      "past": ["was", "were"], "pp": ["been"], "ing": ["being"]}

# words of several syllables that double their last consonant
DOUBLING = """abet abhor acquit admit allot befit begin beget bedim commit
compel concur confer control corral debar defer demur deter dispel embed
emit enrol equip fulfil excel expel extol forbid forget impel incur infer instil
inter occur omit outbid outrun output overrun patrol permit prefer program
propel rebel rebut recur refer regret remit repel reset rerun submit transfer
transmit unplug unwrap upset input format kidnap worship handicap""".split()
# doubled in Britain, plain in America
EITHER = """cancel channel counsel dial equal fuel jewel label level marvel
model panel pedal quarrel rival shovel signal squirrel total travel tunnel
unravel bevel duel libel revel snivel swivel""".split()

PLURALS = {
    "man": "men", "woman": "women", "child": "children", "foot": "feet",
    "tooth": "teeth", "goose": "geese", "mouse": "mice", "louse": "lice",
    "ox": "oxen", "person": "people", "die": "dice", "sheep": "sheep",
    "fish": "fish", "deer": "deer", "series": "series",
    "species": "species", "aircraft": "aircraft", "means": "means",
    "analysis": "analyses", "basis": "bases", "crisis": "crises",
    "thesis": "theses", "hypothesis": "hypotheses", "axis": "axes",
    "oasis": "oases", "diagnosis": "diagnoses", "emphasis": "emphases",
    "synthesis": "syntheses", "parenthesis": "parentheses",
    "phenomenon": "phenomena", "criterion": "criteria",
    "datum": "data", "medium": "media", "bacterium": "bacteria",
    "curriculum": "curricula", "stratum": "strata",
    "appendix": "appendices", "index": "indexes", "matrix": "matrices",
    "vertex": "vertices", "nucleus": "nuclei", "stimulus": "stimuli",
    "radius": "radii", "fungus": "fungi", "alumnus": "alumni",
    "corpus": "corpora", "genus": "genera", "formula": "formulas",
    "gentleman": "gentlemen", "passerby": "passersby",
    "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes",
    "echo": "echoes", "veto": "vetoes", "negro": "negroes",
    "torpedo": "torpedoes", "volcano": "volcanoes", "cargo": "cargoes",
    "embargo": "embargoes", "mosquito": "mosquitoes", "gas": "gases",
    "bus": "buses", "quiz": "quizzes", "staff": "staff"}
F_VES = """calf elf half knife leaf life loaf self sheaf shelf thief wife wolf
housewife""".split()
# nouns without a singular
PLURALIA = set("""breeches clothes customs damages earnings ethics folks gallows
goods headquarters manners mathematics mechanics news oats physics premises
remains scissors spectacles statistics talks trousers works""".split())
# adjectives that look as if they could be compared
ABSOLUTE = set("""bent blank chief daily dead deaf double due dutch first french
gilt greek hind joint just known landed last left lone main male mere monthly
next other own past prime real right scotch single sole square swiss torn
weekly welsh whole worn yearly""".split())
COMPARISONS = {
    "good": ("better", "best"), "well": ("better", "best"),
    "bad": ("worse", "worst"), "ill": ("worse", "worst"),
    "far": ("further", "furthest"), "little": ("less", "least"),
    "many": ("more", "most"), "much": ("more", "most")}
TWO_SYLLABLES = """narrow gentle simple clever quiet able noble humble shallow
mellow yellow hollow feeble subtle idle ample""".split()
VOWELS = "aeiou"


def _doubles(word):
    """Does a short verb or adjective double its last letter: stop, big?"""
    if len(word) < 3 or word[-1] in VOWELS + "wxy":
        return False
    if word[-2] not in VOWELS or word[-3] in VOWELS and word[-3:-1] != "ui":
        return False
    if word[-3:-1] == "ui" and not word.startswith(("qui", "squi")) and \
            word not in DOUBLING:
        return False
    n_groups = sum(c in VOWELS + "y" and (k == 0 or
                   word[k - 1] not in VOWELS + "y")
                   for k, c in enumerate(word))
    return n_groups == 1 or word in DOUBLING


def _ed(word):
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    if word.endswith("ic"):
        return word + "ked"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _ing(word):
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and \
            word not in ("singe", "tinge"):
        return word[:-1] + "ing"
    if word.endswith("ic"):
        return word + "king"
    return word + (word[-1] if _doubles(word) else "") + "ing"


def _s(word):
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def verb(base):
    """{tense: forms}: base, s (he), past, pp, ing."""
    if base == "be":
        return BE
    past, pp = VERBS.get(base, (_ed(base), _ed(base)))
    third = {"have": "has", "do": "does", "go": "goes",
             "undergo": "undergoes", "undo": "undoes",
             "veto": "vetoes", "echo": "echoes"}.get(base, _s(base))
    forms = {"base": [base], "s": [third], "past": [past], "pp": [pp],
             "ing": [_ing(base)]}
    if base in ALSO_T:
        forms["past"].append(ALSO_T[base])
        forms["pp"].append(ALSO_T[base])
    if base in EITHER:
        forms["past"].append(base + "led")
        forms["pp"].append(base + "led")
        forms["ing"].append(base + "ling")
    if base == "get":
        forms["pp"].append("gotten")
    return forms


def plural(word):
    if word in PLURALIA:
        return word
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("man") and word not in ("human", "german", "roman",
                                             "ottoman", "shaman", "norman"):
        return word[:-2] + "en"
    if word.endswith("sis"):
        return word[:-2] + "es"
    if word in F_VES:
        return (word[:-2] if word.endswith("fe") else word[:-1]) + "ves"
    return _s(word)


def noun(word):
    """{form name: form}; of a phrase, the last word has the plural."""
    rest, blank, last = word.rpartition(" ")
    return {"s": word, "p": rest + blank + plural(last)}


def adjective(word):
    """{form name: form}: base and, of short ones, er and est."""
    if word in COMPARISONS:
        more, most = COMPARISONS[word]
        return {"base": word, "er": more, "est": most}
    n_groups = sum(c in VOWELS + "y" and (k == 0 or
                   word[k - 1] not in VOWELS + "y")
                   for k, c in enumerate(word.rstrip("e")))
    if not (n_groups == 1 or word in TWO_SYLLABLES or
            n_groups == 2 and word.endswith("y")) or " " in word or \
            word in ABSOLUTE:
        return {"base": word}
    stem = word
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y") and word[-2] not in VOWELS:
        stem = word[:-1] + "i"
    elif _doubles(word):
        stem = word + word[-1]
    return {"base": word, "er": stem + "er", "est": stem + "est"}


# British and American spellings of one word
PARTS = [("olour", "olor"), ("avour", "avor"), ("abour", "abor"),
         ("onour", "onor"), ("umour", "umor"), ("igour", "igor"),
         ("arbour", "arbor"), ("armour", "armor"), ("eighbour", "eighbor"),
         ("endeavour", "endeavor"), ("ehaviour", "ehavior"),
         ("aviour", "avior"), ("parlour", "parlor"), ("rumour", "rumor"),
         ("centre", "center"), ("theatre", "theater"), ("metre", "meter"),
         ("litre", "liter"), ("fibre", "fiber"), ("sombre", "somber"),
         ("spectre", "specter"), ("meagre", "meager"),
         ("defence", "defense"), ("offence", "offense"),
         ("licence", "license"), ("grey", "gray"),
         ("catalogue", "catalog"), ("dialogue", "dialog"),
         ("jewellery", "jewelry"), ("aluminium", "aluminum"),
         ("plough", "plow"), ("cheque", "check"), ("tyre", "tire"),
         ("programme", "program"), ("mould", "mold"),
         ("sceptic", "skeptic"), ("skilful", "skillful"),
         ("marvellous", "marvelous"), ("anaesth", "anesth"),
         ("paediatr", "pediatr"), ("cosy", "cozy"),
         ("moustache", "mustache"), ("pyjamas", "pajamas"),
         ("manoeuvre", "maneuver"), ("towards", "toward"),
         ("afterwards", "afterward"), ("judgement", "judgment"),
         ("traveller", "traveler"), ("counsellor", "counselor")]
NEVER_IZE = """advertise advise comprise compromise despise devise disguise
exercise improvise promise revise rise supervise surprise surmise televise
premise praise raise noise cruise bruise precise concise wise expertise
enterprise franchise paradise otherwise likewise merchandise excise demise
rise arise paraphrase appraise chastise circumcise poise turquoise
tortoise treatise practise noise wise liaise malaise demise incise marquise
reprise valise disguise chemise sunrise uprise louise porpoise""".split()
ISE = re.compile(r"(.{3,})(is|ys)(e|es|ed|ing|er|ers|ation|ations)$")


def spellings(word):
    """The word as given, and its other spelling if it has one."""
    for british, american in PARTS:
        if british in word:
            if british in ("tyre", "cheque", "grey", "cosy", "programme") \
                    and word not in (british, british + "s"):
                continue
            return [word, word.replace(british, american)]
    found = ISE.match(word)
    if found and found[1] + found[2] + "e" not in NEVER_IZE:
        return [word, found[1] + found[2][0] + "z" + found[3]]
    return [word]
