/* The table flags.tsv has, for each flag, twenty pairs that must have it and
 * twenty look-alikes that must not.  A text "@900 abc" is "abc" repeated to 900
 * characters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/table.h"
#include "checks/checker.h"
#include "checks/glossary.h"
#include "tokenize/utf8.h"

static const char terms[] = "hatch\técoutille\tpanneau\n"
                            "# a comment, and an empty line\n"
                            "\n"
                            "pull request\tdemande de tirage\n"
                            "Crown corporation\tsociété d’État\n"
                            "data\tdonnées\n"
                            "hull\tcoque\n"
                            "user guide\tguide de l’utilisateur\n"
                            "mooring line\tamarre\n"
                            "stern\tarrière\n"
                            "stern\tpoupe\n";

static struct checker *checker;
static struct glossary *glossary;

static void open_all(void)
{
    struct checker_options o = checker_options_default();
    cr_assert_eq(glossary_open(sv_from(terms), &glossary, NULL), 0);
    o.glossary = glossary;
    cr_assert_eq(checker_open(&o, &checker, NULL), 0);
}

static void close_all(void)
{
    checker_close(checker);
    glossary_close(glossary);
}

TestSuite(checker, .init = open_all, .fini = close_all);

static uint32_t flags_of(struct sv src, const char *src_lang, struct sv tgt,
                         const char *tgt_lang)
{
    struct checker_side a = {src, sv_from(src_lang)};
    struct checker_side b = {tgt, sv_from(tgt_lang)};
    uint32_t flags = 0;
    cr_assert_eq(checker_flags(checker, &a, &b, &flags, NULL), 0);
    return flags;
}

static uint32_t en_fr(const char *src, const char *tgt)
{
    return flags_of(sv_from(src), "en", sv_from(tgt), "fr");
}

static struct sv read_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    cr_assert_not_null(f, "%s", path);
    struct buf text = {0};
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
        cr_assert_eq(buf_add(&text, block, n), 0);
    fclose(f);
    struct sv copy = {arena_copy(a, text.p, text.n), text.n};
    buf_free(&text);
    return copy;
}

/* "@900 abc" in full. */
static struct sv expand(struct arena *a, struct sv text)
{
    if (!sv_starts(text, SV("@")) || text.n < 2 || text.p[1] > '9')
        return text;
    char *words;
    size_t n_cp = strtoul(text.p + 1, &words, 10);
    struct sv unit = {words + 1, (size_t)(text.p + text.n - words) - 1};
    struct sv all = {arena_alloc(a, n_cp * 4), 0};
    char *to = (char *)(uintptr_t)all.p;
    for (size_t k = 0, at = 0; k < n_cp; k++) {
        struct utf8_char c = utf8_at(unit, at);
        memcpy(to + all.n, unit.p + at, c.n_bytes);
        all.n += c.n_bytes;
        at = at + c.n_bytes < unit.n ? at + c.n_bytes : 0;
    }
    return all;
}

enum { FLAG, WANT, SRC_LANG, TRG_LANG, SRC, TRG, N_NAMES };
static const char *const names[] = {"flag",     "want",     "src_lang",
                                    "trg_lang", "src_text", "trg_text"};

static const char *text_of(struct arena *a, struct sv s)
{
    char *text = arena_alloc(a, s.n + 1);
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    return text;
}

Test(checker, each_flag_has_its_pairs_and_none_of_its_look_alikes)
{
    struct arena a = {0};
    struct sv text = read_file(&a, "tests/checks/flags.tsv"), line;
    struct table t;
    size_t n[RECORD_N_FLAGS][2] = {{0}}, n_lines = 1;
    sv_next_line(&text, &line);
    cr_assert_eq(table_open(&t, line, names, N_NAMES, N_NAMES, NULL), 0);
    while (sv_next_line(&text, &line)) {
        struct sv v[N_NAMES];
        cr_assert_eq(table_split(&t, line, v), N_NAMES, "line %zu",
                     n_lines + 1);
        n_lines++;
        uint32_t flag = record_flag_named(v[FLAG]);
        bool want = sv_eq(v[WANT], SV("+"));
        cr_assert_neq(flag, 0, "line %zu", n_lines);
        uint32_t got = flags_of(expand(&a, v[SRC]), text_of(&a, v[SRC_LANG]),
                                expand(&a, v[TRG]), text_of(&a, v[TRG_LANG]));
        cr_expect_eq((got & flag) != 0, want, "line %zu: %s", n_lines,
                     text_of(&a, line));
        n[__builtin_ctz(flag)][want]++;
    }
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (CHECKER_FLAGS >> bit & 1)
            cr_expect(n[bit][0] >= 20 && n[bit][1] >= 20, "%s: %zu and %zu",
                      record_flags[bit].name, n[bit][1], n[bit][0]);
    arena_free(&a);
}

