// Loads configuration and tokeniser of models from a hub with transformers.js and encodes texts with them.
// Usage: node transformers.mjs HUB_URL TOKEN TEXTS_FILE MODEL,MODEL… CLIENT_MODULE WORK_FOLDER
// Prints one line of JSON for each model: {"model", "config", "ids": [[…], …], "decoded": […], "requests": […]} or {"model", "error"}.
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [hubUrl, token, textsFile, models, client, workFolder] = process.argv.slice(2);
const { AutoConfig, AutoTokenizer, env } = await import(pathToFileURL(client).href);
const texts = JSON.parse(readFileSync(textsFile, "utf8"));

env.remoteHost = hubUrl;
env.allowLocalModels = false;
env.useFSCache = true;
env.cacheDir = mkdtempSync(join(workFolder, "cache-"));

// The client never sends a token to a hub of one's own: a fetch that adds it does.
let requests = [];
env.fetch = (url, options = {}) => {
  const headers = new Headers(options.headers);
  if (token !== "none") headers.set("Authorization", `Bearer ${token}`);
  requests.push(`${options.method ?? "GET"} ${new URL(url).pathname}`);
  return fetch(url, { ...options, headers });
};

for (const name of models.split(",")) {
  const [model, revision = "main"] = name.split("@");
  requests = [];
  try {
    const config = await AutoConfig.from_pretrained(model, { revision });
    const tokenizer = await AutoTokenizer.from_pretrained(model, { revision });
    const ids = texts.map((text) => Array.from(tokenizer.encode(text)).map(Number));
    const decoded = ids.map((one) => tokenizer.decode(one, { skip_special_tokens: true }));
    console.log(JSON.stringify({ model: name, config, ids, decoded, requests }));
  } catch (error) {
    console.log(JSON.stringify({ model: name, error: `${error?.message ?? error}`, requests }));
  }
}
