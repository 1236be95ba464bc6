// Runs one Worth source through the WebAssembly module and prints what it returns.
// node .ci/wasm/run.mjs FILE.worth [MODULE.wasm]
import { readFileSync, writeSync } from "node:fs";

const [file, module = new URL("../../.build-wasm/worth.wasm", import.meta.url)] =
  process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node run.mjs FILE.worth [MODULE.wasm]");
  process.exit(2);
}

const { instance } = await WebAssembly.instantiate(readFileSync(module), {});
const { memory, worth_allocate, worth_free, worth_run } = instance.exports;

const source = readFileSync(file);
const address = worth_allocate(source.length) >>> 0;
new Uint8Array(memory.buffer, address, source.length).set(source);
const result = worth_run(address, source.length) >>> 0;
const length = new DataView(memory.buffer).getUint32(result, true);
const bytes = new Uint8Array(memory.buffer, result + 4, length).slice();
worth_free(result);
worth_free(address);

for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