Test(checker, the_examples_of_the_table_have_their_flags)
{
    struct arena a = {0};
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        if (!(CHECKER_FLAGS >> bit & 1) || 1u << bit == RECORD_TOO_LONG)
            continue;
        uint32_t flags = en_fr(record_flags[bit].src, record_flags[bit].trg);
        cr_expect(flags >> bit & 1, "%s", record_flags[bit].name);
    }
    arena_free(&a);
}

static void add_cell(struct buf *row, const char *text)
{
    bool empty = *text == '\0';
    buf_add_sv(row, empty ? SV("(nothing)") : SV("`"));
    buf_add_sv(row, sv_from(text));
    buf_add_sv(row, empty ? SV(" |") : SV("` |"));
}

Test(checker, the_document_has_the_rows_of_the_table)
{
    struct arena a = {0};
    struct sv doc = read_file(&a, "docs/flags.md");
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        const struct record_flag_row *f = &record_flags[bit];
        struct buf row = {0};
        struct sv rest = doc, line;
        bool found = false;
        buf_add_sv(&row, SV("| "));
        buf_add_sv(&row, sv_from(f->name));
        buf_add_sv(&row, SV(" | "));
        buf_add_sv(&row, sv_from(f->meaning));
        buf_add_sv(&row, SV(" | "));
        add_cell(&row, f->src);
        buf_add_char(&row, ' ');
        add_cell(&row, f->trg);
        while (!found && sv_next_line(&rest, &line))
            found = sv_eq(line, buf_sv(&row));
        cr_expect(found, "docs/flags.md: no row %.*s", (int)row.n, row.p);
        buf_free(&row);
    }
    arena_free(&a);
}

Test(checker, a_pair_with_an_empty_side_has_that_flag_alone)
{
    cr_expect_eq(en_fr("It costs 5 <b>euros</b>!", " "), RECORD_EMPTY);
}

Test(checker, only_the_flags_asked_for_are_found)
{
    struct checker_options o = checker_options_default();
    struct checker *c;
    struct checker_side src = {SV("Page 12 of the the book"), SV("en")};
    struct checker_side tgt = {SV("Page 13 du livre"), SV("fr")};
    uint32_t flags = 0;
    o.flags = RECORD_REPEATED_WORD;
    cr_assert_eq(checker_open(&o, &c, NULL), 0);
    cr_assert_eq(checker_flags(c, &src, &tgt, &flags, NULL), 0);
    cr_expect_eq(flags, RECORD_REPEATED_WORD);
    checker_close(c);
}

Test(checker, thresholds_can_be_set)
{
    static const struct {
        uint32_t flag;
        const char *src, *tgt;
    } rows[] = {
        {RECORD_TOO_SHORT, "Three short words", "Trois mots courts"},
        {RECORD_TOO_LONG, "Twelve letters", "Douze lettres"},
        {RECORD_LEN_RATIO, "A boat", "Un vieux bateau à voiles"},
        {RECORD_LONG_WORD, "A sailboat", "Un voilier"},
        {RECORD_MOSTLY_DIGITS, "Page 123", "Page 123"},
        {RECORD_COPIED, "It is in the wooden house",
         "It is in la wooden house ici"},
    };
    struct checker_options o = checker_options_default();
    o.too_short_words = 3;
    o.too_long_cp = 10;
    o.len_ratio = 1.5;
    o.long_word_cp = 5;
    o.mostly_digits = .3;
    o.copied = .5;
    struct checker *c;
    cr_assert_eq(checker_open(&o, &c, NULL), 0);
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct checker_side src = {sv_from(rows[k].src), SV("en")};
        struct checker_side tgt = {sv_from(rows[k].tgt), SV("fr")};
        uint32_t flags = 0;
        cr_assert_eq(checker_flags(c, &src, &tgt, &flags, NULL), 0);
        cr_expect(flags & rows[k].flag, "row %zu", k);
        cr_expect_eq(en_fr(rows[k].src, rows[k].tgt) & rows[k].flag, 0,
                     "row %zu", k);
    }
    checker_close(c);
}

