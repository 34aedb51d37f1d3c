/** What a key to the server looks like: `cordon_`, ten hex digits that name it, `_`, 64 hex digits that nobody can guess. */
export const KEY_PATTERN = /^cordon_([0-9a-f]{10})_[0-9a-f]{64}$/

/** How many characters a key has. */
export const KEY_LENGTH = 82

/** Chance for a new key, drawn by the machine: lower-case hex, 5 and 32 bytes. */
export interface KeyChance {
  readonly id: string
  readonly secret: string
}

/** The key as it is handed out, once. */
export function keyText({ id, secret }: KeyChance): string {
  return `cordon_${id}_${secret}`
}

/** The name of a key, from the key itself; null for any other text. */
export function keyId(text: string): string | null {
  return KEY_PATTERN.exec(text)?.[1] ?? null
}
