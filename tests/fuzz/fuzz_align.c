/* Any two sides, by any method: every sentence is in exactly one bead, all
 * figures of a bead are finite, probabilities lie in 0..1, and so does the
 * evidence that scores are made of.  Also with an allocation that fails.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>

#include "aligner/align.h"
#include "aligner/scoring/bead_features.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { MAX_BYTES = 600, N_WORDS = 64 };

/* What bytes of the text mean that are no words. */
enum {
    END_OF_SENTENCE = 0xff,
    END_OF_PARAGRAPH = 0xfe,
    GOES_ON = 0xfd,
    LONG_WORD = 0xfc,
    VERY_LONG = 0xfb
};

/* A side that is being read, with room for what MAX_BYTES may hold. */
struct reading {
    uint32_t len_cp[MAX_BYTES], par[MAX_BYTES];
    uint8_t continues[MAX_BYTES];
    struct side_token tokens[MAX_BYTES];
    size_t token_at[MAX_BYTES + 1];
};

static void require(bool ok)
{
    if (!ok)
        abort();
}

static uint32_t length_of(uint8_t byte)
{
    return byte == VERY_LONG ? 1000000 : byte == LONG_WORD ? 300 : 6;
}

/* A word a byte: 64 forms, of which eight neighbours share a key. */
static struct side read_side(const uint8_t *data, size_t n, struct reading *r)
{
    size_t n_sents = 0, n_tokens = 0;
    uint32_t par = 0, len = 0;
    uint8_t goes_on = 0;
    r->token_at[0] = 0;
    for (size_t i = 0; i < n; i++) {
        len += length_of(data[i]);
        if (data[i] < VERY_LONG) {
            uint32_t form = data[i] % N_WORDS;
            r->tokens[n_tokens++] =
                (struct side_token){form, data[i] & 64 ? 1 + form / 8 : 0};
        }
        goes_on = data[i] == GOES_ON ? 1 + (uint8_t)(i & 2) : goes_on;
        if (data[i] < END_OF_PARAGRAPH && i + 1 < n)
            continue;
        r->len_cp[n_sents] = len;
        r->par[n_sents] = par;
        r->continues[n_sents] = goes_on;
        r->token_at[++n_sents] = n_tokens;
        par += data[i] == END_OF_PARAGRAPH;
        len = goes_on = 0;
    }
    return (struct side){.len_cp = r->len_cp,
                         .n = n_sents,
                         .par = r->par,
                         .continues = r->continues,
                         .tokens = r->tokens,
                         .token_at = r->token_at,
                         .n_forms = N_WORDS,
                         .n_keys = 1 + N_WORDS / 8};
}

static struct align_params params_of(const uint8_t *data)
{
    struct align_params p = align_params_default();
    p.method = (enum align_method)(data[0] % 3);
    p.decode = (enum align_decode)(data[0] / 3 % 3);
    p.without = data[1] & ((1u << ALIGN_PARTS) - 1);
    p.max_side = 1 + data[2] % BEAD_SIDE_MAX;
    p.lexical_weight = data[2] / 4 % 4 * 0.5;
    p.band = data[3] & 1 ? 4 : p.band;
    p.max_cells = data[3] & 2 ? 2000 : p.max_cells;
    return p;
}

static void is_probability(double x)
{
    require(x >= 0 && x <= 1);
}

static void check_beads(const struct alignment *al, size_t n_src, size_t n_tgt)
{
    uint8_t seen[2][MAX_BYTES] = {{0}};
    size_t n_seen = 0;
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        require(b->n_src + b->n_tgt > 0);
        require(b->src_at + b->n_src <= n_src);
        require(b->tgt_at + b->n_tgt <= n_tgt);
        for (size_t i = 0; i < b->n_src; i++)
            require(seen[0][b->src_at + i]++ == 0);
        for (size_t i = 0; i < b->n_tgt; i++)
            require(seen[1][b->tgt_at + i]++ == 0);
        n_seen += b->n_src + b->n_tgt;
        is_probability(b->posterior);
        require(isfinite(b->cost_nats) && isfinite(b->len_z));
    }
    require(n_seen == n_src + n_tgt);
}

static void check_evidence(struct arena *a, const struct side *src,
                           const struct side *tgt, const struct alignment *al)
{
    struct document_features found;
    if (bead_features_gather(a, src, tgt, NULL, al, &found, NULL) != 0)
        return;
    for (size_t k = 0; k < found.n_beads; k++) {
        for (size_t f = 0; f < FEATURE_N; f++)
            require(isfinite(found.beads[k].x[f]));
        is_probability(word_matches_share(&found.matches[k]));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct reading read[2];
    if (n < 6)
        return 0;
    struct align_params p = params_of(data);
    size_t fail_in = data[4] & 1 ? data[4] / 2 : 0, n_src = data[5];
    n = n - 6 < MAX_BYTES ? n - 6 : MAX_BYTES;
    n_src = n_src < n ? n_src : n;
    struct side src = read_side(data + 6, n_src, &read[0]);
    struct side tgt = read_side(data + 6 + n_src, n - n_src, &read[1]);
    struct arena a = {.fail_in = fail_in};
    struct alignment al = {0};
    struct err e = {0};
    int rc = align_sides(&a, &p, &src, &tgt, NULL, &al, NULL, &e);
    require(rc == 0 || rc == ERR_LIMIT || (rc == ERR_NOMEM && fail_in > 0));
    if (rc == 0) {
        check_beads(&al, src.n, tgt.n);
        if (p.method == ALIGN_HYBRID)
            check_evidence(&a, &src, &tgt, &al);
    }
    arena_free(&a);
    return 0;
}
