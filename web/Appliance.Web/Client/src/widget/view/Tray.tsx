import { useEffect, useState } from "preact/hooks";
import { fileSize } from "../../shared/time.ts";
import { messageType } from "../files.ts";
import { useParts } from "./context.ts";
import { Icon } from "./icons.tsx";

/** What will go out with the next send, to be seen and taken back before. */
export function Tray({ files, onRemove }: { files: File[]; onRemove(file: File): void }) {
  if (files.length === 0) return null;
  return <ul class="tray">{files.map((file, i) => <Chosen key={`${file.name}${file.lastModified}${i}`} file={file} onRemove={() => onRemove(file)} />)}</ul>;
}

function Chosen({ file, onRemove }: { file: File; onRemove(): void }) {
  const { model } = useParts();
  const [url, setUrl] = useState<string>();
  const image = messageType(file.type) === "image";
  useEffect(() => {
    if (!image) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const label = `${model.texts.value.remove} ${file.name}`;
  return (
    <li>
      {image ? url && <img src={url} alt={file.name} /> : <Icon name="file" size={22} />}
      <span>{file.name}<small>{fileSize(file.size)}</small></span>
      <button type="button" aria-label={label} title={label} onClick={onRemove}><Icon name="close" size={14} /></button>
    </li>
  );
}
