/* corpus/training_set.c - names of data sets, and which one a pair is in.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/training_set.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "io/parse_number.h"
#include "tokenize/language_list.h"

/* ---- What is asked for ---- */

static bool is_word(struct sv s)
{
    bool ok = s.n > 0 && s.n < TRAINING_NAME_BYTES;
    for (size_t i = 0; i < s.n && ok; i++) {
        const char c = s.p[i];
        ok = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             (c >= '0' && c <= '9') || c == '_';
    }
    return ok;
}

/* One of "clean:.9", with a lower score than the one before. */
static int add_tier(struct training_set *s, struct sv text, struct err *e)
{
    struct training_tier *t = &s->tiers[s->n_tiers];
    size_t colon = 0;
    while (colon < text.n && text.p[colon] != ':')
        colon++;
    struct sv name = sv_sub(text, 0, colon);
    struct sv number = sv_sub(text, colon < text.n ? colon + 1 : colon, text.n);
    if (s->n_tiers == TRAINING_MAX_TIERS)
        return err_set(e, ERR_USAGE, "--tiers: more than %d",
                       TRAINING_MAX_TIERS);
    if (!is_word(name) || !parse_double(&number, &t->least) || number.n > 0 ||
        !(t->least >= 0 && t->least <= 1))
        return err_set(e, ERR_USAGE,
                       "--tiers: \"%.*s\" is not NAME:P, a name of letters and "
                       "digits and a score of 0 to 1",
                       (int)(text.n < 60 ? text.n : 60), text.p);
    memcpy(t->name, name.p, name.n);
    t->name[name.n] = '\0';
    for (unsigned k = 0; k < s->n_tiers; k++)
        if (strcmp(s->tiers[k].name, t->name) == 0 ||
            s->tiers[k].least <= t->least)
            return err_set(e, ERR_USAGE,
                           "--tiers: name each tier once, the best first: %s "
                           "comes after %s",
                           t->name, s->tiers[k].name);
    s->n_tiers++;
    return 0;
}

static int take_tiers(struct training_set *s, const char *text, struct err *e)
{
    int rc = 0;
    if (text && s->tool->is_documents)
        return err_set(e, ERR_USAGE,
                       "--tiers would cut documents apart: --chunk-score "
                       "leaves out stretches of a document");
    for (const char *p = text; p && rc == 0;) {
        const size_t n = strcspn(p, ",");
        rc = add_tier(s, (struct sv){p, n}, e);
        p = p[n] == ',' ? p + n + 1 : NULL;
    }
    return rc;
}

/* The languages as the tool names them. */
static int take_languages(struct training_set *s,
                          const struct training_wish *wish, struct err *e)
{
    s->src_lang = wish->src_lang;
    s->tgt_lang = wish->tgt_lang;
    if (!s->src_lang || !s->tgt_lang)
        return err_set(e, ERR_USAGE,
                       "--for needs --src-lang and --trg-lang, which name the "
                       "files");
    if (strcmp(s->src_lang, s->tgt_lang) == 0)
        return err_set(e, ERR_USAGE,
                       "--for: both languages are %.40s, which would name both "
                       "files",
                       s->src_lang);
    if (!s->tool->names_by_iso3)
        return 0;
    s->src_lang = language_list_iso3(s->src_lang);
    s->tgt_lang = language_list_iso3(s->tgt_lang);
    return s->src_lang && s->tgt_lang
               ? 0
               : err_set(e, ERR_USAGE,
                         "--for %s: %.40s has no code of three letters",
                         s->tool->name,
                         s->src_lang ? wish->tgt_lang : wish->src_lang);
}

/* Folder and name of the output. */
static int take_name(struct training_set *s, const char *output, struct err *e)
{
    const char *slash = strrchr(output, '/');
    size_t n = slash ? (size_t)(slash - output) + 1 : 0;
    unsigned n_dashes = 0;
    s->name = s->tool->names_a_folder ? "train" : output + n;
    if (s->tool->names_a_folder)
        n = strlen(output);
    char *folder = arena_alloc(&s->arena, n + 2);
    if (!folder)
        return err_nomem(e);
    memcpy(folder, output, n);
    const bool ends = n == 0 || output[n - 1] == '/';
    strcpy(folder + n, ends ? "" : "/");
    s->folder = folder;
    for (const char *c = s->name; *c; c++)
        n_dashes += *c == '-';
    if (strcmp(output, "-") == 0 || s->name[0] == '\0')
        return err_set(e, ERR_USAGE,
                       "--for is several files: give what their names begin "
                       "with as -o FOLDER/NAME");
    if (s->tool->names_by_group && n_dashes != 2)
        return err_set(e, ERR_USAGE,
                       "%.60s: mtdata reads sets that are named "
                       "GROUP-NAME-VERSION, such as acme-news-1",
                       s->name);
    return 0;
}

