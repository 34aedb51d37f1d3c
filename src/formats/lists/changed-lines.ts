/** The lines that only one of two versions has; all others stand in both, unchanged. */
export interface ChangedLines {
  readonly gone: readonly string[]
  readonly come: readonly string[]
  /** True where an entry that stands unchanged in both names the address. */
  standsElsewhere(address: string): boolean
}

/** Compares two versions by their lines, so that only what changed has to be read: of 17,000 entries a day changes a few. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLines {
  const old = new Set(before)
  const now = new Set(after)
  const come = after.filter(line => !old.has(line))
  const gone = before.filter(line => !now.has(line))
  let elsewhere: Set<string> | null = null
  const standsElsewhere = (address: string): boolean => {
    elsewhere ??= addressesOf(after.filter(line => old.has(line)))
    return elsewhere.has(address)
  }
  return { gone, come, standsElsewhere }
}

function addressesOf(lines: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const line of lines)
    for (const [, address] of line.matchAll(/"address":("(?:[^"\\]|\\.)*")/g))
      found.add(JSON.parse(address as string) as string)
  return found
}
