/* The shared settings: their defaults, and what enters the digest.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "tests/document/setting_values.h"
#include "tests/io/scratch.h"

static char source[PATH_MAX]; /* the folder of the project */

static void enter(void)
{
    cr_assert_not_null(getcwd(source, sizeof source));
    scratch_enter();
}

TestSuite(settings, .init = enter, .fini = scratch_leave);

static uint64_t digest_of(const struct settings *s)
{
    struct err e = {0};
    struct lexicon_set lexicons;
    uint64_t digest = 0;
    cr_assert_eq(lexicon_set_open(&s->lexicons, &lexicons, &e), 0, "%s", e.msg);
    cr_assert_eq(settings_digest(s, SETTINGS_ALL, lexicons.digest, &digest, &e),
                 0);
    lexicon_set_close(&lexicons);
    return digest;
}

Test(settings, have_a_key_and_a_help_of_their_own)
{
    for (size_t i = 0; i < settings_table.n; i++) {
        const struct setting *row = &settings_table.rows[i];
        cr_expect_eq(setting_find(&settings_table, row->key), row);
        cr_expect(row->help && row->help[0] != '\0', "%s", row->key);
        cr_expect_lt(row->group, SETTINGS_N_GROUPS);
        cr_expect_not_null(settings_table.headings[row->group]);
        for (size_t k = 0; k < i; k++)
            cr_expect(row->letter == 0 ||
                          row->letter != settings_table.rows[k].letter,
                      "-%c", row->letter);
    }
}

/* Help lists the choices where it ends in a colon; else it names them. */
Test(settings, help_knows_every_choice)
{
    for (size_t i = 0; i < settings_table.n; i++) {
        const struct setting *row = &settings_table.rows[i];
        bool listed = sv_ends(sv_from(row->help), SV(":"));
        for (unsigned k = 0; row->choice && !listed && row->choice(k); k++)
            cr_expect(strstr(row->help, row->choice(k)) ||
                          strcmp(row->choice(k), "auto") == 0,
                      "%s: %s", row->key, row->choice(k));
    }
}

Test(settings, of_the_aligner_are_what_the_aligner_has)
{
    struct settings s = settings_default();
    const struct align_params p = align_params_default();
    cr_expect_eq(memcmp(&s.params.align, &p, sizeof p), 0);
    cr_expect_gt(s.params.calibration.model[CALIBRATION_BEAD].n_features, 0);
    EXPECT_VALUE(&s, "c", "1");
    EXPECT_VALUE(&s, "s2", "6.8");
    EXPECT_VALUE(&s, "priors", "published");
    EXPECT_VALUE(&s, "method", "hybrid");
    EXPECT_VALUE(&s, "max-sentence", "16M");
    EXPECT_VALUE(&s, "max-input", "1G");
    EXPECT_VALUE(&s, "columns", "default");
    EXPECT_VALUE(&s, "output", "-");
    EXPECT_VALUE(&s, "src-lang", "auto");
    EXPECT_VALUE(&s, "nulls", "");
}

Test(settings, set_to_their_printed_defaults_are_the_defaults)
{
    struct settings s = settings_default();
    struct buf text = {0};
    const uint64_t before = digest_of(&s);
    size_t n = 0;
    for (size_t i = 0; i < settings_table.n; i++) {
        const struct setting *row = &settings_table.rows[i];
        print_row(row, &s, &text);
        if (text.n == 1)
            continue; /* no file, no list, an alias */
        char value[256];
        snprintf(value, sizeof value, "%s", text.p);
        TAKE(&s, row->key, value);
        EXPECT_VALUE(&s, row->key, value);
        cr_expect_eq(digest_of(&s), before, "%s %s", row->key, value);
        n++;
    }
    cr_expect_geq(n, 30);
    buf_free(&text);
    settings_free(&s);
}

