/* base/record.c - names of flags.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/record.h"

const char *record_flag_name(unsigned bit)
{
    static const char *const names[] = {"ws_normalised", "control_removed",
                                        "moved"};
    return bit < sizeof names / sizeof names[0] ? names[bit] : NULL;
}
