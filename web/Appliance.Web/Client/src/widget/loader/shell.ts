// The launcher and the empty panel: what the host page gets to see before and around the frame. All in a shadow root, nothing of it leaks.
import type { Look } from "../protocol.ts";
import { localeFor } from "../texts.ts";
import { colourIn, dress } from "./styles.ts";

const BUBBLE = "M8 9h8M8 13h6M18 4a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-5l-5 3v-3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z";
const DOWN = "M6 9l6 6l6-6";

function icon(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.75", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export class Shell {
  readonly panel = document.createElement("div");
  readonly launcher = document.createElement("button");
  readonly probe = document.createElement("div");
  private readonly host = document.createElement("appliance-widget");
  private readonly box = document.createElement("div");
  private readonly badge = document.createElement("span");
  private readonly words = document.createElement("span");
  private readonly chinese: boolean;
  private unread = 0;
  private look: Look;

  constructor(look: Look, dark: boolean, private readonly withLauncher: boolean, lang: string) {
    this.chinese = localeFor(lang) === "zh-CN";
    this.look = look;
    const root = this.host.attachShadow({ mode: "open" });
    dress(root);
    this.launcher.type = "button";
    this.launcher.className = "launcher";
    this.badge.className = "badge";
    this.badge.setAttribute("aria-hidden", "true");
    this.panel.className = "panel";
    this.panel.id = "panel";
    this.panel.setAttribute("role", "dialog");
    this.launcher.setAttribute("aria-controls", "panel");
    this.probe.className = "probe";
    this.box.append(this.panel, this.probe);
    if (withLauncher) this.box.append(this.launcher);
    root.append(this.box);
    this.apply(look, dark);
    this.setOpen(false, false);
    document.body.append(this.host);
  }

  apply(look: Look, dark: boolean): void {
    this.look = look;
    colourIn(this.box, look.colour, dark);
    this.box.classList.toggle("left", look.position === "left");
    this.words.textContent = look.label;
    this.name();
  }

  setUnread(count: number): void {
    this.unread = count;
    this.badge.textContent = count > 0 ? (count > 99 ? "99+" : String(count)) : "";
    this.name();
  }

  setOpen(open: boolean, fullScreen: boolean): void {
    this.box.classList.toggle("open", open);
    this.launcher.setAttribute("aria-expanded", String(open));
    this.panel.setAttribute("aria-hidden", String(!open));
    if (fullScreen && open) this.panel.setAttribute("aria-modal", "true");
    else this.panel.removeAttribute("aria-modal");
    this.launcher.replaceChildren(icon(open ? DOWN : BUBBLE), ...(this.look.label && !open ? [this.words] : []), this.badge);
    this.name();
  }

  setGone(gone: boolean): void {
    this.host.hidden = gone;
  }

  /** Gives the focus back where the panel was opened from. */
  focusLauncher(): void {
    if (this.withLauncher) this.launcher.focus();
  }

  private name(): void {
    const title = this.look.title || (this.chinese ? "在线客服" : "Customer service");
    const open = this.box.classList.contains("open");
    const action = this.chinese ? (open ? "收起" : "打开") : open ? "Minimise " : "Open ";
    const unread = this.unread > 0 ? (this.chinese ? ` · ${this.unread} 条未读` : ` · ${this.unread} unread`) : "";
    this.launcher.setAttribute("aria-label", action + title + unread);
    this.launcher.title = title;
    this.panel.setAttribute("aria-label", title);
  }
}
