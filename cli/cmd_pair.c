/* cli/cmd_pair.c - stele pair FOLDER …: a manifest from the names of files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

enum { MOST_LISTED = 20 };

struct pair_command {
    const char *out_path, *rest_path;
    bool check;

    const struct task_call *call;
    struct stele_pairing *pairing;
    struct stele_worker *worker; /* with --check */
    size_t n_pairs, n_doubtful, n_rest;
};

static int write_text(struct stele_file *out, const char *text,
                      struct stele_error *error)
{
    return stele_file_write(out, text, strlen(text), error);
}

/* A file's name as the manifest reads it: relative to the manifest's folder. */
static int write_name(struct pair_command *c, struct stele_file *out,
                      const char *path, struct stele_error *error)
{
    char here[4096] = "";
    int rc = 0;
    if (c->out_path && strchr(c->out_path, '/') && path[0] != '/' &&
        !getcwd(here, sizeof here))
        return message_misuse(error, "the name of this folder is too long");
    if (here[0])
        rc = write_text(out, here, error);
    if (rc == 0 && here[0])
        rc = write_text(out, "/", error);
    return rc == 0 ? write_text(out, path, error) : rc;
}

/* What a person should know of a pair; "" for nothing. */
static int note_of(struct pair_command *c, const struct stele_file_pair *p,
                   char out[300], struct stele_error *error)
{
    const struct stele_alignment *al = NULL;
    snprintf(out, 300, "%s", p->doubt ? p->doubt : "");
    if (!c->check)
        return 0;
    struct stele_error why = {0};
    int rc = stele_align_files(c->worker, NULL, p->src, p->tgt, &al, &why);
    if (rc == STELE_NOMEM) {
        *error = why;
        return rc;
    }
    const char *comma = out[0] ? ", " : "";
    const size_t n = strlen(out);
    if (rc != 0)
        snprintf(out + n, 300 - n, "%s%s", comma, why.message);
    else if (strcmp(al->verdict, "translation") != 0)
        snprintf(out + n, 300 - n, "%s%s (probability %.2f)", comma,
                 al->verdict, al->verdict_probability);
    return 0;
}

static int write_pair(struct pair_command *c, struct stele_file *out,
                      const struct stele_file_pair *p,
                      struct stele_error *error)
{
    const char *langs[2];
    char note[300], bytes[24];
    int rc = note_of(c, p, note, error);
    stele_pairing_languages(c->pairing, &langs[0], &langs[1]);
    snprintf(bytes, sizeof bytes, "%" PRIu64, p->src_bytes + p->tgt_bytes);
    for (unsigned side = 0; side < 2 && rc == 0; side++) {
        rc = write_name(c, out, side == 0 ? p->src : p->tgt, error);
        if (rc == 0)
            rc = write_text(out, "\t", error);
    }
    const char *const rest[] = {langs[0], "\t", langs[1], "\t",
                                bytes,    "\t", note,     "\n"};
    for (size_t k = 0; k < sizeof rest / sizeof rest[0] && rc == 0; k++)
        rc = write_text(out, rest[k], error);
    c->n_pairs++;
    c->n_doubtful += note[0] != '\0';
    if (note[0] && c->call->loudness != LOUD_QUIET &&
        c->n_doubtful <= MOST_LISTED)
        message_note("%s: %s", p->src, note);
    return rc;
}

static int write_manifest(struct pair_command *c, struct stele_error *error)
{
    struct stele_file *out = NULL;
    struct stele_file_pair p;
    int rc = stele_file_open(c->out_path ? c->out_path : "-", &out, error);
    if (rc != 0)
        return rc;
    rc = write_text(out, "src\ttrg\tsrc_lang\ttrg_lang\tbytes\tnote\n", error);
    for (size_t k = 0; rc == 0 && stele_pairing_at(c->pairing, k, &p); k++)
        rc = write_pair(c, out, &p, error);
    if (rc == 0)
        return stele_file_close(out, error);
    stele_file_abort(out);
    return rc;
}

