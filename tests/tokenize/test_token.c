/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include <unicode/unorm2.h>

#include "base/arena.h"
#include "tokenize/cognate.h"
#include "tokenize/token.h"
#include "tokenize/token_lines.h"
#include "tokenize/utf8.h"

static struct vocabulary vocabulary;
static struct buf tokens;

static void close_all(void)
{
    vocabulary_free(&vocabulary);
    buf_free(&tokens);
}

TestSuite(token, .fini = close_all);

static const struct token *cut(const char *text, size_t *n)
{
    tokens.n = 0;
    cr_assert_eq(token_add_line(&vocabulary, sv_from(text), &tokens, NULL), 0);
    *n = tokens.n / sizeof(struct token);
    return (const struct token *)tokens.p;
}

/* The forms (or keys) with "|" between them. */
static void expect(const char *text, const char *forms, bool keys)
{
    struct buf got = {0};
    size_t n;
    const struct token *t = cut(text, &n);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_add_char(&got, '|');
        buf_add_sv(&got, keys ? vocabulary_key(&vocabulary, t[i].key)
                              : vocabulary_form(&vocabulary, t[i].form));
    }
    cr_expect(sv_eq(buf_sv(&got), sv_from(forms)), "%s gave %.*s", text,
              (int)got.n, got.p);
    buf_free(&got);
}

Test(token, words_numbers_and_marks)
{
    expect("The Cat sat.", "the|cat|sat|.", false);
    expect("L’homme qu'il vit aujourd'hui", "l'|homme|qu'|il|vit|aujourd'hui",
           false);
    expect("John's dog don't", "john|'s|dog|don't", false);
    expect("we're O'Brien", "we|'re|o'brien", false);
    expect("« Oui… » “no...”", "\"|oui|…|\"|\"|no|…|\"", false);
    expect("porte-parole – H1N1", "porte|parole|-|h1n1", false);
    expect("ÉTÉ Ça Œuvre", "été|ça|œuvre", false);
    expect("ko\xCC\x88nnen", "können", false);
    expect("", "", false);
    expect("3rd of 1,234.5%", "3|rd|of|1,234.5|%", false);
}

/* Words by ICU's dictionaries, and what stands among them. */
Test(token, words_of_scripts_without_spaces)
{
    expect("漢字 ok", "漢字|ok", false);
    expect("我们明天学习。", "我们|明天|学习|。", false);
    expect("猫はXML2です", "猫|は|xml2|です", false);
    expect("ฉันรักแมว 3", "ฉัน|รัก|แมว|3", false);
    expect("책상 위", "책상|위", false);
}

Test(token, a_long_run_without_spaces_is_cut_but_whole)
{
    enum { N = 20000 };
    struct buf text = {0};
    size_t n, n_bytes = 0;
    for (size_t k = 0; k < N; k++)
        buf_add_sv(&text, sv_from(k % 2 ? "学" : "大"));
    buf_add(&text, "", 1);
    const struct token *t = cut(text.p, &n);
    for (size_t i = 0; i < n; i++)
        n_bytes += vocabulary_form(&vocabulary, t[i].form).n;
    cr_expect_eq(n_bytes, text.n - 1);
    buf_free(&text);
}

/* Of all letters with one or two bytes, and in every place of a word. */
Test(token, the_key_of_a_letter_is_the_first_of_its_decomposition)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    cr_assert(U_SUCCESS(status));
    for (uint32_t cp = 'a'; cp < 0x250; cp++) {
        UChar unit = (UChar)cp, parts[8];
        unorm2_normalize(nfd, &unit, 1, parts, 8, &status);
        cr_assert(U_SUCCESS(status));
        if (cp == 0xE6 || cp == 0x153)
            continue; /* ae, oe */
        for (size_t before = 0; before < COGNATE_LETTERS; before++) {
            char word[16] = "aaaaaaaaaaaaaaa", key[COGNATE_MAX], want[16];
            struct sv s = {word, before};
            s.n += utf8_put(cp, word + s.n);
            memcpy(want, "aaaa", 4);
            size_t n_want = before + utf8_put(parts[0], want + before);
            size_t n = cognate_key(s, key);
            cr_expect(n == n_want && memcmp(key, want, n) == 0, "U+%04X at %zu",
                      cp, before);
        }
    }
}

