/* What a document pair has against it, by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "document/document_marks.h"

Test(document_marks, names_are_taken_apart_as_they_were_joined)
{
    for (unsigned marks = 0; marks < 1u << DOCUMENT_N_MARKS; marks++) {
        struct buf names = {0};
        unsigned again = ~0u;
        document_marks_add(marks, &names);
        cr_expect(document_marks_parse(buf_sv(&names), &again));
        cr_expect_eq(again, marks);
        buf_free(&names);
    }
}

Test(document_marks, what_is_no_name_is_refused)
{
    static const char *const bad[] = {",", "one", "x,same_text",
                                      "one_language same_text"};
    unsigned marks;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        cr_expect_not(document_marks_parse(sv_from(bad[i]), &marks), "%s",
                      bad[i]);
    cr_expect_null(document_mark_name(DOCUMENT_N_MARKS));
    cr_expect_null(document_mark_meaning(DOCUMENT_N_MARKS));
}

/* The marks of two texts in languages that are named, or not ("und"). */
static unsigned marks_of(const char *src, const char *src_lang, const char *tgt,
                         const char *tgt_lang)
{
    const char *text[2] = {src, tgt}, *lang[2] = {src_lang, tgt_lang};
    struct sentence sents[2];
    struct loaded side[2];
    struct text_language *t;
    unsigned marks = 0;
    cr_assert_eq(text_language_open(&t, NULL), 0);
    for (unsigned i = 0; i < 2; i++) {
        sents[i] = (struct sentence){.text = sv_from(text[i])};
        side[i] = (struct loaded){
            .article = {.sents = &sents[i], .n_sents = 1, .lang_given = true}};
        strcpy(side[i].article.lang, lang[i]);
        buf_add_sv(&side[i].bytes, sv_from(text[i]));
    }
    cr_expect_eq(document_marks_find(t, &side[0], &side[1], &marks, NULL), 0);
    text_language_close(t);
    buf_free(&side[0].bytes);
    buf_free(&side[1].bytes);
    return marks;
}

static const char en[] = "The house was built by the people who had come from "
                         "the north, and they have lived there since then.";
static const char fr[] = "La maison a été construite par des gens qui étaient "
                         "venus du nord, et ils y ont vécu depuis lors.";

Test(document_marks, speak_of_languages_and_of_equal_texts)
{
    cr_expect_eq(marks_of(en, "en", fr, "fr"), 0);
    cr_expect_eq(marks_of(en, "eng", fr, "fre"), 0);
    cr_expect_eq(marks_of(en, "en", fr, "und"), MARK_TGT_UNKNOWN);
    cr_expect_eq(marks_of(en, "fr", fr, "en"), MARK_SRC_OTHER | MARK_TGT_OTHER);
    cr_expect_eq(marks_of(en, "en", fr, "de"), MARK_TGT_OTHER);
    cr_expect_eq(marks_of(en, "en", en, "en"),
                 MARK_ONE_LANGUAGE | MARK_SAME_TEXT);
    cr_expect_eq(marks_of(en, "en-GB", "Rooms.", "en-US"), 0);
    cr_expect_eq(marks_of(en, "en-GB", "Rooms.", "eng"), MARK_ONE_LANGUAGE);
}