/* ---- Names ---- */

/* "news-clean-00002", or "acme-news_clean_00002-1" where dashes part groups. */
static const char *data_name(struct training_set *s, unsigned tier,
                             unsigned shard)
{
    struct buf name = {0};
    char number[16];
    const bool grouped = s->tool->names_by_group;
    const char dash = grouped ? '_' : '-';
    const struct sv whole = sv_from(s->name);
    const char *version = grouped ? strrchr(s->name, '-') : NULL;
    const size_t n = version ? (size_t)(version - s->name) : whole.n;
    buf_add_sv(&name, sv_sub(whole, 0, n));
    if (s->n_tiers > 0) {
        buf_add_char(&name, dash);
        buf_add_sv(&name, sv_from(s->tiers[tier].name));
    }
    if (s->n_shards > 1 || s->tool->names_a_folder) {
        snprintf(number, sizeof number, "%c%05u", dash, shard);
        buf_add_sv(&name, sv_from(number));
    }
    buf_add_sv(&name, sv_sub(whole, n, whole.n));
    if (grouped) {
        buf_add_char(&name, '-');
        buf_add_sv(&name, sv_from(s->src_lang));
        buf_add_char(&name, '-');
        buf_add_sv(&name, sv_from(s->tgt_lang));
    }
    buf_add_char(&name, '\0');
    const char *kept =
        name.failed ? NULL : arena_copy(&s->arena, name.p, name.n);
    buf_free(&name);
    return kept;
}

/* `after` with the languages in it. */
static void add_ending(const struct training_set *s, const char *after,
                       struct buf *out)
{
    while (*after) {
        if (strncmp(after, "{src}", 5) == 0 ||
            strncmp(after, "{trg}", 5) == 0) {
            buf_add_sv(out,
                       sv_from(after[1] == 's' ? s->src_lang : s->tgt_lang));
            after += 5;
        } else {
            buf_add_char(out, *after++);
        }
    }
}

static int add_data(struct training_set *s, unsigned tier, unsigned shard,
                    struct err *e)
{
    const struct training_part *parts = s->tool->parts;
    struct training_data *d = &s->data[s->n_data];
    d->name = data_name(s, tier, shard);
    if (!d->name)
        return err_nomem(e);
    for (unsigned k = 0; k < TRAINING_MAX_PARTS && parts[k].format; k++) {
        struct buf path = {0};
        buf_add_sv(&path, sv_from(s->folder));
        buf_add_sv(&path, sv_from(s->tool->folder));
        buf_add_sv(&path, sv_from(d->name));
        add_ending(s, parts[k].after, &path);
        buf_add_char(&path, '\0');
        const char *kept =
            path.failed ? NULL : arena_copy(&s->arena, path.p, path.n);
        buf_free(&path);
        if (!kept)
            return err_nomem(e);
        s->outputs[s->n_outputs++] = (struct convert_output){
            .path = kept,
            .format = parts[k].format,
            .columns = parts[k].columns ? &s->columns : NULL,
            .no_header = true,
            .group = s->n_data};
    }
    s->n_data++;
    return 0;
}

int training_set_plan(const struct training_wish *wish,
                      struct training_set *out, struct err *e)
{
    *out = (struct training_set){
        .tool = training_tool_named(wish->tool),
        .n_shards = wish->n_shards ? wish->n_shards : 1,
        .license = wish->license ? wish->license : "unknown"};
    if (!out->tool)
        return err_set(e, ERR_USAGE,
                       "--for: \"%.40s\" is no tool that is known", wish->tool);
    int rc = take_languages(out, wish, e);
    if (rc == 0)
        rc = take_name(out, wish->output, e);
    if (rc == 0)
        rc = take_tiers(out, wish->tiers, e);
    const unsigned n_tiers = out->n_tiers ? out->n_tiers : 1;
    if (rc == 0 && out->n_shards > TRAINING_MAX_SETS / n_tiers)
        rc =
            err_set(e, ERR_USAGE,
                    "%u tiers of %u shards are more than %d sets of files, the "
                    "most that are written at once",
                    n_tiers, out->n_shards, TRAINING_MAX_SETS);
    if (rc == 0 && out->tool->parts[0].columns)
        rc = tsv_columns_parse(out->tool->parts[0].columns, &out->columns, e);
    for (unsigned tier = 0; tier < n_tiers && rc == 0; tier++)
        for (unsigned shard = 0; shard < out->n_shards && rc == 0; shard++)
            rc = add_data(out, tier, shard, e);
    return rc;
}

