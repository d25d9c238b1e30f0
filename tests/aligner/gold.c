/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gold.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

static FILE *gold_open(const char *name, const char *ending)
{
    char path[1000];
    const char *dir = getenv("STELE_SHARED");
    snprintf(path, sizeof path, "%s/gold/align/%s%s", dir ? dir : "../shared",
             name, ending);
    return fopen(path, "r");
}

/* Code points of each line. */
static bool read_lengths(struct arena *a, const char *name, const char *ending,
                         struct side *out)
{
    FILE *f = gold_open(name, ending);
    if (!f)
        return false;
    size_t cap = 1 << 16;
    uint32_t *len = arena_array(a, cap, sizeof *len);
    for (int ch; len && out->n < cap && (ch = getc(f)) != EOF;) {
        if (ch == '\n')
            out->n++;
        else if ((ch & 0xc0) != 0x80)
            len[out->n]++;
    }
    fclose(f);
    out->len_cp = len;
    return true;
}

/* "[0, 1]:[0]" */
static bool read_bead(const char *line, struct bead *b)
{
    uint32_t at[2] = {0, 0};
    uint8_t n[2] = {0, 0};
    int side = 0;
    for (const char *p = line; *p && side < 2;) {
        if (*p >= '0' && *p <= '9') {
            char *end;
            uint32_t number = (uint32_t)strtoul(p, &end, 10);
            at[side] = n[side] == 0 ? number : at[side];
            n[side]++;
            p = end;
        } else {
            side += *p++ == ']';
        }
    }
    *b = (struct bead){
        .src_at = at[0], .tgt_at = at[1], .n_src = n[0], .n_tgt = n[1]};
    return side == 2;
}

bool gold_read(struct arena *a, const char *name, struct gold *out)
{
    FILE *f = gold_open(name, ".gold");
    *out = (struct gold){0};
    if (!f || !read_lengths(a, name, ".src", &out->src) ||
        !read_lengths(a, name, ".tgt", &out->tgt)) {
        fprintf(stderr, "skipped: no gold/align/%s (STELE_SHARED)\n", name);
        return false;
    }
    char line[1000];
    out->beads = arena_array(a, out->src.n + out->tgt.n, sizeof *out->beads);
    while (out->beads && fgets(line, sizeof line, f))
        out->n_beads += read_bead(line, &out->beads[out->n_beads]);
    fclose(f);
    return true;
}

static bool is_gold(const struct gold *g, const struct bead *b)
{
    for (size_t k = 0; k < g->n_beads; k++)
        if (g->beads[k].src_at == b->src_at && g->beads[k].n_src == b->n_src &&
            g->beads[k].tgt_at == b->tgt_at && g->beads[k].n_tgt == b->n_tgt)
            return true;
    return false;
}

static size_t n_pairs(const struct bead *b, size_t n)
{
    size_t n_full = 0;
    for (size_t k = 0; k < n; k++)
        n_full += b[k].n_src > 0 && b[k].n_tgt > 0;
    return n_full;
}

double gold_n_pairs(const struct gold *g, const struct alignment *al)
{
    return (double)(n_pairs(al->beads, al->n_beads) +
                    n_pairs(g->beads, g->n_beads));
}

double gold_f1(const struct gold *g, const struct alignment *al)
{
    size_t right = 0;
    for (size_t k = 0; k < al->n_beads; k++)
        right += al->beads[k].n_src > 0 && al->beads[k].n_tgt > 0 &&
                 is_gold(g, &al->beads[k]);
    double all = gold_n_pairs(g, al);
    return all > 0 ? 2 * (double)right / all : 0;
}
