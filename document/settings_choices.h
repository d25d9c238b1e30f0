/* document/settings_choices.h - the names of the values of settings that are a
 * choice; for settings_table.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTINGS_CHOICES_H
#define DOCUMENT_SETTINGS_CHOICES_H

/* Names of choices; NULL beyond the last. */
const char *choice_layout(unsigned i);
const char *choice_markup(unsigned i);
const char *choice_engine(unsigned i);
const char *choice_decode(unsigned i);
const char *choice_format(unsigned i);
const char *choice_verdict(unsigned i);
const char *choice_naming(unsigned i);
#endif
