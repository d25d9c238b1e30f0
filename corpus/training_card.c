/* corpus/training_card.c - Markdown for people, YAML and JSON for tools.
 *
 * Hugging Face reads the YAML at the beginning of README.md (its metadata UI
 * and `configs`); OpusPocus and OpusCleaner categories.json; OpusTrainer a
 * curriculum in YAML.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/training_card.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Append text as printf() has it, up to 400 bytes. */
__attribute__((format(printf, 2, 3))) static void add(struct buf *out,
                                                      const char *format, ...)
{
    char line[400];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    buf_add(out, line, n < (int)sizeof line ? (size_t)n : sizeof line - 1);
}

static bool is_tool(const struct training_set *s, const char *name)
{
    return strcmp(s->tool->name, name) == 0;
}

/* The file by which the tool finds the data, or NULL. */
static const char *index_name(const struct training_set *s)
{
    return is_tool(s, "opuspocus") && s->n_tiers > 0 ? "categories.json"
           : is_tool(s, "opustrainer")               ? ".yml"
                                                     : NULL;
}

static int add_name(struct training_set *s, struct sv name, struct sv after,
                    const char **out, struct err *e)
{
    struct buf path = {0};
    buf_add_sv(&path, sv_from(s->folder));
    buf_add_sv(&path, name);
    buf_add_sv(&path, after);
    buf_add_char(&path, '\0');
    *out = path.failed ? NULL : arena_copy(&s->arena, path.p, path.n);
    buf_free(&path);
    return *out ? 0 : err_nomem(e);
}

int training_card_names(struct training_set *s,
                        const char *out[TRAINING_MAX_CARDS + 1], struct err *e)
{
    const char *index = index_name(s);
    const bool of_name = index && index[0] == '.';
    memset(out, 0, (TRAINING_MAX_CARDS + 1) * sizeof *out);
    int rc = s->tool->names_a_folder
                 ? add_name(s, SV("README.md"), SV(""), &out[0], e)
                 : add_name(s, sv_from(s->name), SV(".card.md"), &out[0], e);
    if (rc == 0 && index)
        rc = add_name(s, of_name ? sv_from(s->name) : SV(""), sv_from(index),
                      &out[1], e);
    return rc;
}

static uint64_t n_pairs(const struct training_set *s)
{
    uint64_t n = 0;
    for (unsigned k = 0; k < s->n_data; k++)
        n += s->data[k].n_pairs;
    return n;
}

/* The classes that Hugging Face sorts data sets into. */
static const char *size_category(uint64_t n)
{
    return n < 1000              ? "n<1K"
           : n < 10000           ? "1K<n<10K"
           : n < 100000          ? "10K<n<100K"
           : n < 1000000         ? "100K<n<1M"
           : n < 10000000        ? "1M<n<10M"
           : n < 100000000       ? "10M<n<100M"
           : n < 1000000000      ? "100M<n<1B"
           : n < 10000000000ull  ? "1B<n<10B"
           : n < 100000000000ull ? "10B<n<100B"
                                 : "100B<n<1T";
}

static void add_yaml(const struct training_set *s, struct buf *out)
{
    add(out, "---\nlanguage:\n- %s\n- %s\n", s->src_lang, s->tgt_lang);
    add(out, "license: %s\ntask_categories:\n- translation\n", s->license);
    add(out, "size_categories:\n- %s\nconfigs:\n", size_category(n_pairs(s)));
    for (unsigned k = 0; k < (s->n_tiers ? s->n_tiers : 1); k++) {
        add(out, "- config_name: %s\n  data_files:\n  - split: train\n",
            s->n_tiers ? s->tiers[k].name : "default");
        if (s->n_tiers > 0)
            add(out, "    path: data/train-%s-*.jsonl.gz\n", s->tiers[k].name);
        else
            add(out, "    path: data/train-*.jsonl.gz\n");
    }
    add(out, "---\n\n");
}

static void add_row(const char *name, const struct training_data *d,
                    struct buf *out)
{
    add(out, "| %s | %" PRIu64 " | %" PRIu64 " | %" PRIu64 " | ", name,
        d->n_pairs, d->n_src_words, d->n_tgt_words);
    if (d->n_scored > 0 && d->n_scored == d->n_pairs) {
        buf_add_fixed(out, d->score_sum / (double)d->n_scored, 4);
        add(out, " | ");
        buf_add_fixed(out, (double)d->n_scored - d->score_sum, 1);
        add(out, " |\n");
    } else {
        add(out, "- | - |\n");
    }
}

