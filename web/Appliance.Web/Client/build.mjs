// Bundles the two apps, the widget loader and the admin script into ../wwwroot/app.
import { build } from "esbuild";
import { existsSync, rmSync } from "node:fs";

const out = "../wwwroot/app";
rmSync(out, { recursive: true, force: true });

const entries = {
  widget: "src/widget/loader.ts",
  "widget-frame": "src/widget/frame.tsx",
  workbench: "src/workbench/main.tsx",
  admin: "src/admin/main.ts",
};

await build({
  entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  outdir: out,
  bundle: true,
  minify: true,
  sourcemap: false,
  format: "iife",
  target: ["es2020", "safari14"],
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".svg": "text" },
  legalComments: "none",
  logLevel: "warning",
});
