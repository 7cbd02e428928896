// Lays the company's colour over the tokens, each time with text that can be read on it. Through the CSSOM, which the frame's own CSP allows.
import { inkOn, mix, parseColour, readableOn, toHex, type Rgb } from "../shared/colour.ts";
import { DEFAULTS } from "./settings.ts";

const PAPER: Record<"light" | "dark", Rgb> = { light: [255, 255, 255], dark: [0x16, 0x18, 0x1c] };

export function brandVariables(colour: string, dark: boolean): Record<string, string> {
  const brand = parseColour(colour) ?? parseColour(DEFAULTS.colour)!;
  const paper = PAPER[dark ? "dark" : "light"];
  const soft = mix(paper, brand, dark ? 0.22 : 0.1);
  return {
    "--brand": toHex(brand),
    "--on-brand": toHex(inkOn(brand)),
    "--accent": toHex(readableOn(brand, soft)),
    "--accent-soft": toHex(soft),
  };
}

export function paint(root: HTMLElement, colour: string, dark: boolean): void {
  root.dataset.theme = dark ? "dark" : "light";
  for (const [name, value] of Object.entries(brandVariables(colour, dark))) root.style.setProperty(name, value);
}
