/* report/report_tables.c - in the order of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report_tables.h"

report_table report_table_at(unsigned k)
{
    static const report_table tables[] = {
        table_summary,   table_gates,  table_documents,   table_queue,
        table_omissions, table_checks, table_examples,    table_inconsistencies,
        table_contents,  table_yield,  table_scores,      table_beads,
        table_groups,    table_strata, table_reliability, table_sample,
        table_inputs};
    return k < sizeof tables / sizeof *tables ? tables[k] : NULL;
}
