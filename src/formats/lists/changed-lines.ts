/** The lines that only one of two versions has; all others stand in both, unchanged. */
export interface ChangedLines {
  readonly gone: readonly string[]
  readonly come: readonly string[]
  /** True where an entry that stands unchanged in both names the address. */
  standsElsewhere(address: string): boolean
}

/**
 * Compares two versions by their lines, so that only what changed has to be read: of 17,000 entries a day changes a few. Of the earlier
 * one no more is held than that.
 */
export async function changedLines(before: AsyncIterable<string>, after: readonly string[]): Promise<ChangedLines> {
  const come = new Set(after)
  const gone: string[] = []
  for await (const line of before) if (!come.delete(line)) gone.push(line)
  let elsewhere: Set<string> | null = null
  const standsElsewhere = (address: string): boolean => {
    elsewhere ??= addressesOf(after.filter(line => !come.has(line)))
    return elsewhere.has(address)
  }
  return { gone, come: [...come], standsElsewhere }
}

function addressesOf(lines: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const line of lines)
    for (const [, address] of line.matchAll(/"address":("(?:[^"\\]|\\.)*")/g))
      found.add(JSON.parse(address as string) as string)
  return found
}
