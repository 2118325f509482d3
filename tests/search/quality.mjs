// How well the search orders graded pages (nDCG@10, and how often the first is the page wanted):
//
//     node tests/search/quality.mjs [QUERIES.tsv] [--fails]
//
// A line of the queries is `query<TAB>class<TAB>page:grade,page:grade`, with grades 2 and 1.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, search } from './engine.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? path.join(here, 'queries.tsv');
/** What the search must reach on the queries beside this file. */
const NDCG_MIN = 0.93;
const FIRST_MIN = 0.93;

const gain = (grades) => grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);

await load(path.join(here, 'docs'));
const rows = [];
for (const line of fs.readFileSync(file, 'utf8').trim().split('\n')) {
  const [query, kind, judged] = line.split('\t');
  const grades = Object.fromEntries(judged.split(',').map((pair) => pair.split(':')).map(([id, grade]) => [id, Number(grade)]));
  const found = (await search(query)).slice(0, 10);
  const ndcg = gain(found.map((id) => grades[id] ?? 0)) / gain(Object.values(grades).sort((a, b) => b - a).slice(0, 10));
  rows.push({ kind, ndcg, isFirst: grades[found[0]] === 2, isEmpty: found.length === 0 });
  if (process.argv.includes('--fails') && grades[found[0]] !== 2) console.log(`${kind} «${query}»: ${found.slice(0, 4).join(', ')}`);
}
const mean = (list, value) => list.reduce((sum, row) => sum + Number(value(row)), 0) / list.length;
for (const kind of [...new Set(rows.map((row) => row.kind)), 'all']) {
  const list = rows.filter((row) => kind === 'all' || row.kind === kind);
  console.log(`${kind.padEnd(10)} ${String(list.length).padStart(3)} queries: nDCG@10 ${mean(list, (row) => row.ndcg).toFixed(3)}, first ${mean(list, (row) => row.isFirst).toFixed(3)}, none ${mean(list, (row) => row.isEmpty).toFixed(3)}`);
}
const isReached = mean(rows, (row) => row.ndcg) >= NDCG_MIN && mean(rows, (row) => row.isFirst) >= FIRST_MIN;
process.exit(isReached ? 0 : 1);
