import { Icon } from "./Icon.tsx";
import { channelIcon } from "./words.ts";

/** The picture, or the first sign of the name, with the channel's badge. */
export function Avatar({ name, image, channel, source }: { name: string; image?: string | null; channel?: string; source?: string }) {
  return (
    <span class="avatar">
      {image?.startsWith("/") ? <img src={image} alt="" /> : <span aria-hidden="true">{[...name.trim()][0]?.toUpperCase() ?? "?"}</span>}
      {channel && (
        <span class="avatar-badge" title={source}>
          <Icon name={channelIcon(channel)} />
          <span class="sr-only">{source}</span>
        </span>
      )}
    </span>
  );
}
