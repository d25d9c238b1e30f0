/* tokenize/offset_map.c - run-length coding of two growing offsets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/offset_map.h"

#include <assert.h>

int offset_map_add(struct offset_map *o, size_t text_at, size_t input_at)
{
    struct offset_map_run run = {.text_at = o->text_at,
                                 .input_at = o->input_at};
    run.text_step = (uint32_t)(text_at - o->text_at);
    run.input_step = (uint32_t)(input_at - o->input_at);
    o->text_at = text_at;
    o->input_at = input_at;
    if (run.text_step == 0)
        return 0;
    if (o->runs.n > 0) {
        const struct offset_map_run *last =
            (const struct offset_map_run *)(o->runs.p + o->runs.n) - 1;
        if (last->text_step == run.text_step &&
            last->input_step == run.input_step)
            return 0;
    }
    return buf_add(&o->runs, (const char *)&run, sizeof run);
}

size_t offset_map_of(const struct offset_map *o, size_t text_at)
{
    const struct offset_map_run *runs =
        (const struct offset_map_run *)o->runs.p;
    size_t low = 0, high = o->runs.n / sizeof *runs;
    if (high == 0)
        return text_at + o->shift;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs[middle].text_at <= text_at)
            low = middle;
        else
            high = middle;
    }
    size_t n = (text_at - runs[low].text_at) / runs[low].text_step;
    return runs[low].input_at + n * runs[low].input_step;
}

void offset_map_free(struct offset_map *o)
{
    buf_free(&o->runs);
}