/* Another value for every key; "" for none. */
static const struct {
    const char *key, *value;
} others[] = {
    {"output", "x.tmx"},
    {"format", "tmx"},
    {"columns", "full"},
    {"min-score", "0.000000001"},
    {"min-precision", "0.9"},
    {"review-below", "0.5"},
    {"nulls", "n.tsv"},
    {"with-nulls", "yes"},
    {"no-header", "yes"},
    {"allow-empty", "yes"},
    {"gzip-level", "6"},
    {"width", "101"},
    {"min-verdict", "partial"},
    {"paths", "whole"},
    {"base-names", ""},
    {"full-paths", ""},
    {"date", "0"},
    {"src-lang", "en"},
    {"trg-lang", "fr"},
    {"presegmented", "yes"},
    {"input-markup", "html"},
    {"keep-code", "yes"},
    {"encoding", "windows-1252"},
    {"layout", "blank"},
    {"unwrap", ""},
    {"max-sentence", "1000"},
    {"max-input", "1000"},
    {"abbrev", "abbrev"},
    {"split-at", ":"},
    {"threshold", "0.4999"},
    {"model", "model"},
    {"engine", "icu"},
    {"lexicon", "words"},
    {"no-lexicon", "yes"},
    {"evidence", "similar"},
    {"method", "length"},
    {"max-bead", "3"},
    {"max-cells", "1000"},
    {"max-memory", "64M"},
    {"params", "weights"},
    {"decode", "path"},
    {"without", "moved"},
    {"lexical-weight", "0.51"},
    {"temper", "0.51"},
    {"c", "1.1"},
    {"script-lengths", "yes"},
    {"s2", "6.9"},
    {"priors", ".89,.0099,.089,.012"},
    {"band", "101"},
    {"flags", "copied,mojibake"},
    {"glossary", "terms"},
    {"too-short", "2"},
    {"too-long", "1000"},
    {"len-ratio", "4"},
    {"long-word", "41"},
    {"mostly-digits", "0.6"},
    {"copied", "0.9"},
    {"decisions", "decided"},
    {"pins", "pinned"},
};

static void write_files(void)
{
    struct settings s = settings_default();
    struct buf weights = {0};
    s.params.calibration.model[0].weight[0] += 1;
    parameters_add_calibration(&s.params.calibration, &weights);
    scratch_write("abbrev", SV("[title]\nAbt\n"));
    scratch_write("words", SV("one\tun\n"));
    scratch_write("terms", SV("hatch\técoutille\n"));
    scratch_write("decided", SV("doc_id\tsrc_sent\ttrg_sent\tdecision\n"));
    scratch_write("pinned", SV("[0]:[0]\n"));
    scratch_write("similar", SV("0\t0\t.5\n"));
    scratch_write("weights", buf_sv(&weights));
    char path[PATH_MAX + 32];
    snprintf(path, sizeof path, "%s/data/split_model.hex", source);
    cr_assert_eq(symlink(path, "model"), 0);
    buf_free(&weights);
}

Test(settings, that_change_bytes_change_the_digest_and_no_others)
{
    struct settings usual = settings_default();
    const uint64_t before = digest_of(&usual);
    const size_t n = sizeof others / sizeof others[0];
    write_files();
    cr_expect_eq(n, settings_table.n, "a setting has no other value here");
    for (size_t i = 0; i < n; i++) {
        const struct setting *row =
            setting_find(&settings_table, others[i].key);
        struct settings s = settings_default();
        struct err e = {0};
        cr_assert_not_null(row, "%s", others[i].key);
        if (strcmp(row->key, "date") == 0) /* TMX alone has one */
            usual.writing.format = s.writing.format = format_named("tmx");
        uint64_t was =
            row->group == SETTINGS_ENVIRONMENT ? digest_of(&usual) : before;
        TAKE(&s, row->key, *others[i].value ? others[i].value : NULL);
        cr_assert_eq(settings_load(&s, &e), 0, "%s: %s", row->key, e.msg);
        bool changes = row->changes_bytes || row->kind == SETTING_ALIAS;
        cr_expect_eq(digest_of(&s) != was, changes, "%s %s", row->key,
                     others[i].value);
        settings_free(&s);
    }
}

Test(settings, digest_the_content_of_files_not_their_names)
{
    struct settings a = settings_default(), b = settings_default();
    struct err e = {0};
    scratch_write("one", SV("[title]\nAbt\n"));
    scratch_write("two", SV("[title]\nAbt\n"));
    TAKE(&a, "abbrev", "one");
    TAKE(&a, "output", "x.tsv.gz");
    TAKE(&b, "abbrev", "two");
    TAKE(&b, "output", "y.tsv.gz");
    cr_assert_eq(settings_load(&a, &e), 0);
    cr_assert_eq(settings_load(&b, &e), 0);
    cr_expect_eq(digest_of(&a), digest_of(&b));
    settings_free(&b);
    b = settings_default();
    scratch_write("two", SV("[title]\nAbu\n"));
    TAKE(&b, "abbrev", "two");
    TAKE(&b, "output", "y.tsv.gz");
    cr_assert_eq(settings_load(&b, &e), 0);
    cr_expect_neq(digest_of(&a), digest_of(&b));
    settings_free(&a);
    settings_free(&b);
}

Test(settings, files_that_cannot_be_used_are_named)
{
    struct settings s = settings_default();
    struct err e = {0};
    TAKE(&s, "abbrev", "missing");
    cr_expect_eq(settings_load(&s, &e), ERR_IO);
    cr_expect_str_eq(e.subject, "missing");
    scratch_write("bad", SV("Abt\n[what]\n"));
    TAKE(&s, "abbrev", "bad");
    cr_expect_eq(settings_load(&s, &e), ERR_INPUT);
    cr_expect_str_eq(e.subject, "bad");
    cr_expect_eq(e.at, 2);
    cr_expect_eq(settings_set(&s, "params", "missing", &e), ERR_IO);
    cr_expect_str_eq(e.subject, "missing");
    settings_free(&s);
}

