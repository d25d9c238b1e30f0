/* report/report_job.h - what a report is to be made of, and which files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_JOB_H
#define REPORT_REPORT_JOB_H
#include "batch/events.h"
#include "corpus/record_reader.h"
#include "report/assessment.h"

enum report_kind {
    REPORT_ARTICLES, /* paths: source and target */
    REPORT_MANIFEST, /* paths: the manifest, whose articles are aligned */
    REPORT_PAIRS     /* paths: written pairs, in any format */
};

/* What --table writes to standard output. */
enum report_table_format {
    REPORT_TABLE_NONE,
    REPORT_TABLE_LATEX,
    REPORT_TABLE_MARKDOWN
};

enum { REPORT_MAX_OUTPUTS = 8 };

struct report_job {
    const struct engine *engine;
    enum report_kind kind;
    unsigned n_workers; /* of a manifest: threads, 1 at least */
    struct record_reader_options in;
    const char
        *outputs[REPORT_MAX_OUTPUTS]; /* .html, .json, .xlsx; "-": html */
    unsigned n_outputs;
    const char *tables_folder, *plots_folder, *junit; /* or NULL */
    enum report_table_format table;
    struct report_options options;
    uint64_t date;               /* as in struct writing */
    struct sv settings;          /* those that were given, for people */
    const struct events *events; /* or NULL */
};
#endif
