/* tokenize/abbreviation.c - a table of hashes; the words are not kept.
 * With 64 bits, two of a thousand words share a hash once in 10^13 tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/abbreviation.h"

#include <stdint.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#include "base/hash.h"
#include "base/language_tag.h"
#include "tokenize/embedded.h"
#include "tokenize/utf8.h"

enum { MAX_WORD = 40, FIRST_CAP = 1024 };

struct entry {
    uint64_t hash; /* 0: free */
    enum abbreviation_class class;
};

struct abbreviations {
    struct entry *entries;
    size_t n, cap; /* cap is a power of two, at least twice n */
};

int abbreviations_open(struct abbreviations **out, struct err *e)
{
    struct abbreviations *t = calloc(1, sizeof *t);
    struct entry *entries = calloc(FIRST_CAP, sizeof *entries);
    if (!t || !entries) {
        free(t);
        free(entries);
        return err_nomem(e);
    }
    t->entries = entries;
    t->cap = FIRST_CAP;
    *out = t;
    return 0;
}

void abbreviations_close(struct abbreviations *t)
{
    if (t)
        free(t->entries);
    free(t);
}

/* The sections of a table: classes of abbreviations, then lists of words.  The
 * lists are entries beside the abbreviations, each under a seed of its own. */
static const struct section {
    struct sv name;
    enum abbreviation_class class;
    uint64_t seed;
} sections[] = {
    {{"[title]", 7}, ABBREVIATION_TITLE, 0},
    {{"[number]", 8}, ABBREVIATION_NUMBER, 0},
    {{"[any]", 5}, ABBREVIATION_ANY, 0},
    {{"[common]", 8}, ABBREVIATION_NONE, 1 + WORDS_COMMON},
    {{"[saying]", 8}, ABBREVIATION_NONE, 1 + WORDS_SAYING},
    {{"[lettered]", 10}, ABBREVIATION_NONE, 1 + WORDS_LETTERED},
    {{"[exclaimed]", 11}, ABBREVIATION_NONE, 1 + WORDS_EXCLAIMED},
    {{"[ordinal]", 9}, ABBREVIATION_NONE, 1 + WORDS_ORDINAL},
};
enum { N_SECTIONS = sizeof sections / sizeof sections[0] };

/* XXH3 adds its seed to a number that words of up to three bytes fill in its low
 * half: seeds that differ in the high half keep "rev" of one list from being
 * "req" of another. */
static uint64_t hash_of(struct sv word, uint64_t section)
{
    uint64_t hash = hash_sv(word, section * 0x9E3779B97F4A7C15u);
    return hash ? hash : 1;
}

static struct entry *place(struct entry *entries, size_t cap, uint64_t hash)
{
    size_t at = hash & (cap - 1);
    while (entries[at].hash != 0 && entries[at].hash != hash)
        at = (at + 1) & (cap - 1);
    return &entries[at];
}

static int grow(struct abbreviations *t, struct err *e)
{
    struct entry *entries = calloc(2 * t->cap, sizeof *entries);
    if (!entries)
        return err_nomem(e);
    for (size_t i = 0; i < t->cap; i++) {
        if (t->entries[i].hash != 0)
            *place(entries, 2 * t->cap, t->entries[i].hash) = t->entries[i];
    }
    free(t->entries);
    t->entries = entries;
    t->cap *= 2;
    return 0;
}

static int add_word(struct abbreviations *t, struct sv word,
                    const struct section *section, struct err *e)
{
    if (2 * (t->n + 1) > t->cap && grow(t, e) != 0)
        return ERR_NOMEM;
    uint64_t hash = hash_of(word, section->seed);
    struct entry *entry = place(t->entries, t->cap, hash);
    t->n += entry->hash == 0;
    *entry = (struct entry){hash, section->class};
    return 0;
}

