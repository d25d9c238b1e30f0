/* docs/align_two_texts.c - aligns two texts and prints their beads.
 *     cc align_two_texts.c $(pkg-config --cflags --libs stele)
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include <stele.h>

static const char src[] = "The harbour was quiet. Two boats had left before "
                          "dawn, and nobody had seen them.\n\n"
                          "The mayor called the coast guard.";
static const char tgt[] = "Le port était calme. Deux bateaux étaient partis "
                          "avant l’aube. Personne ne les avait vus.\n\n"
                          "Le maire appela les garde-côtes.";

static void print_side(const struct stele_side *side, uint32_t at, uint32_t n)
{
    for (uint32_t i = at; i < at + n; i++) {
        const struct stele_sentence *s = &side->sentences[i];
        printf("  %3u-%-3u %.*s\n", (unsigned)s->from, (unsigned)s->to,
               (int)s->text.n, s->text.p);
    }
}

/* Any number of threads may use one struct stele, each with its worker. */
static int align(const struct stele *stele, struct stele_error *error)
{
    struct stele_worker *worker = NULL;
    const struct stele_alignment *al;
    int rc = stele_worker_open(stele, &worker, error);
    if (rc == 0)
        rc = stele_align(worker, NULL, (struct stele_text){src, strlen(src)},
                         (struct stele_text){tgt, strlen(tgt)}, &al, error);
    for (size_t k = 0; rc == 0 && k < al->n_beads; k++) {
        const struct stele_bead *b = &al->beads[k];
        printf("%u-%u, score %.2f\n", b->n_src, b->n_tgt, b->score);
        print_side(&al->src, b->src_at, b->n_src);
        print_side(&al->tgt, b->tgt_at, b->n_tgt);
    }
    stele_worker_close(worker);
    return rc;
}

int main(void)
{
    struct stele_settings *settings = stele_settings_new("align");
    struct stele *stele = NULL;
    struct stele_error error = {.message = "out of memory"};
    int rc = settings ? stele_open(settings, &stele, &error) : STELE_NOMEM;
    if (rc == 0)
        rc = align(stele, &error);
    if (rc != 0)
        fprintf(stderr, "%s: %s\n", error.subject, error.message);
    stele_close(stele);
    stele_settings_free(settings);
    return rc != 0;
}
