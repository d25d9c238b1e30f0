/* base/record_flag.c - the table of flags.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/record_flag.h"

const struct record_flag_row record_flags[RECORD_N_FLAGS] = {
    {"ws_normalised", "a tab or line separator inside became a space",
     "Name[TAB]Age", "Nom[TAB]Âge"},
    {"control_removed", "a control character was removed", "Page[BEL] one",
     "Page une"},
    {"moved", "the target is elsewhere in its article", "First, the rules.",
     "D’abord, les règles."},
    {"empty", "a side has nothing but white space", "Good morning.", ""},
    {"too_short", "a side has no more than one word", "Settings", "Paramètres"},
    {"too_long", "a side has more than 1,024 characters", "(a page of text)",
     "(une page de texte)"},
    {"len_ratio",
     "a side is more than three times as long as the other, as their scripts "
     "write",
     "Read the manual.",
     "Lisez le manuel, puis ouvrez le boîtier, retirez la pile et attendez au "
     "moins une minute."},
    {"identical", "both sides have the same letters and digits",
     "Radio France Internationale", "Radio France Internationale"},
    {"copied", "the sides are nearly the same running text",
     "The boat is old and the sea is high.",
     "The boat is old and the sea is high."},
    {"no_letters", "a side has no letter", "----------", "1984"},
    {"mostly_digits",
     "over half of the characters of a side are digits, spaces aside",
     "Tel. 0123 456 789", "Tél. 0123 456 789"},
    {"num_mismatch", "a number has no match on the other side",
     "It costs 1,234.50 dollars.", "Cela coûte 1 243,50 dollars."},
    {"url_mismatch", "a web or mail address has no match on the other side",
     "See www.example.org for details.",
     "Voir www.autre-exemple.net pour les détails."},
    {"name_mismatch", "names or codes have no match on the other side",
     "The engine of the A320 was made by Mr Miller.",
     "Le moteur du A330 a été fabriqué par M. Lebrun."},
    {"punct_end", "the sides end with different marks", "Where is it?",
     "C’est là."},
    {"quote_bracket",
     "brackets or quotation marks are open on one side, or [ ] { } on one side "
     "only",
     "The lid (see page 2) is closed.", "Le couvercle (voir page 2 est fermé."},
    {"repeated_word", "a word or phrase is there twice in a row",
     "He opened the the door.", "Il ouvrit la porte."},
    {"mojibake", "characters were decoded with the wrong encoding",
     "The summer was hot.", "L’Ã©tÃ© Ã©tait chaud."},
    {"html_tag", "a tag or character entity of HTML", "Click <b>Save</b>.",
     "Cliquez sur <b>Enregistrer</b>."},
    {"markup", "marks of a wiki, Markdown, LaTeX or a template",
     "Dear {{name}}, welcome!", "Cher {{name}}, bienvenue !"},
    {"wrong_lang_src", "the source is in another language than its column",
     "Der Rat ist am Montag nicht in der Stadt.",
     "Lundi, le conseil n’est pas en ville."},
    {"wrong_lang_trg", "the target is in another language than its column",
     "The council is not in town on Monday.",
     "Der Rat ist am Montag nicht in der Stadt."},
    {"glossary",
     "a term of the glossary is in the source, and none of its translations "
     "in the target",
     "Close the hatch.", "Fermez la porte."},
    {"all_caps", "a side is all in capitals", "TERMS OF USE",
     "Conditions d’utilisation"},
    {"multi_sentence", "a side has more than one sentence",
     "It rained. We stayed at home.",
     "Il pleuvait, alors nous sommes restés chez nous."},
    {"long_word", "a word has more than 40 characters",
     "Press thebuttonthatstandsattheverybottomofthepage now.",
     "Appuyez sur le bouton."},
};

const char *record_flag_name(unsigned bit)
{
    return bit < RECORD_N_FLAGS ? record_flags[bit].name : NULL;
}

uint32_t record_flag_named(struct sv name)
{
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (sv_eq(name, sv_from(record_flags[bit].name)))
            return (uint32_t)1 << bit;
    return 0;
}

/* The next name of the list; false behind the last. */
static bool next_name(struct sv *rest, struct sv *name)
{
    if (!rest->p)
        return false;
    const char *comma = rest->n ? memchr(rest->p, ',', rest->n) : NULL;
    *name = sv_sub(*rest, 0, comma ? (size_t)(comma - rest->p) : rest->n);
    *rest = comma ? sv_sub(*rest, name->n + 1, rest->n) : (struct sv){0};
    return true;
}

static bool is_none(struct sv names)
{
    return names.n == 0 || sv_eq(names, SV("-"));
}

uint32_t record_flags_known(struct sv names)
{
    uint32_t flags = 0;
    if (!is_none(names))
        for (struct sv name; next_name(&names, &name);)
            flags |= record_flag_named(name);
    return flags;
}

int record_flags_parse(struct sv names, uint32_t *out, struct err *e)
{
    uint32_t flags = record_flags_known(names);
    if (!is_none(names))
        for (struct sv name; next_name(&names, &name);)
            if (record_flag_named(name) == 0)
                return err_set(e, ERR_INPUT, "no flag is named \"%.*s\"",
                               (int)(name.n < 40 ? name.n : 40), name.p);
    *out = flags;
    return 0;
}
