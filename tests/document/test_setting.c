/* Values of each kind of setting: what is taken, refused and printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "tests/document/setting_values.h"

/* What is just outside a range is refused, its ends are not. */
Test(setting, have_their_ranges)
{
    struct settings s = settings_default();
    for (size_t i = 0; i < settings_table.n; i++) {
        const struct setting *row = &settings_table.rows[i];
        char most[64], more[64], least[64], less[64];
        bool decimal = row->kind == SETTING_DECIMAL;
        if (!decimal && row->kind != SETTING_WHOLE && row->kind != SETTING_SIZE)
            continue;
        snprintf(most, sizeof most, decimal ? "%.4f" : "%.0f", row->max);
        snprintf(least, sizeof least, decimal ? "%.4f" : "%.0f", row->min);
        snprintf(more, sizeof more, decimal ? "%.4f1" : "%.0f1", row->max);
        snprintf(less, sizeof less, decimal ? "%.9f" : "%.0f",
                 row->min - (decimal ? 1e-9 : 1));
        TAKE(&s, row->key, least);
        TAKE(&s, row->key, most);
        REFUSE(&s, row->key, more);
        REFUSE(&s, row->key, less);
        REFUSE(&s, row->key, "");
        REFUSE(&s, row->key, "x");
        REFUSE(&s, row->key, "1x");
        REFUSE(&s, row->key, "nan");
    }
    settings_free(&s);
}

Test(setting, of_each_kind_take_and_refuse_values)
{
    struct settings s = settings_default();
    TAKE(&s, "with-nulls", NULL);
    EXPECT_VALUE(&s, "with-nulls", "yes");
    TAKE(&s, "with-nulls", "no");
    EXPECT_VALUE(&s, "with-nulls", "no");
    REFUSE(&s, "with-nulls", "true");
    TAKE(&s, "width", "40");
    EXPECT_VALUE(&s, "width", "40");
    REFUSE(&s, "width", "+41");
    REFUSE(&s, "width", "41.0");
    TAKE(&s, "date", "7");
    TAKE(&s, "date", "none");
    EXPECT_VALUE(&s, "date", "none");
    TAKE(&s, "max-input", "3K");
    cr_expect_eq(s.reading.max_bytes, 3072);
    EXPECT_VALUE(&s, "max-input", "3K");
    REFUSE(&s, "max-input", "3KB");
    REFUSE(&s, "max-input", "2G");
    REFUSE(&s, "max-input", "18446744073709551615G");
    TAKE(&s, "temper", "1e-1");
    EXPECT_VALUE(&s, "temper", "0.1");
    REFUSE(&s, "temper", "0,5");
    TAKE(&s, "layout", "unwrap");
    cr_expect_eq(s.reading.article.paragraphs, PARAGRAPH_UNWRAP);
    REFUSE(&s, "layout", "unwra");
    TAKE(&s, "src-lang", "zh-Hant-TW");
    REFUSE(&s, "src-lang", "e");
    TAKE(&s, "src-lang", "auto");
    cr_expect_null(s.reading.src_lang);
    TAKE(&s, "nulls", "n");
    REFUSE(&s, "nulls", "");
    TAKE(&s, "without", "moved,model1");
    EXPECT_VALUE(&s, "without", "model1,moved");
    REFUSE(&s, "without", "cognates,");
    TAKE(&s, "without", "none");
    TAKE(&s, "columns", "src_text,trg_text");
    EXPECT_VALUE(&s, "columns", "src_text,trg_text");
    REFUSE(&s, "columns", "src_text,");
    REFUSE(&s, "encoding", "klingon");
    TAKE(&s, "encoding", "UTF-8");
    REFUSE(&s, "split-at", ".");
    REFUSE(&s, "format", "docx");
    TAKE(&s, "lexicon", "none");
    EXPECT_VALUE(&s, "no-lexicon", "yes");
    settings_free(&s);
}

Test(setting, priors_are_four_probabilities)
{
    struct settings s = settings_default();
    const struct align_params p = align_params_default();
    TAKE(&s, "priors", ".25,.25,.25,.25");
    cr_expect_eq(s.params.align.null_nats, 0);
    cr_expect_eq(s.params.align.two_two_nats, 0);
    REFUSE(&s, "priors", ".1,.2,.3");
    REFUSE(&s, "priors", ".1,.2,.3,.4,.5");
    REFUSE(&s, "priors", ".1,.2,.3,");
    REFUSE(&s, "priors", ".1,.2,.3,0");
    REFUSE(&s, "priors", ".1,.2,.3,1.1");
    REFUSE(&s, "priors", "");
    TAKE(&s, "priors", "published");
    cr_expect_eq(s.params.align.null_nats, p.null_nats);
    settings_free(&s);
}

Test(setting, that_nobody_knows_are_refused)
{
    struct settings s = settings_default();
    struct err e = {0};
    cr_expect_eq(settings_set(&s, "colour", "red", &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "no setting is called \"colour\"");
    cr_expect_eq(settings_set(&s, "", "red", &e), ERR_USAGE);
    cr_expect_eq(settings_set(&s, "min-score", NULL, &e), ERR_USAGE);
    cr_expect_eq(settings_set(&s, "unwrap", "yes", &e), ERR_USAGE);
    cr_expect_null(settings_given(&s, SETTINGS_ALL));
    settings_free(&s);
}

/* Shortest decimals read back as the same number; others differ as bits do. */
Test(setting, decimals_are_printed_exactly)
{
    struct buf text = {0};
    for (int i = -2000; i <= 2000; i++) {
        double back, number = i / 1000.;
        char value[64];
        buf_clear(&text);
        setting_add_decimal(&text, number);
        snprintf(value, sizeof value, "%.*s", (int)text.n, text.p);
        cr_assert_eq(setting_decimal(value, -2, 2, &back, NULL), 0, "%s",
                     value);
        cr_assert_eq(back, number, "%s", value);
    }
    buf_clear(&text);
    setting_add_decimal(&text, 1. / 3);
    setting_add_decimal(&text, 0x1p-30);
    setting_add_decimal(&text, 1e12);
    buf_add_char(&text, '\0');
    cr_expect_str_eq(text.p,
                     "0x3fd55555555555550x3e100000000000000x426d1a94a2000000");
    buf_free(&text);
}
