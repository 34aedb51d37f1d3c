import { execFileSync } from 'node:child_process'
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import { ofacSdnAdvanced } from '../src/formats/lists/ofac/sdn-advanced.ts'
import { ofacSdnCsv } from '../src/formats/lists/ofac/sdn-csv.ts'
import { sdnAdvanced } from '../test/formats/lists/make-sdn-advanced.ts'
import { hasShared, sharedPath } from '../test/shared-data.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'

const ROUNDS = 3
/** Bytes that are read at a time: a larger chunk is what V8's young space grows by, at 64 KB by some 40 MB. */
const CHUNK = 16_384
/** Parties of the made-up list, and the megabytes that they come to: OFAC's own file has about 6,300 bytes a party. */
const SIZES = [
  { parties: 16_000, about: '100 MB', seconds: 20 },
  { parties: 19_200, about: '120 MB', seconds: null },
]

/** What a process of its own did with a file. */
interface Pass {
  readonly ms: number
  readonly mb: number
  readonly count: number
}

/** Loading of OFAC's lists: a made-up SDN_ADVANCED.XML as a stream beside a bare saxes pass, sdn.csv with companions beside csv-parse. */
export function benchLists(): void {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-lists-'))
  try {
    for (const { parties, about, seconds } of SIZES) {
      const file = join(folder, 'advanced.xml')
      writeList(file, parties)
      const floor: Pass[] = []
      const ours: Pass[] = []
      for (let round = 0; round < ROUNDS; round++) {
        floor.push(child('saxes', file))
        ours.push(child('advanced', file))
      }
      const [f, o] = [best(floor), best(ours)]
      const most = Math.max(...ours.map(p => p.mb))
      console.log(
        `SDN_ADVANCED ${about}, ${o.count} entries: ${o.ms.toFixed(0)} ms${seconds === null ? '' : ` (aim: under ${seconds} s)`}, at most ${most.toFixed(0)} MB of process memory (aim: under 200)`,
      )
      console.log(
        `  saxes without handlers: ${f.ms.toFixed(0)} ms, ${f.mb.toFixed(0)} MB; time against it: ${(o.ms / f.ms).toFixed(2)}`,
      )
      if (o.count !== parties || most >= 200 || o.ms >= (seconds ?? 60) * 1_000) process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (hasShared) benchCsv()
  else console.log('sdn.csv: needs the shared data (set CORDON_SHARED)')
}

function benchCsv(): void {
  const at = (path: string): string => readFileSync(sharedPath('data/sanctions', path), 'utf8')
  const files = {
    alt: at('ofac-companions/2025-12/alt.csv'),
    add: at('ofac-companions/2025-12/add.csv'),
    comments: at('ofac-companions/2025-12/sdn_comments.csv'),
    main: at('ofac-sdn-2024-05-03.csv'),
  }
  const ours: number[] = []
  const peer: number[] = []
  let entries = 0
  for (let round = 0; round < ROUNDS * 2; round++) {
    peer.push(
      processorTime(() => Object.values(files).map(text => parse(text, { relaxColumnCount: true, relaxQuotes: true })))
        .ms,
    )
    entries = 0
    ours.push(
      processorTime(() => {
        const reader = ofacSdnCsv.open({ entry: () => entries++, fault: () => {} }, { file: 'sdn.csv' })
        for (const [key, text] of Object.entries(files)) reader.push(text, key)
        reader.end()
      }).ms,
    )
  }
  const [o, p] = [Math.min(...ours), Math.min(...peer)]
  console.log(`sdn.csv with alt, add and comments, ${entries} entries: ${o.toFixed(0)} ms (aim: under 2 s)`)
  console.log(`  csv-parse, cells alone: ${p.toFixed(0)} ms; time against it: ${(o / p).toFixed(2)}`)
  if (o >= 2_000) process.exitCode = 1
}

function writeList(file: string, parties: number): void {
  const to = openSync(file, 'w')
  let held = ''
  for (const piece of sdnAdvanced(1, parties)) {
    held += piece
    if (held.length < 1 << 20) continue
    writeSync(to, held)
    held = ''
  }
  writeSync(to, held)
  closeSync(to)
}

const best = (passes: readonly Pass[]): Pass => passes.reduce((a, b) => (b.ms < a.ms ? b : a))

function child(kind: string, file: string): Pass {
  const told = execFileSync(process.execPath, [import.meta.filename, kind, file], { encoding: 'utf8' })
  return JSON.parse(told) as Pass
}

/** Reads the file in this process, which has done nothing else, and tells time and memory. */
async function pass(kind: string, file: string): Promise<Pass> {
  let count = 0
  const chunks = createReadStream(file, { encoding: 'utf8', highWaterMark: CHUNK }) as AsyncIterable<string>
  if (kind === 'saxes') {
    const parser = new SaxesParser()
    for (const event of ['opentag', 'closetag', 'text'] as const) parser.on(event, () => {})
    for await (const chunk of chunks) parser.write(chunk)
    parser.close()
  } else {
    const reader = ofacSdnAdvanced.open({ entry: () => count++, fault: () => {} }, { file })
    for await (const chunk of chunks) reader.push(chunk, 'main')
    reader.end()
  }
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { ms: (userCPUTime + systemCPUTime) / 1_000, mb: maxRSS / 1_024, count }
}

if (import.meta.main) {
  const [kind, file] = process.argv.slice(2)
  if (kind !== undefined && file !== undefined) console.log(JSON.stringify(await pass(kind, file)))
  else benchLists()
}
