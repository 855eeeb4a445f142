import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { browserCells } from "./src/lib/cellsFile.ts";

/** The table of cells as the browser gets it: made from the repository's own at each build, a file that is fetched when wanted. */
function cells(): Plugin {
  let building = false;
  return {
    name: "placette-cells",
    enforce: "pre",
    configResolved(config) {
      building = config.command === "build";
    },
    async load(id) {
      if (!id.endsWith("/places/cells.csv?url")) return null;
      const path = id.slice(0, -"?url".length);
      this.addWatchFile(path);
      const source = browserCells(await this.fs.readFile(path, { encoding: "utf8" }));
      if (!building) return `export default ${JSON.stringify(`data:text/plain,${encodeURIComponent(source)}`)};`;
      const file = this.emitFile({ type: "asset", name: "cells.txt", source });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

const BASE =
  /src\/chat\/(Avatar|Dialog|Icon|Later|Loading|Mark|i18n\.svelte|meetings|newcomer\.svelte|place\.svelte|quickExit|reasons|route\.svelte|settings\.svelte|storage)\.(svelte|ts)$/;

export default defineConfig({
  plugins: [cells(), svelte()],
  build: {
    outDir: "../src/placette/_ui",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the Content-Security-Policy knows files, not data addresses
    modulePreload: { polyfill: false }, // it would be an inline script
    reportCompressedSize: false,
    // What every screen begins with comes as one file: fewer requests, and it packs better than a dozen small ones.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "base", test: BASE }] } } },
  },
  server: { fs: { allow: [".."] } }, // the sentences live with the server that shares them
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
