// Sends a file to a hub and fetches it again, and does the same with a plain static server that only copies bytes; prints MB/s of both. Then pushes the file
// again with one changed layer, by chunks (docs/hub/chunk-upload.md), and prints which part of its bytes was sent.
// Usage: node benchmarks/hub/transfer.mjs HUB_URL TOKEN [MEGABYTES]   (start the hub with: linnet hub --data FOLDER --port PORT)
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync, fsyncSync, openSync, closeSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const [hubUrl, token, megabytes = "200"] = process.argv.slice(2);
const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), "transfer-"));
const authorization = { Authorization: `Bearer ${token}` };

const send = (url, method, headers, body) => new Promise((resolve, reject) => {
  const call = request(url, { method, headers }, (answer) => {
    let length = 0;
    const parts = [];
    answer.on("data", (part) => {
      length += part.length;
      if (length < 1 << 20) parts.push(part);
    });
    answer.on("end", () => {
      const text = length < 1 << 20 ? Buffer.concat(parts).toString() : "";
      if (answer.statusCode >= 300) reject(new Error(`${method} ${url}: ${answer.statusCode} ${text}`));
      else resolve({ length, text });
    });
  });
  call.on("error", reject);
  if (typeof body === "string") call.setHeader("Content-Length", Buffer.byteLength(body));
  call.end(body);
});
const json = async (method, path, body) => JSON.parse((await send(hubUrl + path, method, { ...authorization, "Content-Type": "application/json" }, JSON.stringify(body))).text || "{}");

// What it is compared with: PUT into a file that is flushed to the disk, GET out of it.
const plain = createServer(async (incoming, answer) => {
  const path = join(folder, "plain");
  if (incoming.method === "PUT") {
    await pipeline(incoming, createWriteStream(path));
    const file = openSync(path, "r+");
    fsyncSync(file);
    closeSync(file);
    answer.end();
  } else {
    answer.setHeader("Content-Length", statSync(path).size);
    await pipeline(createReadStream(path, { highWaterMark: 1 << 17 }), answer);
  }
});
await new Promise((resolve) => plain.listen(0, "127.0.0.1", resolve));
const plainUrl = `http://127.0.0.1:${plain.address().port}/file`;

const speed = async (bytes, work) => {
  const start = process.hrtime.bigint();
  await work();
  return bytes / (Number(process.hrtime.bigint() - start) / 1e9) / 1e6;
};
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const me = (await send(`${hubUrl}/api/whoami-v2`, "GET", authorization)).text;
const owner = JSON.parse(me).name;
const name = `transfer-${Date.now()}`;
await json("POST", "/api/repos/create", { name });
let last;
const results = { hubUp: [], plainUp: [], hubDown: [], plainDown: [] };
for (let round = 0; round < rounds; round++) {
  const bytes = randomBytes(Number(megabytes) * 1e6);
  last = bytes;
  const oid = createHash("sha256").update(bytes).digest("hex");
  const batch = await json("POST", `/${owner}/${name}.git/info/lfs/objects/batch`, { operation: "upload", transfers: ["basic"], objects: [{ oid, size: bytes.length }] });
  const length = { "Content-Length": bytes.length };
  results.plainUp.push(await speed(bytes.length, () => send(plainUrl, "PUT", length, bytes)));
  results.hubUp.push(await speed(bytes.length, () => send(batch.objects[0].actions.upload.href, "PUT", length, bytes)));
  const lines = [{ key: "header", value: { summary: "transfer" } }, { key: "lfsFile", value: { path: "model.bin", algo: "sha256", oid, size: bytes.length } }];
  await send(`${hubUrl}/api/models/${owner}/${name}/commit/main`, "POST", { ...authorization, "Content-Type": "application/x-ndjson" }, lines.map((line) => JSON.stringify(line)).join("\n"));
  results.plainDown.push(await speed(bytes.length, () => send(plainUrl, "GET", {})));
  results.hubDown.push(await speed(bytes.length, () => send(`${hubUrl}/${owner}/${name}/resolve/main/model.bin`, "GET", authorization)));
}
// A second version in which one layer of ten has changed: the client cuts it as the hub does, asks which chunks are missing, and sends these.
const gear = Array.from({ length: 256 }, (_, value) => {
  const wrap = (number) => BigInt.asUintN(64, number);
  let z = wrap(0x4c696e6e65744843n + (BigInt(value) + 1n) * 0x9e3779b97f4a7c15n);
  z = wrap((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = wrap((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  z ^= z >> 31n;
  return [Number(z >> 32n), Number(z & 0xffffffffn)];
});
const cut = (bytes, start) => {
  const end = Math.min(bytes.length, start + 1048576);
  let [high, low] = [0, 0];
  for (let i = start + 65536; i < end; i++) {
    const [gearHigh, gearLow] = gear[bytes[i]];
    const sum = low * 2 + gearLow;
    low = sum >>> 0;
    high = (high * 2 + gearHigh + Math.floor(sum / 4294967296)) >>> 0;
    if (high >>> (i < start + 262144 ? 12 : 16) === 0) return i + 1;
  }
  return end;
};
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const pushByChunks = async (bytes) => {
  const oid = sha256(bytes);
  const chunks = [];
  for (let start = 0; start < bytes.length; start = chunks.at(-1).end) {
    const end = cut(bytes, start);
    chunks.push({ start, end, oid: sha256(bytes.subarray(start, end)) });
  }
  const question = JSON.stringify({ oid, size: bytes.length, chunks: chunks.map((chunk) => ({ oid: chunk.oid, size: chunk.end - chunk.start })) });
  const address = `${hubUrl}/api/models/${owner}/${name}/chunks`;
  const answer = JSON.parse((await send(address, "POST", { ...authorization, "Content-Type": "application/json" }, question)).text);
  const missing = new Set(answer.missing);
  const head = Buffer.alloc(4 + 37 * chunks.length);
  head.writeUInt32BE(chunks.length, 0);
  chunks.forEach((chunk, index) => {
    head[4 + 37 * index] = missing.has(chunk.oid) ? 1 : 0;
    head.writeUInt32BE(chunk.end - chunk.start, 5 + 37 * index);
    head.write(chunk.oid, 9 + 37 * index, "hex");
  });
  const body = Buffer.concat([head, ...chunks.filter((chunk) => missing.has(chunk.oid)).map((chunk) => bytes.subarray(chunk.start, chunk.end))]);
  await send(`${address}/${oid}`, "PUT", { ...authorization, "Content-Length": body.length }, body);
  return question.length + body.length;
};
const layer = Math.floor(last.length / 10);
randomBytes(layer).copy(last, 4 * layer);
const sent = await pushByChunks(last);
for (const way of ["Up", "Down"]) {
  const [ours, theirs] = [median(results[`hub${way}`]), median(results[`plain${way}`])];
  console.log(`${way === "Up" ? "upload  " : "download"}  hub ${ours.toFixed(0)} MB/s, plain server ${theirs.toFixed(0)} MB/s: ${((100 * ours) / theirs).toFixed(0)} %`);
}
console.log(`second push, one layer of ten changed: ${sent} of ${last.length} bytes sent (${((100 * sent) / last.length).toFixed(1)} %)`);
await json("DELETE", "/api/repos/delete", { name });
plain.close();
rmSync(folder, { recursive: true });
