import { Icon, type IconName } from "./Icon.tsx";

interface Props {
  icon: IconName;
  /** Tooltip and accessible name. */
  label: string;
  /** A key that does the same; shown in the tooltip. */
  keys?: string;
  pressed?: boolean;
  expanded?: boolean;
  disabled?: boolean;
  class?: string;
  onClick(): void;
}

export function IconButton({ icon, label, keys, pressed, expanded, disabled, class: extra = "", onClick }: Props) {
  return (
    <button
      type="button"
      class={`icon-button ${extra}`}
      aria-label={label}
      title={keys ? `${label}  ${keys}` : label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={() => onClick()}
    >
      <Icon name={icon} />
    </button>
  );
}
