// The widget's settings as the server sends them, brought into one shape in which nothing is missing.
import { parseColour, toHex } from "../shared/colour.ts";
import type { FileKind } from "./files.ts";
import type { Look } from "./protocol.ts";

export interface Settings extends Look {
  subtitle: string;
  greeting: string;
  menu: { id: string; text: string }[];
  logo: string | null;
  /** A fixed language, or null to follow the page. */
  locale: "zh-CN" | "en" | null;
  /** False when nobody serves now: the leave-message form is offered. */
  serving: boolean;
  /** Usual minutes until the first answer, from real figures; null when unknown. */
  replyMinutes: number | null;
  /** Largest upload in bytes, by the message type that it becomes. */
  maxBytes: Record<FileKind, number>;
}

const MB = 1024 * 1024;

export const DEFAULTS: Settings = {
  colour: "#2456d6",
  position: "right",
  title: "",
  label: "",
  subtitle: "",
  greeting: "",
  menu: [],
  logo: null,
  locale: null,
  serving: true,
  replyMinutes: null,
  maxBytes: { image: 10 * MB, audio: 20 * MB, video: 20 * MB, file: 20 * MB },
};

const text = (value: unknown, before: string, byDefault = "") => (typeof value === "string" ? value : value === null ? byDefault : before);
const number = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : null);

function limits(raw: unknown, before: Settings["maxBytes"]): Settings["maxBytes"] {
  const from = (typeof raw === "object" && raw !== null ? raw : {}) as Record<string, unknown>;
  const of = (kind: FileKind) => number(from[kind]) ?? before[kind];
  return { image: of("image"), audio: of("audio"), video: of("video"), file: of("file") };
}

/** Reads what the server sent over `before`: what is absent or of an unexpected kind stays as it was, null is the default. */
export function readSettings(raw: unknown, before: Settings = DEFAULTS): Settings {
  if (typeof raw !== "object" || raw === null) return before;
  const from = raw as Record<string, unknown>;
  const colour = parseColour(text(from.colour, "", DEFAULTS.colour));
  const locale = from.locale === "zh-CN" || from.locale === "en" ? from.locale : from.locale === undefined ? before.locale : null;
  return {
    colour: colour ? toHex(colour) : before.colour,
    position: from.position === "left" || from.position === "right" ? from.position : before.position,
    title: text(from.title, before.title),
    label: text(from.label, before.label),
    subtitle: text(from.subtitle, before.subtitle),
    greeting: text(from.greeting, before.greeting),
    menu: Array.isArray(from.menu) ? (from.menu as Settings["menu"]).filter(option => option && typeof option.text === "string") : before.menu,
    logo: typeof from.logo === "string" && from.logo ? from.logo : from.logo === null ? null : before.logo,
    locale,
    serving: typeof from.serving === "boolean" ? from.serving : before.serving,
    replyMinutes: from.replyMinutes === undefined ? before.replyMinutes : number(from.replyMinutes),
    maxBytes: limits(from.limits, before.maxBytes),
  };
}

export function lookOf(settings: Settings): Look {
  return { colour: settings.colour, position: settings.position, title: settings.title, label: settings.label };
}
