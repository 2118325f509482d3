// The search as a judge asks it: builds a portal of plain documents with the real program, then runs
// the scripts that a browser would load. `load(folder)` and `search(query)` are its two functions.
//
// ZI_SITE names a program that is built already; without it one is built.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
// News of the future would be held back.
const DATE_MIN = '2026-11-21';

export const portal = { site: '', content: '', program: '', date: DATE_MIN, ids: new Set() };
let browser;

/** Builds a portal of the documents of a folder, and loads its search. */
export async function load(folder) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'zi-site-search-'));
  process.on('exit', () => fs.rmSync(home, { recursive: true, force: true }));
  portal.program = program();
  portal.content = path.join(home, 'content');
  portal.site = path.join(home, 'public');
  const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => {
    return parse(name.slice(0, -3), fs.readFileSync(path.join(folder, name), 'utf8'));
  });
  portal.ids = new Set(pages.map((page) => page.id));
  portal.date = pages.map((page) => page.date ?? '').concat(DATE_MIN).sort().pop();
  write(pages, portal.content);
  build(pages);
  browser = open(portal.site);
}

/** Gives the ids of the documents that a query finds, best first; pages of the program's own are none. */
export async function search(query) {
  const found = await ask(query);
  return found.hits.map((hit) => path.basename(hit.url, '.html')).filter((id) => portal.ids.has(id));
}

/** Gives all that the search of the site answers. */
export function ask(query, language = 'id', page = browser) {
  return new Promise((resolve) => {
    const load = (url, ready) => ready(page.run(url));
    page.ziSearch.search(query, { language, load }, resolve);
  });
}

/** A page with the search of a site, without a browser; `run` loads a script and tells its size. */
export function open(site) {
  const sandbox = vm.createContext({});
  const requests = [];
  const run = (url) => {
    const file = path.join(site, url);
    if (!fs.existsSync(file)) return false;
    const script = fs.readFileSync(file, 'utf8');
    requests.push({ url, script });
    vm.runInContext(script, sandbox);
    return true;
  };
  run('cari/indeks.js');
  return { ziSearch: sandbox.ziSearch, run, requests };
}

function program() {
  if (process.env.ZI_SITE) return path.resolve(process.env.ZI_SITE);
  execFileSync('cargo', ['build', '--release', '--quiet'], { cwd: root, stdio: 'inherit' });
  const metadata = execFileSync('cargo', ['metadata', '--format-version', '1', '--no-deps'], { cwd: root });
  return path.join(JSON.parse(metadata).target_directory, 'release', 'zi-site');
}

