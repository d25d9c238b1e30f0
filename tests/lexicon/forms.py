#!/usr/bin/env python3
"""Forms that grammars list, against those of scripts/lexicon.

    forms.py
"""
import os
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "scripts", "lexicon"))

import english  # noqa: E402
import entries  # noqa: E402
import french_nominal  # noqa: E402
import french_verb  # noqa: E402
import pairing  # noqa: E402
import tokens  # noqa: E402

# infinitive, tense, forms
FRENCH = """
être|pres|suis es est sommes êtes sont
être|subj|sois sois soit soyons soyez soient
être|impf|étais étais était étions étiez étaient
avoir|ps|eus eus eut eûmes eûtes eurent
avoir|subj|aie aies ait ayons ayez aient
aller|fut|irai iras ira irons irez iront
aller|subj|aille ailles aille allions alliez aillent
faire|pres|fais fais fait faisons faites font
faire|subj|fasse fasses fasse fassions fassiez fassent
venir|ps|vins vins vint vînmes vîntes vinrent
venir|subj|vienne viennes vienne venions veniez viennent
devoir|pp|dû due dus dues
pouvoir|cond|pourrais pourrais pourrait pourrions pourriez pourraient
savoir|ppr|sachant
prendre|pres|prends prends prend prenons prenez prennent
prendre|subj|prenne prennes prenne prenions preniez prennent
craindre|pres|crains crains craint craignons craignez craignent
naître|ps|naquis naquis naquit naquîmes naquîtes naquirent
connaître|pp|connu connue connus connues
paraître|pres|parais parais paraît paraissons paraissez paraissent
conduire|ps|conduisis conduisis conduisit conduisîmes conduisîtes conduisirent
boire|subj|boive boives boive buvions buviez boivent
prédire|pres|prédis prédis prédit prédisons prédisez prédisent
inclure|pp|inclus incluse inclus incluses
finir|pres|finis finis finit finissons finissez finissent
partir|pres|pars pars part partons partez partent
avertir|pres|avertis avertis avertit avertissons avertissez avertissent
ouvrir|pp|ouvert ouverte ouverts ouvertes
manger|impf|mangeais mangeais mangeait mangions mangiez mangeaient
manger|ps|mangeai mangeas mangea mangeâmes mangeâtes mangèrent
commencer|pres|commence commences commence commençons commencez commencent
appeler|pres|appelle appelles appelle appelons appelez appellent
acheter|fut|achèterai achèteras achètera achèterons achèterez achèteront
céder|pres|cède cèdes cède cédons cédez cèdent
céder|fut|céderai céderas cédera céderons céderez céderont
protéger|pres|protège protèges protège protégeons protégez protègent
employer|pres|emploie emploies emploie employons employez emploient
envoyer|fut|enverrai enverras enverra enverrons enverrez enverront
créer|pp|créé créée créés créées
prêter|pres|prête prêtes prête prêtons prêtez prêtent
tester|pres|teste testes teste testons testez testent
""".strip().splitlines()

ENGLISH = """
stop|stopped|stopping|stops
admit|admitted|admitting|admits
visit|visited|visiting|visits
open|opened|opening|opens
try|tried|trying|tries
play|played|playing|plays
lie|lay|lying|lies
arrange|arranged|arranging|arranges
agree|agreed|agreeing|agrees
quit|quit|quitting|quits
watch|watched|watching|watches
undergo|underwent|undergoing|undergoes
fulfil|fulfilled|fulfilling|fulfils
panic|panicked|panicking|panics
""".strip().splitlines()

NOUNS = """cheval chevaux|festival festivals|travail travaux|détail détails|
œil yeux|genou genoux|trou trous|jeu jeux|pneu pneus|bateau bateaux|
pays pays|nez nez|prix prix|ami amis"""
FEMININES = """heureux heureuse|neuf neuve|cher chère|ancien ancienne|
complet complète|muet muette|créateur créatrice|menteur menteuse|prometteur prometteuse|
meilleur meilleure|public publique|grec grecque|blanc blanche|doux douce|
vieux vieille|gros grosse|national nationale|jeune jeune|long longue"""
PLURALS = """city cities|boy boys|wife wives|woman women|german germans|
church churches|analysis analyses|potato potatoes|day days|roof roofs"""


def pairs(text):
    return [cell.split() for cell in text.replace("\n", "").split("|")]


class Forms(unittest.TestCase):
    def test_french_verbs(self):
        for row in FRENCH:
            verb, tense, forms = row.split("|")
            self.assertEqual(" ".join(french_verb.conjugate(verb)[tense]), forms, row)

    def test_english_verbs(self):
        for row in ENGLISH:
            base, past, ing, third = row.split("|")
            forms = english.verb(base)
            self.assertEqual([past, ing, third], [forms[t][0] for t in ("past", "ing", "s")])

    def test_plurals_and_feminines(self):
        for one, many in pairs(NOUNS):
            self.assertEqual(french_nominal.plural(one), many)
        for masculine, feminine in pairs(FEMININES):
            self.assertEqual(french_nominal.feminine(masculine), feminine)
        for one, many in pairs(PLURALS):
            self.assertEqual(english.plural(one), many)

    def test_tokens(self):
        self.assertEqual(tokens.split("L’arc-en-ciel d'été"), ["l'", "arc", "en", "ciel", "d'", "été"])
        self.assertEqual(tokens.split("aujourd'hui John's don't 's"),
                         ["aujourd'hui", "john", "'s", "don't", "'s"])

    def test_spellings(self):
        self.assertEqual(english.spellings("colours"), ["colours", "colors"])
        self.assertEqual(english.spellings("organised"), ["organised", "organized"])
        self.assertEqual(english.spellings("promising"), ["promising"])
        self.assertEqual(english.spellings("programmer"), ["programmer"])
        self.assertEqual(pairing.french_spellings("œil"), [("œil", .7), ("oeil", .3)])

    def test_entries(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.txt")
            for text, at in (("go: aller\n", 1), ("[verb 5]\ngo aller\n", 2),
                             ("[verb 5]\ngo: aller\n\ngo: partir\n", 4), ("[verv 5]\n", 1)):
                with open(path, "w", encoding="utf-8") as f:
                    f.write(text)
                with self.assertRaisesRegex(entries.EntryError, f"x.txt:{at}: "):
                    entries.read_all([path])
            with open(path, "w", encoding="utf-8") as f:
                f.write("[verb 8]\ngo: aller 6, - 2 # and more\n-: ne 9\n")
            self.assertEqual([tuple(p) for p in entries.read_all([path])],
                             [("verb", "go", "aller", 6), ("verb", "go", "", 2),
                              ("verb", "", "ne", 9)])

    def test_tables_share_everything_out(self):
        for name, row in pairing.VERB.items():
            self.assertAlmostEqual(sum(row.values()), 1, 2, name)
        for kind, en, fr in (("verb", "walk", "marcher"), ("noun", "eye", "œil"),
                             ("adjective", "big", "beau"), ("noun", "railway", "chemin de fer")):
            total = sum(share for _, _, share in pairing.forms(kind, en, fr))
            self.assertAlmostEqual(total, 1, 2, en)


if __name__ == "__main__":
    unittest.main()
