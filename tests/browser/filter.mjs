// Filters of lists show what they are asked for, and all of it again when they are reset.

import { visit } from './pages.mjs';

/** What no row has in it. */
const NOWHERE = 'zzzzqqqq';

/** Every list that has a filter, by its rows themselves. */
export async function checkFilters(site, browser) {
  const failures = [];
  let count = 0;
  await visit(site, browser, {}, async (page, sample) => {
    if ((await page.locator('form[data-filter]').count()) === 0) return;
    count += 1;
    const note = (words) => failures.push(`${sample.file}: ${words}`);
    const all = (await read(page)).shown.length;
    for (const { id, of, value } of await page.evaluate(choices)) {
      await page.selectOption(`#${id}`, value);
      const { shown, hidden, emptySections, result } = await read(page);
      const has = (row) => (row[of] ?? '').split(' ').includes(value);
      if (!shown.every(has) || hidden.some(has)) note(`${of} ${value} shows other rows`);
      if (emptySections > 0) note(`${of} ${value} leaves ${emptySections} sections without rows`);
      if (shown.length > 0 && !result.includes(`${shown.length}`)) note(`${of} ${value} says "${result}" of ${shown.length} rows`);
      await page.selectOption(`#${id}`, '');
    }
    await page.fill('form[data-filter] input[type=text]', NOWHERE);
    const nothing = await read(page);
    if (nothing.shown.length > 0 || nothing.result === '') note('what is nowhere is shown, or nothing is said');
    await page.click('form[data-filter] button[type=reset]');
    await page.waitForFunction((wanted) => [...document.querySelectorAll('.filter-row')].filter((row) => !row.hidden).length === wanted, all);
  });
  return { failures, note: `${count} lists` };
}

/** The values that the filter offers. */
function choices() {
  const selects = [...document.querySelectorAll('form[data-filter] select[data-of]')];
  return selects.flatMap((select) => [...select.options].filter((option) => option.value).map((option) => ({ id: select.id, of: select.dataset.of, value: option.value })));
}

/** The rows with what they say of themselves, and what the filter says. */
async function read(page) {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('.filter-row')];
    const data = (isHidden) => rows.filter((row) => row.hidden === isHidden).map((row) => ({ ...row.dataset }));
    const sections = [...document.querySelectorAll('.filter-group')].filter((section) => !section.hidden);
    const emptySections = sections.filter((section) => !section.querySelector('.filter-row:not([hidden])')).length;
    return { shown: data(false), hidden: data(true), emptySections, result: document.querySelector('.filter-result').textContent };
  });
}
