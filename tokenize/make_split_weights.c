/* tokenize/make_split_weights.c - writes the shipped model of the splitter as
 * an array at build time: make_split_weights <data/split_model.hex >OUT.c
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "tokenize/split_model.h"

static int read_all(struct buf *text)
{
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, stdin)) > 0;)
        if (buf_add(text, part, n) != 0)
            return -1;
    return ferror(stdin) ? -1 : 0;
}

int main(void)
{
    static struct split_model model;
    struct buf text = {0};
    struct err e = {0};
    int rc = read_all(&text);
    if (rc == 0)
        rc = split_model_parse(buf_sv(&text), &model, &e);
    buf_free(&text);
    if (rc != 0) {
        fprintf(stderr, "make_split_weights: %s\n", e.msg);
        return 1;
    }
    puts("#include \"tokenize/embedded.h\"\n"
         "#include \"tokenize/split_model.h\"\n\n"
         "const struct split_model embedded_split_model = {{");
    for (size_t k = 0; k < SPLIT_WEIGHTS; k++)
        printf("%d,%c", model.weight[k], k % 16 == 15 ? '\n' : ' ');
    puts("}};");
    return fclose(stdout) != 0;
}
