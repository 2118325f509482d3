// The rules of words that stand in Rust and in JavaScript: both are held against `cases.json`.
// (`src/search/tests.rs` is the other half.)
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, '..', '..', 'src', 'search');
const cases = JSON.parse(fs.readFileSync(path.join(here, 'cases.json'), 'utf8'));
const affixes = JSON.parse(fs.readFileSync(path.join(source, 'data', 'affixes.json'), 'utf8'));
const failures = [];

for (const script of ['engine.js', 'engine.min.js']) {
  const sandbox = vm.createContext({});
  vm.runInContext(fs.readFileSync(path.join(source, script), 'utf8'), sandbox);
  const { words, readings, slips } = sandbox.ziSearch;
  const same = (what, got, wanted) => JSON.stringify(got) === JSON.stringify(wanted)
    || failures.push(`${script}: ${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
  for (const [text, wanted] of cases.words) same(`words of "${text}"`, words(text), wanted);
  for (const [language, word, wanted] of cases.readings) {
    const rules = affixes[language];
    same(`readings of ${word}`, readings(word, [rules.prefixes, rules.suffixes]), wanted);
  }
  for (const [typed, word, max, isOpen, wanted] of cases.slips) {
    const found = slips(Array.from(typed), word, max, isOpen);
    same(`slips from ${typed} to ${word}`, found > max ? null : found, wanted);
  }
}
failures.forEach((failure) => console.log(failure));
console.log(failures.length ? `${failures.length} cases differ` : 'all cases agree');
process.exit(failures.length ? 1 : 0);
