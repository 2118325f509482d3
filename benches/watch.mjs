// From a saved file to the changed bytes, as a browser would get them; run by hand.
//
//     node benches/watch.mjs PROGRAM FOLDER [EDITS]
//
// FOLDER has `content/` with news in `berita/*.md`; it is edited, and left as it was. Prints
// milliseconds: median (smallest to largest). The page, the list and the theme have been asked for
// before, as an editor has them open.

import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const [program, folder, edits = "8"] = process.argv.slice(2);
const content = path.join(folder, "content");
const theme = path.join(folder, "themes/default/templates/base.html");
const base = new URL("../themes/default/templates/base.html", import.meta.url);
const port = 18000 + (process.pid % 2000);
const agent = new http.Agent({ keepAlive: false });

function get(address) {
  return new Promise((done) => {
    const request = http.get({ host: "127.0.0.1", port, path: address, agent }, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part));
      reply.on("end", () => done({ status: reply.statusCode, body: Buffer.concat(parts).toString() }));
    });
    request.on("error", () => done({ status: 0, body: "" }));
  });
}

async function until(address, accept) {
  const started = performance.now();
  for (;;) {
    const reply = await get(address);
    if (accept(reply)) return performance.now() - started;
    if (performance.now() - started > 60_000) throw new Error(`${address} never changed`);
    await new Promise((done) => setTimeout(done, 3));
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
let count = 0;

// Saves a change, waits for it, and undoes it.
async function trial(file, address, change) {
  const before = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
  const mark = `ubahan${process.pid}x${count++}`;
  await get(address);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, change(before ?? fs.readFileSync(base, "utf8"), mark));
  const took = await until(address, (reply) => reply.body.includes(mark));
  if (before === null) fs.rmSync(file);
  else fs.writeFileSync(file, before);
  await until(address, (reply) => reply.status === 200 && !reply.body.includes(mark));
  await pause(500);
  return took;
}

function show(name, times) {
  times.sort((a, b) => a - b);
  const [low, mid, high] = [times[0], times[times.length >> 1], times.at(-1)].map((it) => it.toFixed(1));
  console.log(`${name}: ${mid} (${low} to ${high})`);
}

const peak = (pid) => /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1] / 1024;
const now = (pid) => /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1] / 1024;

const started = performance.now();
const log = fs.openSync(path.join(folder, "watch.log"), "w");
const server = spawn(program, ["serve", "--port", String(port), "--date", "2026-11-22"], {
  cwd: folder,
  stdio: ["ignore", log, log],
});
try {
  await until("/", (reply) => reply.status === 200);
  console.log(`start to first reply: ${(performance.now() - started).toFixed(0)} ms`);
  console.log(`memory then: ${peak(server.pid).toFixed(0)} MiB`);
  await pause(8000);
  const dated = (file) =>
    /^tanggal: (\S+)/m.exec(fs.readFileSync(file, "utf8"))?.[1] ?? path.basename(file).slice(0, 10);
  const files = fs.readdirSync(path.join(content, "berita")).map((it) => path.join(content, "berita", it));
  const news = files
    .map((file) => [dated(file), file])
    .sort()
    .reverse()
    .slice(0, Number(edits))
    .map(([, file]) => file);
  const body = (text, mark) => `${text}\n\n${mark}\n`;
  const title = (text, mark) => text.replace(/judul: "?/, (it) => `${it}${mark} `);
  const layout = (text, mark) => text.replace("</body>", `<!-- ${mark} --></body>`);
  const times = { page: [], list: [], feed: [], layout: [] };
  for (const file of news) {
    const slug = path.basename(file, ".md").replace(/^\d{4}-\d\d-\d\d-/, "");
    const address = `/berita/${slug}.html`;
    times.page.push(await trial(file, address, body));
    times.list.push(await trial(file, "/berita/", title));
    times.feed.push(await trial(file, "/berita/feed.xml", title));
    times.layout.push(await trial(theme, address, layout));
  }
  for (const [name, list] of Object.entries(times)) show(name, list);
  await pause(10_000);
  const index = [];
  for (const file of news.slice(0, 3)) {
    const before = fs.readFileSync(file, "utf8");
    const known = (await get("/cari/indeks.js")).body;
    fs.writeFileSync(file, title(before, `baru${count++}`));
    index.push(await until("/cari/indeks.js", (reply) => reply.body !== known));
    fs.writeFileSync(file, before);
    await until("/cari/indeks.js", (reply) => reply.body === known);
    await pause(8000);
  }
  show("index of the search", index);
  console.log(`memory: peak ${peak(server.pid).toFixed(0)} MiB, at the end ${now(server.pid).toFixed(0)} MiB`);
} finally {
  server.kill("SIGTERM");
}
