// Reads the tags of an HTML text: enough for pages that the Nu checker finds valid.

const TAG = /<!--[\s\S]*?-->|<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
const RAW_TEXT = /^(script|style|title|textarea)$/;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** All tags in order: `{name, attributes, text}`; `text` only for elements of raw text. */
export function readTags(html) {
  const tags = [];
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    if (!match[1]) continue;
    const tag = { name: match[1].toLowerCase(), attributes: readAttributes(match[2]), text: '' };
    if (RAW_TEXT.test(tag.name)) {
      const end = html.toLowerCase().indexOf(`</${tag.name}`, TAG.lastIndex);
      tag.text = html.slice(TAG.lastIndex, end < 0 ? html.length : end);
      TAG.lastIndex = end < 0 ? html.length : end;
    }
    tags.push(tag);
  }
  return tags;
}

function readAttributes(text) {
  const attributes = new Map();
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

function decode(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name.toLowerCase()] ?? whole;
  });
}
