// "Open now" must be right at every minute, wherever the visitor's own clock stands.
//
// The words are compared with those a slow, separate computation gives from the rules in
// `data-hours`, and for the example portal with sentences written by hand.

import { pathToFileURL } from 'node:url';
import path from 'node:path';

const VISITOR_ZONES = ['Asia/Jakarta', 'America/New_York'];
const OFFICE_ZONES = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };
const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const ENGLISH_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTE_MS = 60_000;
const LOOK_AHEAD_DAYS = 60;
const TEXT_TIMEOUT_MS = 5000;

const HOME = { kind: 'home', selector: 'main [data-hours]' };
const MPP = { kind: 'contact', selector: '#mpp > [data-hours]' };

/** What the example portal says: [place, instant in WITA, text]. */
const EXAMPLE_TEXTS = [
  [HOME, '2026-11-20T11:30', 'Sedang tutup. Buka lagi Senin pukul 08.00 WITA'],
  [HOME, '2026-11-21T00:30', 'Sedang tutup. Buka lagi Senin pukul 08.00 WITA'],
  [HOME, '2026-11-23T07:59', 'Belum buka. Buka hari ini pukul 08.00 WITA'],
  [HOME, '2026-11-23T08:00', 'Buka sekarang, tutup pukul 16.30 WITA'],
  [HOME, '2026-11-23T10:00', 'Buka sekarang, tutup pukul 16.30 WITA'],
  [HOME, '2026-11-23T16:30', 'Sedang tutup. Buka lagi besok, Selasa, pukul 08.00 WITA'],
  [HOME, '2026-11-26T16:00', 'Sedang tutup. Buka lagi besok, Jumat, pukul 08.30 WITA'],
  [HOME, '2026-12-04T10:00', 'Sedang tutup (Pemeliharaan jaringan dan instalasi listrik). Buka lagi Senin pukul 08.00 WITA'],
  [HOME, '2026-12-24T11:59', 'Buka sekarang, tutup pukul 12.00 WITA'],
  [HOME, '2026-12-24T12:00', 'Sedang tutup. Buka lagi Senin pukul 08.00 WITA'],
  [HOME, '2027-02-09T14:45', 'Sedang tutup. Buka lagi besok, Rabu, pukul 08.00 WITA'],
  [HOME, '2027-03-09T15:00', 'Sedang tutup. Buka lagi Jumat pukul 08.30 WITA'],
  [MPP, '2026-11-27T12:00', 'Istirahat, buka 13.30 WITA'],
  [MPP, '2026-11-28T11:29', 'Buka, tutup 11.30 WITA'],
];

/** Instants (UTC) at which every portal is compared with the slow computation. */
const INSTANTS = [
  '2026-11-20T03:29Z', '2026-11-20T15:59Z', '2026-11-20T16:30Z', '2026-11-21T23:59Z', '2026-11-23T00:00Z',
  '2026-11-23T02:00Z', '2026-11-25T08:29Z', '2026-11-25T08:30Z', '2026-12-04T02:00Z', '2026-12-24T05:00Z',
  '2026-12-31T16:30Z', '2027-02-28T23:45Z', '2027-03-09T06:31Z',
];

/** Compares the example portal with the sentences above. */
export async function checkExampleHours(site, browser) {
  const failures = [];
  for (const timezoneId of VISITOR_ZONES) {
    await withPage(browser, timezoneId, async (page) => {
      for (const [{ kind, selector }, instant, expected] of EXAMPLE_TEXTS) {
        const file = fileOf(site, kind);
        await open(page, site, file, `${instant}+08:00`);
        const text = await page.locator(selector).first().innerText({ timeout: TEXT_TIMEOUT_MS });
        if (text !== expected) failures.push(`${timezoneId}, ${file} at ${instant} WITA: "${text}", not "${expected}"`);
      }
    });
  }
  await withPage(browser, VISITOR_ZONES[0], async (page) => failures.push(...(await checkTick(site, page))));
  return { failures, note: `${EXAMPLE_TEXTS.length} sentences, ${VISITOR_ZONES.length} zones` };
}

/** An open page follows the clock. */
async function checkTick(site, page) {
  await page.clock.install({ time: new Date('2026-11-20T10:59:40+08:00') });
  await page.goto(addressOf(site, fileOf(site, HOME.kind)));
  const text = () => page.locator(HOME.selector).first().innerText({ timeout: TEXT_TIMEOUT_MS });
  const before = await text();
  await page.clock.runFor(30_000);
  const after = await text();
  const isRight = before.includes('tutup pukul 11.00') && after.startsWith('Sedang tutup');
  return isRight ? [] : [`a page left open does not follow the clock: "${before}", then "${after}"`];
}

/** Compares all hours of a portal's home and contact pages with the slow computation. */
export async function checkHours(site, browser) {
  const files = site.pages.filter((page) => /^(home|contact)$/.test(page.kind) || page.file === 'index.html').map((page) => page.file);
  const failures = [];
  let count = 0;
  for (const timezoneId of VISITOR_ZONES) {
    await withPage(browser, timezoneId, async (page) => {
      for (const file of new Set(files)) {
        for (const instant of INSTANTS) {
          await open(page, site, file, instant);
          for (const { rules, text, isShort } of await page.evaluate(readHours)) {
            count += 1;
            const problem = judge(JSON.parse(rules), new Date(instant), text, isShort);
            if (problem) failures.push(`${timezoneId}, ${file} at ${instant}: "${text}" ${problem}`);
          }
        }
      }
    });
  }
  return { failures, note: `${count} comparisons` };
}

