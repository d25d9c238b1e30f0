/* report/page_assets.S - page.css and page.js as part of the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
    .section .rodata
    .globl page_style_bytes
    .hidden page_style_bytes
    .globl page_style_end
    .hidden page_style_end
    .globl page_script_bytes
    .hidden page_script_bytes
    .globl page_script_end
    .hidden page_script_end
page_style_bytes:
    .incbin PAGE_STYLE
page_style_end:
page_script_bytes:
    .incbin PAGE_SCRIPT
page_script_end:
    .section .note.GNU-stack,"",%progbits
