/* document/embedded_calibration.h - data/calibration.tsv as part of the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_EMBEDDED_CALIBRATION_H
#define DOCUMENT_EMBEDDED_CALIBRATION_H

/* The bytes of the file, from the first to where the second points. */
extern const char embedded_calibration[], embedded_calibration_end[];
#endif
