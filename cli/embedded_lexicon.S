/* cli/embedded_lexicon.S - see embedded_lexicon.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
    .section .rodata
    .globl embedded_lexicon
    .globl embedded_lexicon_end
embedded_lexicon:
    .incbin LEXICON_FILE
embedded_lexicon_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
