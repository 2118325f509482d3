// The files for hosts, tried on real ones: nginx and Apache serve a copy of the site.
//
// What is to be sent is read from `_headers` and `_redirects` of the same site, so the files for
// different hosts cannot disagree.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { watch } from './pages.mjs';

const START_MS = 10_000;
const PAGES_CACHE = 'no-cache';
const MODULES = '/usr/lib/apache2/modules';
const APACHE_MODULES = ['mpm_event', 'authz_core', 'mime', 'dir', 'alias', 'headers', 'autoindex'];
/** Names that intruders leave, and files that are for nobody. */
const FORBIDDEN = ['x.php', 'X.PHP', 'x.phtml', 'x.cgi', 'berkas/foto.php.jpg', '.htaccess', '.nginx.conf', '.zi-site-manifest.json', '.git/config'];
const TYPES = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

/** Servers by name: the program, and its configuration for a folder and a port. */
const HOSTS = {
  nginx: {
    program: '/usr/sbin/nginx',
    words: (file) => ['-e', `${file}.errors`, '-c', file],
    text: (desk, port, base) => `
      daemon off; pid ${desk}/pid; error_log ${desk}/errors; ${process.getuid() === 0 ? 'user www-data;' : ''}
      events {}
      http {
        include /etc/nginx/mime.types; access_log off; autoindex on;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${desk}/${name};`).join(' ')}
        server { listen 127.0.0.1:${port}; root ${desk}/www; include ${desk}/www${base}.nginx.conf; }
      }`,
  },
  apache: {
    program: '/usr/sbin/apache2',
    words: (file) => ['-D', 'FOREGROUND', '-f', file],
    text: (desk, port) => `
