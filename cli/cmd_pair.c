/* cli/cmd_pair.c - stele pair FOLDER …: a manifest of files, paired by their
 * names or by their content.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"

enum { MOST_LISTED = 20 };

struct pair_run {
    const struct task_call *call;
    size_t n_pairs, n_noted, n_rest, n_unread;
};

/* Of doubtful pairs, as of files without a partner, the first are listed. */
static void on_noted(void *context, struct stele_text id, const char *note)
{
    struct pair_run *r = context;
    if (r->n_noted++ < MOST_LISTED)
        task_note(r->call, "%.*s: %s", (int)id.n, id.p, note);
}

static void report_rest(struct pair_run *r, const struct stele_pairing *pairing)
{
    const bool is_listed = stele_is_set(r->call->settings, "leftovers");
    const char *path, *why;
    for (; (path = stele_pairing_rest(pairing, r->n_rest, &why)); r->n_rest++)
        if (!is_listed && r->n_rest < MOST_LISTED)
            task_note(r->call, "%s: %s", path, why);
    task_note(r->call,
              "pairs: %zu; of them doubtful: %zu; files without a partner: "
              "%zu%s",
              r->n_pairs, r->n_noted, r->n_rest,
              r->n_rest > MOST_LISTED && !is_listed
                  ? " (--leftovers FILE lists them all)"
                  : "");
    if (r->n_unread > 0)
        task_note(r->call, "%zu could not be read or aligned", r->n_unread);
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct pair_run r = {.call = c};
    const struct stele_events events = {
        .size = sizeof events, .context = &r, .noted = on_noted};
    struct stele_pairing *pairing = NULL;
    struct stele_file_pair pair;
    int rc =
        stele_pairing_open(c->settings, c->paths, c->n_paths, &pairing, error);
    while (rc == 0 && stele_pairing_at(pairing, r.n_pairs, &pair))
        r.n_pairs++;
    if (rc == 0)
        rc = stele_pairing_write(pairing, &events, error);
    if (rc == 0)
        r.n_unread = stele_pairing_unread(pairing);
    if (rc == 0)
        report_rest(&r, pairing);
    stele_pairing_close(pairing);
    if (rc != 0)
        return rc;
    const bool is_doubtful =
        r.n_noted > 0 && !task_differs(c->settings, "check", "yes");
    return r.n_pairs == 0 || r.n_unread > 0 || is_doubtful ? EXIT_PARTLY
                                                           : EXIT_DONE;
}

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
                "the\ntargets.  --by-content finds the translation of each "
                "file by its words, names\nand numbers.",
            .examples =
                "  stele pair --src-lang en --trg-lang fr articles -o "
                "pairs.tsv\n"
                "  stele pair --src-lang en --trg-lang fr english french "
                "--check\n"
                "  stele pair --by-content --src-lang en --trg-lang fr "
                "english french -o p.tsv\n",
        },
    .missing = "no folder is named",
    .run = run,
};
