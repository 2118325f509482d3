// The Nu checker reads all pages of all folders in one run; starting it is what takes long.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const JAR = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
// Seen from a file, the checker does not know what 'self' is; the browser judges the policy.
const NOT_JUDGED = /violates Content Security Policy|Content-Security-Policy/i;

/** Gives the errors of the pages below these folders. */
export async function checkMarkup(folders) {
  const output = await run(['-jar', JAR, '--errors-only', '--format', 'json', '--stdout', '--skip-non-html', ...folders]);
  const { messages } = JSON.parse(output);
  const failures = messages
    .filter((message) => message.type !== 'info' && !NOT_JUDGED.test(message.message))
    .map((message) => `${shorten(message.url, folders)}:${message.lastLine ?? 1}: ${message.message}`);
  return { failures };
}

function shorten(url, folders) {
  const file = url ? decodeURIComponent(url.replace(/^file:(\/\/)?/, '')) : '?';
  const folder = folders.find((root) => file.startsWith(`${root}/`));
  return folder ? file.slice(folder.lastIndexOf('/') + 1) : file;
}

function run(parameters) {
  return new Promise((done, fail) => {
    const child = spawn('java', parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.on('error', fail);
    child.on('close', () => (output.trim() ? done(output) : fail(new Error(complaints.trim() || 'the checker said nothing'))));
  });
}
