/* cli/progress.c - failures, progress and the last line of a run, for people
 * or as one JSON object a line for machines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "cli/complain.h"
#include "cli/signals.h"

enum { SHOW_SECONDS = 1, MAX_REPORTED = 20 };

/* A run, and how long it has taken. */
struct display_progress {
    struct progress run;
    double seconds;
};

/* A JSON string; what is no UTF-8 was refused before. */
static void add_string(struct buf *out, struct sv s)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            buf_add_char(out, '\\');
        buf_add_char(out, c < ' ' ? ' ' : (char)c);
    }
    buf_add_char(out, '"');
}

static void add_failure(struct buf *out, bool json, struct sv id,
                        struct sv error)
{
    if (json) {
        buf_add_sv(out, SV("{\"event\":\"failed\",\"id\":"));
        add_string(out, id);
        buf_add_sv(out, SV(",\"error\":"));
        add_string(out, error);
        buf_add_sv(out, SV("}\n"));
        return;
    }
    buf_add_sv(out, SV("stele: "));
    buf_add_sv(out, id);
    buf_add_sv(out, SV(": "));
    buf_add_sv(out, error);
    buf_add_char(out, '\n');
}

static double megabytes_a_second(const struct display_progress *p)
{
    return p->seconds > 0 ? (double)p->run.n_bytes_now / 1e6 / p->seconds : 0;
}

/* Seconds that the rest will take, at the pace so far; -1: unknown. */
static double seconds_left(const struct display_progress *p)
{
    if (p->run.n_bytes_now == 0 || p->run.n_bytes < p->run.done.n_bytes)
        return p->run.n_bytes_now == 0 ? -1 : 0;
    double left = (double)(p->run.n_bytes - p->run.done.n_bytes);
    return left * p->seconds / (double)p->run.n_bytes_now;
}

static void add_member(struct buf *out, const char *name, double value,
                       unsigned n_decimals)
{
    buf_add_sv(out, SV(",\""));
    buf_add_sv(out, sv_from(name));
    buf_add_sv(out, SV("\":"));
    buf_add_fixed(out, value < 9e8 ? value : 9e8, n_decimals);
}

static double in_pairs(uint64_t n_wrong)
{
    return (double)n_wrong / COUNTS_WRONG_UNIT;
}

static void add_verdicts_json(struct buf *out, const struct counts *t)
{
    for (unsigned k = VERDICT_TRANSLATION; k <= VERDICT_UNRELATED; k++)
        add_member(out, verdict_name((enum verdict_kind)k),
                   (double)t->n_verdicts[k], 0);
    add_member(out, "expected_wrong", in_pairs(t->n_wrong), 1);
    add_member(out, "written", (double)t->n_written, 0);
    add_member(out, "expected_wrong_written", in_pairs(t->n_written_wrong), 1);
}

static void add_json(struct buf *out, const char *event,
                     const struct display_progress *p)
{
    buf_add_sv(out, SV("{\"event\":\""));
    buf_add_sv(out, sv_from(event));
    buf_add_char(out, '"');
    add_member(out, "pairs", (double)p->run.done.n_pairs, 0);
    add_member(out, "of_pairs", (double)p->run.n_pairs, 0);
    add_member(out, "failed", (double)p->run.done.n_failed, 0);
    add_member(out, "sentences", (double)p->run.done.n_sents, 0);
    add_member(out, "records", (double)p->run.done.n_records, 0);
    add_verdicts_json(out, &p->run.done);
    add_member(out, "megabytes", (double)p->run.done.n_bytes / 1e6, 3);
    add_member(out, "seconds", p->seconds, 3);
    add_member(out, "megabytes_a_second", megabytes_a_second(p), 3);
    if (seconds_left(p) >= 0)
        add_member(out, "seconds_left", seconds_left(p), 0);
    buf_add_sv(out, SV("}\n"));
}

static void add_counted(struct buf *out, uint64_t n, const char *what)
{
    buf_add_u64(out, n);
    buf_add_sv(out, sv_from(what));
}

static void add_duration(struct buf *out, double seconds)
{
    uint64_t s = (uint64_t)(seconds + .5);
    if (s >= 3600)
        add_counted(out, s / 3600, " h ");
    if (s >= 60)
        add_counted(out, s / 60 % 60, " min ");
    add_counted(out, s % 60, " s");
}

static void add_progress(struct buf *out, bool json,
                         const struct display_progress *p)
{
    if (json) {
        add_json(out, "progress", p);
        return;
    }
    buf_add_sv(out, SV("\r\033[K"));
    add_counted(out, p->run.done.n_pairs, " of ");
    add_counted(out, p->run.n_pairs, " pairs, ");
    add_counted(out, p->run.done.n_sents, " sentences, ");
    buf_add_fixed(out, megabytes_a_second(p), 1);
    buf_add_sv(out, SV(" MB/s, "));
    add_counted(out, p->run.done.n_failed, " failed");
    if (seconds_left(p) >= 0) {
        buf_add_sv(out, SV(", "));
        add_duration(out, seconds_left(p));
        buf_add_sv(out, SV(" left"));
    }
}

