/* lib/report_task.c - what a report is made with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/report_task.h"

#include "lib/task_rows.h"

#define MOST ((double)(1ull << 40))

static const char *choice_table(unsigned i)
{
    static const char *const names[] = {"none", "latex", "md"};
    return i < 3 ? names[i] : NULL;
}

static const char *const headings[] = {"Output", "Content", "Input"};
enum { OUTPUT, CONTENT, INPUT };

static const struct setting rows[] = {
    ROW_OUTPUTS("write FILE: .html, .json or .xlsx; may be repeated"),
    {.key = "tables",
     .kind = SETTING_TEXT,
     .group = OUTPUT,
     .value = "DIR",
     .help = "write every table whole as CSV into DIR",
     FIELD(tables)},
    {.key = "plots",
     .kind = SETTING_TEXT,
     .group = OUTPUT,
     .value = "DIR",
     .help = "write the plots as SVG into DIR",
     FIELD(plots)},
    {.key = "table",
     .kind = SETTING_CHOICE,
     .group = OUTPUT,
     .value = "FORMAT",
     .help = "print tables for papers (groups, yield, types):",
     .choice = choice_table,
     FIELD(table)},
    {.key = "gate",
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .group = OUTPUT,
     .value = "LIST",
     .help = "limits, with commas: inner_omissions<=0.5%,expected_wrong<=2%; "
             "exit 1 where one is not kept",
     FIELD(report.gates)},
    {.key = "junit",
     .kind = SETTING_TEXT,
     .group = OUTPUT,
     .value = "FILE",
     .help = "write the gates as JUnit XML",
     FIELD(junit)},
    {.key = "lang-ui",
     .kind = SETTING_CHOICE,
     .rank = SETTING_COMMON,
     .group = CONTENT,
     .value = "LANG",
     .help = "language of the report:",
     .choice = report_language_name,
     FIELD(report.language)},
    {.key = "title",
     .kind = SETTING_TEXT,
     .group = CONTENT,
     .value = "TEXT",
     .help = "title of the report",
     FIELD(report.title)},
    {.key = "client",
     .kind = SETTING_TEXT,
     .group = CONTENT,
     .value = "NAME",
     .help = "whom it is for",
     FIELD(report.client)},
    {.key = "worst",
     .kind = SETTING_WHOLE,
     .group = CONTENT,
     .value = "N",
     .help = "rows to look at first, or more where those hold less than 80 % "
             "of the expected errors",
     .min = 1,
     .max = MOST,
     FIELD(report.worst)},
    {.key = "rows",
     .kind = SETTING_WHOLE,
     .group = CONTENT,
     .value = "N",
     .help = "most rows of a table in the page",
     .min = 1,
     .max = MOST,
     FIELD(report.rows)},
    {.key = "sample",
     .kind = SETTING_WHOLE,
     .group = CONTENT,
     .value = "N",
     .help = "pairs of the acceptance sample",
     .min = 0,
     .max = MOST,
     FIELD(report.sample)},
    {.key = "seed",
     .kind = SETTING_WHOLE,
     .group = CONTENT,
     .value = "N",
     .help = "seed of the sample",
     .min = 0,
     .max = MOST,
     FIELD(report.seed)},
    {.key = "by",
     .kind = SETTING_CHOICE,
     .group = CONTENT,
     .value = "WHAT",
     .help = "a table by source: its host, or its name up to the first or the "
             "last \"/\":",
     .choice = report_by_name,
     FIELD(report.by)},
    {.key = "seconds-per-pair",
     .kind = SETTING_DECIMAL,
     .group = CONTENT,
     .value = "S",
     .help = "time to read a pair",
     .min = .1,
     .max = 3600,
     FIELD(report.seconds_per_pair)},
    {.key = "jobs",
     .letter = 'j',
     .kind = SETTING_WHOLE,
     .group = INPUT,
     .value = "N",
     .help = "with --manifest: pairs at a time; all: one for each processor "
             "allowed",
     .max = 1024,
     .word = "all",
     .word_is = 0,
     FIELD(n_workers)},
    {.key = "input-format",
     .kind = SETTING_TEXT,
     .group = INPUT,
     .value = "NAME",
     .help = "format of written pairs (default: by content, or ending)",
     FIELD(input_format)},
    {.key = "input-columns",
     .kind = SETTING_TEXT,
     .group = INPUT,
     .value = "LIST",
     .help = "columns of TSV as FIELD=COLUMN (default: by the header)",
     FIELD(input_columns)},
};

const struct setting_table report_task_table = {
    rows, sizeof rows / sizeof rows[0], headings};

int check_report(const struct settings *s, const struct task_values *v,
                 struct err *e)
{
    (void)v;
    return settings_check(s, e);
}
