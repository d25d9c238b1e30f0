"""French verbs: every simple tense of an infinitive.

An irregular verb is a row of IRREGULAR: the ending it shares with its kin,
the six forms of the present, the past participle, the stem of the passé
simple, the stem of the future and, where it does not follow from the
present, the subjunctive.  All endings replace the one in the first column;
the longest ending that fits decides.  The imperfect and the present
participle are made from the present's nous form.

SPDX-License-Identifier: GPL-3.0-or-later
"""

# ending | present | participle | passé simple | future | subjunctive
IRREGULAR = """
aller | vais vas va allons allez vont | allé | alla | ir | aill all
envoyer | envoie envoies envoie envoyons envoyez envoient | envoyé | envoya | enverr
être | suis es est sommes êtes sont | été | fu | ser | soi soy
avoir | ai as a avons avez ont | eu | eu | aur | ai ay
savoir | sais sais sait savons savez savent | su | su | saur | sach sach
devoir | dois dois doit devons devez doivent | dû | du | devr
cevoir | çois çois çoit cevons cevez çoivent | çu | çu | cevr
pouvoir | peux peux peut pouvons pouvez peuvent | pu | pu | pourr | puiss puiss
vouloir | veux veux veut voulons voulez veulent | voulu | voulu | voudr | veuill voul
falloir | faux faux faut fallons fallez faillent | fallu | fallu | faudr | faill fall
valoir | vaux vaux vaut valons valez valent | valu | valu | vaudr | vaill val
prévaloir | prévaux prévaux prévaut prévalons prévalez prévalent | prévalu | prévalu | prévaudr
voir | vois vois voit voyons voyez voient | vu | vi | verr
prévoir | prévois prévois prévoit prévoyons prévoyez prévoient | prévu | prévi | prévoir
pourvoir | pourvois pourvois pourvoit pourvoyons pourvoyez pourvoient | pourvu | pourvu | pourvoir
pleuvoir | pleus pleus pleut pleuvons pleuvez pleuvent | plu | plu | pleuvr
mouvoir | meus meus meut mouvons mouvez meuvent | mû | mu | mouvr
émouvoir | émeus émeus émeut émouvons émouvez émeuvent | ému | ému | émouvr
promouvoir | promeus promeus promeut promouvons promouvez promeuvent | promu | promu | promouvr
asseoir | assieds assieds assied asseyons asseyez asseyent | assis | assi | assiér
choir | chois chois choit choyons choyez choient | chu | chu | choir
enir | iens iens ient enons enez iennent | enu | in | iendr
courir | cours cours court courons courez courent | couru | couru | courr
mourir | meurs meurs meurt mourons mourez meurent | mort | mouru | mourr
quérir | quiers quiers quiert quérons quérez quièrent | quis | qui | querr
ouvrir | ouvre ouvres ouvre ouvrons ouvrez ouvrent | ouvert | ouvri | ouvrir
ffrir | ffre ffres ffre ffrons ffrez ffrent | ffert | ffri | ffrir
cueillir | cueille cueilles cueille cueillons cueillez cueillent | cueilli | cueilli | cueiller
défaillir | défaille défailles défaille défaillons défaillez défaillent | défailli | défailli | défaillir
saillir | saille sailles saille saillons saillez saillent | sailli | sailli | saillir
faillir | faux faux faut faillons faillez faillent | failli | failli | faillir
bouillir | bous bous bout bouillons bouillez bouillent | bouilli | bouilli | bouillir
dormir | dors dors dort dormons dormez dorment | dormi | dormi | dormir
servir | sers sers sert servons servez servent | servi | servi | servir
asservir | asservis asservis asservit asservissons asservissez asservissent | asservi | asservi | asservir
partir | pars pars part partons partez partent | parti | parti | partir
répartir | répartis répartis répartit répartissons répartissez répartissent | réparti | réparti | répartir
sortir | sors sors sort sortons sortez sortent | sorti | sorti | sortir
mentir | mens mens ment mentons mentez mentent | menti | menti | mentir
sentir | sens sens sent sentons sentez sentent | senti | senti | sentir
repentir | repens repens repent repentons repentez repentent | repenti | repenti | repentir
vêtir | vêts vêts vêt vêtons vêtez vêtent | vêtu | vêti | vêtir
fuir | fuis fuis fuit fuyons fuyez fuient | fui | fui | fuir
haïr | hais hais hait haïssons haïssez haïssent | haï | haï | haïr
gésir | gis gis gît gisons gisez gisent | gi | gi | gésir
faire | fais fais fait faisons faites font | fait | fi | fer | fass fass
dire | dis dis dit disons dites disent | dit | di | dir
contredire | contredis contredis contredit contredisons contredisez contredisent | contredit | contredi | contredir
interdire | interdis interdis interdit interdisons interdisez interdisent | interdit | interdi | interdir
prédire | prédis prédis prédit prédisons prédisez prédisent | prédit | prédi | prédir
maudire | maudis maudis maudit maudissons maudissez maudissent | maudit | maudi | maudir
lire | lis lis lit lisons lisez lisent | lu | lu | lir
élire | élis élis élit élisons élisez élisent | élu | élu | élir
rire | ris ris rit rions riez rient | ri | ri | rir
crire | cris cris crit crivons crivez crivent | crit | crivi | crir
suffire | suffis suffis suffit suffisons suffisez suffisent | suffi | suffi | suffir
uire | uis uis uit uisons uisez uisent | uit | uisi | uir
nuire | nuis nuis nuit nuisons nuisez nuisent | nui | nuisi | nuir
luire | luis luis luit luisons luisez luisent | lui | luisi | luir
plaire | plais plais plaît plaisons plaisez plaisent | plu | plu | plair
taire | tais tais tait taisons taisez taisent | tu | tu | tair
traire | trais trais trait trayons trayez traient | trait | tray | trair
croire | crois crois croit croyons croyez croient | cru | cru | croir
boire | bois bois boit buvons buvez boivent | bu | bu | boir
naître | nais nais naît naissons naissez naissent | né | naqui | naîtr
aître | ais ais aît aissons aissez aissent | u | u | aîtr
croître | crois crois croît croissons croissez croissent | crû | crû | croîtr
accroître | accrois accrois accroît accroissons accroissez accroissent | accru | accru | accroîtr
mettre | mets mets met mettons mettez mettent | mis | mi | mettr
battre | bats bats bat battons battez battent | battu | batti | battr
prendre | prends prends prend prenons prenez prennent | pris | pri | prendr
indre | ins ins int ignons ignez ignent | int | igni | indr
dre | ds ds d dons dez dent | du | di | dr
soudre | sous sous sout solvons solvez solvent | solu | solu | soudr
absoudre | absous absous absout absolvons absolvez absolvent | absous | absolu | absoudr
dissoudre | dissous dissous dissout dissolvons dissolvez dissolvent | dissous | dissolu | dissoudr
coudre | couds couds coud cousons cousez cousent | cousu | cousi | coudr
moudre | mouds mouds moud moulons moulez moulent | moulu | moulu | moudr
rompre | romps romps rompt rompons rompez rompent | rompu | rompi | rompr
vaincre | vaincs vaincs vainc vainquons vainquez vainquent | vaincu | vainqui | vaincr
suivre | suis suis suit suivons suivez suivent | suivi | suivi | suivr
vivre | vis vis vit vivons vivez vivent | vécu | vécu | vivr
clure | clus clus clut cluons cluez cluent | clu | clu | clur
inclure | inclus inclus inclut incluons incluez incluent | inclus | inclu | inclur
clore | clos clos clôt closons closez closent | clos | clo | clor
"""