/* "33 are written, 0.4 of these expected to be wrong; ", where some were not. */
static void add_written(struct buf *out, const struct counts *t)
{
    if (t->n_written == t->n_records)
        return;
    buf_add_u64(out, t->n_written);
    buf_add_sv(out, SV(" are written, "));
    buf_add_fixed(out, in_pairs(t->n_written_wrong), 1);
    buf_add_sv(out, SV(" of these expected to be wrong; "));
}

/* ", of which 1.2 are expected to be wrong; 3 translation, 0 partial, …" */
static void add_verdicts(struct buf *out, const struct counts *t)
{
    buf_add_sv(out, SV(" pairs of them, of which "));
    buf_add_fixed(out, in_pairs(t->n_wrong), 1);
    buf_add_sv(out, SV(" are expected to be wrong; "));
    add_written(out, t);
    for (unsigned k = VERDICT_TRANSLATION; k <= VERDICT_UNRELATED; k++) {
        buf_add_sv(out, k > VERDICT_TRANSLATION ? SV(", ") : SV(""));
        buf_add_u64(out, t->n_verdicts[k]);
        buf_add_char(out, ' ');
        buf_add_sv(out, sv_from(verdict_name((enum verdict_kind)k)));
    }
    buf_add_sv(out, SV("; "));
}

static void add_end(struct buf *out, bool json,
                    const struct display_progress *p)
{
    if (json) {
        add_json(out, "end", p);
        return;
    }
    buf_add_sv(out, SV("stele: "));
    add_counted(out, p->run.done.n_pairs, " article pairs, ");
    add_counted(out, p->run.done.n_failed, " failed; ");
    add_counted(out, p->run.done.n_sents, " sentences, ");
    buf_add_u64(out, p->run.done.n_records);
    add_verdicts(out, &p->run.done);
    buf_add_fixed(out, (double)p->run.done.n_bytes / 1e6, 1);
    buf_add_sv(out, SV(" MB in "));
    buf_add_fixed(out, p->seconds, 1);
    buf_add_sv(out, SV(" s, "));
    buf_add_fixed(out, megabytes_a_second(p), 1);
    buf_add_sv(out, SV(" MB/s\n"));
}

/* Seconds of a clock that only goes forward. */
static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* On stderr, after the end of a line of progress. */
static void print(struct display *d, struct buf *text, bool open_line)
{
    if (d->open_line && !open_line)
        fputs("\r\033[K", stderr);
    d->open_line = open_line;
    fwrite(text->p, 1, text->n, stderr);
    buf_free(text);
}

static struct display_progress progress_of(const struct display *d,
                                           const struct progress *p)
{
    return (struct display_progress){*p, seconds_now() - d->began_at};
}

static void on_failed(void *context, struct sv id, const struct err *why)
{
    struct display *d = context;
    bool all = d->loudness == LOUD_VERBOSE || d->json;
    struct buf text = {0};
    char error[ERR_TEXT_BYTES];
    err_text(why, error);
    if (all || d->n_reported < MAX_REPORTED)
        add_failure(&text, d->json, id, sv_from(error));
    else if (d->n_reported == MAX_REPORTED)
        buf_add_sv(&text, SV("stele: more pairs failed; the journal lists all "
                             "(-v reports them here)\n"));
    d->n_reported++;
    if (text.n > 0)
        print(d, &text, false);
}

static void on_progress(void *context, const struct progress *run)
{
    struct display *d = context;
    struct buf line = {0};
    if (!d->shows || seconds_now() - d->shown_at < SHOW_SECONDS)
        return;
    d->shown_at = seconds_now();
    struct display_progress p = progress_of(d, run);
    add_progress(&line, d->json, &p);
    print(d, &line, !d->json);
}

static void on_resumed(void *context, size_t n_done, size_t n_tasks)
{
    struct display *d = context;
    if (d->loudness != LOUD_QUIET)
        complain_note("going on after %zu of %zu tasks", n_done, n_tasks);
}

static bool on_stop(void *context)
{
    (void)context;
    return signals_came() != 0;
}

static bool on_sync_due(void *context)
{
    struct display *d = context;
    if (seconds_now() - d->synced_at < d->sync_seconds)
        return false;
    d->synced_at = seconds_now();
    return true;
}

struct events display_open(struct display *d)
{
    d->began_at = d->shown_at = d->synced_at = seconds_now();
    return (struct events){
        .context = d,
        .failed = on_failed,
        .progress = on_progress,
        .resumed = on_resumed,
        .stop = on_stop,
        .sync_due = on_sync_due,
    };
}

bool display_shows(enum progress_when when, enum loudness loudness)
{
    return when == PROGRESS_ALWAYS ||
           (when == PROGRESS_AUTO && loudness != LOUD_QUIET &&
            isatty(STDERR_FILENO));
}

void display_end(struct display *d, const struct progress *run)
{
    struct buf line = {0};
    if (d->loudness == LOUD_QUIET)
        return;
    struct display_progress p = progress_of(d, run);
    add_end(&line, d->json, &p);
    print(d, &line, false);
}
