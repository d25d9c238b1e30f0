/* report/page_review.js - the review: a list, a panel with the pair at hand and
 * its neighbours, and keys. */
load();

const queue = document.getElementById("t_queue");
const tools = document.getElementById("review");
const panel = el("aside", "", { id: "panel", "aria-label": W.REVIEW_FIRST, hidden: "" });
const at = { row: null, d: 0, i: 0, side: "s", cut: null, spaces: false };
const parts = {};

const rows = () => (queue ? [...queue.tBodies[0].rows].filter((row) => !row.hidden) : []);
const list = (text) => (text ? text.split(",").map((n) => n - 1) : []);
const flagsOf = (f) => D.flags.filter((_, bit) => f >> bit & 1);

/* A row: its document, and its sentences as they were when the page was made. */
function rowPair(row) {
  const t = row.querySelectorAll("td.t");
  return { d: Number(row.dataset.d), s: list(row.dataset.s), t: list(row.dataset.t),
    f: Number(row.dataset.f || 0), p: row.dataset.p ? Number(row.dataset.p) : null, run: row.dataset.run === "1",
    src: t[0] ? t[0].textContent : "", trg: t[1] ? t[1].textContent : "" };
}

function beadOf(pair) {
  return state.beads[pair.d].findIndex((b) =>
    (pair.s.length && b.s.includes(pair.s[0])) || (!pair.s.length && pair.t.length && b.t.includes(pair.t[0])));
}

/* The pair at hand, as decisions name it. */
function here() {
  if (editable(at.d)) {
    const b = state.beads[at.d][at.i];
    const row = at.row && rowPair(at.row);
    const inRun = row && b && row.run && row.d === at.d && (!b.s.length || !b.t.length) &&
      (row.s.length ? row.s.includes(b.s[0]) : row.t.includes(b.t[0]));
    if (inRun) return row;
    if (b) return { d: at.d, s: b.s, t: b.t, f: b.f, p: b.p, run: !b.s.length || !b.t.length };
  }
  return at.row ? rowPair(at.row) : null;
}

/* ---- What is shown ---- */

function shownText(text) {
  const p = document.createDocumentFragment();
  if (!at.spaces) {
    p.append(text);
    return p;
  }
  const signs = { "\u00a0": "⍽", "\u202f": "⍽", "\u2009": "⍽", "\u2007": "⍽", "\u3000": "□", "\u200b": "¦",
    "\u200e": "⇢", "\u200f": "⇠", " ": "·" };
  for (const c of text) p.append(signs[c] ? el("span", signs[c], { class: "ws" }) : c);
  return p;
}

function sideCell(d, side, bead, on) {
  const div = el("div", "", { lang: side === "s" ? D.src : D.trg, dir: "auto" });
  if (on && side === at.side) div.className = "active";
  bead[side].forEach((n, k) => {
    const p = el("p");
    p.append(el("small", n + 1 + " "), shownText(D.docs[d][side][n]));
    if (on && at.cut && at.cut[side] === k + 1 && k + 1 < bead[side].length) p.className = "cut-after";
    div.append(p);
  });
  if (!bead[side].length) div.append(el("small", W.R_nothing));
  return div;
}

function beadLine(d, k) {
  const bead = state.beads[d][k], on = k === at.i;
  const line = el("div", "", { class: on ? "bead on" : "bead" });
  const head = el("div", "#" + (k + 1));
  const decision = state.decisions.get(pairKey(d, bead.s, bead.t));
  const isPair = bead.s.length && bead.t.length;
  head.append(el("br"), el("small", !isPair && !bead.hand ? "" : bead.p === null ? W[bead.hand ? "R_edited" : "R_stale"].split(":")[0]
    : "P " + bead.p.toLocaleString(D.ui, { minimumFractionDigits: 2, maximumFractionDigits: 2 })));
  if (decision) head.append(el("br"), el("small", W["R_" + decision.what] || decision.what));
  line.append(head, sideCell(d, "s", bead, on), sideCell(d, "t", bead, on));
  return line;
}

function say(text) {
  parts.say.textContent = text;
}

