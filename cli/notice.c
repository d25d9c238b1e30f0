/* cli/notice.c - lines for stderr.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/notice.h"

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

void notice_add_failure(struct buf *out, bool json, struct sv id,
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

static double megabytes_a_second(const struct notice_progress *p)
{
    return p->seconds > 0 ? (double)p->n_bytes_now / 1e6 / p->seconds : 0;
}

/* Seconds that the rest will take, at the pace so far; -1: unknown. */
static double seconds_left(const struct notice_progress *p)
{
    if (p->n_bytes_now == 0 || p->n_bytes < p->done.n_bytes)
        return p->n_bytes_now == 0 ? -1 : 0;
    double left = (double)(p->n_bytes - p->done.n_bytes);
    return left * p->seconds / (double)p->n_bytes_now;
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
                     const struct notice_progress *p)
{
    buf_add_sv(out, SV("{\"event\":\""));
    buf_add_sv(out, sv_from(event));
    buf_add_char(out, '"');
    add_member(out, "pairs", (double)p->done.n_pairs, 0);
    add_member(out, "of_pairs", (double)p->n_pairs, 0);
    add_member(out, "failed", (double)p->done.n_failed, 0);
    add_member(out, "sentences", (double)p->done.n_sents, 0);
    add_member(out, "records", (double)p->done.n_records, 0);
    add_verdicts_json(out, &p->done);
    add_member(out, "megabytes", (double)p->done.n_bytes / 1e6, 3);
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

void notice_add_progress(struct buf *out, bool json,
                         const struct notice_progress *p)
{
    if (json) {
        add_json(out, "progress", p);
        return;
    }
    buf_add_sv(out, SV("\r\033[K"));
    add_counted(out, p->done.n_pairs, " of ");
    add_counted(out, p->n_pairs, " pairs, ");
    add_counted(out, p->done.n_sents, " sentences, ");
    buf_add_fixed(out, megabytes_a_second(p), 1);
    buf_add_sv(out, SV(" MB/s, "));
    add_counted(out, p->done.n_failed, " failed");
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

void notice_add_sum(struct buf *out, bool json, const struct notice_progress *p)
{
    if (json) {
        add_json(out, "end", p);
        return;
    }
    buf_add_sv(out, SV("stele: "));
    add_counted(out, p->done.n_pairs, " article pairs, ");
    add_counted(out, p->done.n_failed, " failed; ");
    add_counted(out, p->done.n_sents, " sentences, ");
    buf_add_u64(out, p->done.n_records);
    add_verdicts(out, &p->done);
    buf_add_fixed(out, (double)p->done.n_bytes / 1e6, 1);
    buf_add_sv(out, SV(" MB in "));
    buf_add_fixed(out, p->seconds, 1);
    buf_add_sv(out, SV(" s, "));
    buf_add_fixed(out, megabytes_a_second(p), 1);
    buf_add_sv(out, SV(" MB/s\n"));
}