void training_set_free(struct training_set *s)
{
    arena_free(&s->arena);
}

int training_set_make_folders(const struct training_set *s, struct err *e)
{
    char path[4096];
    const int n =
        snprintf(path, sizeof path, "%s%s", s->folder, s->tool->folder);
    if (n < 0 || (size_t)n >= sizeof path)
        return err_set(e, ERR_USAGE, "the name of the folder is too long");
    for (char *c = path + 1; n > 0 && *c; c++) {
        if (*c != '/')
            continue;
        *c = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return err_about(err_system(e, "make the folder"), path, e);
        *c = '/';
    }
    return 0;
}

/* ---- Pairs ---- */

/* "www.example.org:80/x" after "//" is "example.org"; what has no "//" is all
 * of it. */
static struct sv site_of(struct sv url)
{
    size_t from = 0;
    while (from + 3 <= url.n && memcmp(url.p + from, "://", 3) != 0)
        from++;
    if (from + 3 > url.n)
        return url;
    url = sv_sub(url, from + 3, url.n);
    if (sv_starts(url, SV("www.")))
        url = sv_sub(url, 4, url.n);
    size_t to = 0;
    while (to < url.n && !strchr(":/?#", url.p[to]))
        to++;
    return sv_sub(url, 0, to);
}

static unsigned shard_of(const struct training_set *s,
                         const struct record_read *r)
{
    struct sv url = r->record.src.url;
    if (url.n == 0)
        url = r->document->id;
    char site[256];
    struct sv name = site_of(url);
    size_t n = name.n < sizeof site ? name.n : sizeof site;
    for (size_t i = 0; i < n; i++)
        site[i] = name.p[i] >= 'A' && name.p[i] <= 'Z'
                      ? (char)(name.p[i] - 'A' + 'a')
                      : name.p[i];
    return (unsigned)(hash_sv((struct sv){site, n}, 0) % s->n_shards);
}

static uint64_t count_words(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sv text = side->sents[i].text;
        for (size_t at = 0; at < text.n; at++)
            n += text.p[at] != ' ' && (at == 0 || text.p[at - 1] == ' ');
    }
    return n;
}

static void count(struct training_data *d, const struct record *r)
{
    d->n_pairs++;
    d->n_src_words += count_words(&r->src);
    d->n_tgt_words += count_words(&r->tgt);
    if (!isnan(r->score)) {
        d->n_scored++;
        d->score_sum += r->score;
    }
}

int training_set_choose(struct training_set *s, const struct record_read *read,
                        unsigned *group, struct err *e)
{
    const struct record *r = &read->record;
    const bool is_pair = r->src.n > 0 && r->tgt.n > 0;
    unsigned tier = 0;
    s->n_read++;
    if (read->is_new)
        s->shard = shard_of(s, read);
    if (is_pair && isnan(r->score) && (s->tool->needs_scores || s->n_tiers > 0))
        return err_set(e, ERR_INPUT,
                       "pair %llu has no score, which %s: stele score adds it",
                       (unsigned long long)s->n_read,
                       s->n_tiers > 0 ? "--tiers needs" : "this tool needs");
    while (is_pair && tier < s->n_tiers && r->score < s->tiers[tier].least)
        tier++;
    if (!is_pair && !s->tool->is_documents) {
        *group = CONVERT_NO_GROUP;
        return 0;
    }
    if (s->n_tiers > 0 && tier == s->n_tiers) {
        s->n_low++;
        *group = CONVERT_NO_GROUP;
        return 0;
    }
    *group = tier * s->n_shards + s->shard;
    if (is_pair)
        count(&s->data[*group], r);
    return 0;
}
