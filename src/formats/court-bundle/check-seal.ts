import { readSums, SEAL_FILES } from './manifest.ts'

/** What became of a sealed folder. */
export interface SealAnswer {
  /** True: every file is there as it was written, and nothing else. */
  readonly whole: boolean
  readonly files: number
  readonly changed: readonly string[]
  readonly missing: readonly string[]
  /** Files that the digests do not name. */
  readonly added: readonly string[]
}

/**
 * Holds the files of a folder against its digests.
 * @param sums the text of `SHA256SUMS`
 * @throws InputError `bundle-sums-malformed`, `bundle-name`
 */
export function checkSeal(
  sums: string,
  found: readonly { readonly path: string; readonly sha256: string }[],
): SealAnswer {
  const named = readSums(sums)
  const there = new Map(found.map(f => [f.path, f.sha256]))
  const changed = [...named]
    .filter(([path, sha256]) => there.has(path) && there.get(path) !== sha256)
    .map(([path]) => path)
  const missing = [...named.keys()].filter(path => !there.has(path))
  const added = [...there.keys()].filter(path => path !== SEAL_FILES.sums && !named.has(path))
  return {
    whole: changed.length + missing.length + added.length === 0,
    files: named.size,
    changed,
    missing,
    added,
  }
}
