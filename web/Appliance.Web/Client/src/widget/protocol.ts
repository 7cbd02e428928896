// What the host page's loader and the frame say to each other through postMessage. Both sides check origin and source of every message.

/** The part of the settings that the launcher needs; the loader keeps the last one for an immediate first paint. */
export interface Look {
  colour: string;
  position: "right" | "left";
  title: string;
  label: string;
}

export interface PageInfo {
  url: string;
  title: string;
  referrer: string;
}

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export type ToFrame =
  | {
      type: "hello";
      open: boolean;
      fullScreen: boolean;
      insets: Insets;
      page: PageInfo;
      lang: string;
      dark: boolean;
      userToken: string | null;
      /** True once a frame on this host page has been given a visitor token: an empty storage then means that it does not last. */
      issued: boolean;
      /** What a frame without lasting storage asked the host page to keep. */
      kept: Record<string, string>;
    }
  | { type: "open" }
  | { type: "close" }
  | { type: "layout"; fullScreen: boolean; insets: Insets }
  | { type: "theme"; dark: boolean }
  | { type: "page"; page: PageInfo }
  | { type: "identify"; userToken: string | null };

export type ToHost =
  | { type: "ready" }
  | { type: "look"; look: Look }
  | { type: "unread"; count: number }
  | { type: "issued" }
  /** Whether there is a widget at all: switched off, its launcher disappears. */
  | { type: "available"; available: boolean }
  | { type: "keep"; key: string; value: string | null }
  | { type: "close" };

/** Marks our messages among all that a page posts. */
export const MARK = "appliance";

export type Envelope<T> = T & { mark: typeof MARK };

export function isEnvelope(data: unknown): data is Envelope<{ type: string }> {
  return typeof data === "object" && data !== null && (data as { mark?: unknown }).mark === MARK
    && typeof (data as { type?: unknown }).type === "string";
}
