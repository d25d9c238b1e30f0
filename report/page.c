/* report/page.c - the frame of the page: head, sections in the order of a
 * reader's questions, data and script.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page.h"

#include "report/html.h"
#include "report/page_assets.h"
#include "report/page_data.h"
#include "report/page_sections.h"
#include "report/page_summary.h"

static void add_policy(struct buf *out)
{
    buf_add_sv(out,
               SV("<meta http-equiv=\"Content-Security-Policy\" "
                  "content=\"default-src 'none'; style-src 'unsafe-inline'; "
                  "script-src 'sha256-"));
    page_add_script_digest(out);
    buf_add_sv(out, SV("'; base-uri 'none'; form-action 'none'\">\n"));
}

static struct sv title_of(const struct assessment *s)
{
    return s->options.title ? sv_from(s->options.title)
                            : wording(s->options.language, WORD_TITLE);
}

static void add_head(struct buf *out, const struct assessment *s)
{
    buf_add_sv(out, SV("<!DOCTYPE html>\n<html lang=\""));
    buf_add_sv(out, sv_from(report_language_name(s->options.language)));
    buf_add_sv(out, SV("\">\n<head>\n<meta charset=\"utf-8\">\n"));
    add_policy(out);
    buf_add_sv(out, SV("<meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<meta name=\"generator\" content=\"stele " STELE_VERSION
                       "\">\n<title>"));
    html_add_text(out, title_of(s));
    buf_add_sv(out, SV("</title>\n<style>\n"));
    buf_add_sv(out, page_style());
    buf_add_sv(out, SV("</style>\n</head>\n<body>\n"));
}

/* "2026-11-28" of "20261128T…". */
static void add_date(struct buf *out, const char *created)
{
    const struct sv c = sv_from(created);
    buf_add_sv(out, sv_sub(c, 0, 4));
    buf_add_char(out, '-');
    buf_add_sv(out, sv_sub(c, 4, 6));
    buf_add_char(out, '-');
    buf_add_sv(out, sv_sub(c, 6, 8));
}

static void add_header(struct buf *out, const struct assessment *s)
{
    buf_add_sv(out, SV("<header><h1>"));
    html_add_text(out, title_of(s));
    buf_add_sv(out, SV("</h1><p>"));
    if (s->options.client) {
        struct buf client = {0};
        html_add_text(&client, sv_from(s->options.client));
        const struct sv arg = buf_sv(&client);
        wording_add(out, s->options.language, WORD_FOR, &arg, 1, false);
        buf_add_sv(out, SV(" · "));
        buf_end_part(&client, out);
    }
    html_add_text(out, s->src_lang);
    buf_add_sv(out, SV(" → "));
    html_add_text(out, s->tgt_lang);
    if (s->run.created) {
        buf_add_sv(out, SV(" · "));
        add_date(out, s->run.created);
    }
    buf_add_sv(out, SV("</p></header>\n"));
}

enum { SECTIONS = 9 };
static const struct {
    int (*add)(struct buf *out, struct assessment *s, struct err *e);
    enum wording title;
    bool needs_whole; /* left out of a report of pairs alone */
} sections[SECTIONS] = {
    {section_verdict, WORD_H1, false},    {section_documents, WORD_H2, true},
    {section_queue, WORD_H3, false},      {section_omissions, WORD_H4, true},
    {section_checks, WORD_H5, false},     {section_consistency, WORD_H6, false},
    {section_contents, WORD_H7, false},   {section_evidence, WORD_H8, true},
    {section_provenance, WORD_H9, false},
};

static bool has_section(const struct assessment *s, unsigned k)
{
    return s->delivery->is_whole || !sections[k].needs_whole;
}

static void add_contents(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    buf_add_sv(out, SV("<nav aria-label=\""));
    html_add_text(out, wording(l, WORD_CONTENTS));
    buf_add_sv(out, SV("\"><ol>"));
    for (unsigned k = 0; k < SECTIONS; k++) {
        if (!has_section(s, k))
            continue;
        buf_add_sv(out, SV("<li value=\""));
        buf_add_u64(out, k + 1);
        buf_add_sv(out, SV("\"><a href=\"#s"));
        buf_add_u64(out, k + 1);
        buf_add_sv(out, SV("\">"));
        html_add_text(out, wording(l, sections[k].title));
        buf_add_sv(out, SV("</a></li>"));
    }
    buf_add_sv(out, SV("</ol></nav>\n"));
}

int page_write(struct assessment *s, struct buf *out, struct err *e)
{
    int rc = 0;
    add_head(out, s);
    add_header(out, s);
    buf_add_sv(out, SV("<main>\n"));
    for (unsigned k = 0; k < SECTIONS && rc == 0; k++) {
        if (!has_section(s, k))
            continue;
        buf_add_sv(out, SV("<section id=\"s"));
        buf_add_u64(out, k + 1);
        buf_add_sv(out, SV("\">\n<h2>"));
        buf_add_u64(out, k + 1);
        buf_add_sv(out, SV(". "));
        html_add_text(out, wording(s->options.language, sections[k].title));
        buf_add_sv(out, SV("</h2>\n"));
        rc = sections[k].add(out, s, e);
        buf_add_sv(out, SV("</section>\n"));
        if (k == 0)
            add_contents(out, s);
    }
    buf_add_sv(out, SV("</main>\n"));
    if (rc == 0)
        rc = page_add_data(out, s, e);
    buf_add_sv(out, SV("<script>"));
    buf_add_sv(out, page_script());
    buf_add_sv(out, SV("</script>\n</body>\n</html>\n"));
    return rc == 0 && out->failed ? err_nomem(e) : rc;
}
