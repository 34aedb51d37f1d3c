import { readFile } from 'node:fs/promises'
import type { GivenEvent } from '../../formats/events/read-event.ts'
import { SourceError } from '../../model/errors.ts'
import type { JudgedEvents, WantedEvent } from '../../operations/casework/judged-events.ts'
import { type Segment, SegmentBytes, segmentsIn } from '../monitor/journal-files.ts'

/**
 * Events out of the journal of the monitor in a folder. An entry is looked at where it was told; an event that was judged again, since an
 * earlier one came late, stands before that, and is looked for backwards. A server goes on between the files, and however many events are
 * looked for, a file is gone through once.
 */
export function journalEvents(folder: string): JudgedEvents {
  return {
    async find(wanted) {
      const found = new Map<string, GivenEvent>()
      const open = new Map(wanted.map(w => [w.event, w]))
      for (const segment of segmentsIn(folder).reverse()) {
        if (open.size === 0) break
        const here = [...open.values()].filter(w => w.place >= segment.first)
        if (here.length === 0) continue
        for (const [id, given] of eventsIn(await read(segment), here)) {
          found.set(id, given)
          open.delete(id)
        }
      }
      return found
    },
  }
}

async function read(segment: Segment): Promise<SegmentBytes> {
  try {
    return new SegmentBytes(segment, await readFile(segment.file))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === undefined) throw cause
    throw new SourceError('file-unreadable', `cannot read ${segment.file} (${code})`, {
      place: { file: segment.file },
      cause,
    })
  }
}

function eventsIn(held: SegmentBytes, wanted: readonly WantedEvent[]): ReadonlyMap<string, GivenEvent> {
  const found = new Map<string, GivenEvent>()
  const left = new Map<string, string>()
  for (const { event, place } of wanted) {
    const given = held.entry(place)?.given
    if (given?.event.id === event) found.set(event, given)
    else left.set(JSON.stringify(event), event)
  }
  for (let place = held.first + held.count - 1; left.size > 0 && place >= held.first; place--) {
    const id = left.get(held.event(place) ?? '')
    const given = id === undefined ? undefined : held.entry(place)?.given
    if (id === undefined || given === undefined) continue
    found.set(id, given)
    left.delete(JSON.stringify(id))
  }
  return found
}