IMPERFECT = ["ais", "ais", "ait", "ions", "iez", "aient"]
FUTURE = ["ai", "as", "a", "ons", "ez", "ont"]
SUBJUNCTIVE = ["e", "es", "e", "ions", "iez", "ent"]
CIRCUMFLEX = {"a": "â", "i": "î", "u": "û", "ï": "ï", "û": "û", "o": "o"}
# -eler, -eter with è where most double the consonant
GRAVE = """acheter racheter celer déceler receler geler dégeler congeler peler
modeler démanteler harceler haleter marteler ciseler""".split()
# -ir like dormir, not like finir, is what IRREGULAR lists; these only look so
LIKE_FINIR = """assortir avertir convertir divertir investir pervertir nantir
garantir anéantir ralentir retentir aplatir abrutir amortir assujettir blottir
bâtir rebâtir rôtir sertir travestir subvertir impartir""".split()


def _rows():
    for line in IRREGULAR.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        subj = cells[5].split() if len(cells) > 5 else None
        yield cells[0], (cells[1].split(), *cells[2:5], subj)


TABLE = dict(_rows())
# whole words only: their endings mean nothing
WHOLE = {"aller", "être", "lire", "rire", "dire", "luire", "nuire", "fuir",
         "avoir", "savoir", "devoir", "mentir", "partir", "servir", "sortir",
         "naître", "faillir"}
