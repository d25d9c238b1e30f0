/* cli/message.c - the one place that writes messages to stderr.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* vasprintf */
#include "cli/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes at c make one character that a terminal obeys or that turns
 * the direction of the text round it, so that what is read is not what is
 * there: U+0000..U+001F, U+007F..U+009F, U+202A..U+202E, U+2066..U+2069. */
static size_t unprintable(const unsigned char *c)
{
    if (c[0] < ' ' || c[0] == 0x7f)
        return 1;
    if (c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0)
        return 2;
    if (c[0] != 0xe2)
        return 0;
    bool turns = (c[1] == 0x80 && c[2] >= 0xaa && c[2] <= 0xae) ||
                 (c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9);
    return turns ? 3 : 0;
}

/* Print a text in one line, with "?" for what is unprintable. */
static void print_clean(const char *text)
{
    for (const char *c = text; *c != '\0';) {
        size_t n = unprintable((const unsigned char *)c);
        fputc(n > 0 ? '?' : *c, stderr);
        c += n > 0 ? n : 1;
    }
}

/* "stele COMMAND: TEXT"; NULL: no command. */
static void print_line(const char *command, const char *text)
{
    fputs("stele", stderr);
    if (command)
        fprintf(stderr, " %s", command);
    fputs(": ", stderr);
    print_clean(text);
    fputc('\n', stderr);
}

void message_error(const struct stele_error *error)
{
    char text[STELE_ERROR_TEXT];
    stele_error_text(error, text);
    print_line(NULL, text);
}

void message_usage(const char *command, const struct stele_error *error)
{
    char text[STELE_ERROR_TEXT];
    stele_error_text(error, text);
    print_line(command, text);
    fputs("Try: stele ", stderr);
    if (command)
        fprintf(stderr, "%s --help\n", command);
    else
        fputs("help\n", stderr);
}

void message_vnote(const char *format, va_list args)
{
    char *text = NULL;
    int n = vasprintf(&text, format, args);
    print_line(NULL, n >= 0 ? text : "out of memory");
    if (n >= 0)
        free(text);
}

void message_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    message_vnote(format, args);
    va_end(args);
}

int message_misuse(struct stele_error *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    *out = (struct stele_error){.code = STELE_USAGE};
    vsnprintf(out->message, sizeof out->message, format, args);
    va_end(args);
    return STELE_USAGE;
}

void message_marks(unsigned marks)
{
    const char *meaning;
    for (unsigned k = 0; stele_mark_name(k, &meaning); k++)
        if (marks >> k & 1)
            message_note("warning: %s", meaning);
}

void message_languages(const char *src, const char *tgt, const char *guess)
{
    const bool no_src = strcmp(src, "und") == 0;
    const bool no_tgt = strcmp(tgt, "und") == 0;
    if (guess[0] && !no_src && !no_tgt)
        message_note("the languages %s and %s are %s (--src-lang and "
                     "--trg-lang name others)",
                     src, tgt, guess);
    if (no_src)
        message_note("warning: the language of the source is not recognised "
                     "(--src-lang names it)");
    if (no_tgt)
        message_note("warning: the language of the target is not recognised "
                     "(--trg-lang names it)");
}

static void note_marked(const struct stele_counts *n)
{
    const char *name, *meaning;
    for (unsigned k = 0; (name = stele_mark_name(k, &meaning)) != NULL; k++)
        if (n->n_with_mark[k] > 0)
            message_note("warning: %llu of %llu documents (%s): %s",
                         (unsigned long long)n->n_with_mark[k],
                         (unsigned long long)n->n_pairs, name, meaning);
}

void message_encoding(const char *path, const struct stele_side *side)
{
    if (side->encoding_guessed)
        message_note("%s: not UTF-8; read as %s (--encoding decides)", path,
                     side->encoding);
}

void message_kind(const char *path, const struct stele_side *side)
{
    if (!side->looks_like)
        return;
    bool markdown = strcmp(side->looks_like, "Markdown") == 0;
    message_note("%s: this looks like %s, but is read as text: %s", path,
                 side->looks_like,
                 markdown ? "--input-markup markdown takes its text out"
                          : "its numbers and times become sentences");
}

void message_texts(const struct stele_counts *n)
{
    if (n->n_guessed > 0)
        message_note("not UTF-8, so that the encoding was guessed: %llu of "
                     "%llu documents (--encoding decides)",
                     (unsigned long long)n->n_guessed,
                     (unsigned long long)n->n_pairs);
    if (n->n_marked > 0)
        message_note("these look like Markdown or subtitles, but are read as "
                     "text: %llu of %llu documents",
                     (unsigned long long)n->n_marked,
                     (unsigned long long)n->n_pairs);
    note_marked(n);
}
