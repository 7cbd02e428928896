import { useEffect, useRef } from "preact/hooks";
import { strings } from "../i18n/strings.ts";
import { preferences } from "../store/preferences.ts";
import { IconButton } from "./IconButton.tsx";
import { closeOverlay } from "./overlays.ts";

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const t = strings.value;
  const send = preferences.value.sendKey === "enter" ? ["Enter"] : ["Ctrl Enter"];
  const rows: [string[], string][] = [
    [["Ctrl K"], t.keys.search], [["J", "K"], t.keys.next], [["Alt 1…9"], t.keys.switch_], [["G W"], t.keys.waiting], [["A"], t.keys.accept], [["N"], t.keys.unread],
    [["R"], t.keys.reply], [["M"], t.keys.note], [send, t.keys.send], [["T"], t.keys.transfer], [["Ctrl Shift E"], t.keys.close], [["Esc"], t.keys.escape], [["?"], t.keys.help],
  ];
  return (
    <dialog class="help" ref={dialog} aria-labelledby="help-title" onClose={closeOverlay} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <header><h2 id="help-title">{t.helpTitle}</h2><IconButton icon="x" label={t.dismiss} onClick={() => dialog.current?.close()} /></header>
      <table>
        <tbody>
          {rows.map(([keys, what]) => <tr key={what}><td>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</td><td>{what}</td></tr>)}
        </tbody>
      </table>
      <p class="hint">{t.helpHint}</p>
    </dialog>
  );
}
