// One page of each kind, as visitors with different browsers meet it.

import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstLine } from './report.mjs';
import { serve } from './server.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DESKTOP = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
const SUB_PATH = '/sub/path/';
const SAME_WORDS_MIN = 0.98;
const PDF_BYTES_MIN = 1000;
const REDIRECT_MS = 5000;

/** Opens pages and gives what went wrong; the console also tells of violations of the policy. */
export async function checkRequests(site, browser, where) {
  const base = where === 'sub-path' ? SUB_PATH : '/';
  const server = where === 'file' ? null : await serve(site.folder, base);
  const root = server ? server.origin + base : pathToFileURL(`${site.folder}/`).href;
  const failures = [];
  const samples = site.samples().filter((page) => isAtHome(site, page, where, base));
  try {
    for (const sample of samples) {
      const problems = await watch(browser, root + sample.file, root);
      failures.push(...problems.map((problem) => `${sample.file}: ${problem}`));
    }
  } finally {
    await server?.close();
  }
  return { failures, note: `${samples.length} kinds` };
}

/** The page for missing addresses works only where the site was built for. */
function isAtHome(site, page, where, base) {
  return page.file !== '404.html' || (where !== 'file' && site.baseUrl?.pathname === base);
}

/** Opens a page and gives what goes wrong; the console also tells of violations of the policy. */
export async function watch(browser, address, root) {
  const context = await browser.newContext({ viewport: DESKTOP });
  const problems = [];
  try {
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(root)) problems.push(`asks for ${request.url()}`);
    });
    page.on('requestfailed', (request) => problems.push(`cannot load ${request.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text().split(' Either the ')[0]}`);
    });
    page.on('pageerror', (error) => problems.push(`error: ${firstLine(error)}`));
    await page.goto(address, { waitUntil: 'networkidle' });
    const cookies = await context.cookies();
    if (cookies.length > 0) problems.push(`sets ${cookies.length} cookies`);
  } finally {
    await context.close();
  }
  return [...new Set(problems)];
}

/** Old addresses lead on without JavaScript, from the disk and below a path. */
export async function checkRedirects(site, browser) {
  const server = await serve(site.folder, SUB_PATH);
  const roots = [pathToFileURL(`${site.folder}/`).href, server.origin + SUB_PATH];
  const redirects = site.pages.filter((page) => page.kind === 'redirect');
  const failures = [];
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    for (const { file, tags } of redirects) {
      const target = path.posix.join(path.posix.dirname(file), tags.find((tag) => tag.name === 'a').attributes.get('href'));
      for (const root of roots) {
        await page.goto(root + file);
        const arrived = await page.waitForURL(root + target, { timeout: REDIRECT_MS }).then(() => true, () => false);
        if (!arrived) failures.push(`${file} leads to ${page.url()}, not ${target}`);
      }
    }
  } finally {
    await context.close();
    await server.close();
  }
  return { failures, note: `${redirects.length} old addresses` };
}

/** Runs axe over each kind in a look: `light`, `dark` or `narrow`; narrow pages must also fit. */
export async function checkAccess(site, browser, look) {
  const failures = [];
  await visit(site, browser, lookOptions(look), async (page, sample) => {
    if (look === 'narrow') {
      const wide = await page.evaluate(findOverflow);
      if (wide) failures.push(`${sample.file}: ${wide}`);
    }
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    failures.push(...(await findViolations(page)).map((violation) => `${sample.file}: ${violation}`));
  });
  return { failures, note: `${site.samples().length} kinds` };
}

/** What axe finds on a page as it stands. */
export async function findViolations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), AXE_TAGS);
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, ${nodes[0].target.join(' ')})`);
}

export function lookOptions(look) {
  return {
    bypassCSP: true,
    reducedMotion: 'reduce',
    colorScheme: look === 'dark' ? 'dark' : 'light',
    viewport: look === 'narrow' ? NARROW : DESKTOP,
  };
}

/** Tells in the page what does not fit into the window. */
export function findOverflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > width + 1);
  const names = wide.slice(-3).map((each) => each.tagName.toLowerCase() + (each.className && `.${each.className}`));
  return `${document.documentElement.scrollWidth} px wide at ${width}: ${names.join(', ')}`;
}

/** Without JavaScript the words and links of `main` must be there all the same. */
export async function checkWithoutScripts(site, browser) {
  const full = await readMains(site, browser, true);
  const plain = await readMains(site, browser, false);
  const failures = [];
  for (const [file, { words, links }] of full) {
    const bare = plain.get(file);
    const lostWords = lacking(words, bare.words);
    if (words.length > 0 && lostWords.length > words.length * (1 - SAME_WORDS_MIN)) {
      failures.push(`${file}: ${lostWords.length} of ${words.length} words are missing: ${lostWords.slice(0, 8).join(' ')}`);
    }
    const lostLinks = lacking(links, bare.links);
    if (lostLinks.length > 0) failures.push(`${file}: links are missing: ${lostLinks.slice(0, 3).join(' ')}`);
  }
  return { failures, note: `${full.size} kinds` };
}

async function readMains(site, browser, javaScriptEnabled) {
  const found = new Map();
  await visit(site, browser, { javaScriptEnabled, viewport: DESKTOP }, async (page, sample) => {
    found.set(sample.file, await page.evaluate(readMain));
  });
  return found;
}

/** What only the script can fill does not count: the state of this minute, and filters. */
function readMain() {
  const main = document.querySelector('main');
  if (!main) return { words: [], links: [] };
  const links = [...main.querySelectorAll('a[href]')].filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href'));
  main.querySelectorAll('[data-hours]').forEach((each) => (each.hidden = true));
  main.querySelectorAll('form[data-filter]').forEach((each) => each.remove());
  return { words: main.innerText.split(/\s+/).filter(Boolean), links };
}

/** What of the first list the second has not, counting repetitions. */
function lacking(list, other) {
  const counts = new Map();
  for (const item of other) counts.set(item, (counts.get(item) ?? 0) + 1);
  return list.filter((item) => {
    const count = counts.get(item) ?? 0;
    counts.set(item, count - 1);
    return count <= 0;
  });
}

/** Every kind can be printed. */
export async function checkPrint(site, browser) {
  const failures = [];
  await visit(site, browser, {}, async (page, sample) => {
    const bytes = await page.pdf({ format: 'A4' });
    if (bytes.length < PDF_BYTES_MIN) failures.push(`${sample.file}: the print is empty`);
  });
  return { failures, note: `${site.samples().length} kinds` };
}

/** Opens one page of each kind from the disk; the 404 page, which needs its root, from a server. */
export async function visit(site, browser, options, work) {
  const server = await serve(site.folder, site.baseUrl?.pathname ?? '/');
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    for (const sample of site.samples()) {
      const isMissing = sample.file === '404.html';
      const root = server.origin + (site.baseUrl?.pathname ?? '/');
      await page.goto(isMissing ? root + sample.file : pathToFileURL(path.join(site.folder, sample.file)).href);
      await work(page, sample);
    }
  } finally {
    await context.close();
    await server.close();
  }
}
