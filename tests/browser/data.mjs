// Feeds, the sitemap and structured data: read by machines, so broken ones go unseen.

/** Checks that all XML files parse, and that their addresses are those of the site. */
export async function checkXml(site, browser) {
  const failures = [];
  const files = site.files.filter((file) => file.endsWith('.xml'));
  const page = await browser.newPage();
  try {
    for (const file of files) {
      const { error, root, addresses } = await page.evaluate(parseXml, site.text(file));
      if (error) failures.push(`${file}: ${error}`);
      if (!['feed', 'urlset', 'sitemapindex'].includes(root)) failures.push(`${file}: unknown root <${root}>`);
      if (root === 'urlset') failures.push(...strayAddresses(site, addresses).map((a) => `${file}: ${a} is no page`));
    }
  } finally {
    await page.close();
  }
  if (!site.fileSet.has('sitemap.xml')) failures.push('there is no sitemap.xml');
  return { failures, note: `${files.length} files` };
}

function parseXml(text) {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const error = document.querySelector('parsererror')?.textContent.trim().split('\n')[1];
  const addresses = [...document.querySelectorAll('url > loc')].map((element) => element.textContent);
  return { error, root: document.documentElement.localName, addresses };
}

function strayAddresses(site, addresses) {
  const base = site.baseUrl?.href ?? '';
  const fileOf = (address) => address.slice(base.length).replace(/(^|\/)$/, '$1index.html');
  return addresses.filter((address) => !address.startsWith(base) || !site.fileSet.has(decodeURIComponent(fileOf(address))));
}

/** Checks that all JSON-LD parses and says what it is. */
export function checkJsonLd(site) {
  const failures = [];
  let count = 0;
  for (const page of site.pages) {
    for (const tag of page.tags.filter((each) => each.attributes.get('type') === 'application/ld+json')) {
      count += 1;
      try {
        const blocks = [JSON.parse(tag.text)].flat();
        const isNamed = blocks.every((block) => block['@context'] && (block['@type'] || block['@graph']));
        if (!isNamed) failures.push(`${page.file}: a block without @context or @type`);
      } catch (error) {
        failures.push(`${page.file}: ${error.message}`);
      }
    }
  }
  return { failures, note: `${count} blocks` };
}
