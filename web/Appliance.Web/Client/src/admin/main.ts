// What the pages gain from a script. Each of them works without it; nothing here is the only way to do something.
import { copyButtons } from "./copy.ts";
import { guideKey } from "./guide.ts";
import { livePanels } from "./live.ts";
import { longChoices } from "./long-choices.ts";
import { bell, noticeLinks } from "./notices.ts";
import { passkeys } from "./passkeys.ts";
import { passwordReveal } from "./reveal.ts";
import { rowLinks } from "./rows.ts";
import { saveBars } from "./save-bar.ts";
import { selections } from "./selection.ts";
import { closeMenus, sideBySide, submitOnChange } from "./small.ts";
import { trees } from "./tree.ts";
import { typedNames } from "./typed-name.ts";
import { wholeTables } from "./whole-tables.ts";
import { widgetPreview } from "./widget-preview.ts";

document.documentElement.classList.add("scripted");
for (const enhance of [rowLinks, wholeTables, longChoices, selections, saveBars, copyButtons, passwordReveal, passkeys, submitOnChange, closeMenus, sideBySide, trees, typedNames, livePanels, widgetPreview, bell, noticeLinks, guideKey]) enhance();