${APACHE_MODULES.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${desk}/pid
DefaultRuntimeDir ${desk}
ErrorLog ${desk}/errors
${process.getuid() === 0 ? 'User www-data\nGroup www-data' : ''}
TypesConfig /etc/mime.types
DocumentRoot ${desk}/www
<Directory ${desk}/www>
  Options Indexes FollowSymLinks
  AllowOverride All
  Require all granted
</Directory>`,
  },
};

/** Tries one host. */
export async function checkHost(site, browser, name) {
  const base = site.baseUrl?.pathname ?? '/';
  const desk = lay(site, base);
  const host = await start(HOSTS[name], desk, base);
  try {
    const failures = [
      ...(await checkFiles(site, host, base)),
      ...(await checkForbidden(host, base)),
      ...(await checkMissing(site, host, base)),
      ...(await checkMoves(site, host)),
    ];
    const root = host.origin + base;
    for (const { file } of site.samples()) {
      failures.push(...(await watch(browser, root + file, root)).map((problem) => `${file}: ${problem}`));
    }
    return { failures, note: `${site.files.length} files, ${site.samples().length} kinds` };
  } finally {
    await host.stop();
    fs.rmSync(desk, { recursive: true });
  }
}

/** A copy of the site that everybody may read, with what an intruder leaves. */
function lay(site, base) {
  const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'zi-host-'));
  const folder = path.join(desk, 'www', base);
  fs.cpSync(site.folder, folder, { recursive: true });
  for (const file of FORBIDDEN.filter((each) => !fs.existsSync(path.join(folder, each)))) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), '<?php echo "jalan"; ?>');
  }
  fs.mkdirSync(path.join(folder, 'kosong'));
  execFileSync('chmod', ['-R', 'a+rX', desk]);
  return desk;
}

async function start({ program, words, text }, desk, base) {
  const port = await freePort();
  const file = path.join(desk, 'conf');
  fs.writeFileSync(file, text(desk, port, base));
  const child = spawn(program, words(file), { stdio: 'ignore' });
  const ended = new Promise((done) => child.on('close', done));
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for (const until = Date.now() + START_MS; ; await new Promise((done) => setTimeout(done, 50))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      const told = ['errors', 'conf.errors'].map((name) => path.join(desk, name)).filter(fs.existsSync);
      throw new Error(`${program} does not start: ${told.map((name) => fs.readFileSync(name, 'utf8'))}`);
    }
    if (await get(origin, base).catch(() => null)) return { origin, stop };
  }
}

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Asks for a path as it is written. */
function get(origin, address) {
  return new Promise((done, fail) => {
    const request = http.get(origin + address, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', fail);
  });
}

/** Every file is sent as it is, with its headers and type. */
async function checkFiles(site, host, base) {
  const failures = [];
  const moved = new Set(readMoves(site).map(({ from }) => from));
  const rules = readHeaders(site);
  for (const file of site.files.filter((each) => !isHidden(each))) {
    const address = base + encodeURI(file);
    if (moved.has(address)) continue;
    const answer = await get(host.origin, address);
    const problems = answer.status === 200 ? judgeHeaders(rules, address, answer.headers) : [`status ${answer.status}`];
    if (answer.status === 200 && !answer.body.equals(site.read(file))) problems.push('other bytes');
    const type = TYPES[file.split('.').pop()];
    const sent = (answer.headers['content-type'] ?? '').replace(/;\s*/, '; ');
    if (type && sent.toLowerCase() !== type) problems.push(`is ${sent}`);
    failures.push(...problems.map((problem) => `${file}: ${problem}`));
  }
  return failures;
}

function isHidden(file) {
  return file.split('/').some((part) => part.startsWith('.') && part !== '.well-known');
}

/** The rules of `_headers`: paths up to their `*`, with names and values. */
function readHeaders(site) {
  const rules = [];
  for (const line of site.text('_headers').split('\n')) {
    if (line.startsWith('/')) rules.push({ start: line.slice(0, -1), headers: [] });
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) rules.at(-1).headers.push([name, value]);
  }
  return rules;
}

function judgeHeaders(rules, address, headers) {
  const expected = new Map([['Cache-Control', PAGES_CACHE]]);
  for (const { start, headers: own } of rules) {
    if (address.startsWith(start)) for (const [name, value] of own) expected.set(name, value);
  }
  const wrong = [...expected].filter(([name, value]) => headers[name.toLowerCase()] !== value);
  return wrong.map(([name, value]) => `${name} is ${headers[name.toLowerCase()]}, not ${value}`);
}

/** Programs, hidden files and lists of folders are for nobody. */
async function checkForbidden(host, base) {
  const failures = [];
  for (const file of FORBIDDEN) {
    const { status } = await get(host.origin, base + file);
    if (status !== 403) failures.push(`${file}: status ${status}, not 403`);
  }
  for (const folder of ['kosong/', 'berkas/', 'aset/']) {
    const { status, body } = await get(host.origin, base + folder);
    if (![403, 404].includes(status) || body.includes('Index of')) failures.push(`${folder} is listed, status ${status}`);
  }
  return failures;
}

/** What does not exist is answered by the page for it, at any depth. */
async function checkMissing(site, host, base) {
  const failures = [];
  for (const file of ['tidak-ada.html', 'layanan/tidak/ada', 'aset/tidak-ada.12345678.css', '%ff', 'a%00b']) {
    const { status, headers, body } = await get(host.origin, base + file);
    if (/%(ff|00)/.test(file)) {
      if (status < 400 || status > 404) failures.push(`${file}: status ${status}`);
      continue;
    }
    if (status !== 404 || !body.equals(site.read('404.html'))) failures.push(`${file}: status ${status}, or not our page`);
    if (headers['cache-control'] !== PAGES_CACHE) failures.push(`${file}: Cache-Control is ${headers['cache-control']}`);
    failures.push(...judgeHeaders(readHeaders(site).slice(0, 1), base, headers).map((problem) => `${file}: ${problem}`));
  }
  return failures;
}

function readMoves(site) {
  const lines = site.text('_redirects').split('\n').filter((line) => line.startsWith('/'));
  return lines.map((line) => line.split(' ')).map(([from, to]) => ({ from, to }));
}

/** Old addresses answer with the new ones. */
async function checkMoves(site, host) {
  const failures = [];
  for (const { from, to } of readMoves(site)) {
    const { status, headers } = await get(host.origin, from);
    const location = headers.location && new URL(headers.location, host.origin).pathname;
    if (status !== 301 || location !== to) failures.push(`${from}: status ${status} to ${headers.location}, not 301 to ${to}`);
  }
  return failures;
}