/* The files without a partner, to their file and as notes. */
static int write_rest(struct pair_command *c, struct stele_error *error)
{
    struct stele_file *out = NULL;
    const char *path, *why;
    int rc = c->rest_path ? stele_file_open(c->rest_path, &out, error) : 0;
    if (rc == 0 && out)
        rc = write_text(out, "path\twhy\n", error);
    for (; rc == 0 &&
           (path = stele_pairing_rest(c->pairing, c->n_rest, &why)) != NULL;
         c->n_rest++) {
        const char *const line[] = {path, "\t", why, "\n"};
        for (size_t k = 0; out && k < 4 && rc == 0; k++)
            rc = write_text(out, line[k], error);
        if (!out && c->call->loudness != LOUD_QUIET && c->n_rest < MOST_LISTED)
            message_note("%s: %s", path, why);
    }
    if (rc == 0 && out)
        return stele_file_close(out, error);
    stele_file_abort(out);
    return rc;
}

static int write_all(struct pair_command *c, struct stele_error *error)
{
    const struct task_call *call = c->call;
    const char *const outputs[] = {c->out_path, c->rest_path};
    int rc = stele_check_files(call->settings, NULL, 0, outputs, 2, error);
    if (rc == 0)
        rc = stele_pairing_open(call->settings, call->paths, call->n_paths,
                                &c->pairing, error);
    if (rc == 0 && c->check)
        rc = stele_worker_open(call->stele, &c->worker, error);
    if (rc == 0)
        rc = write_manifest(c, error);
    return rc == 0 ? write_rest(c, error) : rc;
}

/* The summary, and the exit code. */
static int finish(const struct pair_command *c)
{
    task_note(c->call,
              "pairs: %zu; of them doubtful: %zu; files without a partner: "
              "%zu%s",
              c->n_pairs, c->n_doubtful, c->n_rest,
              c->n_rest > MOST_LISTED && !c->rest_path
                  ? " (--leftovers FILE lists them all)"
                  : "");
    return c->n_pairs == 0 || (c->check && c->n_doubtful > 0) ? EXIT_PARTLY
                                                              : EXIT_DONE;
}

static int run(struct task_call *call, struct stele_error *error)
{
    struct pair_command *c = call->own;
    c->call = call;
    int rc = write_all(c, error);
    int code = rc == 0 ? finish(c) : rc;
    stele_worker_close(c->worker);
    stele_pairing_close(c->pairing);
    return code;
}

static const struct option_row rows[] = {
    {.info = {.key = "output",
              .letter = 'o',
              .rank = STELE_COMMON,
              .value = "FILE",
              .help = "write the manifest to FILE instead of standard output",
              .heading = "Output"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct pair_command, out_path)},
    {.info = {.key = "leftovers",
              .rank = STELE_COMMON,
              .value = "FILE",
              .help = "write the files without a partner to FILE, with the "
                      "reason",
              .heading = "Output"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct pair_command, rest_path)},
    {.info = {.key = "check",
              .rank = STELE_COMMON,
              .help = "align each pair, and note those that are no "
                      "translations",
              .heading = "Output"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct pair_command, check)},
};

const struct task_command cmd_pair = {
    .task = "pair",
    .table =
        {
            .usage = "stele pair [options] --src-lang LANG --trg-lang LANG "
                     "FOLDER ...",
            .purpose =
                "Write a manifest for stele batch of the files below FOLDER "
                "that differ in the\nlanguage of their names alone: en/x.txt "
                "and fr/x.txt, x_en.txt and x_fr.txt,\nx.en and x.fr.  With "
                "two folders, the first has the sources and the second "
                "the\ntargets.",
            .examples =
                "  stele pair --src-lang en --trg-lang fr articles -o "
                "pairs.tsv\n"
                "  stele pair --src-lang en --trg-lang fr english french "
                "--check\n",
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
        },
    .own_bytes = sizeof(struct pair_command),
    .missing = "no folder is named",
    .opens = true,
    .run = run,
};
