// What the pages take from npm as it is: Tabler's style sheet, and the icons that the pages name.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const pages = "../Pages";
const icons = "node_modules/@tabler/icons/icons/outline";

export function copyAssets(out, generated) {
  mkdirSync(out, { recursive: true });
  cpSync("node_modules/@tabler/core/dist/css/tabler.min.css", join(out, "tabler.css"));

  // The drawing alone: the tag helper writes the <svg> around it, with size and accessible name.
  const drawings = {};
  for (const name of [...iconNames()].sort()) {
    const svg = readFileSync(join(icons, `${name}.svg`), "utf8");
    drawings[name] = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ").replace(/<path stroke="none"[^>]*>/, "").trim();
  }

  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, "icons.json"), JSON.stringify(drawings));
}

// Every name that a page or a page model gives to an icon.
function iconNames() {
  const names = new Set();
  for (const file of readdirSync(pages, { recursive: true })) {
    if (!/\.(cshtml|cs)$/.test(file)) continue;
    const text = readFileSync(join(pages, file), "utf8");
    for (const match of text.matchAll(/(?:<icon name|\bicon|\bIcon:)(?:=|\s)\s*"([a-z0-9-]+)"/g)) names.add(match[1]);
  }
  return names;
}
