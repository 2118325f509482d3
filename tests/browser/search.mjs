// Search as visitors meet it: by keyboard, in every look, with hostile words on both sides.
//
// What the engine finds is tested elsewhere; where a test wants certain hits, an engine of its own
// stands in, which keeps the same contract.

import { pathToFileURL } from 'node:url';
import { findOverflow, findViolations, lookOptions } from './pages.mjs';
import { serve } from './server.mjs';

const SUB_PATH = '/sub/path/';
const FIELD = '[role=search] input';
const OPTIONS = '#search-list [role=option]';
/** The policy that issue and manual promise to work under, sent by the host. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
/** Pictures and fonts are not allowed there; that is no fault of the search. */
const FORBIDDEN_BY_POLICY = /Content Security Policy directive: "default-src 'none'"|favicon/;
const WAIT_MS = 5000;
/** Longer than the script lets the address and the voice wait. */
const SETTLED_MS = 900;

const HOSTILE_QUERIES = [
  '(', '\\', '.*+?^${}()|[]', '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '__proto__', 'constructor',
  'toString', '%E0%A4%A', '😀🏢', '\ud83d', 'مرحبا שלום', '\u202eizin', 'a\u0000b', 'izin '.repeat(2000), 'x'.repeat(10000), '   ',
];

/** Questions to the example portal: instant in WITA, query, what the answer says, where it leads. */
const ANSWERS = [
  ['2026-11-21T10:00', 'jumat buka sampai jam berapa', ['Jumat, 27 November 2026: 08.30–11.00 WITA'], 'kontak.html'],
  ['2026-11-20T23:30', 'jumat buka sampai jam berapa', ['Jumat, 20 November 2026: 08.30–11.00 WITA'], 'kontak.html'],
  ['2026-11-21T00:30', 'buka hari ini', ['Sabtu, 21 November 2026: tutup', 'Buka lagi Senin pukul 08.00 WITA'], 'kontak.html'],
  ['2026-11-30T10:00', 'jumat buka jam berapa', ['Jumat, 4 Desember 2026: tutup (Pemeliharaan jaringan dan instalasi listrik)'], 'kontak.html'],
  ['2026-11-21T10:00', 'jam buka', ['Senin–Rabu: 08.00–16.30 WITA', 'Sabtu–Minggu: tutup'], 'kontak.html'],
  ['2026-12-02T10:00', 'jam buka', ['Jumat: 08.30–11.00 WITA', 'Jumat, 4 Desember 2026: tutup (Pemeliharaan'], 'kontak.html'],
  ['2027-02-10T10:00', 'jam buka', ['Kamis, 11 Februari 2027: 08.00–14.30 WITA'], 'kontak.html'],
  ['2026-11-21T10:00', 'biaya izin apotek', ['Izin Apotek', 'Gratis · 12–24 hari kerja'], 'layanan/izin-apotek.html'],
  ['2026-11-21T10:00', 'berapa lama izin apotek', ['Gratis · 12–24 hari kerja'], 'layanan/izin-apotek.html'],
];

/** Goes the way of a visitor with nothing but a keyboard, from a page to a hit. */
export async function checkSearch(site, browser, where) {
  const server = where === 'file' ? null : await serve(site.folder, SUB_PATH, POLICY);
  const root = server ? server.origin + SUB_PATH : pathToFileURL(`${site.folder}/`).href;
  const start = site.pages.find(({ kind }) => kind === 'contact').file;
  try {
    const { failures, note } = await walk(browser, root, start, wordOf(site));
    failures.push(...(await checkHostileQueries(browser, root, start)));
    if (site.fileSet.has('layanan/a-z.html')) failures.push(...(await checkWithoutScript(browser, root + start)));
    return { failures, note };
  } finally {
    await server?.close();
  }
}

