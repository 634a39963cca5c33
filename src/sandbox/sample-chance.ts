/** A number in [0, 1) that depends on the key alone: the same demo every time, on every machine. */
export function chance(key: string): number {
  let hash = 0x811c9dc5; // FNV-1a, then mixed: neighbours like V.1/V.2 must not fall side by side
  for (let i = 0; i < key.length; i++) {
    hash ^= key.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number from `from` to `to`. */
export function between(key: string, from: number, to: number): number {
  return from + Math.floor(chance(key) * (to - from + 1));
}

export function oneOf<T>(key: string, list: readonly [T, ...T[]]): T {
  return list[Math.floor(chance(key) * list.length)] ?? list[0];
}
