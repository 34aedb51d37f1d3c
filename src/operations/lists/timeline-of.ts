import { EMPTY_TIMELINE, extendTimeline, type ListTimeline } from '../../analysis/screen/list-timeline.ts'
import { SourceError } from '../../model/errors.ts'
import type { KnownVersion, ListState } from './fold-versions.ts'
import type { ListShelf } from './list-shelf.ts'
import { readVersion } from './read-version.ts'
import { readTimeline, timelineLines } from './timeline-lines.ts'

/**
 * Since when and until when everything stood on a list, over all versions held. One is kept beside the versions: after a new version only
 * that one is folded in; after an old one that came late, it is made anew.
 */
export async function timelineOf(
  { list, versions }: ListState,
  shelf: ListShelf,
  sha256: (text: string) => string,
): Promise<ListTimeline> {
  const name = `timeline-${sha256(list).slice(0, 24)}`
  const chainOf = (n: number): string => sha256(chain(versions.slice(0, n)))
  const kept = await readKept(shelf, name)
  const fits =
    kept !== null && kept.timeline.versions <= versions.length && kept.chain === chainOf(kept.timeline.versions)
  let made = fits ? kept.timeline : EMPTY_TIMELINE
  if (fits && made.versions === versions.length) return made
  for (const version of versions.slice(made.versions)) {
    const entries = await readVersion(shelf, version.digest)
    const { publishedAt, covers } = version
    made = extendTimeline(made, {
      publishedAt,
      names: covers.includes('names'),
      wallets: covers.includes('wallets'),
      whole: version.lost === 0,
      entries,
    })
  }
  await keep(shelf, name, timelineLines(made, chainOf(versions.length)))
  return made
}

function chain(versions: readonly KnownVersion[]): string {
  return `timeline/5\n${versions.map(v => `${v.publishedAt} ${v.digest} ${v.covers.join()}`).join('\n')}\n`
}

async function readKept(shelf: ListShelf, name: string): Promise<Awaited<ReturnType<typeof readTimeline>>> {
  try {
    return await readTimeline(shelf.aside(name))
  } catch {
    return null
  }
}

// It can be made again: a folder that is full or not ours to write to keeps nobody from being screened.
async function keep(shelf: ListShelf, name: string, lines: Iterable<string>): Promise<void> {
  try {
    await shelf.keepAside(name, lines)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
  }
}