/** A long word of a title, which every search must find. */
function wordOf(site) {
  const page = site.pages.find(({ kind }) => kind === 'service') ?? site.pages.find(({ kind }) => kind === 'page');
  const title = /<h1[^>]*>([^<]*)/.exec(site.text(page.file))[1];
  return title.split(/[^\p{L}]+/u).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

async function walk(browser, root, start, word) {
  const failures = [];
  const expect = (isTrue, problem) => isTrue || failures.push(problem);
  await visit(browser, root, {}, failures, async (page) => {
    await page.goto(root + start);
    await page.keyboard.press('/');
    expect(await page.locator(FIELD).evaluate((field) => field === document.activeElement), '"/" does not lead to the field');
    await page.keyboard.type(word);
    await page.locator(OPTIONS).first().waitFor({ timeout: WAIT_MS });
    expect((await page.inputValue(FIELD)) === word, `the field holds "${await page.inputValue(FIELD)}"`);
    await page.keyboard.press('ArrowDown');
    expect((await activeOption(page)) === 0, 'the first arrow does not lead to the first hit');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect((await activeOption(page)) === (await page.locator(OPTIONS).count()) - 1, 'an arrow up does not lead to the last entry');
    await page.keyboard.press('Escape');
    expect(await page.locator('#search-list').isHidden(), 'Escape does not close the list');
    expect((await page.inputValue(FIELD)) === word, 'Escape clears before it closes');
    await page.keyboard.press('Escape');
    expect((await page.inputValue(FIELD)) === '', 'a second Escape does not clear');

    await page.keyboard.type(word);
    await page.locator(OPTIONS).first().waitFor({ timeout: WAIT_MS });
    await page.keyboard.press('Enter');
    await page.waitForURL(`${root}cari.html?q=${encodeURIComponent(word)}`, { timeout: WAIT_MS });
    await page.locator('.search-hit').first().waitFor({ timeout: WAIT_MS });
    expect((await page.locator('.search-hit mark').count()) > 0, 'nothing is marked');
    expect(await page.locator('#search-help').isHidden(), 'help stands beside the results');
    await page.waitForTimeout(SETTLED_MS);
    expect(/\d/.test(await page.locator('[role=status]').textContent()), 'the number of hits is not told');

    await page.locator(FIELD).focus();
    await page.keyboard.type('x'.repeat(9));
    await page.waitForTimeout(SETTLED_MS);
    expect(page.url().endsWith('xxxxxxxxx'), `the address stays ${page.url()}`);
    await page.locator(FIELD).fill(word);
    await page.locator('.search-hit').first().waitFor({ timeout: WAIT_MS });
    await page.keyboard.press('ArrowDown');
    const hit = await page.evaluate(() => document.activeElement.href);
    expect(hit?.startsWith(root), 'an arrow down does not lead to a result');
    await page.keyboard.press('Enter');
    await page.waitForURL(hit, { timeout: WAIT_MS });
    await page.goBack();
    await page.locator('.search-hit').first().waitFor({ timeout: WAIT_MS });
    expect((await page.inputValue(FIELD)) === word, 'the way back loses the query');
  });
  return { failures, note: `"${word}"` };
}

function activeOption(page) {
  return page.evaluate(() => {
    const id = document.activeElement.getAttribute('aria-activedescendant');
    const options = [...document.querySelectorAll('#search-list [role=option]')];
    return options.findIndex((option) => option.id === id && option.getAttribute('aria-selected') === 'true');
  });
}

async function checkHostileQueries(browser, root, start) {
  const failures = [];
  for (const file of [start, 'cari.html']) {
    await visit(browser, root, {}, failures, async (page) => {
      await page.goto(root + file);
      const field = page.locator(FIELD);
      for (const query of HOSTILE_QUERIES) {
        await field.fill(query);
        await page.waitForTimeout(60);
        const planted = await page.locator('form[role=search] :is(img, script), #search-results :is(img, script)').count();
        if (planted > 0) failures.push(`${file}: "${query.slice(0, 30)}" becomes markup`);
      }
      await page.waitForTimeout(SETTLED_MS);
    });
  }
  await visit(browser, root, {}, failures, async (page) => {
    for (const query of HOSTILE_QUERIES.map((each) => each.slice(0, 2000).toWellFormed())) {
      await page.goto(`${root}cari.html?q=${encodeURIComponent(query)}`);
      await page.locator('#search-help[data-ready]').waitFor({ state: 'attached', timeout: WAIT_MS });
    }
    await page.goto(`${root}cari.html?q=%E0%A4%A&q=%`);
    await page.locator('#search-help[data-ready]').waitFor({ state: 'attached', timeout: WAIT_MS });
  });
  return failures;
}

async function checkWithoutScript(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.fill(FIELD, 'apotek');
    await page.keyboard.press('Enter');
    const arrived = await page.waitForURL(/\/layanan\/a-z\.html\?q=apotek$/, { timeout: WAIT_MS }).then(() => true, () => false);
    return arrived ? [] : [`without JavaScript the form leads to ${page.url()}`];
  } finally {
    await context.close();
  }
}

