/** A face that says nothing about a person: a shape and a colour drawn from the account id, always the same. */

export const COLOURS = 12;
export const SHAPES = ["circle", "squircle", "leaf", "drop", "hexagon", "flower", "shield", "arch"] as const;
export type Shape = (typeof SHAPES)[number];

export interface Face {
  readonly shape: Shape;
  readonly colour: number;
  readonly turn: number;
}

/** The same id gives the same face on every screen and in every session. */
export function faceOf(id: string): Face {
  const hash = fnv1a(id);
  return {
    shape: SHAPES[hash % SHAPES.length] ?? "circle",
    colour: (hash >>> 8) % COLOURS,
    turn: ((hash >>> 16) % 4) * 90,
  };
}

/** The first letter, as a reader would name it: one grapheme, upper case. */
export function initialOf(nickname: string): string {
  const trimmed = nickname.trim();
  if (trimmed === "") return "·";
  const first = new Intl.Segmenter("fr").segment(trimmed)[Symbol.iterator]().next().value?.segment ?? "·";
  return first.toLocaleUpperCase("fr");
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  // FNV leaves its low bits alike for alike ids; one more mix spreads them.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}