static struct sv trim(struct sv s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
        s = sv_sub(s, 1, s.n);
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

/* The section that the line begins, or NULL. */
static const struct section *find_section(struct sv line)
{
    for (size_t i = 0; i < N_SECTIONS; i++) {
        if (sv_eq(line, sections[i].name))
            return &sections[i];
    }
    return NULL;
}

/* Take "#NUMERIC_ONLY#" or a comment off the end of the line. */
static struct sv strip_comment(struct sv line, const struct section **section)
{
    const char *hash = line.n ? memchr(line.p, '#', line.n) : NULL;
    if (!hash)
        return trim(line);
    struct sv comment = sv_sub(line, (size_t)(hash - line.p), line.n);
    if (sv_starts(comment, SV("#NUMERIC_ONLY#")))
        *section = find_section(SV("[number]"));
    return trim(sv_sub(line, 0, (size_t)(hash - line.p)));
}

/* The word of a line, or the words with spaces between them. */
static int add_words(struct abbreviations *t, struct sv line, uint64_t line_no,
                     bool several, const struct section *section, struct err *e)
{
    while (line.n > 0) {
        const char *space = several ? memchr(line.p, ' ', line.n) : NULL;
        size_t n = space ? (size_t)(space - line.p) : line.n;
        struct sv word = sv_sub(line, 0, n);
        line = trim(sv_sub(line, n, line.n));
        if (word.p[word.n - 1] == '.')
            word.n--;
        if (word.n > MAX_WORD)
            return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                              "an abbreviation of over %d bytes", MAX_WORD);
        if (add_word(t, word, section, e) != 0)
            return ERR_NOMEM;
    }
    return 0;
}

static int add_table(struct abbreviations *t, struct sv text, bool several,
                     struct err *e)
{
    const struct section *current = &sections[0];
    uint64_t line_no = 0;
    struct sv line;
    while (sv_next_line(&text, &line)) {
        line_no++;
        const struct section *section = current;
        line = strip_comment(line, &section);
        if (line.n == 0)
            continue;
        if (line.p[0] == '[') {
            current = find_section(line);
            if (!current)
                return err_set_at(
                    e, ERR_INPUT, ERR_LINE, line_no,
                    "not [title], [number], [any], [common], "
                    "[saying], [lettered], [exclaimed] or [ordinal]");
            continue;
        }
        int rc = add_words(t, line, line_no, several, section, e);
        if (rc != 0)
            return rc;
    }
    return 0;
}

int abbreviations_add(struct abbreviations *t, struct sv text, struct err *e)
{
    return add_table(t, text, false, e);
}

/* The lines of a language in data/abbreviations.other.txt. */
static struct sv block_of(struct sv text, struct sv lang)
{
    const struct sv head = SV("[language ");
    struct sv line, block = {NULL, 0};
    while (sv_next_line(&text, &line)) {
        if (!sv_starts(line, head)) {
            if (block.p)
                block.n = (size_t)(line.p + line.n - block.p);
            continue;
        }
        if (block.p)
            break;
        if (language_tag_is(lang, sv_sub(line, head.n, line.n - 1)))
            block.p = text.p;
    }
    return block;
}

int abbreviations_add_builtin(struct abbreviations *t, struct sv lang,
                              struct err *e)
{
    struct sv en = {(const char *)embedded_abbreviations_en,
                    embedded_abbreviations_en_n};
    struct sv fr = {(const char *)embedded_abbreviations_fr,
                    embedded_abbreviations_fr_n};
    if (sv_eq(lang, SV("en")))
        return abbreviations_add(t, en, e);
    if (sv_eq(lang, SV("fr")))
        return abbreviations_add(t, fr, e);
    const struct sv other = {(const char *)embedded_abbreviations_other,
                             embedded_abbreviations_other_n};
    return add_table(t, block_of(other, lang), true, e);
}

static struct sv lower(struct sv word, char out[2 * MAX_WORD])
{
    size_t n = 0;
    for (size_t i = 0; i < word.n;) {
        struct utf8_char c = utf8_at(word, i);
        uint32_t cp = c.cp | 0x20;
        if (c.cp >= 0x80)
            cp = (uint32_t)u_tolower((UChar32)c.cp);
        else if (c.cp < 'A' || c.cp > 'Z')
            cp = c.cp;
        n += utf8_put(cp, out + n);
        i += c.n_bytes;
    }
    return (struct sv){out, n};
}

enum abbreviation_class abbreviations_find(const struct abbreviations *t,
                                           struct sv word)
{
    if (word.n == 0 || word.n > MAX_WORD)
        return ABBREVIATION_NONE;
    const struct entry *exact = place(t->entries, t->cap, hash_of(word, 0));
    if (exact->hash != 0)
        return exact->class;
    char text[2 * MAX_WORD];
    struct sv small = lower(word, text);
    return place(t->entries, t->cap, hash_of(small, 0))->class;
}

bool abbreviations_list(const struct abbreviations *t, enum word_list list,
                        struct sv word)
{
    char text[2 * MAX_WORD];
    if (word.n == 0 || word.n > MAX_WORD)
        return false;
    uint64_t hash = hash_of(lower(word, text), 1 + (uint64_t)list);
    return place(t->entries, t->cap, hash)->hash != 0;
}
