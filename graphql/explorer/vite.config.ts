import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { files, textOf } from "./tools/operations.mjs";

const HERE = import.meta.dirname;

/** Operations as modules: their text and its sha256, made here because pages served without TLS
 * have no `crypto.subtle`. */
function operations(): Plugin {
  return {
    name: "operations",
    enforce: "pre",
    load(id) {
      if (!id.endsWith(".graphql")) return null;
      const text = textOf(basename(id));
      const hash = createHash("sha256").update(text).digest("hex");
      return `export default ${JSON.stringify({ text, hash })};`;
    },
    generateBundle() {
      for (const name of files())
        this.emitFile({ type: "asset", fileName: `queries/${name}`, source: textOf(name) });
    },
  };
}

/** What a page or a language of the address needs beside the first script, by its name: the server
 * names it in the page's head, so that it comes along with that. */
function ahead(): Plugin {
  return {
    name: "ahead",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
      const named = new Map(chunks.map((each) => [each.fileName, each]));
      const all = (name: string): string[] => [
        name,
        ...(named.get(name)?.imports.flatMap(all) ?? []),
      ];
      const first = new Set(
        chunks.filter((each) => each.isEntry).flatMap((each) => all(each.fileName)),
      );
      const needed = chunks.flatMap(({ facadeModuleId, fileName, isDynamicEntry }) => {
        const [, name] = /\/src\/(?:pages|messages)\/(\w+)\.tsx?$/.exec(facadeModuleId ?? "") ?? [];
        if (!name || !isDynamicEntry) return [];
        return [[name, [...new Set(all(fileName))].filter((each) => !first.has(each))]];
      });
      const source = JSON.stringify(Object.fromEntries(needed));
      this.emitFile({ type: "asset", fileName: "ahead.json", source });
    },
  };
}

/** The licences of the packages that the page is made of, in one file beside it. */
function licences(): Plugin {
  return {
    name: "licences",
    generateBundle() {
      const modules = [...this.getModuleIds()].flatMap((id) => packageOf(id) ?? []);
      const texts = [...new Set(modules)].sort().flatMap(licenceOf);
      this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: texts.join("\n\n") });
    },
  };
}

function packageOf(id: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

function licenceOf(name: string): string[] {
  const names = ["LICENSE", "LICENSE.txt", "LICENSE.md", "license"];
  const paths = names.map((each) => join(HERE, "node_modules", name, each));
  const path = paths.find((each) => existsSync(each));
  return path ? [`${name}\n\n${readFileSync(path, "utf8").trim()}`] : [];
}

// What several pages share is one file: many small ones, each packed by itself, cost more. Nothing of
// the network is in it, for that is large and opened by few.
const SHARED = /\/src\/(?!views\/(network|lasso|windowed)|model\/(network|layout|communities))/;

export default defineConfig({
  base: "./",
  plugins: [operations(), ahead(), licences()],
  // oxc compiles JSX for Preact.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    assetsDir: "explorer",
    assetsInlineLimit: 0, // the policy allows no data: scripts, and a file is cached by itself
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "shared", test: SHARED, minShareCount: 3 }] },
      },
    },
  },
  worker: { format: "es" },
});
