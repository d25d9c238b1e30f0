/* lib/report_task.h - settings of the task "report".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_REPORT_TASK_H
#define LIB_REPORT_TASK_H
#include "lib/task_values.h"

extern const struct setting_table report_task_table;
int check_report(const struct settings *s, const struct task_values *v,
                 struct err *e);
#endif
