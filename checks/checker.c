/* checks/checker.c - both sides scanned once, then check after check.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/checker.h"

#include <stdlib.h>
#include <string.h>

#include "checks/address.h"
#include "checks/copy_check.h"
#include "checks/glossary.h"
#include "checks/language_check.h"
#include "checks/length_check.h"
#include "checks/markup.h"
#include "checks/mojibake.h"
#include "checks/name_check.h"
#include "checks/number_set.h"
#include "checks/punctuation.h"
#include "checks/repetition.h"
#include "tokenize/splitter.h"

/* One side's memory, kept from pair to pair. */
struct side {
    struct side_scan scan;
    struct buf addresses;
    struct number_set numbers;
    struct buf joined; /* the sentences of a record */
    char tag[24];      /* of the language found last, with a NUL */
    int language;      /* its row of languages, */
    int number_list;   /* and its list of number words */
};

struct checker {
    struct checker_options options;
    struct language_words languages;
    struct number_words number_words;
    struct splitter *splitter;
    struct copy_check copies;
    struct name_check names;
    struct side side[2];
};

struct checker_options checker_options_default(void)
{
    return (struct checker_options){
        .flags = CHECKER_FLAGS,
        .too_short_words = 1,
        .too_long_cp = 1024,
        .len_ratio = 3,
        .long_word_cp = 40,
        .mostly_digits = .5,
        .copied = .8,
    };
}

static int check_options(const struct checker_options *o, struct err *e)
{
    if (!(o->len_ratio >= 1))
        return err_set(e, ERR_USAGE, "a length ratio is 1 or more");
    if (!(o->mostly_digits >= 0 && o->mostly_digits <= 1) ||
        !(o->copied >= 0 && o->copied <= 1))
        return err_set(e, ERR_USAGE, "a share is between 0 and 1");
    return 0;
}

static int open_parts(struct checker *c, struct err *e)
{
    struct splitter_options so = splitter_options_default();
    if (!language_words_open(&c->languages) ||
        !number_words_open(&c->number_words))
        return err_nomem(e);
    return c->options.flags & RECORD_MULTI_SENTENCE
               ? splitter_open(&so, &c->splitter, e)
               : 0;
}

int checker_open(const struct checker_options *o, struct checker **out,
                 struct err *e)
{
    int rc = check_options(o, e);
    struct checker *c = rc == 0 ? calloc(1, sizeof *c) : NULL;
    if (rc != 0)
        return rc;
    if (!c)
        return err_nomem(e);
    c->options = *o;
    rc = open_parts(c, e);
    if (rc != 0) {
        checker_close(c);
        return rc;
    }
    *out = c;
    return 0;
}

void checker_close(struct checker *c)
{
    if (!c)
        return;
    for (int k = 0; k < 2; k++) {
        side_scan_free(&c->side[k].scan);
        number_set_free(&c->side[k].numbers);
        buf_free(&c->side[k].addresses);
        buf_free(&c->side[k].joined);
    }
    copy_check_free(&c->copies);
    name_check_free(&c->names);
    splitter_close(c->splitter);
    number_words_close(&c->number_words);
    language_words_close(&c->languages);
    free(c);
}

/* Know the side's language; mostly it is that of the pair before. */
static void take_language(struct side *side)
{
    const struct sv tag = side->scan.lang;
    const bool fits = tag.n < sizeof side->tag;
    if (fits && tag.n > 0 && sv_eq(tag, sv_from(side->tag)))
        return;
    memcpy(side->tag, tag.p ? tag.p : "", fits ? tag.n : 0);
    side->tag[fits ? tag.n : 0] = '\0';
    side->language = language_find(tag);
    side->number_list = number_words_list(tag);
}

/* A pair under way: what is wanted, and what was found. */
struct pair {
    struct checker *c;
    const struct side_scan *src, *tgt;
    uint32_t wanted, found;
};

static void note(struct pair *p, uint32_t flag, bool is)
{
    if (is)
        p->found |= flag;
}

static bool wants(const struct pair *p, uint32_t flag)
{
    return (p->wanted & flag) != 0;
}

static int check_numbers(struct pair *p)
{
    struct side *s = &p->c->side[0], *t = &p->c->side[1];
    if (!wants(p, RECORD_NUM_MISMATCH))
        return 0;
    if (number_set_read(&s->numbers, &p->c->number_words, s->number_list,
                        p->src, &s->addresses) != 0 ||
        number_set_read(&t->numbers, &p->c->number_words, t->number_list,
                        p->tgt, &t->addresses) != 0)
        return ERR_NOMEM;
    note(p, RECORD_NUM_MISMATCH, number_set_mismatch(&s->numbers, &t->numbers));
    return 0;
}

