// The frame's entry: greets the host page, chooses where to keep things, draws what is known, then connects.
import { effect } from "@preact/signals";
import { render } from "preact";
import { Chat } from "./chat.ts";
import { Bridge } from "./bridge.ts";
import { FileShelf } from "./files.ts";
import "./frame.css";
import { chooseKeep } from "./keep.ts";
import { createModel } from "./model.ts";
import type { PageInfo, ToFrame } from "./protocol.ts";
import { lookOf, readSettings } from "./settings.ts";
import { paint } from "./theme.ts";
import { Context } from "./view/context.ts";
import { Panel } from "./view/Panel.tsx";
import { VisitorApi } from "./visitorApi.ts";

type Hello = Extract<ToFrame, { type: "hello" }>;

const root = document.getElementById("widget")!;
const key = root.dataset.key ?? "";
const model = createModel();
model.settings.value = readSettings(JSON.parse(root.dataset.settings ?? "{}"));
model.phase.value = root.dataset.available === "false" ? "unavailable" : "idle";
let chat: Chat | null = null;

const bridge = new Bridge(JSON.parse(root.dataset.origins ?? "[]") as string[], message => {
  if (message.type === "hello") begin(message);
  else if (message.type === "open") setOpen(true);
  else if (message.type === "close") setOpen(false);
  else if (message.type === "theme") model.dark.value = message.dark;
  else if (message.type === "page") chat?.visit(message.page);
  else if (message.type === "identify") chat?.identify(message.userToken);
  else if (message.type === "layout") {
    model.fullScreen.value = message.fullScreen;
    model.insets.value = message.insets;
  }
});
model.embedded.value = bridge.embedded;

if (!bridge.embedded) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => { model.dark.value = dark.matches; });
  const page: PageInfo = { url: location.href, title: document.title, referrer: document.referrer };
  const noInsets = { top: 0, right: 0, bottom: 0, left: 0 };
  begin({
    type: "hello", open: true, fullScreen: true, insets: noInsets, page, lang: navigator.language, dark: dark.matches, userToken: null, issued: false, kept: {},
  });
}

function begin(hello: Hello): void {
  if (chat) return;
  model.pageLang.value = hello.lang || navigator.language;
  model.dark.value = hello.dark;
  model.fullScreen.value = hello.fullScreen;
  model.insets.value = hello.insets;

  const keep = chooseKeep({
    storage: () => localStorage,
    prefix: `appliance:${key}:`,
    crossSite: bridge.crossSite,
    vendor: navigator.vendor,
    issued: hello.issued,
    kept: hello.kept,
    mirror: (name, value) => bridge.tell({ type: "keep", key: name, value }),
  });
  const api = new VisitorApi(key);
  const shelf = new FileShelf();
  const unavailable = model.phase.value === "unavailable";
  const served = model.settings.value;
  chat = new Chat({ model, api, keep, shelf, page: hello.page, userToken: hello.userToken, onSession: () => bridge.tell({ type: "issued" }) });
  // The page was made just now, what was kept is from last time: the page's settings stand, whether somebody serves is asked anew.
  model.settings.value = root.dataset.settings ? { ...model.settings.value, ...served, serving: model.settings.value.serving } : model.settings.value;

  effect(() => {
    paint(document.documentElement, model.settings.value.colour, model.dark.value);
    bridge.tell({ type: "look", look: { ...lookOf(model.settings.value), title: model.settings.value.title || model.texts.value.title } });
  });
  effect(() => { document.documentElement.lang = model.locale.value; });
  effect(() => bridge.tell({ type: "available", available: model.phase.value !== "unavailable" }));
  effect(() => bridge.tell({ type: "unread", count: model.unread.value }));

  render(
    <Context.Provider value={{ model, chat, api, keep, shelf, close: () => { setOpen(false); bridge.tell({ type: "close" }); } }}>
      <Panel />
    </Context.Provider>,
    root,
  );
  if (!unavailable && chat.known) void chat.start();
  if (hello.open) setOpen(true);
}

function setOpen(open: boolean): void {
  model.open.value = open;
  if (open && model.phase.value === "idle") void chat?.start();
}

addEventListener("online", () => { model.online.value = true; });
addEventListener("offline", () => { model.online.value = false; });
document.addEventListener("visibilitychange", () => { model.visible.value = !document.hidden; });
setInterval(() => { model.now.value = new Date(); }, 60_000);
