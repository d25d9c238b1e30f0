#!/usr/bin/env python3
"""Reviews a report in a real browser.

    page_in_browser.py STELE [--screenshots DIR]

Chromium, its driver and Selenium come from Debian, axe-core from npm; as root
they are installed, else the test is skipped.  The page is made of the sample
corpus, with hostile texts besides, and opened from disk: it sorts, filters,
moves a sentence with one key, joins, splits, links, unlinks, undoes, dismisses,
judges and exports, by keyboard alone; what it kept is there when it is opened
again; it makes no request; axe-core finds nothing serious; nothing is wider
than the screen, in light and dark, at 1280 and 390 pixels; and it prints.
--screenshots writes the pictures of docs/report.md.
"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import open_browser, require_browser  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
DOCUMENTS = ["news-flood", "travel", "missing-par", "story-ferry"]
HOSTILE_SRC = ["</script><script>document.title='broken'</script>", "=cmd|' /C calc'!A0", "Line\u2028separator \u202eright.",
               "\"><img src=x onerror=alert(1)>", "x" * 1000000]
HOSTILE_TRG = ["</script><b>gras</b>", "=SOMME(A1)", "Ligne \u202egauche.", "'\"&lt;", "y" * 900000]


class Page:
    """The page, and what was found wrong."""

    def __init__(self, driver):
        from selenium.webdriver.common.action_chains import ActionChains
        from selenium.webdriver.common.keys import Keys
        self.driver, self.chain, self.Keys, self.faults = driver, ActionChains, Keys, []

    def expect(self, holds, what):
        if not holds:
            self.faults.append(what)
            print("fault: " + what)

    def keys(self, *keys):
        for key in keys:
            self.chain(self.driver).send_keys(key).perform()

    def control(self, key, shift=False):
        chain = self.chain(self.driver).key_down(self.Keys.CONTROL)
        if shift:
            chain = chain.key_down(self.Keys.SHIFT)
        chain = chain.send_keys(key).key_up(self.Keys.CONTROL)
        (chain.key_up(self.Keys.SHIFT) if shift else chain).perform()

    def run(self, script, *args):
        return self.driver.execute_script(script, *args)

    def beads(self):
        """The sentence numbers of the beads in the panel: [(source, target)], the one at hand as `on`."""
        return self.run("""
            return [...document.querySelectorAll('#panel .bead')].map(b => ({
              on: b.classList.contains('on'),
              no: b.firstChild.firstChild.textContent,
              s: [...b.children[1].querySelectorAll('p small')].map(x => x.textContent.trim()),
              t: [...b.children[2].querySelectorAll('p small')].map(x => x.textContent.trim()),
            }));""")

    def at_hand(self):
        return next((b for b in self.beads() if b["on"]), None)

    def status(self):
        return self.run("return document.querySelector('#review [role=status]').textContent")

    def said(self):
        return self.run("return document.getElementById('say').textContent")

    def go_to_sentence(self, document, number):
        """Open the review and walk to the bead with that source sentence, by keys alone."""
        self.keys("/")
        self.run("document.querySelector('#review input').value = ''")
        self.keys(document + "#", self.Keys.ENTER)
        forward = True
        for _ in range(200):
            at = self.at_hand()
            if str(number) in at["s"]:
                return at
            if at["s"]:
                forward = int(at["s"][0]) < number
            self.keys("n" if forward else "p")
        self.expect(False, "sentence %d of %s was not reached" % (number, document))
        return self.at_hand()


def check_tables(page):
    first = page.run("return document.querySelector('#t_documents tbody td').textContent")
    page.run("document.querySelectorAll('#t_documents th button')[0].focus()")
    page.keys(page.Keys.ENTER, page.Keys.ENTER)
    got = page.run("return [...document.querySelectorAll('#t_documents tbody tr')].map(r => r.cells[0].textContent)")
    page.expect(got == sorted(got, key=str.lower) and len(got) == len(DOCUMENTS), "documents are not sorted: %s" % got)
    page.expect(bool(first), "the table of documents has no name")
    order = page.run("return document.querySelectorAll('#t_documents th')[0].getAttribute('aria-sort')")
    page.expect(order == "ascending", "aria-sort is %s" % order)


def check_edits(page):
    at = page.go_to_sentence("story-ferry", 6)
    before = page.beads()
    page.keys("]")
    page.expect(page.beads() != before and at["s"][-1] not in page.at_hand()["s"], "] moved no sentence: %s" % page.at_hand())
    page.control("z")
    page.expect(page.beads() == before, "undo gave other beads")
    page.control("z", shift=True)
    page.expect(page.beads() != before, "redo gave nothing")
    page.control("z")
    page.keys(page.Keys.TAB)
    page.expect("target" in page.said(), "Tab changed no side: " + page.said())
    page.keys("[")
    page.expect(page.beads() != before, "[ moved no sentence of the target")
    page.control("z")
    page.keys(page.Keys.TAB)
    page.keys("m")
    joined = page.at_hand()
    page.expect(len(joined["s"]) >= 2, "m joined nothing: %s" % joined)
    page.keys("s", page.Keys.ENTER)
    page.expect(len(page.at_hand()["s"]) < len(joined["s"]), "s split nothing")
    page.control("z")
    page.control("z")
    page.expect(page.beads() == before, "join and split are not undone")
    page.keys("u")
    page.expect(not page.at_hand()["s"] or not page.at_hand()["t"], "u unlinked nothing")
    page.control("z")
    page.keys("l")
    page.keys("1", page.Keys.ENTER)
    page.expect("1" in page.at_hand()["s"] or any("1" in b["s"] for b in page.beads()), "l linked nothing")
    page.control("z")
    page.expect(page.beads() == before, "link is not undone")


def check_decisions(page):
    page.run("document.querySelector('#review input').value = ''")
    page.keys("/")
    page.keys("missing", page.Keys.ENTER, "x")
    first = page.run("return document.querySelector('#t_queue tr.at td.d').textContent")
    page.expect(first == "missing", "the row of a stretch shows \"%s\"" % first)
    page.go_to_sentence("travel", 5)
    n = page.status()
    page.keys("a")
    page.expect(page.status() != n, "a counted nothing")
    page.keys("n", "x")
    page.go_to_sentence("news-flood", 8)
    page.keys("j", "j", "d")
    page.go_to_sentence("story-ferry", 6)
    page.keys("]")
    page.expect(int(page.status().split()[0]) > 3, "status: " + page.status())
    page.keys("w")
    page.expect("·" in page.run("return document.querySelector('#panel .bead p').textContent"), "w shows no spaces")
    page.keys("w", "e")
    page.keys("?")
    page.expect(page.run("return document.querySelector('dialog[open]').textContent").count("undo") > 0, "? shows no keys")
    page.keys(page.Keys.ESCAPE)


def check_export(page, folder):
    page.control("s")
    buttons = page.run("return [...document.querySelectorAll('dialog[open] button')].map(b => b.textContent)")
    page.expect(buttons[:3] == ["decisions.tsv", "pairs.tsv", "pairs.tmx"], "exports: %s" % buttons)
    for k in (2, 1, 0, 3):
        page.run("document.querySelectorAll('dialog[open] button')[%d].focus()" % k)
        page.keys(page.Keys.ENTER)
    page.keys(page.Keys.ESCAPE)
    names = ["decisions.tsv", "pairs.tsv", "pairs.tmx", "story-ferry.beads"]
    for _ in range(100):
        if all(os.path.exists(os.path.join(folder, name)) for name in names):
            break
        page.driver.execute_async_script("setTimeout(arguments[0], 100)")
    texts = {}
    for name in names:
        path = os.path.join(folder, name)
        page.expect(os.path.exists(path), "no %s was exported" % name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                texts[name] = f.read()
    page.expect("exported" not in page.status(), "still unsaved after the export: " + page.status())
    return texts


def check_files(page, stele, texts, folder):
    rows = [line.split("\t") for line in texts["decisions.tsv"].splitlines()]
    page.expect(rows[0] == "doc_id src_sent trg_sent decision src_hash trg_hash score by date".split(),
                "head: %s" % rows[0])
    kinds = {row[3] for row in rows[1:]}
    page.expect({"pin", "right", "wrong"} <= kinds, "decisions: %s" % kinds)
    right = next((row for row in rows if row[3] == "right"), None)
    if right:
        page.expect(len(right[4]) == 16 and right[0] == "travel", "a decision: %s" % right)
    for name in ("pairs.tsv", "pairs.tmx"):
        got = subprocess.run([stele, "convert", os.path.join(folder, name), "-o", os.path.join(folder, name + ".jsonl")],
                             stderr=subprocess.PIPE)
        page.expect(got.returncode == 0, "%s: %s" % (name, got.stderr.decode()))
    page.expect(texts["story-ferry.beads"].startswith("[0]:[0]\n"), "beads: " + texts["story-ferry.beads"][:40])


def check_way_back(page, stele, folder, path):
    """The decisions go back: the alignment has the corrected beads, the report counts the judgements."""
    decisions = os.path.join(folder, "decisions.tsv")
    with open(os.path.join(folder, "story-ferry.beads"), encoding="utf-8") as f:
        wanted = {line.split("\t")[0].strip() for line in f}
    sides = [os.path.join(SAMPLE, "story-ferry.%s.txt" % lang) for lang in ("en", "fr")]
    got = subprocess.run([stele, "align", "-q", "--id", "story-ferry", "--decisions", decisions, "-f", "beads"] + sides,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    page.expect(got.returncode == 0, "align --decisions: " + got.stderr.decode())
    beads = {line.rsplit(":", 1)[0]: line.rsplit(":", 1)[1] for line in got.stdout.decode().splitlines()}
    with open(decisions, encoding="utf-8") as f:
        pins = [line.split("\t") for line in f if "\tpin\t" in line and line.startswith("story-ferry\t")]
    page.expect(len(pins) > 0, "no pin of story-ferry")
    for row in pins:
        sides_of = [[str(int(n) - 1) for n in x.split(",")] if x != "-" else [] for x in row[1:3]]
        name = "[%s]:[%s]" % (", ".join(sides_of[0]), ", ".join(sides_of[1]))
        page.expect(beads.get(name) == "1.0000" and name in wanted, "the pin %s is not in the alignment" % name)
    again = os.path.join(folder, "again")
    subprocess.run([stele, "report", "-q", "--manifest", os.path.join(folder, "pairs.manifest.tsv"), "-o", again + ".json",
                    "-o", again + ".html", "--decisions", decisions], check=True)
    with open(again + ".json", encoding="utf-8") as f:
        judged = json.load(f)["sample"]["judged"]
    page.expect(judged["right"] == 1 and judged["wrong"] == 1, "judged: %s" % judged)
    with open(decisions, encoding="utf-8") as f:
        text = f.read()
    with open(decisions, "w", encoding="utf-8") as f:
        f.write(re.sub(r"(?m)(\tpin\t)[0-9a-f]{16}", r"\g<1>0123456789abcdef", text))
    got = subprocess.run([stele, "align", "-q", "--id", "story-ferry", "--decisions", decisions] + sides,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    page.expect(got.returncode == 3 and b"have changed" in got.stderr, "a stale pin: " + got.stderr.decode())


def check_requests(page, urls):
    page.expect(any(u.startswith("file:") for u in urls), "no request was seen at all")
    far = [u for u in urls if not u.startswith(("file:", "blob:", "data:", "chrome:"))]
    page.expect(not far, "requests: %s" % far)
    bad = [x["message"] for x in page.driver.get_log("browser") if x["level"] == "SEVERE"]
    page.expect(not bad, "the console: %s" % bad[:3])


def requests(driver):
    urls = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            urls.append(message["params"]["request"]["url"])
    return urls


def check_shapes(page, path, folder, screenshots):
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
            page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                        {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            page.driver.get("file://" + path)
            wide = page.run("return document.documentElement.scrollWidth")
            page.expect(wide <= width, "at %d pixels the page is %d wide" % (width, wide))
            first = page.run("return document.getElementById('t_gates').getBoundingClientRect().bottom")
            page.expect(width < 1280 or first < 900, "the gates are not on the first screen: %d" % first)
            if screenshots and width == 1280 and scheme == "light":
                page.driver.save_screenshot(os.path.join(screenshots, "report-page.png"))
                page.keys("j")
                page.driver.save_screenshot(os.path.join(screenshots, "report-review.png"))
                page.keys(page.Keys.ESCAPE)
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    pdf = base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    page.expect(pdf.startswith(b"%PDF") and len(pdf) > 20000, "it does not print")


def check_axe(page, folder, path):
    npm = shutil.which("npm")
    got = npm and subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "axe-core@4"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if not npm or got.returncode != 0:
        print("axe-core is not there: npm %s" % ("failed" if npm else "is missing"))
        return
    with open(os.path.join(folder, "node_modules", "axe-core", "axe.min.js"), encoding="utf-8") as f:
        axe = f.read()
    for scheme in ("light", "dark"):
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                    {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        page.driver.get("file://" + path)
        page.keys("j")
        page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
        found = page.driver.execute_cdp_cmd("Runtime.evaluate", {
            "expression": "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r.violations.map(v => "
                          "[v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])))",
            "awaitPromise": True, "returnByValue": True})["result"]["value"]
        bad = [v for v in json.loads(found) if v[0] in ("serious", "critical")]
        page.expect(not bad, "axe-core (%s): %s" % (scheme, bad))
        print("axe-core, %s: %d findings, %d of them serious" % (scheme, len(json.loads(found)), len(bad)))


def make_report(stele, folder):
    with open(os.path.join(folder, "pairs.manifest.tsv"), "w", encoding="utf-8") as f:
        f.write("id\tsrc\ttrg\tsrc_lang\ttrg_lang\n")
        for name in DOCUMENTS:
            f.write("\t".join([name] + [os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")] +
                              ["en", "fr"]) + "\n")
    path = os.path.join(folder, "report.html")
    subprocess.run([stele, "report", "-q", "--manifest", os.path.join(folder, "pairs.manifest.tsv"), "-o", path], check=True)
    return path


def check_hostile(page, stele, folder):
    for name, lines in (("h.src", HOSTILE_SRC), ("h.trg", HOSTILE_TRG)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
    path = os.path.join(folder, "hostile.html")
    subprocess.run([stele, "report", "-q", "--title", "</title><script>1", "--client", "<i>\"", "--presegmented",
                    os.path.join(folder, "h.src"), os.path.join(folder, "h.trg"), "-o", path], check=True)
    page.driver.get("file://" + path)
    page.expect(page.driver.title == "</title><script>1", "title: " + page.driver.title[:40])
    page.expect(page.run("return document.querySelectorAll('img, b > b, script').length") == 2, "mark-up of a text became mark-up")
    page.keys("j", "j", "n", "x")
    page.expect("1 decisions" in page.status(), "hostile texts stop the review: " + page.status())


def main(stele, screenshots=None):
    require_browser()
    stele = os.path.abspath(stele)
    folder = tempfile.mkdtemp(prefix="stele-page-")
    driver = None
    try:
        path = make_report(stele, folder)
        driver = open_browser(folder)
        page = Page(driver)
        driver.get("file://" + path)
        urls = requests(driver)
        check_tables(page)
        check_edits(page)
        check_decisions(page)
        texts = check_export(page, folder)
        status = page.status()
        driver.get("file://" + path)
        page.expect(page.status() == status, "progress is not kept: %s, then %s" % (status, page.status()))
        check_files(page, stele, texts, folder)
        check_way_back(page, stele, folder, path)
        page.run("localStorage.clear()")
        check_shapes(page, path, folder, screenshots)
        check_axe(page, folder, path)
        check_hostile(page, stele, folder)
        check_requests(page, urls + requests(driver))
        print("%d faults" % len(page.faults))
        return 1 if page.faults else 0
    finally:
        if driver:
            driver.quit()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[3] if len(sys.argv) == 4 else None))
