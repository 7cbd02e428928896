import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Actions } from "../store/actions.ts";
import type { ListView } from "../store/listView.ts";
import type { Workbench } from "../store/workbench.ts";

export interface Tools {
  workbench: Workbench;
  actions: Actions;
  lists: ListView;
}

export const ToolsContext = createContext<Tools | null>(null);

export function useTools(): Tools {
  return useContext(ToolsContext)!;
}
