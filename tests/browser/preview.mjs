// The preview in a browser while files change: it follows the edits, and says what is wrong.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { findOverflow, findViolations, lookOptions } from './pages.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const DATE = '2026-11-21';
const SERVICE = 'layanan/izin-apotek.yaml';
const PAGE = 'layanan/izin-apotek.html';
const STYLES = 'themes/default/static/css/style.css';
/** More than the six connections that a browser opens to a host. */
const TABS = 12;
const WAIT_MS = 20_000;
const PANEL = '.panel';
const BADGE = '.badge';
/** Noise of tests that cut the line on purpose. */
const CUT_LINE = /net::ERR_INTERNET_DISCONNECTED/;

/** A running preview of a copy of the example portal. */
class Preview {
  static async start(prepare = () => {}) {
    if (!process.env.ZI_SITE) throw new Error('ZI_SITE does not name the program');
    const preview = new Preview();
    preview.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zi-site-'));
    fs.cpSync(path.join(REPOSITORY, 'content'), path.join(preview.folder, 'content'), { recursive: true });
    prepare(preview);
    preview.child = spawn(process.env.ZI_SITE, ['serve', '--port', '0', '--date', DATE], {
      cwd: preview.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    for await (const line of readline.createInterface({ input: preview.child.stderr })) {
      preview.origin = /http:\/\/[^/]+/.exec(line)?.[0];
      if (preview.origin) break;
    }
    preview.child.stderr.resume();
    return preview;
  }

  /** Changes a file of the content. */
  edit(file, change) {
    const full = path.join(this.folder, 'content', file);
    fs.writeFileSync(full, change(fs.readFileSync(full, 'utf8')));
  }

  put(file, text) {
    const full = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }

  async stop() {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await ended;
    fs.rmSync(this.folder, { recursive: true });
  }
}

/** Runs a test with a preview and a window; whatever the console complains about is a failure. */
async function withPreview(browser, options, test, prepare) {
  const failures = [];
  const expect = (isTrue, problem) => isTrue || failures.push(problem);
  const preview = await Preview.start(prepare);
  const context = await browser.newContext(options);
  const open = async (file = PAGE) => {
    const page = await context.newPage();
    page.on('console', (message) => {
      const isNoise = CUT_LINE.test(message.text()) || message.text().includes('503 (Service Unavailable)');
      if (['error', 'warning'].includes(message.type()) && !isNoise) failures.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => failures.push(`error: ${error.message}`));
    await page.goto(`${preview.origin}/${file}`, { timeout: WAIT_MS });
    return page;
  };
  try {
    await test({ preview, context, open, expect, failures });
  } finally {
    await context.close();
    await preview.stop();
  }
  return { failures: [...new Set(failures)] };
}

const rename = (name) => (text) => text.replace(/^nama: .*$/m, `nama: ${name}`);
const breakIt = (text) => `${text}\nkunci_asing: ya\n`;
const mendIt = (text) => text.replace('\nkunci_asing: ya\n', '');

/** Waits until the page tells a heading. */
const heading = (page, text) => page.locator('h1', { hasText: text }).waitFor({ timeout: WAIT_MS });

export const checkReload = (browser) => withPreview(browser, {}, async ({ preview, open, expect }) => {
  const page = await open();
  const other = await open('kontak.html');
  await other.evaluate(() => { window.isUntouched = true; });
  await page.evaluate(() => scrollTo(0, 700));
  preview.edit(SERVICE, (text) => text.replace(/^ringkasan: .*$/m, 'ringkasan: Ringkasan yang baru saja ditulis'));
  await page.getByText('Ringkasan yang baru saja ditulis').first().waitFor({ timeout: WAIT_MS });
  await page.waitForFunction(() => Math.abs(scrollY - 700) < 60, null, { timeout: WAIT_MS });
  expect(await other.evaluate(() => window.isUntouched), 'a page that did not change was loaded again');
});

export const checkStyles = (browser) => {
  const css = fs.readFileSync(path.join(REPOSITORY, STYLES), 'utf8');
  const prepare = (preview) => preview.put(STYLES, css);
  return withPreview(browser, {}, async ({ preview, open, expect }) => {
    const page = await open();
    await page.evaluate(() => { window.isSame = true; });
    preview.put(STYLES, `${css}\nbody { outline: 7px solid teal; }\n`);
    const hasStyle = () => getComputedStyle(document.body).outlineWidth === '7px';
    await page.waitForFunction(hasStyle, null, { timeout: WAIT_MS });
    await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1, null, { timeout: WAIT_MS });
    expect(await page.evaluate(() => window.isSame), 'the page was loaded again');
    preview.put(STYLES, css);
    await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth !== '7px', null, { timeout: WAIT_MS });
  }, prepare);
};

export const checkOverlay = (browser, look) => {
  const options = look === 'forced' ? { ...lookOptions('light'), forcedColors: 'active' } : lookOptions(look);
  return withPreview(browser, { ...options, permissions: ['clipboard-read', 'clipboard-write'] }, async (tools) => {
    const { preview, open, expect, failures } = tools;
    const page = await open();
    await page.evaluate(() => { window.isSame = true; });
    preview.edit(SERVICE, breakIt);
    const panel = page.locator(PANEL);
    await panel.waitFor({ timeout: WAIT_MS });
    failures.push(...(await findViolations(page)));
    const wide = await page.evaluate(findOverflow);
    expect(!wide, wide);
    const place = panel.locator('.place').first();
    const shown = await place.textContent();
    expect(/^content\/layanan\/izin-apotek\.yaml:\d+:\d+$/.test(shown), `the place reads ${shown}`);
    await place.focus();
    await page.keyboard.press('Enter');
    await panel.getByText('disalin').waitFor({ timeout: WAIT_MS });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied === shown, `copied was ${copied}`);
    await page.keyboard.press('Escape');
    await page.locator(BADGE).waitFor({ timeout: WAIT_MS });
    expect(await panel.isHidden(), 'Escape does not make it small');
    expect(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className === 'badge'), 'the focus is lost');
    failures.push(...(await findViolations(page)));
    await page.keyboard.press('Enter');
    await panel.waitFor({ timeout: WAIT_MS });
    preview.edit(SERVICE, mendIt);
    await panel.waitFor({ state: 'detached', timeout: WAIT_MS });
    expect(await page.evaluate(() => window.isSame), 'the page was loaded again though it is the same');
  });
};

