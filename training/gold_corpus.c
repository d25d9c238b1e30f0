/* training/gold_corpus.c - a small table, read at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/gold_corpus.h"

#include "base/buffer.h"
#include "base/table.h"
#include "base/text.h"
#include "io/whole_file.h"

enum { SRC, TRG, GOLD, SET, SRC_LANG, TRG_LANG, N_FIELDS, N_NEEDED = SET };
enum { MAX_LIST_BYTES = 1 << 26 };

static const char *const names[N_FIELDS] = {"src", "trg",      "gold",
                                            "set", "src_lang", "trg_lang"};

struct list {
    struct arena *arena;
    struct sv folder;
    struct table table;
};

static int read_entry(const struct list *l, struct sv line, uint64_t line_no,
                      struct gold_entry *out, struct err *e)
{
    struct sv text[N_FIELDS];
    const char *value[N_FIELDS] = {NULL};
    table_split(&l->table, line, text);
    for (unsigned k = 0; k < N_FIELDS; k++) {
        struct sv folder = k < N_NEEDED ? l->folder : SV("");
        if (text[k].n > 0 &&
            !(value[k] = text_join_path(l->arena, folder, text[k])))
            return err_nomem(e);
    }
    if (!value[SRC] || !value[TRG] || !value[GOLD])
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                          "src, trg or gold is missing");
    *out = (struct gold_entry){value[SRC],      value[TRG],
                               value[GOLD],     value[SET] ? value[SET] : "",
                               value[SRC_LANG], value[TRG_LANG]};
    return 0;
}

static int read_lines(struct list *t, struct sv text, struct gold_corpus *out,
                      struct err *e)
{
    struct sv line;
    struct gold_entry *entries =
        arena_array(t->arena, sv_count_lines(text), sizeof *entries);
    if (!entries)
        return err_nomem(e);
    if (!sv_next_line(&text, &line))
        return err_set(e, ERR_INPUT, "the list is empty");
    int rc = table_open(&t->table, line, names, N_FIELDS, N_NEEDED, e);
    uint64_t line_no = 1;
    *out = (struct gold_corpus){entries, 0};
    while (rc == 0 && sv_next_line(&text, &line)) {
        line_no++;
        if (line.n > 0)
            rc = read_entry(t, line, line_no, &entries[out->n++], e);
    }
    if (rc == 0 && out->n == 0)
        rc = err_set(e, ERR_INPUT, "the list names no alignment");
    return rc;
}

int gold_corpus_read(struct arena *a, const char *path, struct gold_corpus *out,
                     struct err *e)
{
    struct buf text = {0};
    struct list t = {.arena = a, .folder = text_folder(path)};
    int rc = whole_file_read_text(path, MAX_LIST_BYTES, &text, e);
    if (rc == 0)
        rc = read_lines(&t, buf_sv(&text), out, e);
    buf_free(&text);
    return err_about(rc, path, e);
}
