// Every address in the folder must name a file of the folder, and every fragment an id.

import path from 'node:path';

const URL_ATTRIBUTES = ['href', 'src', 'poster', 'data', 'action', 'xlink:href'];
const OUTSIDE = /^(https?:|mailto:|tel:)/i;

/** Checks the addresses of all pages and style sheets. */
export function checkLinks(site) {
  const failures = [];
  let count = 0;
  const check = (from, address) => {
    count += 1;
    const problem = judge(site, from, address.trim());
    if (problem) failures.push(`${from}: ${address} ${problem}`);
  };
  for (const page of site.pages) {
    for (const address of addressesOf(page.tags)) check(page.file, address);
  }
  for (const file of site.files.filter((name) => name.endsWith('.css'))) {
    for (const address of cssAddresses(site.text(file))) check(file, address);
  }
  return { failures: [...new Set(failures)], note: `${count} addresses in ${site.pages.length} pages` };
}

function addressesOf(tags) {
  const addresses = [];
  for (const { name, attributes, text } of tags) {
    for (const key of URL_ATTRIBUTES) if (attributes.has(key)) addresses.push(attributes.get(key));
    const sources = attributes.get('srcset') ?? attributes.get('imagesrcset');
    if (sources) addresses.push(...sources.split(',').map((source) => source.trim().split(/\s+/)[0]));
    if (attributes.has('style')) addresses.push(...cssAddresses(attributes.get('style')));
    if (name === 'style') addresses.push(...cssAddresses(text));
    const property = attributes.get('property') ?? attributes.get('name');
    if (name === 'meta' && /^(og:(url|image)|twitter:image)$/.test(property)) addresses.push(attributes.get('content'));
  }
  return addresses;
}

/** Addresses in `url()` and `@import`. */
export function cssAddresses(css) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+["']([^"']+)["']/g);
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4]);
}

/** Says what is wrong with an address, or nothing. */
function judge(site, from, address) {
  const base = site.baseUrl;
  if (base && address.startsWith(base.href)) return judgeFile(site, from, address.slice(base.href.length) || 'index.html');
  if (OUTSIDE.test(address)) return null;
  if (/^data:image\//i.test(address)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return 'has a scheme that no page should use';
  if (address.startsWith('//')) return 'leads to another host';
  if (address.startsWith('/')) return judgeRooted(site, from, address);
  const fragment = address.startsWith('#');
  const folder = path.posix.dirname(from);
  return judgeFile(site, from, fragment ? from + address : path.posix.join(folder, address));
}

/** Only the page for missing addresses is shown at any depth, and needs addresses from the root. */
function judgeRooted(site, from, address) {
  const root = site.baseUrl?.pathname ?? '/';
  if (from !== '404.html') return 'is not relative';
  if (!address.startsWith(root)) return `does not begin with ${root}`;
  return judgeFile(site, from, address.slice(root.length) || 'index.html');
}

function judgeFile(site, from, address) {
  const [rest, ...fragments] = address.split('#');
  const file = decodeURIComponent(rest.split('?')[0]);
  if (file.startsWith('..')) return 'leads out of the site';
  const isDirect = site.fileSet.has(file);
  if (!isDirect && site.fileSet.has(path.posix.join(file, 'index.html'))) return 'names a folder, not a file';
  if (!isDirect) return 'names no file';
  const fragment = decodeURIComponent(fragments.join('#'));
  const page = site.byFile.get(file);
  if (fragment && page && !page.ids.has(fragment)) return 'names no element of the page';
  return null;
}