/** Opens a page of a visitor; errors, warnings and foreign requests are failures. */
async function visit(browser, root, options, failures, work) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => failures.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => failures.push(`a dialog: ${dialog.message()}`) && dialog.dismiss());
    page.on('console', (message) => {
      const isFault = ['error', 'warning'].includes(message.type()) && !FORBIDDEN_BY_POLICY.test(message.text());
      if (isFault) failures.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(root)) failures.push(`asks for ${request.url()}`);
    });
    await work(page);
  } finally {
    await context.close();
  }
}

/** Facts stand above the results, a slip is mended, and nothing found is not the end. */
export async function checkExampleSearch(site, browser) {
  const failures = [];
  const root = pathToFileURL(`${site.folder}/`).href;
  await visit(browser, root, {}, failures, async (page) => {
    for (const [instant, query, facts, target] of ANSWERS) {
      await page.clock.setFixedTime(new Date(`${instant}+08:00`));
      await page.goto(`${root}cari.html?q=${encodeURIComponent(query)}`);
      const answer = page.locator('.search-answer');
      const text = await answer.innerText({ timeout: WAIT_MS });
      for (const fact of facts) if (!text.includes(fact)) failures.push(`${instant}: ${query}: "${text}", not "${fact}"`);
      const isSeason = instant.startsWith('2027-02');
      if (isSeason && text.includes('16.30')) failures.push(`${instant}: ${query}: hours that do not hold: "${text}"`);
      const href = await answer.locator('a').getAttribute('href');
      if (!href.includes(target)) failures.push(`${query}: the answer leads to ${href}`);
    }
    await page.goto(`${root}cari.html?q=apotik`);
    await page.locator('.search-hit').first().waitFor({ timeout: WAIT_MS });
    const groups = await page.locator('#search-results h2').allInnerTexts();
    if (!/^Layanan \(\d+\)$/.test(groups[0])) failures.push(`apotik: the first group is ${groups[0]}`);
    const first = await page.locator('.search-hit').first().innerText();
    if (!first.includes('hari kerja')) failures.push(`apotik: the first hit tells no time: ${first}`);
    await page.goto(`${root}cari.html?q=qzxqzxqzx`);
    await page.locator('.search-count').waitFor({ timeout: WAIT_MS });
    if (!(await page.locator('#search-help a[href="layanan/a-z.html"]').isVisible())) failures.push('nothing found shows no way on');
  });
  return { failures, note: `${ANSWERS.length} questions` };
}

/** Stands in for the engine: hits that want to be markup, and parts that are missing. */
function hostileEngine() {
  const evil = '<img src=x onerror=alert(1)>';
  const hit = (group, more) => ({
    title: `${evil} ${group}`, url: 'index.html?' + group, summary: evil, group, fee: '', amount: '', duration: '', durationState: '',
    date: '', language: 'id', ...more,
  });
  const hits = [
    hit('service', { fee: 'regional_levy', amount: 'Rp1.000', durationState: 'by_rule' }), hit('service', { fee: 'free', duration: '3 hari kerja' }),
    hit('news', { date: '12 November 2026' }), hit('information'), hit('performance'),
  ];
  const items = ['satu', 'dua', evil];
  const answers = {
    syarat: { kind: 'requirements', hit: hits[0], url: 'index.html#syarat', items, more: 2 },
    lama: { kind: 'duration', hit: hits[2], url: 'index.html#waktu' },
    rusak: { kind: 'hours', day: 0, rules: '{', week: [], zone: 'WITA', url: 'kontak.html' },
  };
  const found = (query, failed) => ({
    query, failed, hits: query === 'rusak' ? [] : hits, total: 70, groups: ['service', 'news', 'information', 'performance'],
    suggestion: evil, answer: answers[query] ?? null, marks: (text) => [[text.slice(0, 4), true], [text.slice(4), false]],
  });
  window.ziSearch = {
    search(query, options, done) {
      if (query === 'lambat') setTimeout(() => done(found('syarat', false)), 300);
      else if (query === 'hilang') options.load('cari/tidak-ada.js', (isThere) => done(found(query, !isThere)));
      else done(found(query, false));
    },
  };
}

