// Contrast by WCAG 2.2 (relative luminance), so that no choice of a company's colour can make text unreadable.

export type Rgb = readonly [number, number, number];

/** "#abc" or "#aabbcc"; null for anything else. */
export function parseColour(text: string | null | undefined): Rgb | null {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec((text ?? "").trim())?.[1];
  if (!hex) return null;
  const full = hex.length === 3 ? [...hex].map(c => c + c).join("") : hex;
  return [0, 2, 4].map(i => parseInt(full.slice(i, i + 2), 16)) as unknown as Rgb;
}

export function toHex(colour: Rgb): string {
  return "#" + colour.map(c => Math.round(c).toString(16).padStart(2, "0")).join("");
}

export function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map(c => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** Text on `ground`: white where it reaches 4.5 : 1, else black, which then does (white and black cannot both fail). */
export function inkOn(ground: Rgb): Rgb {
  return contrast(WHITE, ground) >= 4.5 ? WHITE : BLACK;
}

/** `colour`, moved towards black or white just as far as it takes to be read as text on `ground`. */
export function readableOn(colour: Rgb, ground: Rgb, least = 4.5): Rgb {
  const goal = luminance(ground) > 0.18 ? BLACK : WHITE;
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(colour, goal, step / 20);
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return goal;
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((c, i) => Math.round(c + (b[i]! - c) * share)) as unknown as Rgb;
}
