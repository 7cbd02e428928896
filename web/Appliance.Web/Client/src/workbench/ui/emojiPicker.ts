import zhCN from "emoji-picker-element/i18n/zh_CN.js";
import Picker from "emoji-picker-element/picker.js";

/** The emoji data is served by our own origin. */
export function createPicker(language: "zh" | "en", choose: (emoji: string) => void): HTMLElement {
  const picker = new Picker({ locale: language, dataSource: `/app/emoji/${language}.json`, ...(language === "zh" ? { i18n: zhCN } : {}) });
  picker.addEventListener("emoji-click", (event) => {
    const { unicode } = event.detail;
    if (unicode) choose(unicode);
  });
  return picker;
}
