// The operations of the page: what stands in src/queries, whole.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const FOLDER = join(import.meta.dirname, "../src/queries");

const IMPORT = /^#import "([\w/]+\.graphql)"$/gm;

/** The files of operations; those of fragments lie in a folder below. */
export function files() {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".graphql"))
    .sort();
}

/** An operation with the fragments that its file imports, as it is sent and hashed. */
export function textOf(file) {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const imported = [...text.matchAll(IMPORT)].map(([, name]) =>
    readFileSync(join(FOLDER, name), "utf8"),
  );
  return [text.replace(IMPORT, "").trimStart(), ...imported].join("\n");
}