Test(checker, thresholds_out_of_range_are_refused)
{
    struct checker *c = NULL;
    struct err e = {0};
    struct checker_options o = checker_options_default();
    o.len_ratio = .5;
    cr_expect_eq(checker_open(&o, &c, &e), ERR_USAGE);
    o = checker_options_default();
    o.mostly_digits = 2;
    cr_expect_eq(checker_open(&o, &c, &e), ERR_USAGE);
    o = checker_options_default();
    o.copied = -1;
    cr_expect_eq(checker_open(&o, &c, &e), ERR_USAGE);
    cr_expect_null(c);
}

/* The memory of the pair before, longer or shorter, changes nothing. */
Test(checker, pairs_do_not_see_each_other)
{
    static const char *const texts[] = {"Page 12 of the the book",
                                        "Page 13 du livre",
                                        "L’Ã©tÃ©",
                                        "",
                                        "See www.example.org, 1,234.5 {{x}}",
                                        "漢字 and 5 p.m."};
    enum { N = sizeof texts / sizeof *texts };
    uint32_t alone[N][N];
    for (int i = 0; i < N; i++)
        for (int k = 0; k < N; k++) {
            close_all();
            open_all();
            alone[i][k] = en_fr(texts[i], texts[k]);
        }
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < N; i++)
            for (int k = 0; k < N; k++)
                cr_expect_eq(en_fr(texts[i], texts[k]), alone[i][k], "%d %d", i,
                             k);
}

Test(checker, a_record_s_sentences_are_joined_and_a_null_bead_has_no_flags)
{
    struct sentence src[] = {{.text = SV("It rained 5 days.")},
                             {.text = SV("We stayed.")}};
    struct sentence tgt[] = {{.text = SV("Il a plu cinq jours, et nous "
                                         "sommes restés.")}};
    struct record r = {.src = {.lang = SV("en"), .sents = src, .n = 2},
                       .tgt = {.lang = SV("fr"), .sents = tgt, .n = 1}};
    uint32_t flags = 0;
    cr_assert_eq(checker_record_flags(checker, &r, &flags, NULL), 0);
    cr_expect_eq(flags, RECORD_MULTI_SENTENCE);
    r.tgt.n = 0;
    cr_assert_eq(checker_record_flags(checker, &r, &flags, NULL), 0);
    cr_expect_eq(flags, 0);
}

/* Whatever is repeated, time grows with the text alone. */
Test(checker, endless_texts_take_linear_time, .timeout = 60)
{
    enum { N = 1 << 18 };
    static const char *const units[] = {
        "a",    "a ",  "1",      "1 ",   "1,",     "a.",   "a.b@",      "://a",
        "<a ",  "&a",  "**a",    "[[",   "{{",     "%",    "'",         "(",
        "“",    "Ã",   "Ã©",     "é",    "漢",     "the ", "Mr A ",     "A b ",
        "www.", "12:", "vingt ", "XIV ", "hatch ", "\\a{", "é\xC2\xA0»"};
    struct buf text = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        text.n = 0;
        while (text.n < N)
            buf_add_sv(&text, sv_from(units[i]));
        flags_of(buf_sv(&text), "en", buf_sv(&text), "fr");
    }
    buf_free(&text);
}

Test(checker, a_faulty_glossary_is_refused_with_its_line)
{
    static const struct {
        const char *text;
        uint64_t line;
    } rows[] = {{"hatch\n", 1},
                {"a\tb\nhull\t\n", 2},
                {"a\tb\n\n...\tc\n", 3},
                {"a\t\xFF\n", 1}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct glossary *g = NULL;
        struct err e = {0};
        cr_expect_eq(glossary_open(sv_from(rows[k].text), &g, &e), ERR_INPUT);
        cr_expect(e.unit == ERR_LINE && e.at == rows[k].line, "row %zu", k);
        cr_expect_null(g);
    }
}

Test(checker, a_phrase_left_in_the_sources_language_is_copied)
{
    static const struct {
        const char *text;
        bool is_copied;
    } rows[] = {
        {"Too many users.", true},
        {"Default is no stretch.", true},
        {"Searching appointments and meetings.", true},
        {"Médecins sans frontières", false},
        {"Number of Operations", false},
        {"Bank of America", false},
        {"get_quota quota_type id", false},
        {"Radio France Internationale", false},
    };
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++)
        cr_expect_eq((en_fr(rows[k].text, rows[k].text) & RECORD_COPIED) != 0,
                     rows[k].is_copied, "%s", rows[k].text);
    /* not where it is the target's own language, or none is known */
    cr_expect_eq(
        flags_of(SV("Too many users."), "fr", SV("Too many users."), "en") &
            RECORD_COPIED,
        0);
    cr_expect_eq(
        flags_of(SV("Too many users."), "", SV("Too many users."), "") &
            RECORD_COPIED,
        0);
}
