/* document/settings_values.h - the values of shared settings that are no plain
 * number, choice or text; for settings_table.c alone.
 * Each set_x() takes a value, each print_x() appends it as set_x() reads it,
 * each digest_x() appends what enters the digest instead; *target is a struct
 * settings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTINGS_VALUES_H
#define DOCUMENT_SETTINGS_VALUES_H
#include "base/buffer.h"
#include "base/err.h"

int set_output(void *target, const char *value, struct err *e);
void print_output(const void *target, struct buf *out);
void digest_output(const void *target, struct buf *out);
void digest_nulls(const void *target, struct buf *out);

int set_format(void *target, const char *value, struct err *e);
void print_format(const void *target, struct buf *out);
int set_columns(void *target, const char *value, struct err *e);
void print_columns(const void *target, struct buf *out);
void digest_date(const void *target, struct buf *out);

int set_encoding(void *target, const char *value, struct err *e);
void print_encoding(const void *target, struct buf *out);
int set_split_at(void *target, const char *value, struct err *e);
void print_split_at(const void *target, struct buf *out);
void digest_abbrev(const void *target, struct buf *out);
void digest_model(const void *target, struct buf *out);

int set_lexicon(void *target, const char *value, struct err *e);
void print_lexicon(const void *target, struct buf *out);
void digest_lexicon(const void *target, struct buf *out);

int set_flags(void *target, const char *value, struct err *e);
void print_flags(const void *target, struct buf *out);
void digest_decisions(const void *target, struct buf *out);
void digest_evidence(const void *target, struct buf *out);
void digest_pins(const void *target, struct buf *out);
void digest_glossary(const void *target, struct buf *out);

int set_priors(void *target, const char *value, struct err *e);
void print_priors(const void *target, struct buf *out);
int set_params(void *target, const char *value, struct err *e);
void print_params(const void *target, struct buf *out);
void digest_params(const void *target, struct buf *out);
int set_without(void *target, const char *value, struct err *e);
void print_without(const void *target, struct buf *out);
#endif
