/* report/page_assets.h - style and script of the page, as part of the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_ASSETS_H
#define REPORT_PAGE_ASSETS_H
#include "base/buffer.h"

struct sv page_style(void);
struct sv page_script(void);

/* Append the SHA-256 of the script in base64, as a content policy has it. */
void page_add_script_digest(struct buf *out);
#endif
