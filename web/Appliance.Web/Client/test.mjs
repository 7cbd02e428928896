// Bundles every *.test.ts into a temporary folder and runs it with Node's own test runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const out = mkdtempSync(join(tmpdir(), "client-tests-"));
try {
  const tests = readdirSync("src", { recursive: true }).filter((file) => file.endsWith(".test.ts"));
  await build({
    entryPoints: Object.fromEntries(tests.map((file) => [file.replace(/\.ts$/, "").replaceAll(/[\\/]/g, "-"), join("src", file)])),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".svg": "text" },
    logLevel: "warning",
  });
  const files = readdirSync(out).filter((file) => file.endsWith(".test.mjs")).map((file) => join(out, file));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
