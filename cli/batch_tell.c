/* cli/batch_tell.c - what a batch says on stderr while it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "batch/batch_state.h"

enum { SHOW_SECONDS = 1, MAX_SAID = 20 };

double batch_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* On stderr, after the end of a line of progress. */
static void say(struct batch *b, const struct buf *text, bool open_line)
{
    if (text->n == 0)
        return;
    if (b->open_line && !open_line)
        fputs("\r\033[K", stderr);
    b->open_line = open_line;
    fwrite(text->p, 1, text->n, stderr);
}

static struct notice_progress progress_of(const struct batch *b)
{
    return (struct notice_progress){
        .done = b->tally,
        .n_pairs = b->plan.n_pairs,
        .n_bytes = b->plan.n_bytes,
        .seconds = batch_seconds() - b->began_at,
        .n_bytes_now = b->now.n_bytes,
    };
}

/* Once a second, and where it is wanted. */
static bool shows_progress(const struct batch *b)
{
    const struct batching *o = &b->job->batching;
    return o->progress == PROGRESS_ALWAYS ||
           (o->progress == PROGRESS_AUTO && b->job->loudness != LOUD_QUIET &&
            isatty(STDERR_FILENO));
}

void batch_show(struct batch *b)
{
    struct buf line = {0};
    if (!shows_progress(b) || batch_seconds() - b->shown_at < SHOW_SECONDS)
        return;
    b->shown_at = batch_seconds();
    struct notice_progress p = progress_of(b);
    notice_add_progress(&line, b->job->batching.json, &p);
    say(b, &line, !b->job->batching.json);
    buf_free(&line);
}

void batch_say_failures(struct batch *b, const struct task_result *p)
{
    struct sv rows = buf_sv(&p->rows), line;
    struct journal_row row;
    struct buf text = {0};
    bool all = b->job->loudness == LOUD_VERBOSE || b->job->batching.json;
    while (p->tally.n_failed > 0 && sv_next_line(&rows, &line)) {
        if (!journal_parse_row(line, &row) || !row.failed)
            continue;
        if (all || b->n_said < MAX_SAID)
            notice_add_failure(&text, b->job->batching.json, row.id, row.error);
        else if (b->n_said == MAX_SAID)
            buf_add_sv(&text, SV("stele: more failed; the journal has all "
                                 "(-v says them here)\n"));
        b->n_said++;
    }
    say(b, &text, false);
    buf_free(&text);
}

void batch_say_sum(struct batch *b)
{
    struct buf line = {0};
    struct notice_progress p = progress_of(b);
    if (b->job->loudness == LOUD_QUIET)
        return;
    notice_add_sum(&line, b->job->batching.json, &p);
    say(b, &line, false);
    buf_free(&line);
}
