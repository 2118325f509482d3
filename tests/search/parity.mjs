// The search in Rust and the one in the browser must give the same pages with the same scores.
//
//     node tests/search/parity.mjs [QUERIES.tsv …]
//
// Without files it asks the queries beside it, and some that nobody should be able to ask.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, load, portal } from './engine.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const files = process.argv.length > 2 ? process.argv.slice(2) : [path.join(here, 'queries.tsv')];
const hostile = [
  '(', '[', '🅿️ pirt', "jum'at buka", 'apoti', 'sertipika', 'direfi', 'sabtu minggu buka jam berapa', 'berapa lama berlaku izin apotek', '\\', '*', '<img src=x onerror=alert(1)>', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  '😀 izin', 'إذن بناء', 'إذن ‮', 'é', 'PERSETUJUAN BANGUNAN', 'İZİN', 'izin ', ' izin', 'p-irt', 'a'.repeat(10000),
  'izin '.repeat(500), '0', '2021', 'perizinannya', 'mengizinkan', 'persetujaun bangunan gedng', 'x',
];

await load(path.join(here, 'docs'));
const listed = files.flatMap((file) => fs.readFileSync(file, 'utf8').trim().split('\n'));
const queries = [...listed.map((line) => line.split('\t')[0]), ...hostile];
let failed = 0;
for (const query of queries) {
  const browser = await ask(query);
  const inBrowser = browser.hits.map((hit) => `${hit.url} ${hit.score}`);
  const output = execFileSync(portal.program, [
    'search', '--content', portal.content, '--date', portal.date, '--format', 'json', '--', query,
  ], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const program = JSON.parse(output);
  const inProgram = program.hits.map((hit) => `${hit.url} ${hit.score}`);
  const answers = { hours: 'hours', fee: 'fee', duration: 'duration', requirements: 'requirements' };
  const same = inProgram.every((hit, index) => hit === inBrowser[index])
    && (program.suggestion ?? '') === browser.suggestion
    && program.total === browser.total
    && (answers[program.answer?.kind ?? program.answer] ?? null) === (browser.answer?.kind ?? null);
  if (!same) {
    failed += 1;
    console.log(`«${query.slice(0, 60)}»`);
    console.log('  browser', browser.total, browser.suggestion, browser.answer?.kind, inBrowser.slice(0, 4).join(', '));
    console.log('  program', program.total, program.suggestion, JSON.stringify(program.answer), inProgram.slice(0, 4).join(', '));
  }
}
console.log(`${queries.length - failed} queries alike, ${failed} not`);
process.exit(failed ? 1 : 0);
