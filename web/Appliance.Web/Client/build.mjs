// Bundles the two apps, the widget loader and the admin script into ../wwwroot/app.
import { build } from "esbuild";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { copyAssets } from "./assets.mjs";

const out = "../wwwroot/app";
rmSync(out, { recursive: true, force: true });

const shared = {
  outdir: out,
  bundle: true,
  minify: true,
  sourcemap: false,
  target: ["es2020", "safari14"],
  // Safari 14.0 gets one rare form wrong, for which esbuild refuses every form.
  supported: { destructuring: true },
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".svg": "text" },
  legalComments: "none",
  logLevel: "warning",
};

const present = (entries) => Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));

// One file each: they stand in other people's pages or load alone.
await build({
  ...shared,
  format: "iife",
  entryPoints: present({
    widget: "src/widget/loader.ts",
    "widget-frame": "src/widget/frame.tsx",
    admin: "src/admin/main.ts",
    charts: "src/admin/charts.ts",
  }),
});

// The emoji picker writes a <style> element and style attributes, which our Content-Security-Policy refuses; the CSSOM may do both.
const emojiUnderCsp = {
  name: "emoji-under-csp",
  setup(bundle) {
    bundle.onLoad({ filter: /emoji-picker-element[\\/]picker\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [from, to] of [
        ["this.shadowRoot.appendChild(style);", "const sheet = new CSSStyleSheet(); sheet.replaceSync(style.textContent); this.shadowRoot.adoptedStyleSheets = [sheet];"],
        ["targetNode.setAttribute(attributeName, newValue);", "attributeName === 'style' ? (targetNode.style.cssText = newValue) : targetNode.setAttribute(attributeName, newValue);"],
      ]) {
        if (!contents.includes(from)) return { errors: [{ text: `emoji-picker-element changed: "${from}" is gone` }] };
        contents = contents.replace(from, to);
      }
      return { contents, loader: "js" };
    });
  },
};

// A module, so that rarely used parts (emoji) load when asked for.
await build({
  ...shared,
  format: "esm",
  splitting: true,
  chunkNames: "workbench-[name]-[hash]",
  entryPoints: present({ workbench: "src/workbench/main.tsx" }),
  plugins: [emojiUnderCsp],
});
cpSync("node_modules/emoji-picker-element-data/zh/cldr/data.json", `${out}/emoji/zh.json`);
cpSync("node_modules/emoji-picker-element-data/en/cldr/data.json", `${out}/emoji/en.json`);

copyAssets(out, "../obj/client");
