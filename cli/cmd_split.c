/* cli/cmd_split.c - stele split FILE: sentences, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct split_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *path, *out_path;
    bool offsets, paragraphs, explain, keep_lines;

    struct stele_split_stream *text;
    struct stele_file *out;
    struct stele_error *error; /* the first of writing; its code is 0 before */
    char pending[1 << 15];     /* [n_pending], on its way to `out` */
    size_t n_pending;
};

static int check(const struct split_command *c, struct stele_error *error)
{
    bool by_model = !task_differs(c->settings, "engine", "model") &&
                    task_differs(c->settings, "presegmented", "yes");
    if (c->explain && !by_model)
        return message_misuse(error,
                              "--explain reports decisions of the model only");
    if (c->explain && (c->offsets || c->paragraphs))
        return message_misuse(error,
                              "--%s has no effect: --explain writes no "
                              "sentences",
                              c->offsets ? "offsets" : "paragraphs");
    return task_check(c->settings, error);
}

static int parse(struct split_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_row rows[] = {
        {.info = {.key = "output",
                  .letter = 'o',
                  .rank = STELE_COMMON,
                  .value = "FILE",
                  .help = "write FILE instead of standard output",
                  .heading = "Output",
                  .is_option = true},
         .text = &c->out_path},
        {.info = {.key = "offsets",
                  .rank = STELE_COMMON,
                  .help = "write the span of each sentence before it, in bytes "
                          "and in code points",
                  .heading = "Output",
                  .is_option = true},
         .flag = &c->offsets},
        {.info = {.key = "paragraphs",
                  .rank = STELE_COMMON,
                  .help = "write a blank line between paragraphs",
                  .heading = "Output",
                  .is_option = true},
         .flag = &c->paragraphs},
        {.info = {.key = "explain",
                  .help = "write no sentences, but why each one ends where it "
                          "does",
                  .heading = "Output",
                  .is_option = true},
         .flag = &c->explain},
        {.info = {.key = "keep-lines",
                  .help = "the same as --presegmented",
                  .heading = "Output",
                  .is_option = true},
         .flag = &c->keep_lines},
    };
    const struct option_table table = {
        .usage = "stele split [options] FILE",
        .purpose = "Split a text into sentences and write them one a line.  "
                   "\"-\" is standard input.",
        .examples = "  stele split news.fr.txt\n"
                    "  stele split -l fr --paragraphs news.fr.txt -o "
                    "news.fr.sents\n"
                    "  stele split --explain news.fr.txt | less -S\n",
        .settings = c->settings,
        .rows = rows,
        .n_rows = sizeof rows / sizeof rows[0],
        .loudness = &c->loudness,
        .has_verbose = true,
    };
    int rc = option_parse_one(&table, argc, argv, "file", &c->path, error);
    if (rc == 0 && c->keep_lines)
        rc = stele_set(c->settings, "presegmented", NULL, error);
    return rc == 0 ? check(c, error) : rc;
}

static void flush(struct split_command *c)
{
    if (c->error->code == 0)
        stele_file_write(c->out, c->pending, c->n_pending, c->error);
    c->n_pending = 0;
}

/* A call of the library for each word would take longer than splitting. */
static void write_bytes(struct split_command *c, const char *bytes, size_t n)
{
    if (n > sizeof c->pending - c->n_pending)
        flush(c);
    if (n <= sizeof c->pending) {
        memcpy(c->pending + c->n_pending, bytes, n);
        c->n_pending += n;
    } else if (c->error->code == 0) {
        stele_file_write(c->out, bytes, n, c->error);
    }
}

static void write_line(struct split_command *c, struct stele_text text)
{
    write_bytes(c, text.p, text.n);
    write_bytes(c, "\n", 1);
}

/* Text in one field: what would break the line becomes a space. */
static void write_field(struct split_command *c, struct stele_text text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.p[i];
        write_bytes(c, byte < ' ' || byte == 0x7F ? " " : text.p + i, 1);
    }
    write_bytes(c, "\t", 1);
}

static void on_decision(void *context, const struct stele_decision *d)
{
    struct split_command *c = context;
    char start[80];
    int n = snprintf(start, sizeof start, "%" PRIu64 "\t%s\t%.4f\t", d->byte,
                     d->ends ? "end" : "-", d->probability);
    write_bytes(c, start, (size_t)n);
    write_field(c, d->before);
    write_field(c, d->after);
    write_line(c, (struct stele_text){d->reason, strlen(d->reason)});
}

static void write_sentence(struct split_command *c,
                           const struct stele_sentence *s)
{
    if (c->paragraphs && s->in_paragraph == 0 && s->paragraph > 0)
        write_bytes(c, "\n", 1);
    if (c->offsets) {
        char start[100];
        int n = snprintf(start, sizeof start,
                         "%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t",
                         s->from, s->to, s->from_cp, s->to_cp);
        write_bytes(c, start, (size_t)n);
    }
    write_line(c, s->text);
}

static int write_all(struct split_command *c, struct stele_error *error)
{
    static const char title[] =
        "byte\tdecision\tprobability\tbefore\tbehind\twhy\n";
    struct stele_sentence s;
    int rc;
    if (c->explain) {
        stele_split_explain(c->text, on_decision, c);
        write_bytes(c, title, sizeof title - 1);
    }
    while ((rc = stele_split_next(c->text, &s, error)) > 0) {
        if (!c->explain)
            write_sentence(c, &s);
        if (c->error->code != 0)
            return c->error->code;
    }
    if (rc == 0)
        flush(c);
    return rc == 0 ? c->error->code : rc;
}

static void report(const struct split_command *c)
{
    const struct stele_side side = stele_split_side(c->text);
    if (c->loudness != LOUD_QUIET)
        message_encoding(c->path, &side);
    if (c->loudness != LOUD_QUIET)
        message_kind(c->path, &side);
    if (c->loudness == LOUD_VERBOSE)
        message_note("%s: %s, language %s, %zu sentences in %u paragraphs",
                     c->path, side.encoding, side.lang, side.n,
                     side.n_paragraphs);
}

static int run(struct split_command *c, const struct stele *stele,
               struct stele_error *error)
{
    const char *const input = c->path, *const output = c->out_path;
    int rc = stele_check_files(c->settings, &input, 1, &output, 1, error);
    if (rc == 0)
        rc = stele_split_open(stele, c->path, &c->text, error);
    if (rc == 0)
        rc = stele_file_open(c->out_path ? c->out_path : "-", &c->out, error);
    if (rc != 0)
        return rc;
    error->code = 0;
    c->error = error;
    rc = write_all(c, error);
    if (rc == 0)
        rc = stele_file_close(c->out, error);
    else
        stele_file_abort(c->out);
    if (rc == 0)
        report(c);
    return rc;
}

int cmd_split(int argc, char **argv, struct failure *failure)
{
    struct split_command c = {
        .settings = task_settings_new("split", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    struct stele *stele = NULL;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    if (rc == 0)
        rc = stele_open(c.settings, &stele, &failure->error);
    int code = rc == 0  ? run(&c, stele, &failure->error)
               : rc > 0 ? EXIT_DONE
                        : rc;
    stele_split_close(c.text);
    stele_close(stele);
    stele_settings_free(c.settings);
    return code;
}
