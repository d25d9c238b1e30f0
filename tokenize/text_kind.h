/* tokenize/text_kind.h - text that is not running text: nothing is wrong with
 * its bytes, but its marks would be read as sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_TEXT_KIND_H
#define TOKENIZE_TEXT_KIND_H
#include "base/slice.h"

enum text_kind { TEXT_PLAIN, TEXT_MARKDOWN, TEXT_SUBTITLES };

/* By the first 64 lines of 4 KB: subtitles (SRT, WebVTT) by a line of two
 * times; Markdown by two marks that running text does not have, headings,
 * fences and links, one of them a heading or a fence. */
enum text_kind text_kind_of(struct sv text);
#endif
