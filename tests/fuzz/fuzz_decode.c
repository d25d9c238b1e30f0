/* Any bytes: decoding either fails with a code or gives valid UTF-8 whose
 * offsets lie in the input.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "base/arena.h"
#include "exact_copy.h"
#include "tokenize/decode.h"
#include "tokenize/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const encodings[] = {NULL, "windows-1252", "GBK",
                                            "UTF-7"};
    if (n == 0)
        return 0;
    const struct sv bytes =
        exact_copy((struct sv){(const char *)data + 1, n - 1});
    struct arena a = {0};
    struct decoded d;
    if (decode_text(&a, encodings[data[0] & 3], bytes, &d, NULL) == 0) {
        if (utf8_fault(d.text) != d.text.n)
            abort();
        size_t before = 0;
        for (size_t at = 0; at < d.text.n; at += utf8_at(d.text, at).n_bytes) {
            size_t input_at = offset_map_of(&d.origin, at);
            if (input_at < before || input_at > bytes.n)
                abort();
            before = input_at;
        }
    }
    offset_map_free(&d.origin);
    arena_free(&a);
    exact_free(bytes);
    return 0;
}
