// The search in Rust and the one in the browser must give the same pages with the same scores.
//
//     node tests/search/parity.mjs [QUERIES.tsv …]
//
// Without files it asks the queries beside it, and some that nobody should be able to ask.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, load, open, portal } from './engine.mjs';

/** More than the index of one part holds. */
const LARGE_PAGES = 640;

const here = path.dirname(fileURLToPath(import.meta.url));
const files = process.argv.length > 2 ? process.argv.slice(2) : [path.join(here, 'queries.tsv')];
const hostile = [
  '(', '[', '🅿️ pirt', "jum'at buka", 'apoti', 'sertipika', 'direfi', 'sabtu minggu buka jam berapa', 'berapa lama berlaku izin apotek', '\\', '*', '<img src=x onerror=alert(1)>', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  '😀 izin', 'إذن بناء', 'إذن ‮', 'é', 'PERSETUJUAN BANGUNAN', 'İZİN', 'izin ', ' izin', 'p-irt', 'a'.repeat(10000),
  'izin '.repeat(500), '0', '2021', 'perizinannya', 'mengizinkan', 'persetujaun bangunan gedng', 'x',
];

/** Pages, scores, mended query and answer of one query, as both tell them. */
async function bothAnswers(query) {
  // A visitor's first query: nothing is loaded yet.
  const browser = await ask(query, 'id', open(portal.site));
  const output = execFileSync(portal.program, [
    'search', '--content', portal.content, '--date', portal.date, '--format', 'json', '--', query,
  ], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const program = JSON.parse(output);
  const line = (total, suggestion, answer, hits) => [total, suggestion, answer, ...hits.slice(0, 10).map((hit) => `${hit.url} ${hit.score}`)].join(' | ');
  return [
    line(browser.total, browser.suggestion, browser.answer?.kind ?? 'no answer', browser.hits),
    line(program.total, program.suggestion ?? '', program.answer?.kind ?? program.answer ?? 'no answer', program.hits),
  ];
}

let alike = 0;
let failed = 0;
async function compare(queries) {
  for (const query of queries) {
    const [browser, program] = await bothAnswers(query);
    if (browser === program) {
      alike += 1;
      continue;
    }
    failed += 1;
    console.log(`«${query.slice(0, 60)}»\n  browser ${browser.slice(0, 300)}\n  program ${program.slice(0, 300)}`);
  }
}

/** Writes documents of made-up words, enough for a portal in parts; gives some of the words. */
function writeLargePortal(folder) {
  let state = 7;
  const random = (count) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % count;
  };
  const pick = (list) => list[random(list.length)];
  const root = () => pick(['pa', 'ke', 'si', 'ta', 'mu', 'ra', 'go']) + pick(['lan', 'ri', 'sun', 'tok', 'bel', 'nga']) + pick(['', 'ka', 'du', 'is', 'ut', 'am']);
  const form = (word) => pick(['', '', '', 'me', 'ber', 'di', 'pe']) + word + pick(['', '', '', 'kan', 'an', 'nya']);
  const roots = Array.from({ length: 180 }, root).concat(Array.from({ length: 900 }, () => root() + root()));
  for (let page = 0; page < LARGE_PAGES; page += 1) {
    const words = (count) => Array.from({ length: count }, () => form(pick(roots))).join(' ');
    const text = `---\ntitle: "${words(3)} ${page}"\nkind: info\nsummary: "${words(8)}"\n---\n\n${words(60)}.\n`;
    fs.writeFileSync(path.join(folder, `halaman-${page}.md`), text);
  }
  const asked = Array.from({ length: 14 }, () => form(pick(roots)));
  return [...asked, ...asked.map((word) => word.slice(0, -2)), ...asked.slice(0, 6).map((word) => `${word.slice(0, 2)}x${word.slice(2)} ${pick(roots)} `)];
}

await load(path.join(here, 'docs'));
const listed = files.flatMap((file) => fs.readFileSync(file, 'utf8').trim().split('\n'));
await compare([...listed.map((line) => line.split('\t')[0]), ...hostile]);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zi-site-large-'));
const words = writeLargePortal(folder);
await load(folder);
fs.rmSync(folder, { recursive: true });
await compare(words);
console.log(`${alike} queries alike, ${failed} not`);
process.exit(failed ? 1 : 0);