static void add_tiers(const struct training_set *s, struct buf *out)
{
    if (s->n_tiers == 0)
        return;
    add(out, "A pair is in the first tier whose least score it reaches:");
    for (unsigned k = 0; k < s->n_tiers; k++) {
        add(out, "%s %s ", k > 0 ? "," : "", s->tiers[k].name);
        buf_add_fixed(out, s->tiers[k].least, 4);
    }
    add(out,
        ". %" PRIu64 " pairs score below the last one and are left out.\n\n",
        s->n_low);
}

static void add_card(const struct training_set *s, struct buf *out)
{
    struct training_data all = {.name = "all"};
    if (s->tool->names_a_folder)
        add_yaml(s, out);
    add(out, "# Sentence pairs, %s to %s\n\n", s->src_lang, s->tgt_lang);
    add(out, "Aligned and scored by Stele %s; written for %s. License: %s.\n\n",
        STELE_VERSION, s->tool->name, s->license);
    add_tiers(s, out);
    if (s->n_shards > 1)
        add(out, "%u shards by site: all pairs of a site are in one shard.\n\n",
            s->n_shards);
    add(out, "| data set | pairs | source words | target words | mean score | "
             "expected wrong |\n|---|---|---|---|---|---|\n");
    for (unsigned k = 0; k < s->n_data; k++) {
        const struct training_data *d = &s->data[k];
        add_row(d->name, d, out);
        all.n_pairs += d->n_pairs;
        all.n_src_words += d->n_src_words;
        all.n_tgt_words += d->n_tgt_words;
        all.n_scored += d->n_scored;
        all.score_sum += d->score_sum;
    }
    if (s->n_data > 1)
        add_row(all.name, &all, out);
    if (s->tool->is_documents)
        add(out, "\nPairs are counted before documents are cut into "
                 "stretches.\n");
    add(out, "\nThe score is the probability that the two sides are "
             "translations of each other, so the mean\nscore is the share of "
             "pairs that are expected to be right. It does not tell whether "
             "the translation\nis good. Words are what spaces separate.\n");
}

/* The data sets of a tier as items, each with this before and after it. */
static void add_data_of(const struct training_set *s, unsigned tier,
                        const char *before, const char *after, struct buf *out)
{
    for (unsigned k = 0; k < s->n_shards; k++)
        add(out, "%s%s%s", before, s->data[tier * s->n_shards + k].name, after);
}

static void add_categories(const struct training_set *s, struct buf *out)
{
    add(out, "{\"categories\":[");
    for (unsigned k = 0; k < s->n_tiers; k++)
        add(out, "%s{\"name\":\"%s\"}", k > 0 ? "," : "", s->tiers[k].name);
    add(out, "],\"mapping\":{");
    for (unsigned k = 0; k < s->n_tiers; k++) {
        add(out, "%s\"%s\":[", k > 0 ? "," : "", s->tiers[k].name);
        add_data_of(s, k, "\"", "\",", out);
        out->n--; /* the last comma */
        add(out, "]");
    }
    add(out, "}}\n");
}

/* Every set once, the best last: a stage a tier, from the last to the first. */
static void add_curriculum(const struct training_set *s, struct buf *out)
{
    const unsigned n = s->n_tiers ? s->n_tiers : 1;
    add(out, "# Paths are relative to this file; set trainer and seed.\n"
             "datasets:\n");
    for (unsigned k = 0; k < n; k++) {
        add(out, "  %s:%s", s->n_tiers ? s->tiers[k].name : "all",
            s->n_shards > 1 ? "\n" : " ");
        add_data_of(s, k, s->n_shards > 1 ? "    - " : "", ".tsv.gz\n", out);
    }
    add(out, "\nstages:\n");
    for (unsigned k = n; k-- > 0;)
        add(out, "  - stage_%s\n", s->n_tiers ? s->tiers[k].name : "all");
    for (unsigned k = n; k-- > 0;) {
        const char *name = s->n_tiers ? s->tiers[k].name : "all";
        add(out, "\nstage_%s:\n  - %s 1.0\n", name, name);
        for (unsigned other = 0; other < n; other++)
            if (other != k)
                add(out, "  - %s 0\n", s->tiers[other].name);
        add(out, "  - until %s 1\n", name);
    }
    add(out, "\nnum_fields: 2\n");
}

int training_card_text(const struct training_set *s, unsigned k,
                       struct buf *out, struct err *e)
{
    if (k == 0)
        add_card(s, out);
    else if (is_tool(s, "opuspocus"))
        add_categories(s, out);
    else
        add_curriculum(s, out);
    return out->failed ? err_nomem(e) : 0;
}
