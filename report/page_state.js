/* report/page_state.js - what the page knows, what was decided, undo, and
 * progress kept in the browser.  Text is only read: boundaries change. */
const D = JSON.parse(document.getElementById("data").textContent);
const W = D.words;
const KEY = "stele-report-" + D.digest;

/* Sentence numbers count from 0.  A bead: its sentences of both sides, its score
 * (null: to be scored anew), its flags, whether a person made it. */
const original = D.docs.map((doc) => (doc.b || []).map(([sa, sn, ta, tn, p, f]) => ({
  s: Array.from({ length: sn }, (_, i) => sa + i),
  t: Array.from({ length: tn }, (_, i) => ta + i),
  p, f, hand: false,
})));

const state = {
  beads: original.slice(),
  decisions: new Map(), /* key of a pair, or of a pair and a flag: a decision */
  done: [], undone: [],
  exported: true,
};

const editable = (d) => Boolean(D.docs[d].s);
const names = (list) => (list.length ? list.map((i) => i + 1).join(",") : "-");
const pairKey = (d, s, t) => d + "|" + names(s) + "|" + names(t);

function fill(text, ...args) {
  let k = 0;
  return text.replace(/\{\}/g, () => args[k++]);
}

function save() {
  const changed = {};
  state.beads.forEach((beads, d) => {
    if (beads !== original[d]) changed[d] = beads;
  });
  const kept = { changed, decisions: [...state.decisions], exported: state.exported };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch (e) { /* a browser that keeps nothing still reviews and exports */ }
}

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || "null");
    if (!kept) return;
    for (const [d, beads] of Object.entries(kept.changed)) {
      if (editable(d)) state.beads[d] = beads;
    }
    state.decisions = new Map(kept.decisions);
    state.exported = kept.exported;
  } catch (e) { /* what another page kept is no reason to stop */ }
}

/* One step: new beads of a document (or null), new decisions. */
function commit(d, beads, decisions) {
  const step = { d, before: state.beads[d], after: beads || state.beads[d],
    decided: state.decisions, decisions: decisions || state.decisions };
  state.done.push(step);
  state.undone = [];
  apply(step, true);
}

function apply(step, forward) {
  state.beads[step.d] = forward ? step.after : step.before;
  state.decisions = forward ? step.decisions : step.decided;
  state.exported = false;
  save();
}

function undo() {
  const step = state.done.pop();
  if (!step) return null;
  state.undone.push(step);
  apply(step, false);
  return step;
}

function redo() {
  const step = state.undone.pop();
  if (!step) return null;
  state.done.push(step);
  apply(step, true);
  return step;
}

/* Decide, or take the same decision back. */
function decide(d, entries) {
  const next = new Map(state.decisions);
  for (const [key, entry] of entries) {
    const old = next.get(key);
    if (entries.length === 1 && old && old.what === entry.what) next.delete(key);
    else next.set(key, { ...entry, date: new Date().toISOString().slice(0, 10) });
  }
  commit(d, null, next);
}

addEventListener("beforeunload", (event) => {
  if (!state.exported) event.preventDefault();
});