static int check_addresses(struct pair *p)
{
    struct side *s = &p->c->side[0], *t = &p->c->side[1];
    buf_clear(&s->addresses);
    buf_clear(&t->addresses);
    if (!wants(p, RECORD_URL_MISMATCH | RECORD_NUM_MISMATCH))
        return 0;
    if (address_find(p->src, &s->addresses) != 0 ||
        address_find(p->tgt, &t->addresses) != 0)
        return ERR_NOMEM;
    note(p, RECORD_URL_MISMATCH,
         address_mismatch(&s->addresses, &t->addresses));
    return 0;
}

static int check_words(struct pair *p)
{
    bool is = false;
    struct checker *c = p->c;
    if (wants(p, RECORD_COPIED) &&
        copy_check_is_copied(&c->copies, &c->languages, p->src, p->tgt,
                             c->side[0].language, c->side[1].language,
                             c->options.copied, &is) != 0)
        return ERR_NOMEM;
    note(p, RECORD_COPIED, is);
    is = false;
    if (wants(p, RECORD_NAME_MISMATCH) &&
        name_check_mismatch(&c->names, p->src, p->tgt, &is) != 0)
        return ERR_NOMEM;
    note(p, RECORD_NAME_MISMATCH, is);
    note(p, RECORD_IDENTICAL,
         wants(p, RECORD_IDENTICAL) && copy_check_is_identical(p->src, p->tgt));
    note(p, RECORD_REPEATED_WORD,
         wants(p, RECORD_REPEATED_WORD) && repetition_differs(p->src, p->tgt));
    note(p, RECORD_GLOSSARY,
         wants(p, RECORD_GLOSSARY) && c->options.glossary &&
             glossary_is_missed(c->options.glossary, p->src, p->tgt));
    return 0;
}

static void check_languages(struct pair *p)
{
    const struct language_words *w = &p->c->languages;
    struct side *side = p->c->side;
    if (wants(p, RECORD_WRONG_LANG_SRC))
        note(p, RECORD_WRONG_LANG_SRC,
             language_check_is_other(w, p->src, side[0].language));
    if (wants(p, RECORD_WRONG_LANG_TRG))
        note(p, RECORD_WRONG_LANG_TRG,
             language_check_is_other(w, p->tgt, side[1].language));
}

static void check_marks(struct pair *p)
{
    note(p, RECORD_PUNCT_END,
         wants(p, RECORD_PUNCT_END) && punctuation_end_differs(p->src, p->tgt));
    note(p, RECORD_QUOTE_BRACKET,
         wants(p, RECORD_QUOTE_BRACKET) &&
             punctuation_pairs_differ(p->src, p->tgt));
    note(p, RECORD_HTML_TAG,
         wants(p, RECORD_HTML_TAG) &&
             (markup_has_html(p->src) || markup_has_html(p->tgt)));
    note(p, RECORD_MARKUP,
         wants(p, RECORD_MARKUP) &&
             (markup_found(p->src) || markup_found(p->tgt)));
    note(p, RECORD_MOJIBAKE,
         wants(p, RECORD_MOJIBAKE) &&
             (mojibake_found(p->src) || mojibake_found(p->tgt)));
}

/* What a mark tells about the end of a sentence. */
enum mark_of_end {
    MARK_MAY_END,   /* a sentence may end at it */
    MARK_NEVER,     /* none does; but it is a reason to ask for the next */
    MARK_SELDOM,    /* one may, but alone it is no reason to ask */
    MARK_NOT_ASKED, /* neither */
};

/* That of the character at p. */
static enum mark_of_end mark_of_end(const char *p)
{
    static const uint8_t kinds[256] = {
        ['#'] = MARK_NEVER,     ['$'] = MARK_NEVER,     ['%'] = MARK_NEVER,
        ['+'] = MARK_NEVER,     ['\\'] = MARK_NEVER,    ['^'] = MARK_NEVER,
        ['`'] = MARK_NEVER,     ['{'] = MARK_NEVER,     ['|'] = MARK_NEVER,
        ['}'] = MARK_NEVER,     ['~'] = MARK_NEVER,     ['-'] = MARK_SELDOM,
        ['/'] = MARK_SELDOM,    ['<'] = MARK_SELDOM,    ['_'] = MARK_SELDOM,
        [0xC2] = MARK_SELDOM,   [','] = MARK_NOT_ASKED, ['\''] = MARK_NOT_ASKED,
        ['('] = MARK_NOT_ASKED, ['"'] = MARK_NOT_ASKED, [0xC3] = MARK_NOT_ASKED,
        ['&'] = MARK_NOT_ASKED,
    };
    const unsigned char c = (unsigned char)*p;
    const bool apostrophe = c == 0xE2 && memcmp(p, "\xE2\x80\x99", 3) == 0;
    return apostrophe ? MARK_NEVER : (enum mark_of_end)kinds[c];
}