function readHours() {
  return [...document.querySelectorAll('[data-hours]')]
    .filter((element) => element.dataset.hours && element.checkVisibility())
    .map((element) => ({ rules: element.dataset.hours, text: element.innerText.trim(), isShort: 'short' in element.dataset }));
}

async function withPage(browser, timezoneId, work) {
  const context = await browser.newContext({ timezoneId, locale: 'en-US' });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function open(page, site, file, instant) {
  await page.clock.setFixedTime(new Date(instant));
  await page.goto(addressOf(site, file));
}

function fileOf(site, kind) {
  const page = site.pages.find((each) => each.kind === kind);
  if (!page) throw new Error(`there is no page of the kind ${kind}`);
  return page.file;
}

function addressOf(site, file) {
  return pathToFileURL(path.join(site.folder, file)).href;
}

/** Says what is wrong with a text, or nothing. */
function judge(rules, instant, text, isShort) {
  const parts = expectedParts(rules, instant);
  const expected = isShort ? parts.flatMap(shortened) : parts;
  const missing = expected.filter((part) => !text.includes(part));
  return missing.length === 0 ? null : `lacks ${missing.map((part) => `"${part}"`).join(', ')}`;
}

/** The words of the narrow line in the header for those of the full sentence. */
const SHORT = {
  'Buka sekarang': ['Buka'], '24 jam': ['24 jam'], 'Sedang istirahat': ['Istirahat'], 'Belum buka': ['Tutup'],
  'Sedang tutup': ['Tutup'], tutup: ['Tutup'], besok: [],
};

function shortened(part) {
  return SHORT[part] ?? [part.replace('pukul ', '')];
}

/** Looks at every minute from now on until the office opens or closes. */
function expectedParts(rules, instant) {
  const now = localTime(rules, instant);
  const today = hoursOn(rules, now);
  if (today === null) return [];
  const wasOpen = isOpenAt(today, now.minute);
  if (wasOpen && today.every(([from, until]) => from === 0 && until === 1440)) return ['Buka sekarang', '24 jam'];
  const change = nextChange(rules, instant, wasOpen);
  if (!change) return wasOpen ? ['Buka sekarang'] : ['tutup'];
  const at = `pukul ${clockText(change.minute)} ${rules.zone}`;
  if (wasOpen) return ['Buka sekarang', at];
  const state = closedState(today, now, change);
  return [...state, at];
}

function closedState(today, now, change) {
  if (change.daysAhead === 0) return [today.some(([, until]) => until <= now.minute) ? 'Sedang istirahat' : 'Belum buka'];
  const day = DAYS[change.weekday];
  return change.daysAhead === 1 ? ['Sedang tutup', 'besok', day] : ['Sedang tutup', day];
}

function nextChange(rules, instant, wasOpen) {
  const start = localTime(rules, instant);
  let daysAhead = 0;
  let last = start.date;
  for (let step = 1; step <= LOOK_AHEAD_DAYS * 1440; step += 1) {
    const local = stepTime(rules, instant, start, step);
    if (local.date !== last) [daysAhead, last] = [daysAhead + 1, local.date];
    const hours = hoursOn(rules, local);
    if (hours === null) return null;
    if (isOpenAt(hours, local.minute) !== wasOpen) {
      const isMidnight = wasOpen && local.minute === 0;
      return isMidnight ? { ...local, minute: 1440, daysAhead } : { ...local, daysAhead };
    }
  }
  return null;
}

/** The date only changes at midnight, so the calendar is asked only then. */
function stepTime(rules, instant, start, step) {
  const minute = (start.minute + step) % 1440;
  const daysOn = Math.floor((start.minute + step) / 1440);
  const midnight = new Date(instant.getTime() + step * MINUTE_MS - minute * MINUTE_MS);
  const key = `${rules.zone} ${midnight.getTime()}`;
  if (daysOn === 0) return { ...start, minute };
  if (!dayCache.has(key)) dayCache.set(key, localTime(rules, midnight));
  return { ...dayCache.get(key), minute };
}

const dayCache = new Map();

function localTime(rules, instant) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: OFFICE_ZONES[rules.zone], hourCycle: 'h23', weekday: 'short',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: ENGLISH_DAYS.indexOf(parts.weekday),
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** The intervals of a day, `[]` when closed, `null` when unknown. */
function hoursOn(rules, { date, weekday }) {
  const holds = (entry) => entry.from <= date && date <= entry.until;
  const exception = rules.exceptions.find(holds);
  if (exception) return exception.hours;
  return (rules.seasons.find(holds) ?? rules).week[weekday];
}

function isOpenAt(hours, minute) {
  return hours.some(([from, until]) => from <= minute && minute < until);
}

function clockText(minute) {
  const two = (number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}.${two(minute % 60)}`;
}
