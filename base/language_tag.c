/* base/language_tag.c - codes of three letters, and which are the same language.
 *
 * BCP 47 has the shortest code of a language alone, "en" and never "eng"
 * (RFC 5646, sec. 2.2.1); catalogues, corpora and old TMX have the long ones
 * of ISO 639-2 too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/language_tag.h"

enum { LONG = 3, SHORT = 2, ROW = LONG + SHORT };

/* "engen": long code, short code; sorted.  ISO 639-1 with ISO 639-2, its
 * bibliographic codes too ("fre", "ger"). */
static const char long_codes[] =
    "aaraaabkabafrafakaakalbsqamhamaraararganarmhyasmasavaavaveaeaymayazeaz"
    "bakbabambmbaqeubelbebenbnbisbibodbobosbsbrebrbulbgburmycatcacescschach"
    "checechizhchucuchvcvcorkwcoscocrecrcymcyczecsdandadeudedivdvdutnldzodz"
    "ellelengenepoeoesteteuseueweeefaofofasfafijfjfinfifrafrfrefrfryfyfulff"
    "geokagerdeglagdglegaglgglglvgvgreelgrngngujguhaththauhahebheherhzhinhi"
    "hmohohrvhrhunhuhyehyiboigiceisidoioiiiiiikuiuileieinaiaindidipkikislis"
    "itaitjavjvjpnjakalklkanknkaskskatkakaukrkazkkkhmkmkikkikinrwkirkykomkv"
    "konkgkorkokuakjkurkulaololatlalavlvlimlilinlnlitltltzlblubluluglgmacmk"
    "mahmhmalmlmaomimarmrmaymsmkdmkmlgmgmltmtmolromonmnmrimimsamsmyamynauna"
    "navnvnblnrndendndongnepnenldnlnnonnnobnbnornonyanyociocojiojoriorormom"
    "ossospanpaperfaplipipolplporptpuspsquequrohrmronrorumrorunrnrusrusagsg"
    "sansasccsrscrhrsinsislksksloskslvslsmesesmosmsnasnsndsdsomsosotstspaes"
    "sqisqsrdscsrpsrsswsssunsuswaswswesvtahtytamtatatttteltetgktgthathtibbo"
    "tirtitontotsntntsotstuktkturtrtwiakuigugukrukurduruzbuzvenvevievivolvo"
    "welcywlnwawolwoxhoxhyidyiyoryozhazazhozhzulzu";

/* Languages of ISO 639-3 that are the usual form of one with a short code:
 * Mandarin of Chinese, "arb" of Arabic. */
static const char usual_forms[] =
    "alssqarbarayrayazjazcmnzhcwdcrekketeskikfatakfucffgazomguggnikeiukhkmn"
    "kmrkuknckrkngkgkpvkvlvslvnpineojgojoryorpbupspesfapltmgquzqusrcscswhsw"
    "uznuzyddyizsmmszybza";

/* Withdrawn codes that are still met. */
static const char withdrawn[][2][3] = {
    {"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"jw", "jv"}, {"mo", "ro"},
};

/* A code of at most LONG letters. */
static void fold(struct sv code, char out[LONG + 1])
{
    size_t n = 0;
    for (; n < code.n && n < LONG; n++)
        out[n] = language_tag_folded(code.p[n]);
    out[n] = '\0';
}

/* The short code in a table of n rows; empty when it is not there. */
static struct sv find(const char *rows, size_t n, struct sv code)
{
    size_t from = 0, to = n;
    char key[LONG + 1];
    fold(code, key);
    while (from < to) {
        const size_t middle = (from + to) / 2;
        const char *row = rows + middle * ROW;
        const int order = memcmp(key, row, LONG);
        if (order == 0)
            return (struct sv){row + LONG, SHORT};
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return SV("");
}

size_t language_tag_primary(struct sv tag)
{
    size_t n = 0;
    while (n < tag.n && language_tag_folded(tag.p[n]) != '-')
        n++;
    return n;
}

static struct sv current_code(struct sv code)
{
    char key[LONG + 1];
    fold(code, key);
    for (size_t k = 0; k < sizeof withdrawn / sizeof withdrawn[0]; k++)
        if (memcmp(key, withdrawn[k][0], SHORT) == 0)
            return sv_from(withdrawn[k][1]);
    return code;
}

struct sv language_code_shortest(struct sv code)
{
    if (code.n == SHORT)
        return current_code(code);
    if (code.n != LONG)
        return code;
    const struct sv found =
        find(long_codes, (sizeof long_codes - 1) / ROW, code);
    return found.n ? found : code;
}

struct sv language_code_of(struct sv tag)
{
    const struct sv code = language_code_shortest(
        tag.n ? sv_sub(tag, 0, language_tag_primary(tag)) : tag);
    if (code.n != LONG)
        return code;
    const struct sv found =
        find(usual_forms, (sizeof usual_forms - 1) / ROW, code);
    return found.n ? found : code;
}

static bool equal_folded(struct sv a, struct sv b)
{
    if (a.n != b.n)
        return false;
    for (size_t k = 0; k < a.n; k++)
        if (language_tag_folded(a.p[k]) != language_tag_folded(b.p[k]))
            return false;
    return true;
}

bool language_tag_is(struct sv tag, struct sv language)
{
    return equal_folded(language_code_of(tag), language_code_of(language));
}
