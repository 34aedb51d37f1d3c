import { once } from 'node:events'
import { createWriteStream, writeFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { eventValues } from '../../src/formats/events/write-event.ts'
import type { RandomHistory } from './random-history.ts'

/** Writes a history as NDJSON, and its schemes as a table of labels. */
export async function writeHistory(history: RandomHistory, events: string, labels: string | null): Promise<void> {
  const file = createWriteStream(events)
  let text = ''
  for (const { event, profile } of history.events()) {
    text += `${JSON.stringify(profile === null ? eventValues(event) : { ...eventValues(event), profile })}\n`
    if (text.length < 1 << 20) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await finished(file)
  if (labels === null) return
  const rows = [...history.schemes].map(([customer, scheme]) => `${customer},1,${scheme}\n`)
  writeFileSync(labels, `customer,label,scheme\n${rows.join('')}`)
}
