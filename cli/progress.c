/* cli/progress.c - failures, progress and the last line of a run, for people
 * or as one JSON object a line for machines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/signals.h"
#include "cli/summary.h"

enum { SHOW_SECONDS = 1, MAX_REPORTED = 20 };

/* A run, and how long it has taken. */
struct timed {
    const struct stele_progress *run;
    double seconds;
};

/* Seconds of a clock that only goes forward. */
static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct timed timed_of(const struct display *d,
                             const struct stele_progress *run)
{
    return (struct timed){run, seconds_now() - d->began_at};
}

static double megabytes_a_second(struct timed p)
{
    return p.seconds > 0 ? (double)p.run->n_bytes_now / 1e6 / p.seconds : 0;
}

/* Seconds that the rest will take, at the pace so far; -1: unknown. */
static double seconds_left(struct timed p)
{
    const struct stele_progress *r = p.run;
    if (r->n_bytes_now == 0 || r->n_bytes < r->done.n_bytes)
        return r->n_bytes_now == 0 ? -1 : 0;
    double left = (double)(r->n_bytes - r->done.n_bytes);
    return left * p.seconds / (double)r->n_bytes_now;
}

/* stderr may be behind a line of progress: that is wiped off. */
static void begin_line(struct display *d)
{
    if (d->open_line)
        fputs("\r\033[K", stderr);
    d->open_line = false;
}

/* A JSON string; what is no UTF-8 was refused before. */
static void print_string(struct stele_text s)
{
    fputc('"', stderr);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            fputc('\\', stderr);
        fputc(c < ' ' ? ' ' : c, stderr);
    }
    fputc('"', stderr);
}

static void print_json(const char *event, struct timed p)
{
    char counts[STELE_COUNTS_JSON];
    stele_counts_json(&p.run->done, counts);
    fprintf(stderr,
            "{\"event\":\"%s\",\"of_pairs\":%" PRIu64
            ",%s,\"seconds\":%.3f,\"megabytes_a_second\":%.3f",
            event, p.run->n_pairs, counts, p.seconds, megabytes_a_second(p));
    if (seconds_left(p) >= 0)
        fprintf(stderr, ",\"seconds_left\":%.0f", seconds_left(p));
    fputs("}\n", stderr);
}

static void print_duration(double seconds)
{
    unsigned long long s = (unsigned long long)(seconds + .5);
    if (s >= 3600)
        fprintf(stderr, "%llu h ", s / 3600);
    if (s >= 60)
        fprintf(stderr, "%llu min ", s / 60 % 60);
    fprintf(stderr, "%llu s", s % 60);
}

static void print_progress(struct timed p)
{
    const struct stele_counts *n = &p.run->done;
    fprintf(stderr,
            "\r\033[K%" PRIu64 " of %" PRIu64 " documents, %" PRIu64
            " sentences, %.1f MB/s, %" PRIu64 " failed",
            n->n_pairs, p.run->n_pairs, n->n_sentences, megabytes_a_second(p),
            n->n_failed);
    if (seconds_left(p) >= 0) {
        fputs(", ", stderr);
        print_duration(seconds_left(p));
        fputs(" left", stderr);
    }
}

/* "no translations: a (unrelated), b (comparable); and 3 more, see the
 * journal" */
static void print_strangers(const struct display *d)
{
    if (d->n_strangers == 0)
        return;
    fprintf(stderr, "stele: no translations: %s", d->strangers);
    if (d->n_strangers > MAX_STRANGERS)
        fprintf(stderr, " and %zu more, see the journal's column verdict",
                d->n_strangers - MAX_STRANGERS);
    fputc('\n', stderr);
}

static void print_end(const struct display *d, struct timed p)
{
    const struct stele_counts *n = &p.run->done;
    char wrong[SUMMARY_TEXT], written[SUMMARY_TEXT] = "";
    summary_documents(n);
    print_strangers(d);
    summary_wrong(wrong, n->n_records, n->expected_wrong);
    message_note("%" PRIu64 " pairs from %" PRIu64 " sentences; %s",
                 n->n_records, n->n_sentences, wrong);
    if (n->n_written != n->n_records) {
        summary_wrong(written, n->n_written, n->expected_wrong_written);
        message_note("%" PRIu64 " pairs are written; %s", n->n_written,
                     written);
    }
    summary_below(n->n_below, d->floor, "at least ");
    message_note("%.1f MB in %.1f s (%.1f MB/s)", (double)n->n_bytes / 1e6,
                 p.seconds, megabytes_a_second(p));
}

static void print_document(const char *event, struct stele_text id,
                           const char *error)
{
    fprintf(stderr, "{\"event\":\"%s\",\"id\":", event);
    print_string(id);
    if (error) {
        fputs(",\"error\":", stderr);
        print_string((struct stele_text){error, strlen(error)});
    }
    fputs("}\n", stderr);
}

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    struct display *d = context;
    bool all = d->loudness == LOUD_VERBOSE || d->json;
    char text[STELE_ERROR_TEXT];
    stele_error_text(why, text);
    if (all || d->n_reported <= MAX_REPORTED)
        begin_line(d);
    if (d->json)
        print_document("failed", id, text);
    else if (all || d->n_reported < MAX_REPORTED)
        message_note("%.*s: %s", (int)id.n, id.p, text);
    else if (d->n_reported == MAX_REPORTED)
        message_note("more documents failed; the journal lists all (-v reports "
                     "them here)");
    d->n_reported++;
}

static void on_judged(void *context, struct stele_text id, unsigned verdict)
{
    struct display *d = context;
    const char *name = stele_verdict_name(verdict);
    if (!summary_is_no_translation(name))
        return;
    size_t n = strlen(d->strangers), room = sizeof d->strangers - n;
    if (d->n_strangers < MAX_STRANGERS)
        snprintf(d->strangers + n, room, "%s%.*s (%s)", n > 0 ? ", " : "",
                 id.n < 60 ? (int)id.n : 60, id.p, name);
    d->n_strangers++;
}

/* Such a pair is aligned, but its alignment may be worse for it. */
static void on_narrowed(void *context, struct stele_text id)
{
    struct display *d = context;
    if (d->loudness == LOUD_QUIET)
        return;
    begin_line(d);
    if (d->json)
        print_document("narrowed", id, NULL);
    else
        message_note("%.*s: " NARROWED, (int)id.n, id.p);
}

static void on_progress(void *context, const struct stele_progress *run)
{
    struct display *d = context;
    if (!d->shows || seconds_now() - d->shown_at < SHOW_SECONDS)
        return;
    d->shown_at = seconds_now();
    if (d->json) {
        print_json("progress", timed_of(d, run));
        return;
    }
    print_progress(timed_of(d, run));
    d->open_line = true;
}

static void on_resumed(void *context, size_t n_done, size_t n_tasks)
{
    struct display *d = context;
    if (d->loudness != LOUD_QUIET)
        message_note("going on after %zu of %zu tasks", n_done, n_tasks);
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

struct stele_events display_open(struct display *d)
{
    d->began_at = d->shown_at = d->synced_at = seconds_now();
    return (struct stele_events){
        .size = sizeof(struct stele_events),
        .context = d,
        .failed = on_failed,
        .judged = on_judged,
        .narrowed = on_narrowed,
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

void display_end(struct display *d, const struct stele_progress *run)
{
    if (d->loudness == LOUD_QUIET)
        return;
    begin_line(d);
    if (d->json)
        print_json("end", timed_of(d, run));
    else
        print_end(d, timed_of(d, run));
    if (!d->json)
        message_texts(&run->done);
}