/* Is there a mark that may end a sentence before the last word?  Most sides have
 * none, and the splitter need not be asked.  Nor need it where an apostrophe is
 * the reason to ask, and nothing else but the mark at the text's end could be
 * found. */
static bool may_be_cut(const struct side_scan *s)
{
    const uint32_t *marks = side_scan_marks(s);
    size_t last = s->n_items > 0 ? side_scan_items(s)[s->n_items - 1].from : 0;
    bool asks = false, finds = false;
    for (size_t k = 0; k < s->n_marks && (marks[k] < last || asks); k++) {
        enum mark_of_end kind = mark_of_end(s->text.p + marks[k]);
        if (kind == MARK_MAY_END && marks[k] < last)
            return true;
        asks |= kind == MARK_NEVER;
        finds |= kind == MARK_SELDOM ||
                 (kind == MARK_MAY_END && marks[k] + 1 < s->text.n);
    }
    return asks && finds;
}

/* Has a side two sentences? */
static int check_sentences(struct pair *p, const struct side_scan *s,
                           struct err *e)
{
    const size_t *ends;
    size_t n = 0;
    if (!wants(p, RECORD_MULTI_SENTENCE) || p->found & RECORD_MULTI_SENTENCE ||
        !may_be_cut(s))
        return 0;
    int rc = splitter_cut(p->c->splitter, s->lang, s->text, &ends, &n, e);
    note(p, RECORD_MULTI_SENTENCE, rc == 0 && n > 1);
    return rc;
}

static int check_all(struct pair *p, struct err *e)
{
    const struct checker_options *o = &p->c->options;
    note(p, RECORD_LEN_RATIO, length_check_ratio(p->src, p->tgt, o->len_ratio));
    if (check_addresses(p) != 0 || check_numbers(p) != 0 || check_words(p) != 0)
        return err_nomem(e);
    check_languages(p);
    check_marks(p);
    int rc = check_sentences(p, p->src, e);
    return rc == 0 ? check_sentences(p, p->tgt, e) : rc;
}

int checker_flags(struct checker *c, const struct checker_side *src,
                  const struct checker_side *tgt, uint32_t *flags,
                  struct err *e)
{
    struct side_scan *s = &c->side[0].scan, *t = &c->side[1].scan;
    struct pair p = {.c = c, .src = s, .tgt = t, .wanted = c->options.flags};
    int rc = side_scan_read(s, src->text, src->lang, e);
    if (rc == 0)
        rc = side_scan_read(t, tgt->text, tgt->lang, e);
    if (rc != 0)
        return rc;
    p.found =
        length_check_side(&c->options, s) | length_check_side(&c->options, t);
    if (p.found & RECORD_EMPTY) {
        p.found = RECORD_EMPTY;
    } else {
        take_language(&c->side[0]);
        take_language(&c->side[1]);
        rc = check_all(&p, e);
    }
    if (rc == 0)
        *flags = p.found & p.wanted;
    return rc;
}

/* The text of a side as writers join it. */
static int join(struct buf *joined, const struct record_side *side,
                struct sv *text)
{
    if (side->n == 1) {
        *text = side->sents[0].text;
        return 0;
    }
    buf_clear(joined);
    for (uint32_t i = 0; i < side->n; i++) {
        if (i > 0)
            buf_add_char(joined, ' ');
        buf_add_sv(joined, side->sents[i].text);
    }
    *text = buf_sv(joined);
    return joined->failed ? ERR_NOMEM : 0;
}

int checker_record_flags(struct checker *c, const struct record *r,
                         uint32_t *flags, struct err *e)
{
    struct checker_side src = {.lang = r->src.lang},
                        tgt = {.lang = r->tgt.lang};
    if (r->src.n == 0 || r->tgt.n == 0) {
        *flags = 0;
        return 0;
    }
    if (join(&c->side[0].joined, &r->src, &src.text) != 0 ||
        join(&c->side[1].joined, &r->tgt, &tgt.text) != 0)
        return err_nomem(e);
    return checker_flags(c, &src, &tgt, flags, e);
}
