/* report/xlsx_library.h - libxlsxwriter, loaded when a workbook is written: with
 * what it needs itself it takes 1.7 MB and a quarter of the time that the program
 * needs to start, and few runs write workbooks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_XLSX_LIBRARY_H
#define REPORT_XLSX_LIBRARY_H
#include <xlsxwriter.h>

#include "base/err.h"

/* Its functions that are called here, with the types of its header. */
#define XLSX_FUNCTIONS(X)                                                      \
    X(workbook_new)                                                            \
    X(workbook_new_opt)                                                        \
    X(workbook_add_worksheet)                                                  \
    X(workbook_add_format)                                                     \
    X(workbook_set_properties)                                                 \
    X(workbook_close)                                                          \
    X(worksheet_freeze_panes)                                                  \
    X(worksheet_set_column)                                                    \
    X(worksheet_write_string)                                                  \
    X(worksheet_write_number)                                                  \
    X(worksheet_data_validation_range)                                         \
    X(format_set_bold)                                                         \
    X(format_set_text_wrap)                                                    \
    X(format_set_align)                                                        \
    X(format_set_num_format)                                                   \
    X(lxw_workbook_free)                                                       \
    X(lxw_strerror)

#define XLSX_MEMBER(name) __typeof__(name) *name;
struct xlsx_library {
    void *handle;
    XLSX_FUNCTIONS(XLSX_MEMBER)
};
#undef XLSX_MEMBER

/* Load it; xlsx_library_close() it in any case.  ERR_USAGE where this machine
 * does not have it. */
int xlsx_library_open(struct xlsx_library *x, struct err *e);
void xlsx_library_close(struct xlsx_library *x);
#endif
