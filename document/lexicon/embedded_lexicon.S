/* document/lexicon/embedded_lexicon.S - see embedded_lexicon.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
    .section .rodata
    .globl embedded_lexicon
    .hidden embedded_lexicon
    .balign 16
embedded_lexicon:
    .incbin LEXICON_FILE
    .section .note.GNU-stack,"",%progbits
