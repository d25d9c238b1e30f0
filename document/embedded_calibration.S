/* document/embedded_calibration.S - see embedded_calibration.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
    .section .rodata
    .globl embedded_calibration
    .hidden embedded_calibration
    .globl embedded_calibration_end
    .hidden embedded_calibration_end
embedded_calibration:
    .incbin CALIBRATION_FILE
embedded_calibration_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
