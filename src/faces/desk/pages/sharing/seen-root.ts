import type { SeenRoot } from './check-proof.ts'

const KEY = 'cordon.seen-root'

/** The root that this browser saw last; null: none, or storage is forbidden. */
export function readSeenRoot(): SeenRoot | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const { node, size, root, at } = Object(kept) as Partial<SeenRoot>
    if (typeof node !== 'string' || typeof root !== 'string' || !/^[0-9a-f]{64}$/.test(root)) return null
    return typeof size === 'number' && typeof at === 'number' ? { node, size, root, at } : null
  } catch {
    return null
  }
}

/** Remembers a root; null: forgets it. */
export function keepSeenRoot(root: SeenRoot | null): void {
  try {
    if (root === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(root))
  } catch {
    // Where nothing can be remembered, each check stands for itself.
  }
}
