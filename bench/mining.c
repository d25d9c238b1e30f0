/* bench/mining.c - the figures of the pairs that are mined, for bench/mining.py.
 *
 *     bench_mining SRC_LANG TRG_LANG SOURCE TARGET
 *
 * SOURCE and TARGET have a sentence a line.  Prints a line for each pair of
 * sentences that are each other's best: their numbers from 0, and the figures
 * of mining.h; then on stderr the seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "aligner/word_pairs.h"
#include "document/align_document.h"
#include "document/mined_beads.h"

static void require(int rc, const struct err *e)
{
    if (rc == 0)
        return;
    fprintf(stderr, "bench_mining: %s: %s\n", e->subject, e->msg);
    exit(1);
}

static void print_pairs(const struct document_grounds *g)
{
    for (size_t k = 0; k < g->alignment.n_beads; k++) {
        const struct mined_pair *p = g->mined[k];
        if (!p)
            continue;
        printf("%u\t%u", p->src, p->tgt);
        for (size_t f = 0; f < MINED_N; f++)
            printf("\t%.6f", p->figures[f]);
        putchar('\n');
    }
}

int main(int argc, char **argv)
{
    struct settings s = settings_default();
    struct engine engine;
    struct document_worker w;
    struct document_grounds g = {.mined = NULL};
    struct err e = {0};
    const struct mining_choice all = {.factor = 1, .least = 0};
    if (argc != 5) {
        fputs("usage: bench_mining SRC_LANG TRG_LANG SOURCE TARGET\n", stderr);
        return 2;
    }
    const struct document_pair pair = {.src_path = argv[3],
                                       .tgt_path = argv[4]};
    require(settings_set(&s, "src-lang", argv[1], &e), &e);
    require(settings_set(&s, "trg-lang", argv[2], &e), &e);
    require(settings_set(&s, "presegmented", "yes", &e), &e);
    require(settings_load(&s, &e), &e);
    require(engine_open(&s, &engine, &e), &e);
    require(document_worker_open(&w, &engine, &e), &e);
    require(document_fetch(&w, &pair, &e), &e);
    require(document_split(&w, &pair, &e), &e);
    const clock_t began = clock();
    require(aligner_input_of_words(&w.arena, &w.input, &engine.lexicons,
                                   &w.src.article, &w.tgt.article, &g.input,
                                   &e),
            &e);
    require(mined_beads_open(&w.arena, &g, &e), &e);
    const struct word_pairs *words = mined_beads_words(&w.arena, &g, &e);
    require(words ? 0 : ERR_NOMEM, &e);
    require(
        mined_beads_insert(&w.arena, &engine.params.align, &g, words, &all, &e),
        &e);
    const clock_t ended = clock();
    print_pairs(&g);
    fprintf(stderr, "%.2f seconds\n",
            (double)(ended - began) / (double)CLOCKS_PER_SEC);
    document_worker_close(&w);
    engine_close(&engine);
    settings_free(&s);
    return 0;
}
