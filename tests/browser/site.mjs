// A built folder: its files, its pages and what kind each page is of.

import fs from 'node:fs';
import path from 'node:path';
import { readTags } from './html.mjs';

export class Site {
  constructor(folder) {
    this.folder = path.resolve(folder);
    this.name = path.basename(this.folder);
    this.files = listFiles(this.folder);
    this.fileSet = new Set(this.files);
    this.pages = this.files.filter((file) => file.endsWith('.html')).map((file) => this.#readPage(file));
    this.byFile = new Map(this.pages.map((page) => [page.file, page]));
    this.baseUrl = this.#readBaseUrl();
  }

  read(file) {
    return fs.readFileSync(path.join(this.folder, file));
  }

  text(file) {
    return this.read(file).toString('utf8');
  }

  /** The first page of each kind; a page that sends visitors on cannot be looked at. */
  samples() {
    const byKind = new Map();
    for (const page of this.pages.filter(({ kind }) => kind !== 'redirect')) if (!byKind.has(page.kind)) byKind.set(page.kind, page);
    return [...byKind.values()];
  }

  #readPage(file) {
    const tags = readTags(this.text(file));
    const ids = new Set(tags.map((tag) => tag.attributes.get('id')).filter(Boolean));
    return { file, tags, ids, kind: kindOf(file, tags) };
  }

  /** The address the site was built for, from the canonical address of its home page. */
  #readBaseUrl() {
    const tags = this.byFile.get('index.html')?.tags ?? [];
    const canonical = tags.find((tag) => tag.name === 'link' && tag.attributes.get('rel') === 'canonical');
    const href = canonical?.attributes.get('href');
    return href ? new URL('.', href) : null;
  }
}

function listFiles(root) {
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();
}

function kindOf(file, tags) {
  const marked = tags.find((tag) => /^(html|body)$/.test(tag.name) && tag.attributes.has('data-kind'));
  if (marked) return marked.attributes.get('data-kind');
  const main = tags.find((tag) => tag.name === 'main')?.attributes.get('class') ?? '';
  const named = /(?:^|\s)page-([a-z_-]+)/.exec(main);
  if (named) return named[1];
  const folder = path.posix.dirname(file);
  return folder === '.' ? file : folder;
}