function showPanel() {
  parts.beads.replaceChildren();
  if (editable(at.d)) {
    for (const k of [at.i - 1, at.i, at.i + 1]) {
      if (state.beads[at.d][k]) parts.beads.append(beadLine(at.d, k));
    }
  } else {
    const pair = here();
    const line = el("div", "", { class: "bead on" });
    const src = el("div", "", { lang: D.src, dir: "auto" }), trg = el("div", "", { lang: D.trg, dir: "auto" });
    src.append(shownText(pair.src));
    trg.append(shownText(pair.trg));
    line.append(el("small", W.R_pairs_only), src, trg);
    parts.beads.append(line);
  }
  const pair = here();
  for (const b of parts.runs) b.hidden = !(pair && pair.run);
  for (const b of parts.pairs) b.hidden = Boolean(pair && pair.run);
}

function showRow(row) {
  const cell = row.querySelector("td.d");
  if (!cell) return;
  const pair = rowPair(row), words = [];
  const decision = state.decisions.get(pairKey(pair.d, pair.s, pair.t));
  if (decision) words.push(W["R_" + decision.what] || decision.what);
  for (const [name] of flagsOf(pair.f)) {
    if (state.decisions.has(pairKey(pair.d, pair.s, pair.t) + "|" + name)) {
      words.push(W.R_dismissed);
      break;
    }
  }
  const i = editable(pair.d) ? beadOf(pair) : -1;
  if (i >= 0 && state.beads[pair.d][i].hand) words.push(W.R_edited);
  cell.textContent = words.join(", ");
}

function showAll() {
  for (const row of document.querySelectorAll("tr[data-s], tr[data-t]")) showRow(row);
  const n = state.decisions.size + state.beads.flat().filter((b) => b.hand).length;
  parts.count.textContent = fill(W.R_done, n) + (state.exported ? "" : " · " + W.R_unsaved);
  parts.undo.disabled = state.done.length === 0;
  parts.redo.disabled = state.undone.length === 0;
  if (!panel.hidden) showPanel();
}

/* ---- Where one is ---- */

function openPanel() {
  panel.hidden = false;
  document.body.classList.add("with-panel");
}

function closePanel() {
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  if (at.row) at.row.classList.remove("at");
  parts.start.focus();
}

function goRow(row) {
  if (!row) return;
  if (at.row) at.row.classList.remove("at");
  at.row = row;
  row.classList.add("at");
  const pair = rowPair(row);
  at.d = pair.d;
  at.i = Math.max(beadOf(pair), 0);
  at.cut = null;
  openPanel();
  row.scrollIntoView({ block: "center" });
  say("");
  showPanel();
  parts.beads.focus({ preventScroll: true });
}

function move(by) {
  const all = rows();
  const k = all.indexOf(at.row);
  goRow(all[k < 0 ? 0 : Math.min(Math.max(k + by, 0), all.length - 1)]);
}

function walk(by) {
  const n = state.beads[at.d].length;
  if (!editable(at.d) || n === 0) return say(W.R_pairs_only);
  at.i = Math.min(Math.max(at.i + by, 0), n - 1);
  at.cut = null;
  showPanel();
}

/* ---- What is done ---- */

function edit(next, i) {
  if (!editable(at.d)) return say(W.R_pairs_only);
  if (!next) return say(W.R_cannot);
  commit(at.d, next);
  at.i = Math.min(Math.max(i, 0), next.length - 1);
  at.cut = null;
  say(W.R_stale);
  showAll();
}

function judge(what) {
  const pair = here();
  if (!pair) return;
  if (pair.run) what = { right: "legitimate", wrong: "missing" }[what] || what;
  decide(pair.d, [[pairKey(pair.d, pair.s, pair.t), { ...pair, what }]]);
  showAll();
}

function dismiss(everywhere) {
  const pair = here();
  if (!pair || !pair.f) return say(W.R_cannot);
  const entries = [];
  const add = (p) => {
    for (const [name] of flagsOf(p.f)) {
      entries.push([pairKey(p.d, p.s, p.t) + "|" + name, { ...p, what: "dismiss:" + name }]);
    }
  };
  add(pair);
  if (everywhere && editable(pair.d)) {
    const text = sideText(pair.d, "s", pair.s);
    state.beads.forEach((beads, d) => {
      for (const b of beads) {
        if (b.f && editable(d) && sideText(d, "s", b.s) === text) add({ d, s: b.s, t: b.t, f: b.f });
      }
    });
  } else if (everywhere) {
    for (const row of rows()) {
      const p = rowPair(row);
      if (p.f && p.src === pair.src) add(p);
    }
  }
  decide(pair.d, entries);
  showAll();
}