PREFIXED = {
    "lire": "re é réé", "dire": "re", "luire": "re", "rire": "sou",
    "fuir": "en", "mentir": "dé", "partir": "dé re", "servir": "des res",
    "sortir": "res", "naître": "re", "devoir": "re", "avoir": "r"}


def _model(verb):
    """The row of the longest ending that fits: (prefix, row), or None."""
    if verb in LIKE_FINIR:
        return None
    for at in range(len(verb) - 2):
        ending = verb[at:]
        if ending not in TABLE:
            continue
        if ending in WHOLE and at > 0:
            if verb[:at] not in PREFIXED.get(ending, "").split():
                continue
        return verb[:at], TABLE[ending]
    return None


def _passe_simple(stem):
    """Six forms; stems end in the vowel, or in `in`."""
    if stem.endswith("a"):
        root = stem[:-1]
        ends = ["ai", "as", "a", "âmes", "âtes", "èrent"]
        return [root + end for end in ends]
    at = len(stem) - (2 if stem.endswith("in") else 1)
    hat = stem[:at] + CIRCUMFLEX.get(stem[at], stem[at]) + stem[at + 1:]
    return [stem + "s", stem + "s", stem + "t", hat + "mes", hat + "tes",
            stem + "rent"]


def _imperfect_subjunctive(stem):
    """Third persons alone: no text of today has the others."""
    at = len(stem) - (2 if stem.endswith("in") else 1)
    hat = stem[:at] + CIRCUMFLEX.get(stem[at], stem[at]) + stem[at + 1:]
    return [hat + "t", stem + "ssent"]


def participles(pp):
    """Masculine, feminine, and their plurals."""
    plain = pp.replace("û", "u") if pp in ("dû", "redû", "mû", "crû") else pp
    plural = plain if plain.endswith("s") else plain + "s"
    feminine = {"absous": "absoute", "dissous": "dissoute"}.get(
        plain, plain + "e")
    return [pp, feminine, plural, feminine + "s"]


