// Does for records what an editor does while somebody writes them: checks, completes, explains.
//
//   node run.mjs ZI-SITE CONTENT…
//
// Every record of the content folders must pass; mistakes must be found on their lines. The last
// line reads "N passed, N failed"; the status is 1 when a test failed.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Report } from '../browser/report.mjs';
import { Server } from './server.mjs';

const HEAD = '# yaml-language-server: $schema=../.skema/layanan.json\n';

/** A record with a mistake on each of its later lines, and the words that tell it. */
const MISTAKES = [
  ['nama: Izin Contoh', null],
  ['ringkasan: Sebuah contoh.', null],
  ['bidang: Umum', null],
  ['kelompok: perizinan', 'perizinan_nonberusaha'],
  ['persyaratn: [KTP]', 'persyaratn'],
  ['ditinjau: 21-11-2026', 'tanggal ditulis 2026-11-21'],
  ['draf: ya', 'boolean'],
  ['jangka_waktu: sebentar', '5 hari kerja'],
  ['biaya: {jenis: tarif, tarif: [{uraian: Surat, nilai: Rp1.000}]}', 'dasar'],
];

const [program, ...contents] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zi-site-editor-'));
const report = new Report();
const server = await Server.start(folder);
try {
  await runAll();
} finally {
  server.stop();
  fs.rmSync(folder, { recursive: true });
}
process.exitCode = report.finish();

async function runAll() {
  const portal = path.join(folder, 'portal/content');
  execFileSync(program, ['init', path.join(folder, 'portal')], { stdio: 'ignore' });
  execFileSync(program, ['new', 'layanan', 'izin-uji', '--content', portal], { stdio: 'ignore' });
  execFileSync(program, ['new', 'kinerja', 'nilai-uji', '--content', portal], { stdio: 'ignore' });
  await report.run('what init and new make passes, and points at its schema', () => checkFolder(portal, true));
  for (const content of contents) {
    await report.run(`records of ${content} pass`, () => checkFolder(withSchemas(content), false));
  }
  await report.run('mistakes are found on their lines', () => checkMistakes(portal));
  await report.run('keys and words are offered', () => checkCompletion(portal));
  await report.run('keys are explained, with their law', () => checkHover(portal));
}

/** A copy of a content folder with schemas beside it and a line in each record that names its own. */
function withSchemas(content) {
  const copy = path.join(folder, content.replaceAll(/[^a-z0-9]+/gi, '-'));
  fs.cpSync(content, copy, { recursive: true });
  execFileSync(program, ['schema', '--content', copy], { stdio: 'ignore' });
  for (const file of records(copy)) {
    // A record is of the kind of its folder; one that stands alone in a folder is a kind itself.
    const ofFolder = path.relative(copy, file).split(path.sep)[0].replace('.yaml', '');
    const hasSchema = fs.existsSync(path.join(copy, '.skema', `${ofFolder}.json`));
    const kind = hasSchema ? ofFolder : path.basename(file, '.yaml');
    const schema = path.relative(path.dirname(file), path.join(copy, '.skema', `${kind}.json`));
    const text = fs.readFileSync(file, 'utf8').replace(/^# yaml-language-server:.*\n/, '');
    if (!fs.existsSync(path.join(copy, '.skema', `${kind}.json`))) throw new Error(`${kind} has no schema`);
    fs.writeFileSync(file, `# yaml-language-server: $schema=${schema}\n${text}`);
  }
  return copy;
}

async function checkFolder(content, mustPoint) {
  const failures = [];
  const files = records(content);
  for (const file of files) {
    const name = path.relative(content, file);
    const text = fs.readFileSync(file, 'utf8');
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1];
    if (mustPoint && !(schema && fs.existsSync(path.join(path.dirname(file), schema)))) {
      failures.push(`${name} does not point at a schema`);
    }
    for (const { range, message } of await server.check(file, text)) {
      failures.push(`${name}:${range.start.line + 1}: ${message}`);
    }
  }
  if (files.length === 0) failures.push('there are no records');
  return { failures, note: `${files.length} records` };
}

async function checkMistakes(content) {
  const text = HEAD + MISTAKES.map(([line]) => `${line}\n`).join('');
  const found = await server.check(path.join(content, 'layanan/salah.yaml'), text);
  const failures = [];
  MISTAKES.forEach(([line, words], index) => {
    // The first line names the schema.
    const here = found.filter(({ range }) => range.start.line === index + 1);
    if (words === null) {
      failures.push(...here.map(({ message }) => `"${line}" is right, and called wrong: ${message}`));
    } else if (!here.some(({ message }) => message.includes(words))) {
      failures.push(`"${line}": ${here.map(({ message }) => message).join('; ') || 'nothing was found'}`);
    }
  });
  return { failures, note: `${found.length} messages` };
}

async function checkCompletion(content) {
  const file = path.join(content, 'layanan/lengkapi.yaml');
  await server.check(file, `${HEAD}nama: Izin\nkelompok: \npers\n`);
  const words = await server.complete(file, 2, 'kelompok: '.length);
  const keys = await server.complete(file, 3, 'pers'.length);
  const wanted = [
    ...['perizinan_berusaha', 'perizinan_nonberusaha', 'nonperizinan'].filter((word) => !words.includes(word)),
    ...['persyaratan', 'jangka_waktu', 'biaya'].filter((key) => !keys.includes(key)),
  ];
  const failures = wanted.map((word) => `${word} is not offered`);
  if (keys.includes('nama')) failures.push('a key that is there already is offered again');
  return { failures, note: `${keys.length} keys` };
}

async function checkHover(content) {
  const file = path.join(content, 'layanan/jelaskan.yaml');
  await server.check(file, `${HEAD}persyaratan:\n  - nama: KTP\n    sifat: wajib\n`);
  const [service, item] = [await server.hover(file, 1, 3), await server.hover(file, 3, 6)];
  const failures = [];
  if (!service.includes('UU 25/2009')) failures.push(`persyaratan: "${service}"`);
  if (!item.includes('kondisional')) failures.push(`sifat: "${item}"`);
  return { failures };
}

function records(content) {
  const files = fs.readdirSync(content, { recursive: true }).filter((name) => name.endsWith('.yaml'));
  return files.filter((name) => !name.startsWith('.')).sort().map((name) => path.join(content, name));
}
