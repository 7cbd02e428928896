/*
 * <script async src="https://chat.example.com/widget.js" data-key="…"></script>
 *
 * Attributes: data-key (the widget's key), data-user-token (a signed JWT of who is signed in), data-launcher="none" (open it by script instead).
 * Puts one global on the page, `Appliance`:
 *   Appliance.open()  Appliance.close()
 *   Appliance.identify(userToken | null)      who is signed in now; null when they have signed out
 *   Appliance.on("unread" | "open" | "close", listener)   returns a function that ends it; "unread" gets the count
 * and tells the document "appliance:ready" when that is there.
 */
import { isEnvelope, MARK, type ToFrame, type ToHost } from "./protocol.ts";
import { DEFAULTS, lookOf } from "./settings.ts";
import { HostMemory } from "./loader/memory.ts";
import { insetsOf, isDark, pageInfo, watchPage } from "./loader/page.ts";
import { Shell } from "./loader/shell.ts";
import { FULL_SCREEN } from "./loader/styles.ts";
import { FullScreen } from "./loader/viewport.ts";

type Topic = "unread" | "open" | "close";

export interface ApplianceApi {
  open(): void;
  close(): void;
  identify(userToken: string | null): void;
  on(topic: Topic, listener: (count: number) => void): () => void;
}

const script = (document.currentScript ?? document.querySelector('script[data-key][src*="/widget.js"]')) as HTMLScriptElement | null;

function start(key: string, src: string, userToken: string | null, withLauncher: boolean): ApplianceApi {
  const origin = new URL(src).origin;
  const memory = new HostMemory(key);
  const lang = document.documentElement.lang || navigator.language;
  let look = memory.read().look ?? lookOf(DEFAULTS);
  const shell = new Shell(look, isDark(), withLauncher, lang);
  shell.setGone(memory.read().gone ?? false);
  const fullScreen = new FullScreen(shell.panel);
  const narrow = matchMedia(FULL_SCREEN);
  const listeners = new Map<Topic, Set<(count: number) => void>>();
  let frame: HTMLIFrameElement | null = null;
  let greeted = false;
  let isOpen = false;
  let unread = 0;

  const tell = (message: ToFrame) => {
    if (greeted) frame?.contentWindow?.postMessage({ mark: MARK, ...message }, origin);
  };
  const emit = (topic: Topic) => listeners.get(topic)?.forEach(listener => listener(unread));
  const layout = () => ({ fullScreen: narrow.matches, insets: insetsOf(shell.probe) });

  function loadFrame(): void {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = look.title || shell.panel.getAttribute("aria-label") || "";
    frame.src = `${origin}/widget/${encodeURIComponent(key)}`;
    frame.allow = "clipboard-write";
    shell.panel.append(frame);
  }

  function setOpen(open: boolean): void {
    if (open === isOpen) return;
    isOpen = open;
    loadFrame();
    shell.setGone(!open && (memory.read().gone ?? false));
    shell.setOpen(open, narrow.matches);
    fullScreen.set(open && narrow.matches);
    tell({ type: "layout", ...layout() });
    tell({ type: open ? "open" : "close" });
    if (open) frame?.focus();
    else shell.focusLauncher();
    emit(open ? "open" : "close");
  }

  function receive(message: ToHost): void {
    if (message.type === "ready") {
      greeted = true;
      const { issued = false, frame: kept = {} } = memory.read();
      tell({ type: "hello", open: isOpen, ...layout(), page: pageInfo(), lang, dark: isDark(), userToken, issued, kept });
    } else if (message.type === "look") {
      look = message.look;
      shell.apply(look, isDark());
      if (!isOpen) shell.setOpen(false, false);
      memory.write(kept => { kept.look = look; });
    } else if (message.type === "unread") {
      if (message.count === unread) return;
      unread = message.count;
      shell.setUnread(unread);
      emit("unread");
    } else if (message.type === "available") {
      memory.write(kept => { kept.gone = !message.available; });
      // An open panel stays and says it.
      if (!isOpen) shell.setGone(!message.available);
    } else if (message.type === "issued") memory.write(kept => { kept.issued = true; });
    else if (message.type === "keep") memory.keep(message.key, message.value);
    else if (message.type === "close") setOpen(false);
  }

  addEventListener("message", event => {
    if (frame && event.source === frame.contentWindow && event.origin === origin && isEnvelope(event.data)) receive(event.data as unknown as ToHost);
  });
  shell.launcher.addEventListener("click", () => setOpen(!isOpen));
  narrow.addEventListener("change", () => {
    shell.setOpen(isOpen, narrow.matches);
    fullScreen.set(isOpen && narrow.matches);
    tell({ type: "layout", ...layout() });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    shell.apply(look, isDark());
    tell({ type: "theme", dark: isDark() });
  });
  watchPage(() => tell({ type: "page", page: pageInfo() }));

  // The page's own loading goes first; a click on the launcher does not wait for it.
  const soon = () => ("requestIdleCallback" in window ? requestIdleCallback(loadFrame, { timeout: 2_000 }) : setTimeout(loadFrame, 300));
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });

  return {
    open: () => setOpen(true),
    close: () => setOpen(false),
    identify: next => {
      userToken = next;
      tell({ type: "identify", userToken: next });
    },
    on: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      if (topic === "unread" && unread > 0) listener(unread);
      return () => void set.delete(listener);
    },
  };
}

const page = window as { Appliance?: ApplianceApi };
if (script?.dataset.key && !page.Appliance) {
  const { key, userToken, launcher } = script.dataset;
  const begin = () => {
    page.Appliance = start(key!, script.src, userToken ?? null, launcher !== "none");
    document.dispatchEvent(new CustomEvent("appliance:ready"));
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin, { once: true });
}
