/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tests/tokenize/split_expect.h"

Test(split_rule, titles_of_parliaments)
{
    split_expect("en", "I thank the hon. Member for Hove for his answer.");
    split_expect("en", "The right hon. Lady has spoken.| We heard her.");
    split_expect("fr", "L'hon. Ada Lund a la parole.| Elle parle.");
    split_expect("fr", "Le très hon. Paul Vial a parlé.");
}

Test(split_rule, no_sentence_begins_with_a_detached_mark)
{
    split_expect("fr", "M. Vial (Lyon, Ind.) : Monsieur le Président, non.");
    split_expect("fr", "Superf. : 12 ha de vigne.");
    split_expect("en", "We ate the cake. , It was good.");
}

Test(split_rule, a_small_letter_behind_an_unknown_abbreviation)
{
    split_expect("en", "Larus hovensis subsp. lundi nests on the roof.");
    split_expect("en", "The avg. weight of a goose is known.");
    split_expect("en", "Our hydr. engineer has left the firm.");
    split_expect("en", "Give one tablet t.i.d. with some water.");
    split_expect("fr", "Le serv. juridique a répondu hier.");
    split_expect("fr", "Cette toile est dans une coll. part. à Hove.");
    split_expect("fr", "Le dépt. technique a fermé.");
    split_expect("en", "the geese left.| nobody saw them.");
    split_expect("en", "I saw it.| thanks for the photos.");
}

Test(split_rule, signs_and_figures_that_go_on)
{
    split_expect("en", "Lund Sav. & Loan Assn. was sold in May.");
    split_expect("en", "He runs Lund Distrib. & Sons of Hove.");
    split_expect("fr", "Elle dirige Vial Distrib. & Fils à Lyon.");
    split_expect("en", "See cat. 21, inv. 20 and fol. 18.");
    split_expect("en", "Under sch. 5, the fee is due.| Pay it.");
    split_expect("fr", "Selon le consid. 4, la demande est tardive.");
    split_expect("fr", "Il vise le chif. 5, let. a, de la loi.");
    split_expect("en", "It is no. 7.| Was it no. 7?");
    split_expect("en", "It breaks 18 U.S.C. § 1030 and more.");
}

Test(split_rule, references_to_the_bible)
{
    split_expect("en", "Read Matt. 5:9 and Deut. 6:4 first.");
    split_expect("en", "It is in Prov. 3:5, Eccl. 3:1 and Josh. 1:9.");
    split_expect("fr", "Lisez Matt. 5, 9 et Rom. 8, 28 d'abord.");
}

Test(split_rule, titles_of_journals)
{
    split_expect("en", "J. Am. Chem. Soc. 1999, 121, 4567.");
    split_expect("en", "It is in Proc. Natl. Acad. Sci. USA this week.");
    split_expect("en", "See Angew. Chem. Int. Ed. 2001, 40, 99.");
    split_expect("fr", "C'est dans J. Chem. Phys. en entier.");
}

Test(split_rule, initials_and_letters_that_name_a_thing)
{
    split_expect("en", "The poet A.C. Lund described it.");
    split_expect("en", "The farm of A. O'Hara is old.");
    split_expect("en", "She read P. McLund and H. van Hove.");
    split_expect("en", "Geese need vitamin D.| Ducks do not.");
    split_expect("en", "Let y ∈ T.| Suppose that y is small.");
    split_expect("en", "It was built under Henry VIII.| He died soon.");
    split_expect("fr", "La ferme de Y. Le Goff est vieille.");
    split_expect("fr", "Il manque de vitamine D.| Les autres non.");
    split_expect("fr", "Elle fut bâtie sous Louis XIV.| Il la vit peu.");
}

Test(split_rule, files_end_sentences_like_words)
{
    split_expect("en", "Open the file geese.yaml.| Then change main.c too.");
    split_expect("fr", "Ouvrez le fichier oies.yaml.| Puis fermez-le.");
}

Test(split_rule, names_that_begin_small)
{
    split_expect("en", "It is cheap.| iPad owners like it.");
    split_expect("fr", "C'est cassé.| iPhone et autres n'y peuvent rien.");
}

Test(split_rule, the_number_of_a_chapter_belongs_to_its_title)
{
    split_expect("en", "Chapter 7. The geese of Hove");
    split_expect("en", "## Section 4. How they nest");
    split_expect("en", "Appendix B. The counts");
    split_expect("en", "Part IV. The winter");
    split_expect("en", "We read Chapter 7.| The geese are in it.");
    split_expect("fr", "Chapitre 7. Les oies de Lyon");
    split_expect("fr", "Tableau 3. Les nids de l'année");
    split_expect("fr", "Lisez le chapitre 7.| Les oies y sont.");
}

Test(split_rule, labels_belong_to_what_they_name)
{
    split_expect("en", "Q. Who fed the geese?| A. My brother.");
    split_expect("en", "ii. First come the geese.");
    split_expect("en", "### 2.1. The geese");
    split_expect("en", "- 13. Open the gate (see the plan)");
    split_expect("en", "> 1. Open the gate.");
    split_expect("fr", "## 1. Avant les oies");
    split_expect("fr", "- 1. La porte");
    split_expect("fr", "[^1]: Voir le plan.");
    split_expect("fr", "NINA : Et vous, plus vieille que la ferme !");
    split_expect("fr", "Le président (M. Vial) : La séance est levée.");
}

Test(split_rule, items_in_a_running_line)
{
    split_expect("en", "Bring:| - A rope.| - A lamp.");
    split_expect("en", "The plan was good.| (13) It was also cheap.");
    split_expect("fr", "Apportez :| - Une corde.| - Une lampe.");
    split_expect("fr", "Outils| • une corde| • une lampe| • un seau");
    split_expect("en", "\u2705 Feed the geese.| \u274C Do not run.");
    split_expect("fr", "Rien ne change ; 1. Toute oie a un nom.");
}

Test(split_rule, exclamation_marks_of_names)
{
    split_expect("en", "A call to panic! stops the program.");
    split_expect("fr", "Un appel à panic! arrête le programme.");
    split_expect("en", "He reads Yahoo! News at breakfast.");
}

Test(split_rule, a_spaced_ellipsis_closes_with_its_quotation)
{
    split_expect("en", "\"I have no idea . . .\"| She left.");
}

Test(split_rule, the_icu_engine_has_the_same_rules_and_tables)
{
    split_expect_icu("en", "I thank the hon. Member for Hove for his answer.");
    split_expect_icu("en", "See Angew. Chem. Int. Ed. 2001, 40, 99.");
    split_expect_icu("en", "\"Who fed the geese?\" Nina asked.| \"I did.\"");
    split_expect_icu("en", "The geese left early. [4]| They came back.");
    split_expect_icu("en", "The geese are back! \U0001F389| Come and see.");
    split_expect_icu("fr", "L'hon. Ada Lund a la parole.| Elle parle.");
    split_expect_icu("fr", "Il manque de vitamine D.| Les autres non.");
    split_expect_icu("fr", "Selon le consid. 4, la demande est tardive.");
}
