import { EMPTY_TIMELINE, extendTimeline, type ListTimeline } from '../../analysis/screen/list-timeline.ts'
import { readEntryLines } from '../../formats/lists/entry-line.ts'
import type { KnownVersion, ListState } from './fold-versions.ts'
import type { ListShelf } from './list-shelf.ts'

/**
 * Since when and until when everything stood on a list, over all versions held. Kept beside the versions: after a new one only that one
 * is folded in; after an old one that came late, all from there on.
 */
export async function timelineOf(
  state: ListState,
  shelf: ListShelf,
  sha256: (text: string) => string,
): Promise<ListTimeline> {
  const names = state.versions.map((_, i) => sha256(chain(state.versions.slice(0, i + 1))))
  let done = state.versions.length
  let timeline: ListTimeline | null = null
  for (; done > 0 && timeline === null; done--) timeline = await readKept(shelf, names[done - 1] as string)
  if (timeline !== null) done++
  let made = timeline ?? EMPTY_TIMELINE
  if (done === state.versions.length && timeline !== null) return made
  for (const version of state.versions.slice(done)) {
    const entries = readEntryLines(await shelf.text(version.digest))
    const { publishedAt, covers } = version
    made = extendTimeline(made, {
      publishedAt,
      names: covers.includes('names'),
      wallets: covers.includes('wallets'),
      whole: version.lost === 0,
      entries,
    })
  }
  const last = names.at(-1)
  if (last !== undefined) await shelf.keepAside(`timeline-${last}`, JSON.stringify(made))
  return made
}

function chain(versions: readonly KnownVersion[]): string {
  return `timeline/3\n${versions.map(v => `${v.publishedAt} ${v.digest} ${v.covers.join()}`).join('\n')}\n`
}

async function readKept(shelf: ListShelf, name: string): Promise<ListTimeline | null> {
  const text = await shelf.aside(`timeline-${name}`)
  return text === null ? null : (JSON.parse(text) as ListTimeline)
}
