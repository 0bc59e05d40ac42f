// Drives a hub with the npm client, call by call, and prints one line of JSON for each: {"call", "error"?}.
// Usage: node calls.mjs HUB_URL TOKEN CLIENT_MODULE WORK_FOLDER
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";

const [hubUrl, accessToken, client, workFolder] = process.argv.slice(2);
const hub = await import(pathToFileURL(client).href);
const repo = { type: "model", name: "alice/npm" };
const at = { repo, hubUrl, accessToken };
const bytes = (length, seed) => {
  const data = new Uint8Array(length);
  for (let i = 0, state = seed >>> 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = state >>> 24;
  }
  return data;
};
const text = async (blob) => Buffer.from(await blob.arrayBuffer()).toString();
const all = async (iterable) => {
  const items = [];
  for await (const item of iterable) items.push(item);
  return items;
};
// The package has functions for these too, and does not export them.
const collectionCall = async (slug, method, suffix = "", body = undefined) => {
  const response = await fetch(`${hubUrl}/api/collections/${slug}${suffix}`, {
    method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${accessToken}`, "Content-Type": "application/json" },
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { statusCode: response.status });
  return answer;
};
const refusedWith = async (status, promise) => {
  try {
    await promise;
  } catch (error) {
    assert.equal(error.statusCode, status, `${error.message}`);
    return error;
  }
  assert.fail(`was not refused with ${status}`);
};

// A file in the safetensors format with one tensor of four numbers.
const header = JSON.stringify({ __metadata__: { format: "pt" }, weight: { dtype: "F32", shape: [2, 2], data_offsets: [0, 16] } });
const safetensors = new Uint8Array(8 + header.length + 16);
new DataView(safetensors.buffer).setBigUint64(0, BigInt(header.length), true);
safetensors.set(new TextEncoder().encode(header), 8);

const small = bytes(300_000, 7);
const large = bytes(6_000_000, 8);
let first;
let collection;

const calls = {
  "whoAmI": async () => {
    const me = await hub.whoAmI({ hubUrl, accessToken });
    assert.equal(me.type, "user");
    assert.equal(me.name, "alice");
    assert.equal(me.auth.accessToken.role, "write");
  },
  "repoExists of a missing repository": async () => assert.equal(await hub.repoExists(at), false),
  "createRepo with files": async () => {
    const created = await hub.createRepo({ ...at, license: "mit", files: [{ path: "hello.txt", content: new Blob(["hello"]) }] });
    assert.equal(created.repoUrl, `${hubUrl}/alice/npm`);
    assert.equal(await hub.repoExists(at), true);
    assert.equal(await text(await hub.downloadFile({ ...at, path: "hello.txt" })), "hello");
  },
  "createRepo of a taken name is 409": async () => refusedWith(409, hub.createRepo(at)),
  "checkRepoAccess": async () => hub.checkRepoAccess(at),
  "uploadFiles, plain and LFS": async () => {
    const result = await hub.uploadFiles({
      ...at,
      useXet: false,
      commitTitle: "First files",
      commitDescription: "with a body",
      files: [
        { path: "config.json", content: new Blob(['{"model_type":"tiny"}']) },
        { path: "model.safetensors", content: new Blob([safetensors]) },
        { path: "weights.bin", content: new Blob([small]) },
        { path: "sub/empty.txt", content: new Blob([]) },
        { path: "sub/with space.txt", content: new Blob(["space"]) },
      ],
    });
    first = result.commit.oid;
    assert.match(first, /^[0-9a-f]{40}$/);
    assert.equal(result.commit.url, `${hubUrl}/alice/npm/commit/${first}`);
  },
  "uploadFile by the client's default way": async () => {
    await hub.uploadFile({ ...at, file: { path: "default.bin", content: new Blob([bytes(1000, 3)]) } });
    assert.deepEqual(new Uint8Array(await (await hub.downloadFile({ ...at, path: "default.bin" })).arrayBuffer()), bytes(1000, 3));
  },
  "uploadFile of a stored content sends nothing": async () => {
    const methods = [];
    const spy = (url, options) => {
      methods.push(options?.method ?? "GET");
      return fetch(url, options);
    };
    await hub.uploadFile({ ...at, useXet: false, file: { path: "copy.bin", content: new Blob([small]) }, fetch: spy });
    assert.ok(!methods.includes("PUT"), methods.join(" "));
  },
  "upload of a large file in parts": async () => {
    const urls = [];
    const spy = (url, options) => {
      if (options?.method === "PUT") urls.push(`${url}`);
      return fetch(url, options);
    };
    await hub.uploadFile({ ...at, useXet: false, file: { path: "large.bin", content: new Blob([large]) }, fetch: spy });
    assert.ok(urls.length > 1, `${urls.length} parts`);
    assert.deepEqual(new Uint8Array(await (await hub.downloadFile({ ...at, path: "large.bin" })).arrayBuffer()), large);
  },
  "commit with a wrong parent is 412": async () =>
    refusedWith(412, hub.commit({ ...at, title: "no", parentCommit: first, operations: [{ operation: "addOrUpdate", path: "x.txt", content: new Blob(["x"]) }] })),
  "commit with the right parent": async () => {
    const head = (await hub.modelInfo({ name: repo.name, hubUrl, accessToken, additionalFields: ["sha"] })).sha;
    await hub.commit({ ...at, title: "yes", parentCommit: head, operations: [{ operation: "addOrUpdate", path: "x.txt", content: new Blob(["x"]) }] });
  },
  "listFiles over pages, recursive and expanded": async () => {
    await hub.uploadFiles({ ...at, files: Array.from({ length: 220 }, (_, i) => ({ path: `many/${String(i).padStart(3, "0")}.txt`, content: new Blob([`${i}`]) })) });
    const files = await all(hub.listFiles({ ...at, recursive: true, expand: true }));
    assert.equal(files.filter((file) => file.path.startsWith("many/")).length, 220);
    assert.equal(new Set(files.map((file) => file.path)).size, files.length);
    const weights = files.find((file) => file.path === "weights.bin");
    assert.equal(weights.lfs.size, small.length);
    assert.equal(weights.lastCommit.title, "First files");
    assert.equal(files.find((file) => file.path === "sub").type, "directory");
  },
  "listFiles of a folder": async () => {
    const files = await all(hub.listFiles({ ...at, path: "sub" }));
    assert.deepEqual(files.map((file) => file.path).sort(), ["sub/empty.txt", "sub/with space.txt"]);
  },
  "pathsInfo leaves out what is not there": async () => {
    const infos = await hub.pathsInfo({ ...at, paths: ["config.json", "none.txt", "weights.bin"], expand: true });
    assert.deepEqual(infos.map((info) => info.path), ["config.json", "weights.bin"]);
    assert.ok(infos[0].lastCommit.date instanceof Date);
  },
  "fileExists": async () => {
    assert.equal(await hub.fileExists({ ...at, path: "config.json" }), true);
    assert.equal(await hub.fileExists({ ...at, path: "none.json" }), false);
  },
  "fileDownloadInfo": async () => {
    const info = await hub.fileDownloadInfo({ ...at, path: "weights.bin" });
    assert.equal(info.size, small.length);
    const listed = (await hub.pathsInfo({ ...at, paths: ["weights.bin"] }))[0];
    assert.equal(info.etag, `"${listed.lfs.oid}"`);
    assert.equal(await hub.fileDownloadInfo({ ...at, path: "none.bin" }), null);
  },
  "downloadFile whole, in part, and empty": async () => {
    const blob = await hub.downloadFile({ ...at, path: "weights.bin" });
    assert.equal(blob.size, small.length);
    assert.deepEqual(new Uint8Array(await blob.slice(1000, 2500).arrayBuffer()), small.slice(1000, 2500));
    assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), small);
    assert.equal((await hub.downloadFile({ ...at, path: "sub/empty.txt" })).size, 0);
    assert.equal(await text(await hub.downloadFile({ ...at, path: "sub/with space.txt" })), "space");
    assert.equal(await hub.downloadFile({ ...at, path: "none.bin" }), null);
  },
  "downloadFile at a commit": async () => {
    assert.equal(await text(await hub.downloadFile({ ...at, path: "config.json", revision: first })), '{"model_type":"tiny"}');
    assert.equal(await hub.downloadFile({ ...at, path: "x.txt", revision: first }), null);
  },
  "downloadFile under a former name": async () => {
    const move = (fromRepo, toRepo) => fetch(`${hubUrl}/api/repos/move`, {
      method: "POST", headers: { Authorization: `Bearer ${accessToken}`, "Content-Type": "application/json" }, body: JSON.stringify({ fromRepo, toRepo, type: "model" }),
    });
    assert.equal((await move("alice/npm", "alice/moved")).status, 200);
    assert.equal(await text(await hub.downloadFile({ ...at, path: "config.json" })), '{"model_type":"tiny"}');
    assert.equal(await hub.fileExists({ ...at, path: "weights.bin" }), true);
    assert.ok((await all(hub.listFiles(at))).some((file) => file.path === "weights.bin"));
    assert.equal((await move("alice/moved", "alice/npm")).status, 200);
  },
  "parseSafetensorsMetadata": async () => {
    const parsed = await hub.parseSafetensorsMetadata({ ...at, computeParametersCount: true });
    assert.deepEqual(parsed.header.weight.shape, [2, 2]);
    assert.equal(parsed.parameterCount.F32, 4);
  },
  "listModels with all filters": async () => {
    const card = "---\nlicense: mit\nlanguage: zh\npipeline_tag: text-classification\ntags: [tiny]\nlibrary_name: linnet\n---\n# Tiny\n";
    await hub.uploadFile({ ...at, file: { path: "README.md", content: new Blob([card]) } });
    const models = await all(hub.listModels({
      hubUrl, accessToken, search: { owner: "alice", query: "np", task: "text-classification", tags: ["tiny", "license:mit", "zh"] },
      sort: "lastModified", limit: 5, additionalFields: ["tags", "cardData", "author"],
    }));
    assert.deepEqual(models.map((model) => model.name), ["alice/npm"]);
    assert.equal(models[0].author, "alice");
    assert.equal(models[0].cardData.license, "mit");
    assert.ok(models[0].updatedAt instanceof Date);
    assert.equal((await all(hub.listModels({ hubUrl, accessToken, search: { tags: ["license:gpl-3.0"] } }))).length, 0);
  },
  "modelInfo": async () => {
    const info = await hub.modelInfo({ name: repo.name, hubUrl, accessToken, additionalFields: ["sha", "tags", "author"] });
    assert.equal(info.name, repo.name);
    assert.match(info.sha, /^[0-9a-f]{40}$/);
    assert.equal((await hub.modelInfo({ name: repo.name, hubUrl, accessToken, revision: first, additionalFields: ["sha"] })).sha, first);
  },
  "listCommits and countCommits": async () => {
    const commits = await all(hub.listCommits({ ...at, batchSize: 2 }));
    assert.equal(commits.length, await hub.countCommits({ ...at }));
    const one = commits.find((commit) => commit.oid === first);
    assert.equal(one.title, "First files");
    assert.equal(one.message, "with a body");
    assert.equal(one.authors[0].username, "alice");
  },
  "a branch with a slash": async () => {
    await hub.createBranch({ ...at, branch: "feature/x" });
    await refusedWith(409, hub.createBranch({ ...at, branch: "feature/x" }));
    await hub.uploadFile({ ...at, branch: "feature/x", file: { path: "only-here.txt", content: new Blob(["branch"]) } });
    assert.equal(await text(await hub.downloadFile({ ...at, revision: "feature/x", path: "only-here.txt" })), "branch");
    assert.equal(await hub.downloadFile({ ...at, path: "only-here.txt" }), null);
    assert.ok((await all(hub.listFiles({ ...at, revision: "feature/x" }))).some((file) => file.path === "only-here.txt"));
    assert.equal(await hub.countCommits({ ...at, revision: "feature/x" }), (await hub.countCommits({ ...at })) + 1);
    await hub.createBranch({ ...at, branch: "feature/x", revision: first, overwrite: true });
    await hub.createBranch({ ...at, branch: "nothing", empty: true });
    assert.equal((await all(hub.listFiles({ ...at, revision: "nothing" }))).length, 0);
  },
  "deleteBranch": async () => {
    await hub.deleteBranch({ ...at, branch: "feature/x" });
    await refusedWith(404, all(hub.listFiles({ ...at, revision: "feature/x" })));
  },
  "uploadFile as a pull request": async () => {
    const result = await hub.uploadFile({ ...at, isPullRequest: true, useXet: false, file: { path: "proposed.bin", content: new Blob([bytes(2000, 5)]) } });
    const number = /\/discussions\/(\d+)$/.exec(result.pullRequestUrl)[1];
    assert.deepEqual(new Uint8Array(await (await hub.downloadFile({ ...at, revision: `refs/pr/${number}`, path: "proposed.bin" })).arrayBuffer()), bytes(2000, 5));
    assert.equal(await hub.downloadFile({ ...at, path: "proposed.bin" }), null);
  },
  "deleteFile and deleteFiles": async () => {
    await hub.deleteFile({ ...at, path: "x.txt" });
    assert.equal(await hub.fileExists({ ...at, path: "x.txt" }), false);
    await hub.deleteFiles({ ...at, paths: ["many/000.txt", "many/001.txt"] });
    assert.equal((await all(hub.listFiles({ ...at, path: "many" }))).length, 218);
  },
  "deleteFile of a missing file is 404": async () => refusedWith(404, hub.deleteFile({ ...at, path: "none.txt" })),
  "snapshotDownload": async () => {
    const cacheDir = mkdtempSync(join(workFolder, "cache-"));
    const folder = await hub.snapshotDownload({ ...at, revision: first, cacheDir });
    assert.equal(readFileSync(join(folder, "config.json"), "utf8"), '{"model_type":"tiny"}');
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, "weights.bin"))), small);
    assert.equal(readFileSync(join(folder, "sub/empty.txt")).length, 0);
  },
  "upload of a file from the disk": async () => {
    const path = join(workFolder, "from-disk.txt");
    writeFileSync(path, "disk");
    await hub.uploadFile({ ...at, file: pathToFileURL(path) });
    assert.equal(await text(await hub.downloadFile({ ...at, path: "from-disk.txt" })), "disk");
  },
  "a dataset": async () => {
    const dataset = { repo: { type: "dataset", name: "alice/data" }, hubUrl, accessToken };
    await hub.createRepo({ ...dataset, visibility: "private" });
    await hub.uploadFile({ ...dataset, file: { path: "train.csv", content: new Blob(["a,b\n1,2\n"]) } });
    assert.equal(await text(await hub.downloadFile({ ...dataset, path: "train.csv" })), "a,b\n1,2\n");
    assert.deepEqual((await all(hub.listDatasets({ hubUrl, accessToken }))).map((item) => item.name), ["alice/data"]);
    assert.deepEqual(await all(hub.listDatasets({ hubUrl })), []);
    assert.equal(await hub.repoExists({ repo: dataset.repo, hubUrl }), false);
    await hub.deleteRepo(dataset);
    assert.equal(await hub.repoExists(dataset), false);
  },
  "createCollection": async () => {
    const { slug } = await hub.createCollection({ hubUrl, accessToken, collection: { title: "Best of npm", namespace: "alice", description: "small ones" } });
    assert.match(slug, /^alice\/best-of-npm-[0-9a-f]{24}$/);
    const info = await collectionCall(slug, "GET");
    assert.equal(info.title, "Best of npm");
    assert.equal(info.description, "small ones");
    assert.equal(info.owner.name, "alice");
    assert.equal(info.private, false);
    assert.deepEqual(info.items, []);
    assert.equal(info.shareUrl, `${hubUrl}/collections/${slug}`);
    collection = slug;
  },
  "items of a collection": async () => {
    await collectionCall(collection, "POST", "/items", { item: { type: "model", id: repo.name }, note: "mine" });
    await refusedWith(409, collectionCall(collection, "POST", "/items", { item: { type: "model", id: repo.name } }));
    await refusedWith(404, collectionCall(collection, "POST", "/items", { item: { type: "model", id: "alice/none" } }));
    const item = (await collectionCall(collection, "GET")).items[0];
    assert.deepEqual([item.id, item.type, item.note.text, item.author], [repo.name, "model", "mine", "alice"]);
    await collectionCall(collection, "DELETE", `/items/${item._id}`);
    await refusedWith(404, collectionCall(collection, "DELETE", `/items/${item._id}`));
  },
  "listCollections over pages and with filters": async () => {
    await collectionCall(collection, "POST", "/items", { item: { type: "model", id: repo.name } });
    for (let i = 0; i < 120; i++) await hub.createCollection({ hubUrl, accessToken, collection: { title: `Many ${i}`, namespace: "alice", private: i === 0 } });
    assert.equal((await all(hub.listCollections({ hubUrl, accessToken, search: { owner: ["alice"] } }))).length, 121);
    assert.equal((await all(hub.listCollections({ hubUrl, search: { owner: ["alice"] }, sort: "lastModified" }))).length, 120);
    assert.equal((await all(hub.listCollections({ hubUrl, limit: 7 }))).length, 7);
    assert.deepEqual((await all(hub.listCollections({ hubUrl, search: { item: [`models/${repo.name}`], q: "NPM" } }))).map((found) => found.slug), [collection]);
  },
  "deleteCollection": async () => {
    await refusedWith(401, hub.deleteCollection({ hubUrl, slug: collection, accessToken: "hf_nobody" }));
    await hub.deleteCollection({ hubUrl, accessToken, slug: collection });
    await refusedWith(404, collectionCall(collection, "GET"));
  },
  "nobody asks for a missing repository: 401": async () => refusedWith(401, hub.checkRepoAccess({ repo: { type: "model", name: "alice/none" }, hubUrl })),
  "a bad token is 401": async () => refusedWith(401, hub.whoAmI({ hubUrl, accessToken: "hf_nobody" })),
  "deleteRepo": async () => {
    await hub.deleteRepo(at);
    assert.equal(await hub.repoExists(at), false);
  },
};

for (const [call, run] of Object.entries(calls)) {
  try {
    await run();
    console.log(JSON.stringify({ call }));
  } catch (error) {
    console.log(JSON.stringify({ call, error: `${error?.stack ?? error}` }));
  }
}
