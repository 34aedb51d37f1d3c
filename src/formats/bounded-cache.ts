/**
 * Remembers what `read` gave for a text, for at most `limit` texts; then it starts afresh, so memory stays flat.
 * A text that makes `read` throw is not remembered.
 */
export function boundedCache<T>(read: (text: string) => T, limit = 50_000): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const hit = known.get(text)
    if (hit !== undefined) return hit
    const value = read(text)
    if (known.size >= limit) known.clear()
    known.set(text, value)
    return value
  }
}
