/* lib/stele.h - Stele as a library: articles in, a scored parallel corpus out.
 * The program `stele` is its first user and includes nothing else of Stele.
 *
 * A run has settings, then an opened `struct stele`, which is only read and
 * may serve any number of threads, and one `struct stele_worker` for each
 * thread.  The library prints nothing, ends no process, installs no handler,
 * and reads neither environment nor clock nor locale.
 *
 * Functions that can fail return 0 or a negative enum stele_code, and fill the
 * caller's error (which may be NULL).  Texts are UTF-8 or any encoding that
 * the setting "encoding" names or that is recognised.  What a function gives
 * by pointer belongs to the handle and lives until the handle's next call.
 * Structs that begin with `size` are set to it by who makes them, so that a
 * later version can add members at their end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_H
#define STELE_H
#include "stele_align.h"
#include "stele_batch.h"
#include "stele_convert.h"
#include "stele_corpus.h"
#include "stele_explain.h"
#include "stele_pair.h"
#include "stele_reader.h"
#include "stele_report.h"
#include "stele_settings.h"
#include "stele_split.h"
#include "stele_writer.h"
#endif