Test(settings, keep_their_values_and_know_which_were_given)
{
    struct settings s = settings_default();
    char name[] = "a.tsv";
    TAKE(&s, "output", name);
    name[0] = 'b';
    cr_expect_str_eq(s.writing.paths[0], "a.tsv");
    REFUSE(&s, "output", "a.tsv");
    TAKE(&s, "unwrap", NULL);
    cr_expect_eq(s.reading.article.paragraphs, PARAGRAPH_UNWRAP);
    cr_expect(settings_is_given(&s, "unwrap"));
    cr_expect_not(settings_is_given(&s, "layout"));
    cr_expect_str_eq(settings_given(&s, 1u << SETTINGS_READING), "unwrap");
    cr_expect_null(settings_given(&s, SETTINGS_ALIGNING));
    settings_free(&s);
}

Test(settings, without_effect_are_an_error_only_where_they_were_given)
{
    struct settings s = settings_default();
    struct err e = {0};
    TAKE(&s, "method", "length");
    cr_expect_eq(settings_check(&s, &e), 0);
    TAKE(&s, "max-bead", "2");
    cr_expect_eq(settings_check(&s, &e), ERR_USAGE);
    cr_expect_str_eq(
        e.msg, "--max-bead has no effect: --method length has the beads of "
               "1993");
    TAKE(&s, "method", "length-em");
    cr_expect_eq(settings_check(&s, &e), 0);
    settings_free(&s);
}

Test(settings, of_flags_need_an_output_with_flags_and_their_flag)
{
    struct settings s = settings_default();
    struct err e = {0};
    TAKE(&s, "too-long", "80");
    cr_expect_eq(settings_check(&s, &e), 0);
    TAKE(&s, "flags", "copied");
    cr_expect_eq(settings_check(&s, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg,
                     "--too-long has no effect: --flags leaves its flag out");
    TAKE(&s, "flags", "copied,too_long");
    cr_expect_eq(settings_check(&s, &e), 0);
    TAKE(&s, "columns", "bicleaner");
    cr_expect_eq(settings_check(&s, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "--flags has no effect: no output has flags");
    TAKE(&s, "output", "x.tmx");
    REFUSE(&s, "flags", "copyed");
    REFUSE(&s, "flags", "moved");
    REFUSE(&s, "len-ratio", "0.5");
    settings_free(&s);
}

/* What the option would refuse, a file cannot bring in. */
Test(settings, of_a_parameter_file_have_the_ranges_of_the_options)
{
    static const char *const keys[] = {"c", "s2"};
    for (size_t k = 0; k < 2; k++) {
        const struct setting *row = setting_find(&settings_table, keys[k]);
        const double numbers[] = {row->min,     row->max, row->min / 2,
                                  row->max * 2, 1e-300,   1e300};
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
            struct parameters p = {.align = align_params_default()};
            struct err e = {0};
            char text[64];
            snprintf(text, sizeof text, "%s\t%.17e\n", keys[k], numbers[i]);
            int rc = parameters_read(sv_from(text), &p, &e);
            cr_expect_eq(rc, i < 2 ? 0 : ERR_INPUT, "%s", text);
            cr_expect(i < 2 || e.at == 1, "%s", text);
        }
    }
}

/* Sums of weights and figures are finite, and so is every score. */
Test(settings, of_a_parameter_file_are_each_refused_for_a_reason)
{
    static const char *const rows[][2] = {
        {"prior.1-1\t.9\nprior.1-1\t.9\n", "\"prior.1-1\" is given twice"},
        {"prior.null\t1e-13\n", "\"prior.null\" is out of range"},
        {"bead.constant\t1e300\n", "\"bead.constant\" is out of range"},
        {"bead.nothing\t1\n", "\"bead.nothing\" is no parameter"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct parameters p = {.align = align_params_default()};
        struct err e = {0};
        cr_expect_eq(parameters_read(sv_from(rows[i][0]), &p, &e), ERR_INPUT);
        cr_expect_str_eq(e.msg, rows[i][1]);
    }
}

Test(settings, params_override_and_are_overridden)
{
    struct settings s = settings_default();
    scratch_write("p", SV("c\t1.25\n"));
    TAKE(&s, "c", "2");
    TAKE(&s, "params", "p");
    cr_expect_eq(s.params.align.c, 1.25);
    TAKE(&s, "c", "2");
    cr_expect_eq(s.params.align.c, 2);
    settings_free(&s);
}