Test(token, cognates_and_numbers_share_a_key)
{
    expect("Constitution constitutionnel", "const|const", true);
    expect("Réunion reunion œuvre", "reuni|reuni|oeuvr", true);
    expect("1,234.5 1\xC2\xA0"
           "234,50",
           "1234.5|1234.5", true);
    expect("l'eau, 's.", "|eau|||s|", true);
}

Test(token, equal_words_have_equal_ids_on_both_sides)
{
    size_t n;
    const struct token *t = cut("Paris est Paris", &n);
    uint32_t paris = t[0].form;
    cr_expect_eq(t[2].form, paris);
    t = cut("In PARIS", &n);
    cr_expect_eq(t[1].form, paris);
}

/* Words of up to eight letters with enough text behind them are read all at
 * once, others letter by letter. */
Test(token, what_stands_behind_the_text_changes_nothing)
{
    static const char *const pieces[] = {"a", "Z", "m", "q", "\xC3\xA9", "'",
                                         "1", "-", ".", " ", "{",        "@"};
    uint64_t seed = 9;
    for (int round = 0; round < 20000; round++) {
        char text[64] = "";
        for (int k = round % 12; k >= 0; k--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            strcat(text, pieces[(seed >> 33) % 12]);
        }
        size_t n, n_more;
        struct token want[32];
        const struct token *got = cut(text, &n);
        cr_assert_lt(n, 32);
        memcpy(want, got, n * sizeof *got);
        strcat(text, "         ");
        got = cut(text, &n_more);
        cr_assert_eq(n_more, n, "\"%s\"", text);
        for (size_t k = 0; k < n; k++)
            cr_assert_eq(got[k].form, want[k].form, "\"%s\"", text);
    }
}

Test(token, marks_have_no_key_and_kinds_are_known)
{
    size_t n;
    const struct token *t = cut("Yes, 12", &n);
    cr_expect_eq(t[1].key, 0);
    cr_expect_neq(t[0].key, 0);
    cr_expect_eq(vocabulary_kind(&vocabulary, t[0].form), TOKEN_WORD);
    cr_expect_eq(vocabulary_kind(&vocabulary, t[1].form), TOKEN_PUNCTUATION);
    cr_expect_eq(vocabulary_kind(&vocabulary, t[2].form), TOKEN_NUMBER);
}

Test(token, lines_of_an_article)
{
    struct sentence sents[] = {
        {.text = SV("One two.")}, {.text = SV("")}, {.text = SV("Three")}};
    struct arena a = {0};
    struct token_lines lines;
    cr_assert_eq(token_lines(&a, &vocabulary, sents, 3, &lines, NULL), 0);
    cr_expect_eq(lines.starts[0], 0);
    cr_expect_eq(lines.starts[1], 3);
    cr_expect_eq(lines.starts[2], 3);
    cr_expect_eq(lines.starts[3], 4);
    arena_free(&a);
    for (size_t n = 1; n <= 2; n++) {
        a.fail_in = n;
        cr_expect_eq(token_lines(&a, &vocabulary, sents, 3, &lines, NULL),
                     ERR_NOMEM);
    }
    arena_free(&a);
}

Test(token, sentences_that_go_on_begin_with_a_small_letter)
{
    static const struct {
        const char *before, *text;
        unsigned continues;
    } rows[] = {
        {"", "He left.", 0},
        {"Here;", "there.", 1},
        {"\"Never!\"", "cried she.", 3},
        {"« Jamais ! »", "– s’écria-t-elle.", 3},
        {"Who?", "He.", 0},
        {"Why?", "12 men", 0},
        {"no.", "– « écria-t-il", 1},
        {"Oui.", "– « Élan »", 0},
        {"Two:", "(a) first", 1},
        {"So!", "\".", 1},
        {"", "", 1},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        cr_expect_eq(
            token_continues(sv_from(rows[k].before), sv_from(rows[k].text)),
            rows[k].continues, "row %zu", k);
}

Test(token, endless_words_are_cut_and_take_linear_time, .timeout = 20)
{
    enum { N = 4 << 20 };
    static const char *const units[] = {
        "a", "é", "7", "-", "'a", "a\xCC\x81", ".", "漢", "1 ", "1,", "l'"};
    struct buf text = {0};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        text.n = tokens.n = 0;
        while (text.n < N)
            buf_add_sv(&text, sv_from(units[i]));
        cr_assert_eq(token_add_line(&vocabulary, buf_sv(&text), &tokens, NULL),
                     0);
    }
    buf_free(&text);
}
