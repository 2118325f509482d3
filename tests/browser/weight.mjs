// What a visitor on a small data plan has to load, compressed as a host would.

import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { cssAddresses } from './links.mjs';

const KIB = 1024;
const PAGE_KIB_MAX = 60;
const CSS_KIB_MAX = 12;
const JS_KIB_MAX = 12;

/** Checks HTML, CSS, JavaScript and fonts of every page; pictures do not count. */
export function checkWeights(site) {
  const sizes = new Map();
  const size = (file) => {
    if (!sizes.has(file)) sizes.set(file, compressed(site.read(file), file));
    return sizes.get(file);
  };
  const failures = [];
  let largest = { kib: 0, file: '' };
  for (const page of site.pages) {
    const parts = partsOf(site, page);
    const sum = (files) => files.reduce((total, file) => total + size(file), 0) / KIB;
    const css = sum(parts.css);
    const js = sum(parts.js);
    const whole = sum([page.file, ...parts.css, ...parts.js, ...parts.fonts]);
    if (whole > largest.kib) largest = { kib: whole, file: page.file };
    for (const [name, kib, max] of [['page', whole, PAGE_KIB_MAX], ['CSS', css, CSS_KIB_MAX], ['JavaScript', js, JS_KIB_MAX]]) {
      if (kib > max) failures.push(`${page.file}: ${name} ${kib.toFixed(1)} KB gzip, at most ${max}`);
    }
  }
  return { failures, note: `largest ${largest.kib.toFixed(1)} KB gzip: ${largest.file}` };
}

function compressed(bytes, file) {
  return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 6 }).length;
}

/** The files a page loads, pictures left out. */
function partsOf(site, page) {
  const local = (from, address) => {
    const isRooted = address.startsWith('/');
    const joined = isRooted ? address.slice((site.baseUrl?.pathname ?? '/').length) : path.posix.join(path.posix.dirname(from), address);
    return site.fileSet.has(joined) ? [joined] : [];
  };
  const pick = (test, key) => page.tags.filter(test).flatMap((tag) => local(page.file, tag.attributes.get(key)));
  const css = pick((tag) => tag.name === 'link' && tag.attributes.get('rel') === 'stylesheet', 'href');
  const js = pick((tag) => tag.name === 'script' && tag.attributes.has('src'), 'src');
  const preloaded = pick((tag) => tag.name === 'link' && tag.attributes.get('as') === 'font', 'href');
  const named = css.flatMap((file) => cssAddresses(site.text(file)).flatMap((address) => local(file, address)));
  const fonts = [...preloaded, ...named.filter((file) => /\.(woff2?|ttf|otf)$/.test(file))];
  return { css: unique(css), js: unique(js), fonts: unique(fonts) };
}

function unique(list) {
  return [...new Set(list)];
}
