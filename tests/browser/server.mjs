// Serves a folder as a plain static host would, at `/` or below a sub-path.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

// What a host may add to the policy in the pages; they must work under it.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Starts a server that sends a policy; gives `{origin, close}`. */
export async function serve(folder, base, policy = POLICY) {
  const server = http.createServer((request, response) => answer({ folder, base, policy }, request, response));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections?.();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

function answer({ folder, base, policy }, request, response) {
  const file = locate(folder, base, request.url);
  if (file) return send(response, 200, file, policy);
  const missing = path.join(folder, '404.html');
  if (fs.existsSync(missing)) return send(response, 404, missing, policy);
  return response.writeHead(404).end();
}

function send(response, status, file, policy) {
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': policy });
  response.end(fs.readFileSync(file));
}

function locate(folder, base, address) {
  const pathname = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  if (!pathname.startsWith(base)) return null;
  const below = pathname.slice(base.length);
  const file = path.join(folder, below === '' || below.endsWith('/') ? `${below}index.html` : below);
  const isInside = file.startsWith(folder + path.sep);
  return isInside && fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
}
