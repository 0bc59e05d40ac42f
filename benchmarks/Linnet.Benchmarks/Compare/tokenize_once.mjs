#!/usr/bin/env node
// Hugging Face tokenizers (Rust, npm @anush008/tokenizers): each text once, by a tokenizer that has seen none before, in batches.
// usage: tokenize_once.mjs MODULES TOKENIZER.json TEXT JOIN SECONDS
// MODULES is the folder with node_modules and peerlib.mjs; threads are RAYON_NUM_THREADS. TEXT: lines, or the second column of a .tsv file;
// JOIN lines make one text. The library always computes ids, tokens and offsets; "ids_read" says whether the ids were copied out as well.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, file, textFile, join, seconds] = process.argv.slice(2);
const batchSize = 1024, leastPasses = 3, warmSeconds = 2;
const require = createRequire(path.join(path.resolve(modules), "package.json"));
const { Tokenizer } = require("@anush008/tokenizers");
const { emit, neighbours } = await import(pathToFileURL(path.join(path.resolve(modules), "peerlib.mjs")));

const json = JSON.parse(readFileSync(file, "utf8"));
json.truncation = json.padding = null;
const definition = JSON.stringify(json);

let lines = readFileSync(textFile, "utf8").split(/\r?\n/);
if (textFile.endsWith(".tsv")) lines = lines.slice(1).map((line) => line.slice(line.indexOf("\t") + 1));
lines = lines.filter((line) => line.trim());
const texts = [...new Set(Array.from({ length: Math.ceil(lines.length / +join) }, (_, i) => lines.slice(i * +join, (i + 1) * +join).join(" ")))];
const batches = Array.from({ length: Math.ceil(texts.length / batchSize) }, (_, i) => texts.slice(i * batchSize, (i + 1) * batchSize));
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

async function passes(atLeast, read) {
  const begun = performance.now(), times = [];
  while (times.length < leastPasses || performance.now() - begun < atLeast * 1e3) {
    const tokenizer = Tokenizer.fromString(definition), start = performance.now();
    for (const batch of batches) {
      const encodings = await tokenizer.encodeBatch(batch);
      if (read) for (const encoding of encodings) encoding.getIds();
    }
    times.push((performance.now() - start) / 1e3);
  }
  return times.sort((a, b) => a - b);
}

for (const read of [false, true]) {
  await passes(warmSeconds, read);
  const other = neighbours(), times = await passes(+seconds, read);
  const rate = megabytes / ((times[(times.length - 1) >> 1] + times[times.length >> 1]) / 2);
  emit({ bench: "tokenize-once", mb_per_s: +rate.toFixed(3), megabytes, texts: texts.length, ids_read: read, threads: +(process.env.RAYON_NUM_THREADS ?? 0),
    passes: times.length, ...other() }, `${path.basename(path.dirname(file))} ${path.basename(textFile)} x${join} ids_read=${read}: ${rate.toFixed(2)} MB/s`);
}
process.exit(0);
