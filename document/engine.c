/* document/engine.c - loads lexicons and names all of it in one digest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/engine.h"

#include <math.h>

#include "base/hash.h"

/* Settings that decide the records, in whatever form they are written. */
#define OF_RECORDS                                                             \
    (SETTINGS_TEXTS | SETTINGS_ALIGNING | SETTINGS_FLAGGING |                  \
     1u << SETTINGS_DECISIONS | 1u << SETTINGS_PINS | 1u << SETTINGS_EVIDENCE)

static int open_decisions(const struct decision_files *f, struct decisions *out,
                          struct err *e)
{
    if (f->decisions_path)
        return decisions_read(buf_sv(&f->decisions), f->decisions_path, out, e);
    return f->pins_path
               ? decisions_read_pins(buf_sv(&f->pins), f->pins_path, out, e)
               : 0;
}

/* A lower floor makes other records. */
static int add_floor(double floor, uint64_t *digest, struct err *e)
{
    struct buf text = {0};
    setting_add_decimal(&text, floor);
    int rc = text.failed ? err_nomem(e) : 0;
    *digest = hash_sv(buf_sv(&text), *digest);
    buf_free(&text);
    return rc;
}

int engine_open(const struct settings *s, struct engine *out, struct err *e)
{
    uint64_t digest = 0;
    *out = (struct engine){
        .settings = s, .reading = &s->reading, .params = s->params};
    struct lexicon_choice choice = s->lexicons;
    if (!choice.src_lang)
        choice.src_lang = s->reading.src_lang;
    if (!choice.tgt_lang)
        choice.tgt_lang = s->reading.tgt_lang;
    int rc = s->params.align.method == ALIGN_HYBRID
                 ? lexicon_set_open(&choice, &out->lexicons, e)
                 : 0;
    if (rc == 0)
        rc = flagging_open(&s->flagging, writing_has_flags(&s->writing),
                           &out->checks, e);
    if (rc == 0)
        rc = open_decisions(&s->decision_files, &out->decisions, e);
    if (rc == 0)
        rc = settings_digest(s, OF_RECORDS, out->lexicons.digest, &digest, e);
    out->floor = fmin(s->writing.min_score, WRITING_FLOOR);
    if (rc == 0 && out->floor < WRITING_FLOOR)
        rc = add_floor(out->floor, &digest, e);
    hash_hex(digest, out->digest);
    return rc;
}

void engine_close(struct engine *g)
{
    lexicon_set_close(&g->lexicons);
    flagging_close(&g->checks);
    decisions_free(&g->decisions);
}
