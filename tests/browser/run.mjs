// Judges built portals as their visitors would.
//
//   node run.mjs FOLDER…                    the first folder is the example portal
//   node run.mjs --only links,hours FOLDER…
//   node run.mjs FOLDER… --hosts FOLDER     the last one is only tried on real hosts
//
// ZI_SITE names the program, for the tests of its preview.
//
// The last line reads "N passed, N failed"; the status is 1 when a test failed.

import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { checkJsonLd, checkXml } from './data.mjs';
import { checkFilters } from './filter.mjs';
import { checkExampleHours, checkHours } from './hours.mjs';
import { checkLinks } from './links.mjs';
import { checkHost } from './hosts.mjs';
import { checkMarkup } from './markup.mjs';
import { checkAccess, checkPrint, checkRedirects, checkRequests, checkWithoutScripts } from './pages.mjs';
import { checkBrokenFromTheStart, checkOverlay, checkReload, checkSleep, checkStyles, checkTabs, checkWarnings } from './preview.mjs';
import { Report } from './report.mjs';
import { checkExampleSearch, checkSearch, checkSearchLooks, checkSearchPage } from './search.mjs';
import { Site } from './site.mjs';
import { checkWeights } from './weight.mjs';

const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Tests of one portal: [key, name, test]. */
const TESTS = [
  ['links', 'every address names a file and every fragment an element', (site) => checkLinks(site)],
  ['weights', 'pages are light', (site) => checkWeights(site)],
  ['json-ld', 'structured data parses', (site) => checkJsonLd(site)],
  ['xml', 'feeds and sitemap parse', checkXml],
  ['http', 'no foreign request, no error over http at /', (site, browser) => checkRequests(site, browser, 'root')],
  ['sub-path', `no foreign request, no error over http at /sub/path/`, (site, browser) => checkRequests(site, browser, 'sub-path')],
  ['file', 'no foreign request, no error from the disk', (site, browser) => checkRequests(site, browser, 'file')],
  ['axe', 'axe finds nothing in light colours', (site, browser) => checkAccess(site, browser, 'light')],
  ['axe', 'axe finds nothing in dark colours', (site, browser) => checkAccess(site, browser, 'dark')],
  ['axe', 'axe finds nothing at 320 px, and nothing overflows', (site, browser) => checkAccess(site, browser, 'narrow')],
  ['no-js', 'words and links are there without JavaScript', checkWithoutScripts],
  ['filter', 'filters show what they are asked for', checkFilters],
  ['hours', 'hours agree with their rules', checkHours],
  ['search', 'search works over http below a path', (site, browser) => checkSearch(site, browser, 'sub-path')],
  ['search', 'search works from the disk', (site, browser) => checkSearch(site, browser, 'file')],
  ['print', 'pages can be printed', checkPrint],
  ['redirects', 'old addresses lead on', checkRedirects],
];

/** Tests of the preview; the environment names the program: [name, test]. */
const PREVIEW_TESTS = [
  ['a page follows an edit and stays where it was', checkReload],
  ['style sheets change without loading the page', checkStyles],
  ['errors are shown in light colours', (browser) => checkOverlay(browser, 'light')],
  ['errors are shown in dark colours', (browser) => checkOverlay(browser, 'dark')],
  ['errors are shown at 320 px', (browser) => checkOverlay(browser, 'narrow')],
  ['errors are shown in the colours of the system', (browser) => checkOverlay(browser, 'forced')],
  ['warnings are a badge', checkWarnings],
  ['a site that was broken from the start appears', checkBrokenFromTheStart],
  ['twelve tabs follow, and go on when the first closes', checkTabs],
  ['a tab that slept catches up', checkSleep],
];

const { folders, only, hosted } = readArguments(process.argv.slice(2));
const sites = folders.map((folder) => new Site(folder));
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH || '/usr/bin/chromium', args: BROWSER_ARGUMENTS });
const report = new Report();
try {
  await runAll();
} finally {
  await browser.close();
}
process.exitCode = report.finish();

async function runAll() {
  const isAsked = (key) => only.length === 0 || only.includes(key);
  for (const site of sites) {
    for (const [key, name, test] of TESTS) {
      if (isAsked(key)) await report.run(`${site.name}: ${name}`, () => test(site, browser));
    }
  }
  for (const site of [...sites, ...hosted].filter(({ fileSet }) => isAsked('hosts') && fileSet.has('_headers'))) {
    for (const host of ['nginx', 'apache']) {
      await report.run(`${site.name}: ${host} sends what it should`, () => checkHost(site, browser, host));
    }
  }
  const [example] = sites;
  if (isAsked('hours')) await report.run(`${example.name}: hours read as expected`, () => checkExampleHours(example, browser));
  if (isAsked('search')) {
    await report.run(`${example.name}: search answers as expected`, () => checkExampleSearch(example, browser));
    await report.run(`${example.name}: search shows whatever the engine gives`, () => checkSearchPage(example, browser));
    await report.run(`${example.name}: axe finds nothing in search, and nothing moves or overflows`, () => checkSearchLooks(example, browser));
  }
  if (isAsked('preview')) {
    for (const [name, test] of PREVIEW_TESTS) await report.run(`preview: ${name}`, () => test(browser));
  }
  if (isAsked('markup')) await report.run('the Nu checker finds no error', () => checkMarkup(sites.map((site) => site.folder)));
}

function readArguments(words) {
  const at = words.indexOf('--only');
  const only = at < 0 ? [] : words.splice(at, 2)[1].split(',');
  const atHosts = words.indexOf('--hosts');
  const hosted = atHosts < 0 ? [] : words.splice(atHosts, 2).slice(1).map((folder) => new Site(folder));
  const bad = words.filter((folder) => !fs.existsSync(`${folder}/index.html`));
  if (words.length === 0 || bad.length > 0) {
    console.error(bad.length > 0 ? `no site in ${bad.join(', ')}` : 'usage: node run.mjs [--only TEST,…] FOLDER… [--hosts FOLDER]');
    process.exit(2);
  }
  return { folders: words, only, hosted };
}
