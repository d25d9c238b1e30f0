/* training/gold_document.c - texts and beads, and where a document can be cut.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/beads.h"
#include "io/whole_file.h"
#include "training/document_samples.h"

/* Note the link of each of a side's sentences. */
static int note_links(struct arena *a, const struct gold_link_list *links,
                      bool src, size_t n_sents, int32_t **out, struct err *e)
{
    int32_t *link = arena_array(a, n_sents, sizeof *link);
    if (!link)
        return err_nomem(e);
    for (size_t i = 0; i < n_sents; i++)
        link[i] = -1;
    for (size_t k = 0; k < links->n; k++) {
        const struct gold_link *l = &links->links[k];
        const uint32_t *sents = src ? l->src : l->tgt;
        for (uint32_t i = 0; i < (src ? l->n_src : l->n_tgt); i++) {
            if (sents[i] >= n_sents)
                return err_set(e, ERR_INPUT, "sentence %u of a text of %zu",
                               sents[i], n_sents);
            link[sents[i]] = l->n_src > 0 && l->n_tgt > 0 ? (int32_t)k : -1;
        }
    }
    *out = link;
    return 0;
}

/* Where all links of both sides lie wholly before or wholly behind: as source
 * sentences are passed one by one, `open` counts links with sentences on both
 * sides of the place. */
static int find_cuts(struct arena *a, struct gold_document *d, struct err *e)
{
    size_t n_src = d->src.article.n_sents, n_tgt = d->tgt.article.n_sents;
    uint32_t *left = arena_array(a, d->links.n, sizeof *left);
    d->cut_src = arena_array(a, n_src + 2, sizeof *d->cut_src);
    d->cut_tgt = arena_array(a, n_src + 2, sizeof *d->cut_tgt);
    if (!left || !d->cut_src || !d->cut_tgt)
        return err_nomem(e);
    size_t n_open = 0, j = 0;
    d->n_cuts = 1;
    for (size_t i = 0; i < n_src; i++) {
        int32_t k = d->src_link[i];
        if (k >= 0) {
            const struct gold_link *l = &d->links.links[k];
            if (left[k] == 0) {
                left[k] = l->n_src + l->n_tgt;
                n_open++;
            }
            n_open -= --left[k] == 0;
        }
        /* Target sentences of links already begun come along. */
        while (j < n_tgt && (d->tgt_link[j] < 0 || left[d->tgt_link[j]] > 0)) {
            int32_t t = d->tgt_link[j++];
            if (t >= 0)
                n_open -= --left[t] == 0;
        }
        if (n_open == 0) {
            d->cut_src[d->n_cuts] = (uint32_t)(i + 1);
            d->cut_tgt[d->n_cuts++] = (uint32_t)j;
        }
    }
    d->cut_src[d->n_cuts - 1] = (uint32_t)n_src;
    d->cut_tgt[d->n_cuts - 1] = (uint32_t)n_tgt;
    return 0;
}

static double share_in_pairs(const struct gold_document *d)
{
    size_t n = 0, n_src = d->src.article.n_sents,
           n_tgt = d->tgt.article.n_sents;
    for (size_t i = 0; i < n_src; i++)
        n += d->src_link[i] >= 0;
    for (size_t j = 0; j < n_tgt; j++)
        n += d->tgt_link[j] >= 0;
    return (double)n / (double)(n_src + n_tgt);
}

static int read_links(struct arena *a, const char *path,
                      struct gold_link_list *out, struct err *e)
{
    struct buf text = {0};
    int rc = whole_file_read_text(path, WHOLE_FILE_MAX_BYTES, &text, e);
    if (rc == 0)
        rc = beads_read(a, buf_sv(&text), out, e);
    buf_free(&text);
    return err_about(rc, path, e);
}

int gold_document_open(const struct gold_entry *entry,
                       struct splitter *splitter, struct gold_document *out,
                       struct err *e)
{
    struct reading reading = reading_default();
    struct gold_document d = {.set = entry->set};
    reading.article.presegmented = true;
    int rc = reading_load(&reading, &d.arena, splitter, entry->src,
                          entry->src_lang, &d.src, e);
    if (rc == 0)
        rc = reading_load(&reading, &d.arena, splitter, entry->trg,
                          entry->trg_lang, &d.tgt, e);
    if (rc == 0)
        rc = read_links(&d.arena, entry->gold, &d.links, e);
    if (rc == 0)
        rc = note_links(&d.arena, &d.links, true, d.src.article.n_sents,
                        &d.src_link, e);
    if (rc == 0)
        rc = note_links(&d.arena, &d.links, false, d.tgt.article.n_sents,
                        &d.tgt_link, e);
    if (rc == 0)
        rc = find_cuts(&d.arena, &d, e);
    err_about(rc, entry->gold, e);
    if (rc == 0)
        d.is_whole = share_in_pairs(&d) > .9;
    *out = d;
    if (rc != 0)
        gold_document_close(out);
    return rc;
}

void gold_document_close(struct gold_document *d)
{
    loaded_free(&d->src);
    loaded_free(&d->tgt);
    arena_free(&d->arena);
}
