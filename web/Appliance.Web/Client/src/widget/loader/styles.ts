import { inkOn, parseColour, toHex } from "../../shared/colour.ts";
import { DEFAULTS } from "../settings.ts";

/** Below this width of the host page's window the conversation takes all of it. */
export const FULL_SCREEN = "(max-width: 479.98px)";

const CSS = `
:host { all: initial; position: fixed; z-index: 2147483000; inset: auto; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.launcher { position: fixed; bottom: calc(20px + env(safe-area-inset-bottom, 0px)); right: calc(20px + env(safe-area-inset-right, 0px)); min-width: 56px; height: 56px; padding: 0 16px;
  display: flex; align-items: center; justify-content: center; gap: 8px; margin: 0; border: 0; border-radius: 28px; background: var(--brand); color: var(--on-brand); cursor: pointer;
  font: 600 14px/1 "PingFang SC","Microsoft YaHei UI","Noto Sans SC",system-ui,sans-serif; box-shadow: 0 6px 24px rgb(16 20 28 / 22%), 0 0 0 1px rgb(16 20 28 / 6%);
  -webkit-tap-highlight-color: transparent; transition: transform 120ms; }
.left .launcher { right: auto; left: calc(20px + env(safe-area-inset-left, 0px)); }
.launcher:hover { transform: scale(1.04); }
.launcher:focus-visible { outline: 3px solid var(--on-brand); outline-offset: -6px; }
.launcher svg { width: 26px; height: 26px; flex: none; }
.badge { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; border: 2px solid #fff; background: #c2272d; color: #fff;
  font-size: 12px; line-height: 18px; text-align: center; font-variant-numeric: tabular-nums; }
.badge:empty { display: none; }
.panel { position: fixed; bottom: calc(88px + env(safe-area-inset-bottom, 0px)); right: 20px; width: 380px; height: min(640px, calc(100vh - 108px)); border-radius: 12px; overflow: hidden;
  background: linear-gradient(var(--brand) 0 64px, var(--paper) 64px); box-shadow: 0 6px 24px rgb(16 20 28 / 14%), 0 0 0 1px rgb(16 20 28 / 6%);
  visibility: hidden; opacity: 0; transform: translateY(8px); transition: opacity 120ms, transform 120ms, visibility 0s 120ms; }
.left .panel { right: auto; left: 20px; }
.open .panel { visibility: visible; opacity: 1; transform: none; transition: opacity 120ms, transform 120ms; }
iframe { display: block; width: 100%; height: 100%; border: 0; background: transparent; }
.probe { position: fixed; visibility: hidden; pointer-events: none; padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px) env(safe-area-inset-bottom, 0px) env(safe-area-inset-left, 0px); }
@media ${FULL_SCREEN} {
  .panel, .left .panel { inset: 0; width: auto; height: auto; border-radius: 0; box-shadow: none; transform: none; }
  .open .launcher { display: none; }
}
@media (prefers-reduced-motion: reduce) { .launcher, .panel { transition: none !important; transform: none !important; } }
@media print { :host { display: none; } }
`;

/**
 * Styles of the shadow root. A constructed sheet is not an inline style, so the host page's `style-src` does not touch it
 * (https://www.w3.org/TR/CSP3/#csp-style-src); browsers before 2023 get a <style> element, which a strict page would refuse.
 */
export function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = CSS;
    root.append(style);
  }
}

export function colourIn(element: HTMLElement, colour: string, dark: boolean): void {
  const brand = parseColour(colour) ?? parseColour(DEFAULTS.colour)!;
  element.style.setProperty("--brand", toHex(brand));
  element.style.setProperty("--on-brand", toHex(inkOn(brand)));
  element.style.setProperty("--paper", dark ? "#16181c" : "#fff");
}