/** Shows hits of every kind as text, the newest answer only, and says when something is missing. */
export async function checkSearchPage(site, browser) {
  const failures = [];
  const expect = (isTrue, problem) => isTrue || failures.push(problem);
  const server = await serve(site.folder, SUB_PATH);
  const root = server.origin + SUB_PATH;
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => failures.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => failures.push(`a dialog: ${dialog.message()}`) && dialog.dismiss());
    let isThere = true;
    const body = `(${hostileEngine})();`;
    await page.route('**/cari/indeks.js', (route) => (isThere ? route.fulfill({ contentType: 'text/javascript', body }) : route.abort()));

    await page.goto(`${root}cari.html?q=syarat`);
    const results = page.locator('#search-results');
    await page.locator('.search-hit').first().waitFor({ timeout: WAIT_MS });
    const text = await results.innerText();
    expect((await results.locator('img').count()) === 0, 'a title becomes markup');
    const parts = [
      'dan 2 persyaratan lainnya', 'Layanan (2)', 'Berita (1)', 'Informasi (1)', 'Kinerja (1)', 'Rp1.000 (retribusi daerah) · Waktu sesuai ketentuan',
      'Gratis · 3 hari kerja', '12 November 2026', '5 hasil teratas dari 70', 'Mungkin maksud Anda: <img',
    ];
    for (const part of parts) expect(text.includes(part), `the page does not show "${part}"`);

    await page.fill(FIELD, 'lama');
    expect(await hasText(page, '.search-answer', 'Jangka waktu belum diisi'), 'a time that is not known is not told');
    await page.fill(FIELD, 'rusak');
    expect(await hasText(page, '.search-count', 'Tidak ada hasil'), 'hours that cannot be read are an answer');
    expect(await page.locator('#search-help').isVisible(), 'nothing found shows no help');
    await page.fill(FIELD, 'hilang');
    expect(await hasText(page, '[role=alert]', 'tidak dapat dimuat'), 'a missing part is not told');
    await page.fill(FIELD, 'lambat');
    await page.waitForTimeout(100);
    await page.fill(FIELD, 'lama');
    await page.waitForTimeout(500);
    expect(!(await results.innerText()).includes('dan 2 persyaratan'), 'an old answer replaces a newer one');
    expect(await page.locator('[role=alert]').isHidden(), 'what was missing is told for ever');

    isThere = false;
    await page.goto(`${root}cari.html?q=apotek`);
    expect(await hasText(page, '[role=alert]', 'tidak dapat dimuat'), 'a missing index is not told');
    expect(await page.locator('[role=alert] a[href="layanan/a-z.html"]').isVisible(), 'a missing index leaves no way on');
    expect(await page.locator('#search-help').isVisible(), 'a missing index hides the help');
    isThere = true;
    await page.locator('h1').click();
    await page.focus(FIELD);
    await page.locator('.search-hit').first().waitFor({ timeout: WAIT_MS });
  } finally {
    await context.close();
    await server.close();
  }
  return { failures };
}

function hasText(page, selector, words) {
  return page.locator(selector, { hasText: words }).waitFor({ timeout: WAIT_MS }).then(() => true, () => false);
}

/** Results and the open list in every look: axe, room at 320 px, and nothing moves. */
export async function checkSearchLooks(site, browser) {
  const failures = [];
  const root = pathToFileURL(`${site.folder}/`).href;
  for (const look of ['light', 'dark', 'narrow']) {
    const context = await browser.newContext(lookOptions(look));
    try {
      const page = await context.newPage();
      await page.addInitScript(countShifts);
      for (const file of ['cari.html?q=biaya+izin+apotek', 'cari.html?q=qzxqzxqzx', 'layanan/index.html', 'index.html']) {
        const shift = await shiftOf(page, root + file);
        // A busy machine may paint a page before all of it has come; it does not do so twice.
        if (shift > 0 && await shiftOf(page, root + file) > 0) failures.push(`${look} ${file}: the page moves by ${shift}`);
        const wide = await page.evaluate(findOverflow);
        if (wide) failures.push(`${look} ${file}: ${wide}`);
        failures.push(...(await findViolations(page)).map((violation) => `${look} ${file}: ${violation}`));
      }
    } finally {
      await context.close();
    }
  }
  return { failures };
}

/** Opens a page with its results or suggestions, and gives how far things have moved on it. */
async function shiftOf(page, address) {
  await page.goto('about:blank');
  await page.goto(address);
  if (address.includes('/cari.html')) {
    await page.locator('.search-count').waitFor({ timeout: WAIT_MS });
  } else {
    await page.focus(FIELD);
    await page.keyboard.type('izin');
    await page.locator(OPTIONS).first().waitFor({ timeout: WAIT_MS });
    await page.keyboard.press('ArrowDown');
  }
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(() => window.shift);
}

/** Sums up in the page how far things move that nobody has asked to. */
function countShifts() {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}