/** Reads a document: keys between two lines of `---`, then Markdown with sections. */
function parse(id, text) {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? [null, '', text];
  const page = { id, title: id, kind: 'info', summary: '', aliases: [], body: body.trim() };
  for (const line of head.split(/\r?\n/)) {
    const [, key, value] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    if (key) page[key] = /^["[]/.test(value) ? JSON.parse(value) : value;
  }
  // The first paragraph often repeats the summary, which has a place of its own.
  if (page.body.startsWith(page.summary)) page.body = page.body.slice(page.summary.length).trim();
  // Links between documents would lead nowhere in this portal.
  page.body = page.body.replace(/!?\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1');
  page.summary ||= page.title;
  return page;
}

const text = (value) => JSON.stringify(value);
const lines = (entries) => entries.filter(([, value]) => value !== undefined && value.length !== 0)
  .map(([key, value]) => `${key}: ${text(value)}\n`).join('');

/** Writes the pages as content of a portal. */
function write(pages, content) {
  const contacts = [...new Set(pages.flatMap((page) => page.body.match(/(?<!\w)[(+]?\d[\d() -]{6,}\d|\S+@\S+\w/g) ?? []))];
  put(content, 'situs.yaml', lines([
    ['nama', 'Kantor'], ['pemerintah', 'Pemerintah'], ['deskripsi', 'Portal untuk menguji pencarian.'],
    ['alamat_situs', 'https://cari.example/'], ['zona', 'WIB'], ['contoh', true],
    ['izinkan', contacts.map((nilai) => ({ nilai, alasan: 'kontak kantor' }))],
  ]));
  for (const page of pages) put(content, ...FORMS[page.kind] ? FORMS[page.kind](page) : FORMS.info(page));
}

function put(content, name, body) {
  const file = path.join(content, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, body);
}

const FORMS = {
  layanan: (page) => [`layanan/${page.id}.yaml`, service(page)],
  berita: (page) => [`berita/${page.id}.md`, `---\n${lines([['judul', page.title], ['ringkasan', page.summary], ['tanggal', page.date ?? DATE_MIN]])}---\n${page.body}\n`],
  indikator: (page) => [`kinerja/${page.id}.yaml`, lines([
    ['nama', page.title], ['nama_lain', page.aliases], ['kelompok', 'Kinerja'], ['satuan', 'indeks'], ['arah', 'naik'], ['periode', 'tahun'],
    ['uraian', page.summary], ['metode', page.body], ['penanggung_jawab', 'Sekretariat'],
    ['tanggal_terbit', DATE_MIN], ['sumber', 'Laporan'],
  ]) + 'data:\n  - periode: 2026\n    catatan: Data tidak tersedia\n'],
  info: (page) => [`halaman/${page.id}.md`, `---\n${lines([['judul', page.title], ['nama_lain', page.aliases], ['ringkasan', page.summary]])}---\n${page.body}\n`],
};

/** A service: what the sections say goes where the program has a place for it, all else into the text. */
function service(page) {
  const sections = page.body.split(/^## /m);
  const rest = [sections.shift()];
  const record = { requirements: [], steps: [], legal: [] };
  const items = (body) => body.split('\n').map((line) => /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line)?.[1]).filter(Boolean);
  const others = (body) => body.split('\n').filter((line) => line.trim() && !/^\s*(?:[-*]|\d+\.)\s+/.test(line)).join('\n');
  for (const section of sections) {
    const [title, ...body] = section.split('\n');
    const text = body.join('\n');
    if (/^Persyaratan/i.test(title)) { record.requirements = items(text); rest.push(others(text)); }
    else if (/^(Cara|Prosedur|Langkah)/i.test(title)) { record.steps = items(text); rest.push(others(text)); }
    else if (/^Dasar hukum/i.test(title)) { record.legal = items(text); rest.push(others(text)); }
    else if (/^Waktu/i.test(title)) {
      for (const item of items(text)) {
        const time = /Jangka waktu[^:]*:\s*(\d+ (?:hari kerja|hari|jam|menit))\s*$/.exec(item);
        if (time) record.time = time[1];
        else if (/^Biaya:\s*(Gratis|Tidak dipungut biaya)\s*$/.test(item)) record.fee = 'gratis';
        else rest.push(item);
      }
      rest.push(others(text));
    } else rest.push(`**${title}**\n\n${text}`);
  }
  return lines([
    ['nama', page.title], ['nama_lain', page.aliases], ['ringkasan', page.summary], ['kelompok', 'perizinan_nonberusaha'],
    ['bidang', page.bidang ?? 'Umum'], ['untuk', rest.map((part) => part.trim()).filter(Boolean).join('\n\n')],
    ['persyaratan', record.requirements], ['prosedur', record.steps], ['dasar_hukum', record.legal],
    ['jangka_waktu', record.time], ['biaya', record.fee],
  ]);
}

/** Builds the portal. A document that the program refuses is told and left out. */
function build(pages) {
  for (;;) {
    const run = spawnSync(portal.program, ['build', '--content', portal.content, '--out', portal.site, '--date', portal.date, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status === 0) return;
    const errors = run.stderr.split('\n').concat(run.stdout.split('\n')).filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)).filter((it) => it.severity === 'error');
    const files = [...new Set(errors.map((it) => it.file))].filter((file) => !file.endsWith('situs.yaml'));
    if (!files.length) throw new Error(run.stderr || run.stdout);
    for (const error of errors) console.error(`${error.code} ${error.file}:${error.line ?? ''} ${error.message}`);
    for (const file of files) fs.rmSync(path.join(portal.content, file.slice(file.indexOf('/content/') < 0 ? 0 : file.indexOf('/content/') + 9)), { force: true });
  }
}
