// Runs an S3 server until standard input ends. Usage: node s3server.mjs MODULE PORT BUCKET
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [module, port, bucket] = process.argv.slice(2);
const S3rver = createRequire(import.meta.url)(module);
const directory = mkdtempSync(join(tmpdir(), "linnet-s3-"));
await new S3rver({ port: Number(port), address: "127.0.0.1", silent: true, directory, configureBuckets: [{ name: bucket }] }).run();
process.stdin.resume();
process.stdin.on("end", () => {
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});
