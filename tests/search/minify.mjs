// Makes `src/search/engine.min.js`, which every search page loads, of `engine.js`, which people read.
//
//     node tests/search/minify.mjs            writes it
//     node tests/search/minify.mjs --check    tells whether it is up to date
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'search');
const target = path.join(folder, 'engine.min.js');
/** What the engine may weigh on its way to a telephone. */
const GZIP_BYTES_MAX = 4096;

const source = fs.readFileSync(path.join(folder, 'engine.js'), 'utf8');
const { code } = await minify(source, { compress: { passes: 3 }, mangle: true, ecma: 2018 });
const script = `${code}\n`;
const bytes = gzipSync(script, { level: 9 }).length;
if (process.argv.includes('--check')) {
  const isCurrent = fs.readFileSync(target, 'utf8') === script;
  console.log(`engine.min.js: ${isCurrent ? 'up to date' : 'not made of engine.js; run node tests/search/minify.mjs'}, ${bytes} bytes gzip`);
  process.exit(isCurrent && bytes <= GZIP_BYTES_MAX ? 0 : 1);
}
fs.writeFileSync(target, script);
console.log(`engine.min.js: ${script.length} bytes, ${bytes} gzip`);
