// The YAML language server that editors use, spoken to over its standard streams.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fs from 'node:fs';

const TIMEOUT_MS = 60_000;

/** What an editor of this kind is set to: check, explain, complete, and ask no foreign host. */
const SETTINGS = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
  editor: { tabSize: 2 },
  http: {},
  files: {},
};

export class Server {
  #process;
  #buffer = Buffer.alloc(0);
  #nextId = 1;
  #answers = new Map();
  #diagnostics = new Map();

  static async start(root) {
    const server = new Server();
    const require = createRequire(import.meta.url);
    const home = path.dirname(require.resolve('yaml-language-server/package.json'));
    server.#process = spawn(process.execPath, [path.join(home, 'bin/yaml-language-server'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    server.#process.stdout.on('data', (chunk) => server.#receive(chunk));
    await server.ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'portal' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { hover: { contentFormat: ['markdown'] }, completion: { completionItem: {} } },
      },
    });
    server.#send({ method: 'initialized', params: {} });
    return server;
  }

  stop() {
    this.#process.kill();
  }

  /** Sends a request and waits for its answer. */
  ask(method, params) {
    const id = this.#nextId++;
    return within(method, (resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.#send({ id, method, params });
    });
  }

  /** Opens a file, or a text under the name of a file, and waits for what is wrong with it. */
  check(file, text = fs.readFileSync(file, 'utf8')) {
    const uri = pathToFileURL(file).href;
    const found = within(`checking ${file}`, (resolve) => this.#diagnostics.set(uri, resolve));
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return found;
  }

  /** What is offered at a place of an open file; lines and columns count from 0. */
  async complete(file, line, character) {
    const list = await this.ask('textDocument/completion', at(file, line, character));
    return (list.items ?? list).map((item) => item.label);
  }

  /** What is said about a place of an open file. */
  async hover(file, line, character) {
    const answer = await this.ask('textDocument/hover', at(file, line, character));
    return answer?.contents?.value ?? '';
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const headEnd = this.#buffer.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, headEnd).toString())[1]);
      const bodyEnd = headEnd + 4 + length;
      if (this.#buffer.length < bodyEnd) return;
      const message = JSON.parse(this.#buffer.subarray(headEnd + 4, bodyEnd).toString());
      this.#buffer = this.#buffer.subarray(bodyEnd);
      this.#handle(message);
    }
  }

  #handle(message) {
    if (message.method === 'workspace/configuration') {
      const result = message.params.items.map((item) => SETTINGS[item.section] ?? {});
      this.#send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params;
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (message.method && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.#answers.get(message.id)?.(message);
      this.#answers.delete(message.id);
    }
  }
}

function at(file, line, character) {
  return { textDocument: { uri: pathToFileURL(file).href }, position: { line, character } };
}

function within(what, start) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: no answer`)), TIMEOUT_MS);
    const settle = (done) => (value) => {
      clearTimeout(timer);
      done(value);
    };
    start(settle(resolve), settle(reject));
  });
}
