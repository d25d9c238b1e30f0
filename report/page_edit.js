/* report/page_edit.js - the edits: each gives new beads of a document, or null
 * where it cannot be done. */

const made = (s, t) => ({ s, t, p: null, f: 0, hand: true });
const union = (a, b) => [...a, ...b].sort((x, y) => x - y);
const empty = (bead) => bead.s.length + bead.t.length === 0;

/* Put `now` in the place of n beads from i on; those beside it are to be scored
 * anew as well. */
function replace(beads, i, n, now) {
  const next = beads.slice();
  next.splice(i, n, ...now.filter((b) => !empty(b)));
  for (const k of [i - 1, i + now.length]) {
    if (next[k] && !next[k].hand) next[k] = { ...next[k], p: null };
  }
  return next;
}

function join(beads, i) {
  const a = beads[i], b = beads[i + 1];
  return a && b ? replace(beads, i, 2, [made(union(a.s, b.s), union(a.t, b.t))]) : null;
}

function split(beads, i, cs, ct) {
  const b = beads[i];
  const first = made(b.s.slice(0, cs), b.t.slice(0, ct));
  const second = made(b.s.slice(cs), b.t.slice(ct));
  return empty(first) || empty(second) ? null : replace(beads, i, 1, [first, second]);
}

/* Move the first sentence of a side up to the bead before, or the last one down
 * to the bead after; a bead that loses all its sentences goes. */
function shift(beads, i, side, up) {
  const b = beads[i], k = up ? i - 1 : i + 1;
  if (!beads[k] || b[side].length === 0) return null;
  const one = up ? b[side][0] : b[side][b[side].length - 1];
  const rest = b[side].filter((x) => x !== one);
  const here = { ...made(b.s, b.t), [side]: rest };
  const there = { ...made(beads[k].s, beads[k].t), [side]: union(beads[k][side], [one]) };
  return replace(beads, up ? k : i, 2, up ? [there, here] : [here, there]);
}

function unlink(beads, i) {
  const b = beads[i];
  return b.s.length && b.t.length
    ? replace(beads, i, 1, [made(b.s, []), made([], b.t)]) : null;
}

/* Join bead i with bead k anywhere, also across others. */
function link(beads, i, k) {
  if (k === i || !beads[k]) return null;
  const now = made(union(beads[i].s, beads[k].s), union(beads[i].t, beads[k].t));
  const next = replace(beads, i, 1, [now]);
  next.splice(k, 1);
  return next;
}
