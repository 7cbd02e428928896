import { strings } from "../i18n/strings.ts";
import { useTools } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";

export const SEARCH_ID = "workbench-search";

export function SearchBox() {
  const { lists, workbench } = useTools();
  const t = strings.value;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      lists.search("");
      (event.target as HTMLElement).blur();
      event.stopPropagation();
    } else if (event.key === "Enter" && lists.found.value[0] !== undefined) workbench.open(lists.found.value[0], "push");
  };
  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        id={SEARCH_ID}
        type="text"
        inputMode="search"
        autocomplete="off"
        placeholder={t.search}
        aria-label={t.search}
        aria-keyshortcuts="Control+K"
        value={lists.words.value}
        onInput={(event) => lists.search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {lists.words.value ? <IconButton icon="x" label={t.clearSearch} onClick={() => lists.search("")} /> : <kbd>Ctrl K</kbd>}
    </div>
  );
}
