import { strings } from "../i18n/strings.ts";
import { fileSize } from "../../shared/time.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import type { Attachments } from "./useAttachments.ts";

/** What will be sent along, seen before it goes. */
export function AttachmentTray({ attachments, hidden }: { attachments: Attachments; hidden: boolean }) {
  if (hidden || attachments.items.length === 0) return null;
  return (
    <ul class="tray">
      {attachments.items.map((item) => (
        <li key={item.key} class="tray-item" title={item.file.name}>
          {item.preview ? <img src={item.preview} alt={item.file.name} /> : <span class="tray-file"><Icon name="file" /><span class="file-name">{item.file.name}</span><span class="hint">{fileSize(item.file.size)}</span></span>}
          <IconButton icon="x" class="tray-remove" label={strings.value.removeFile(item.file.name)} onClick={() => attachments.remove(item.key)} />
        </li>
      ))}
    </ul>
  );
}