function step(done) {
  if (done && editable(done.d)) at.d = done.d;
  at.i = Math.min(at.i, Math.max(state.beads[at.d].length - 1, 0));
  showAll();
}

function explain() {
  const pair = here();
  const row = at.row && rowPair(at.row).d === at.d ? at.row : null;
  say((row ? row.cells[3].textContent : "") + (pair && pair.f ? " · " + flagsOf(pair.f).map((f) => f[1]).join(", ") : ""));
}

function askLink() {
  if (!editable(at.d)) return say(W.R_pairs_only);
  parts.link.hidden = false;
  parts.link.value = "";
  parts.link.focus();
}

/* ---- Splitting: the arrows choose the cut of the active side ---- */

function startSplit() {
  if (!editable(at.d)) return say(W.R_pairs_only);
  const b = state.beads[at.d][at.i];
  if (b.s.length + b.t.length < 2) return say(W.R_cannot);
  at.cut = { s: Math.ceil(b.s.length / 2), t: Math.ceil(b.t.length / 2) };
  say(W.R_split_how);
  showPanel();
}

function splitKey(key) {
  const b = state.beads[at.d][at.i];
  if (key === "ArrowDown" || key === "ArrowRight") at.cut[at.side] = Math.min(at.cut[at.side] + 1, b[at.side].length);
  else if (key === "ArrowUp" || key === "ArrowLeft") at.cut[at.side] = Math.max(at.cut[at.side] - 1, 0);
  else if (key === "Enter") return edit(split(state.beads[at.d], at.i, at.cut.s, at.cut.t), at.i), true;
  else if (key === "Escape") at.cut = null;
  else return false;
  showPanel();
  return true;
}

/* ---- Dialogs ---- */

function dialog(title, content) {
  const box = el("dialog", "", { "aria-label": title });
  const close = el("button", W.R_close, { type: "button" });
  close.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  box.append(el("h3", title), content, close);
  document.body.append(box);
  box.showModal();
}

function showKeys() {
  const dl = el("dl");
  const keys = [["j, k, ↓, ↑", "move"], ["n, p", "walk"], ["a", "right"], ["x", "wrong"], ["m, M", "join"],
    ["s", "split"], ["[, ]", "shift"], ["Tab", "side"], ["u", "unlink"], ["l", "link"], ["d, D", "dismiss"],
    ["e", "explain"], ["w", "space"], ["/", "filter"], ["Ctrl+Z, Ctrl+Shift+Z", "undo"], ["Ctrl+S", "export"],
    ["?", "keys"]];
  for (const [key, what] of keys) dl.append(el("dt", key), el("dd", W["R_k_" + what]));
  dialog(W.R_keys, dl);
}

function showExport() {
  const box = el("p", "", { class: "bar-tools" });
  const files = [["decisions.tsv", exportDecisions], ["pairs.tsv", exportPairs], ["pairs.tmx", exportTmx],
    [D.docs[at.d] ? D.docs[at.d].id.replace(/[^\w.-]+/g, "_") + ".beads" : "document.beads", () => exportBeads(at.d)]];
  for (const [name, make] of files) {
    const button = el("button", name, { type: "button" });
    button.addEventListener("click", () => {
      download(name, make());
      showAll();
    });
    box.append(button);
  }
  dialog(W.R_export, box);
}

/* ---- Keys ---- */

