/* cli/message.c - the one place that writes messages to stderr.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* vasprintf */
#include "cli/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "stele COMMAND: TEXT"; NULL: no command. */
static void print_line(const char *command, char *text)
{
    fputs("stele", stderr);
    if (command)
        fprintf(stderr, " %s", command);
    fputs(": ", stderr);
    stele_text_clean(text);
    fputs(text, stderr);
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
    char lack[] = "out of memory";
    print_line(NULL, n >= 0 ? text : lack);
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

static void note_marks(unsigned marks)
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

void message_pair(const char *const *paths, const struct stele_alignment *al)
{
    message_encoding(paths[0], &al->src);
    message_encoding(paths[1], &al->tgt);
    message_kind(paths[0], &al->src);
    message_kind(paths[1], &al->tgt);
    note_marks(al->marks);
    if (al->is_narrowed)
        message_note(NARROWED);
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
