/* corpus/tmx_language_names.c - looks a name up, and keeps what it found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/tmx_language_names.h"

#include <string.h>

#include "tokenize/language_name.h"

struct sv tmx_language_names_tag(struct tmx_language_names *names,
                                 struct sv name, uint64_t line)
{
    for (unsigned i = 0; i < names->n; i++)
        if (sv_eq(name, sv_from(names->row[i].name)))
            return sv_from(names->row[i].tag);
    const bool fits = names->n < TMX_MAX_LANGUAGES && name.n > 0 &&
                      name.n < LANGUAGE_TAG_BYTES &&
                      !memchr(name.p, '\0', name.n);
    char scratch[LANGUAGE_TAG_BYTES];
    char *tag = fits ? names->row[names->n].tag : scratch;
    struct err why = {0};
    if (language_name_tag(name, tag, &why) != 0) {
        tag[0] = '\0';
        if (name.n > 0 && names->unknown.code == 0)
            err_set_at(&names->unknown, ERR_INPUT, ERR_LINE, line, "%s",
                       why.msg);
    }
    if (fits) {
        memcpy(names->row[names->n].name, name.p, name.n);
        names->row[names->n++].name[name.n] = '\0';
        return sv_from(tag);
    }
    return tag[0] ? name : SV(""); /* beyond the room: as it is */
}