def _forms(inf, present, pp, past, future, subj):
    nous = present[3][:-3] if present[3].endswith("ons") else None
    imperfect = "ét" if inf == "être" else nous
    participle = {"être": "étant", "avoir": "ayant",
                  "savoir": "sachant"}.get(inf, (nous or "") + "ant")
    if nous and nous.endswith("ge") or nous and nous.endswith("ç"):
        soft = nous[:-1] if nous.endswith("ge") else nous[:-1] + "c"
        imperfects = [nous + e if e[0] == "a" else soft + e for e in IMPERFECT]
        nous = soft
    else:
        imperfects = [imperfect + e for e in IMPERFECT]
    if subj is None:
        strong = present[5][:-3]
        weak = imperfects[3][:-4]
        subj = [strong, weak]
    subjunctive = [subj[1 if 3 <= p <= 4 else 0] + e
                   for p, e in enumerate(SUBJUNCTIVE)]
    if inf == "être":
        subjunctive = "sois sois soit soyons soyez soient".split()
    if inf == "avoir":
        subjunctive = "aie aies ait ayons ayez aient".split()
    conditional = IMPERFECT
    return {
        "inf": [inf], "ppr": [participle], "pp": participles(pp),
        "pres": present, "impf": imperfects, "ps": _passe_simple(past),
        "fut": [future + e for e in FUTURE],
        "cond": [future + e for e in conditional],
        "subj": subjunctive, "isubj": _imperfect_subjunctive(past),
        "imp": _imperative(inf, present),
    }


def _imperative(inf, present):
    special = {"être": "sois soyons soyez", "avoir": "aie ayons ayez",
               "savoir": "sache sachons sachez",
               "vouloir": "veuille voulons veuillez"}
    if inf in special:
        return special[inf].split()
    tu = present[1]
    if tu.endswith("es") or tu == "vas":
        tu = tu[:-1]
    return [tu, present[3], present[4]]


def _strong(stem, inf):
    """The stem before a silent e: lev- lèv-, cèd-, appell-, emploi-."""
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    if stem.endswith(("el", "et")) and inf not in GRAVE and len(stem) > 2:
        if not stem.endswith(("éel",)):
            return stem + stem[-1]
    for n in (2, 3):
        if len(stem) > n and stem[-n] in "eé" and \
                stem[1 - n:].isalpha() and _closes(stem[1 - n:], stem[-n]):
            return stem[:-n] + "è" + stem[1 - n:]
    return stem


def _closes(tail, vowel):
    """May `tail` stand between that e and the ending: one consonant, or a
    group that is spoken as one behind é (céder, sécher, régler)?"""
    if any(c in "aeiouyéèêâîôû" for c in tail):
        return False
    if len(tail) == 1:
        return tail not in "xw"
    groups = "br ch cr dr gl gn gr gu pl qu tr vr fl".split()
    return (vowel == "é" and tail in groups) or tail == "vr"


def _first_group(inf):
    stem = inf[:-2]
    strong = _strong(stem, inf)
    if stem.endswith(("égu", "équ")):
        strong = stem[:-3] + "è" + stem[-2:]
    hard = stem
    if stem.endswith("g"):
        hard = stem + "e"
    elif stem.endswith("c"):
        hard = stem[:-1] + "ç"
    present = [strong + "e", strong + "es", strong + "e", hard + "ons",
               stem + "ez", strong + "ent"]
    grave_only_in_present = "é" in stem[-3:] and strong != stem
    future = (stem if grave_only_in_present else strong) + "er"
    forms = _forms(inf, present, stem + "é", hard + "a", future, None)
    forms["ps"][5] = stem + "èrent"
    return forms


def _second_group(inf):
    stem = inf[:-1]
    present = [stem + e for e in ["s", "s", "t", "ssons", "ssez", "ssent"]]
    return _forms(inf, present, stem, stem, inf, None)


def conjugate(inf):
    """{tense: forms} of an infinitive, or None when it is no verb.

    pres, impf, ps, fut, cond, subj have six forms; isubj he and they; imp tu,
    nous and vous; pp masculine, feminine and their plurals; inf and ppr one.
    """
    found = _model(inf)
    if found:
        prefix, (present, pp, past, future, subj) = found
        forms = _forms(inf[len(prefix):], present, pp, past, future, subj)
        return {t: [prefix + f for f in fs] for t, fs in forms.items()}
    if inf.endswith("er") and len(inf) > 3:
        return _first_group(inf)
    if inf.endswith(("ir", "ïr")) and len(inf) > 3:
        return _second_group(inf)
    return None