const actions = {
  j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
  n: () => walk(1), p: () => walk(-1),
  a: () => judge("right"), x: () => judge("wrong"),
  m: () => edit(join(state.beads[at.d], at.i), at.i),
  M: () => edit(at.i > 0 ? join(state.beads[at.d], at.i - 1) : null, at.i - 1),
  s: startSplit,
  "[": () => edit(shift(state.beads[at.d], at.i, at.side, true), at.i),
  "]": () => edit(shift(state.beads[at.d], at.i, at.side, false), at.i),
  u: () => edit(unlink(state.beads[at.d], at.i), at.i),
  l: askLink, d: () => dismiss(false), D: () => dismiss(true), e: explain,
  w: () => { at.spaces = !at.spaces; showPanel(); },
  "/": () => parts.filter.focus(), "?": showKeys, Escape: closePanel,
};
/* What needs no pair at hand. */
const anywhere = new Set(["j", "k", "/", "?"]);

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === "z" && !typing) step(event.shiftKey ? redo() : undo());
    else if (key === "s") showExport();
    else return;
    event.preventDefault();
    return;
  }
  if (typing || event.altKey) return;
  if (!panel.hidden && at.cut && splitKey(event.key)) {
    event.preventDefault();
    return;
  }
  if (event.key === "Tab" && !event.shiftKey && event.target === parts.beads) {
    at.side = at.side === "s" ? "t" : "s";
    say(fill(W.R_active, at.side === "s" ? W.R_source : W.R_target));
    showPanel();
    event.preventDefault();
    return;
  }
  const onButton = event.target.tagName === "BUTTON" && /^(Arrow|Escape)/.test(event.key) && panel.hidden;
  if (!actions[event.key] || onButton || (panel.hidden && !anywhere.has(event.key))) return;
  actions[event.key]();
  event.preventDefault();
}

/* ---- The page ---- */

function button(text, key, action) {
  const b = el("button", text, { type: "button" });
  if (key) b.setAttribute("aria-keyshortcuts", key);
  if (key) b.title = key;
  b.addEventListener("click", action);
  return b;
}

function makeTools() {
  parts.start = button(W.R_review, "j", () => move(at.row ? 0 : 1));
  parts.count = el("span", "", { role: "status" });
  parts.undo = button(W.R_undo, "Ctrl+Z", () => step(undo()));
  parts.redo = button(W.R_redo, "Ctrl+Shift+Z", () => step(redo()));
  parts.filter = el("input", "", { type: "search", placeholder: W.R_filter, "aria-label": W.R_filter });
  parts.filter.addEventListener("input", () => filterRows(queue, parts.filter.value));
  parts.filter.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Enter") move(0);
  });
  tools.className = "bar-tools";
  tools.append(parts.start, parts.undo, parts.redo, button(W.R_export, "Ctrl+S", showExport),
    button(W.R_keys, "?", showKeys), parts.filter, parts.count);
}

function makePanel() {
  const bar = el("div", "", { class: "bar-tools" });
  parts.beads = el("div", "", { class: "beads", tabindex: "0", role: "group", "aria-label": W.REVIEW_FIRST });
  parts.say = el("div", "", { id: "say", role: "status" });
  parts.link = el("input", "", { type: "number", min: "1", "aria-label": W.R_link_how, placeholder: W.R_link_how, hidden: "" });
  parts.link.addEventListener("keydown", (event) => {
    if (event.key === "Enter") edit(link(state.beads[at.d], at.i, parts.link.value - 1), at.i);
    if (event.key !== "Enter" && event.key !== "Escape") return;
    parts.link.hidden = true;
    parts.beads.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  parts.pairs = [button(W.R_right, "a", actions.a), button(W.R_wrong, "x", actions.x)];
  parts.runs = [button(W.R_missing, "x", actions.x), button(W.R_legitimate, "a", actions.a),
    button(W.R_elsewhere, "", () => judge("elsewhere"))];
  bar.append(button("↑", "k", actions.k), button("↓", "j", actions.j), ...parts.pairs, ...parts.runs);
  const named = [["m", "join"], ["M", "join_up"], ["s", "split"], ["[", "up"], ["]", "down"], ["u", "unlink"],
    ["l", "link"], ["d", "dismiss"]];
  for (const [key, name] of named) {
    const b = button(W["R_b_" + name] + " ", key, actions[key]);
    b.append(el("kbd", key));
    bar.append(b);
  }
  bar.append(button(W.R_undo, "Ctrl+Z", () => step(undo())), parts.link, button(W.R_close, "Escape", closePanel));
  panel.append(bar, parts.beads, parts.say);
  document.body.append(panel);
}

if (queue && tools) {
  makeTools();
  makePanel();
  queue.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr");
    if (row && String(getSelection()) === "") goRow(row);
  });
  addEventListener("keydown", onKey);
  showAll();
}