export const checkWarnings = (browser) => withPreview(browser, lookOptions('narrow'), async ({ preview, open, expect, failures }) => {
  const page = await open();
  preview.put('content/berkas/lepas.txt', 'Tidak dirujuk halaman mana pun.\n');
  const badge = page.locator(BADGE);
  await badge.waitFor({ timeout: WAIT_MS });
  expect(/\d+ peringatan/.test(await badge.textContent()), `the badge reads ${await badge.textContent()}`);
  await badge.click();
  await page.locator(PANEL).getByText('berkas/lepas.txt').first().waitFor({ timeout: WAIT_MS });
  failures.push(...(await findViolations(page)));
});

export const checkBrokenFromTheStart = (browser) => {
  const prepare = (preview) => preview.edit(SERVICE, breakIt);
  return withPreview(browser, lookOptions('light'), async ({ preview, open, failures }) => {
    const page = await open();
    await page.locator(PANEL).waitFor({ timeout: WAIT_MS });
    failures.push(...(await findViolations(page)));
    preview.edit(SERVICE, mendIt);
    await heading(page, 'Izin Apotek');
  }, prepare);
};

export const checkTabs = (browser) => withPreview(browser, {}, async ({ preview, open }) => {
  const pages = [];
  for (let tab = 0; tab < TABS; tab += 1) pages.push(await open());
  preview.edit(SERVICE, rename('Nama Pertama'));
  await Promise.all(pages.map((page) => heading(page, 'Nama Pertama')));
  // The first one listens for all; when it goes, another must.
  await pages.shift().close();
  preview.edit(SERVICE, rename('Nama Kedua'));
  await Promise.all(pages.map((page) => heading(page, 'Nama Kedua')));
});

export const checkSleep = (browser) => withPreview(browser, {}, async ({ preview, context, open }) => {
  const page = await open();
  const awake = await context.newCDPSession(page);
  await context.setOffline(true);
  preview.edit(SERVICE, rename('Nama Selagi Tidur'));
  await awake.send('Page.setWebLifecycleState', { state: 'frozen' });
  await context.setOffline(false);
  await awake.send('Page.setWebLifecycleState', { state: 'active' });
  await heading(page, 'Nama Selagi Tidur');
});
