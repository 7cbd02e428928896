import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat.ts";
import type { FileShelf } from "../files.ts";
import type { Keep } from "../keep.ts";
import type { Model } from "../model.ts";
import type { VisitorApi } from "../visitorApi.ts";

export interface Parts {
  model: Model;
  chat: Chat;
  api: VisitorApi;
  keep: Keep;
  shelf: FileShelf;
  close(): void;
}

export const Context = createContext<Parts | null>(null);

export function useParts(): Parts {
  return useContext(Context)!;
}
