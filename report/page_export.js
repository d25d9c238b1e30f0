/* report/page_export.js - what was decided, as files. */

const MASK = (1n << 64n) - 1n;
const P = [11400714785074694791n, 14029467366897019727n, 1609587929392839161n,
  9650029242287828579n, 2870177450012600261n];
const rotate = (x, n) => ((x << n) | (x >> (64n - n))) & MASK;

/* XXH64 of a text in UTF-8 with seed 0 (xxHash specification 0.1.1). */
function xxh64(text) {
  const bytes = new TextEncoder().encode(text), n = bytes.length;
  const view = new DataView(bytes.buffer);
  const round = (acc, x) => (rotate((acc + x * P[1]) & MASK, 31n) * P[0]) & MASK;
  let at = 0, h;
  if (n >= 32) {
    const v = [(P[0] + P[1]) & MASK, P[1], 0n, (-P[0]) & MASK];
    for (; at + 32 <= n; at += 32) {
      for (let k = 0; k < 4; k++) v[k] = round(v[k], view.getBigUint64(at + 8 * k, true));
    }
    h = (rotate(v[0], 1n) + rotate(v[1], 7n) + rotate(v[2], 12n) + rotate(v[3], 18n)) & MASK;
    for (const x of v) h = ((h ^ round(0n, x)) * P[0] + P[3]) & MASK;
  } else {
    h = P[4];
  }
  h = (h + BigInt(n)) & MASK;
  for (; at + 8 <= n; at += 8) {
    h = (rotate(h ^ round(0n, view.getBigUint64(at, true)), 27n) * P[0] + P[3]) & MASK;
  }
  if (at + 4 <= n) {
    h = (rotate(h ^ ((BigInt(view.getUint32(at, true)) * P[0]) & MASK), 23n) * P[1] + P[2]) & MASK;
    at += 4;
  }
  for (; at < n; at++) h = (rotate(h ^ ((BigInt(bytes[at]) * P[4]) & MASK), 11n) * P[0]) & MASK;
  h = ((h ^ (h >> 33n)) * P[1]) & MASK;
  h = ((h ^ (h >> 29n)) * P[2]) & MASK;
  return (h ^ (h >> 32n)).toString(16).padStart(16, "0");
}

const sideText = (d, side, list) => list.map((i) => D.docs[d][side][i]).join(" ");

/* The texts of a decision: those of the sentences, or of the row. */
function textsOf(entry) {
  if (editable(entry.d)) return [sideText(entry.d, "s", entry.s), sideText(entry.d, "t", entry.t)];
  return [entry.src || "", entry.trg || ""];
}

function decisionRow(entry) {
  const [src, trg] = textsOf(entry);
  return [D.docs[entry.d].id, names(entry.s), names(entry.t), entry.what,
    src ? xxh64(src) : "-", trg ? xxh64(trg) : "-",
    entry.p === undefined || entry.p === null ? "-" : entry.p.toFixed(4), "-", entry.date || "-"].join("\t");
}

function exportDecisions() {
  const rows = ["doc_id\tsrc_sent\ttrg_sent\tdecision\tsrc_hash\ttrg_hash\tscore\tby\tdate"];
  state.beads.forEach((beads, d) => {
    for (const b of beads) {
      if (b.hand) rows.push(decisionRow({ d, s: b.s, t: b.t, what: "pin" }));
    }
  });
  for (const entry of state.decisions.values()) rows.push(decisionRow(entry));
  return rows.join("\n") + "\n";
}

/* Every pair: of documents that are here whole, else the rows of the list. */
function eachPair(visit) {
  D.docs.forEach((doc, d) => {
    for (const b of state.beads[d]) {
      if (b.s.length && b.t.length) visit(d, b, sideText(d, "s", b.s), sideText(d, "t", b.t));
    }
  });
}

const score = (p) => (p === null ? "-" : p.toFixed(4));

function exportPairs() {
  const rows = ["src_text\ttrg_text\taligner_score\tbead\tdoc_id"];
  eachPair((d, b, src, trg) => rows.push([src, trg, score(b.p),
    b.s.length + ":" + b.t.length, D.docs[d].id].join("\t")));
  return rows.join("\n") + "\n";
}

const xml = (text) => text.replace(/[&<>"]/g, (c) =>
  ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

function exportTmx() {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n <header creationtool="stele"' +
    ` creationtoolversion="${xml(D.version)}" segtype="sentence" o-tmf="stele" adminlang="en"` +
    ` srclang="${xml(D.src)}" datatype="plaintext"/>\n <body>`];
  eachPair((d, b, src, trg) => out.push(`  <tu>\n   <tuv xml:lang="${xml(D.src)}"><seg>${xml(src)}</seg></tuv>\n` +
    `   <tuv xml:lang="${xml(D.trg)}"><seg>${xml(trg)}</seg></tuv>\n  </tu>`));
  return out.join("\n") + "\n </body>\n</tmx>\n";
}

/* The beads of one document, as gold. */
function exportBeads(d) {
  return state.beads[d].map((b) => `[${b.s.join(", ")}]:[${b.t.join(", ")}]\n`).join("");
}

function download(name, text) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  a.download = name;
  a.click();
  URL.revokeObjectURL(a.href);
  if (name === "decisions.tsv") {
    state.exported = true;
    save();
  }
}
