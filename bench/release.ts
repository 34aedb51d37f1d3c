import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIntelStore } from '../src/adapters/intel/sqlite-intel-store.ts'
import type { IntelObject } from '../src/model/intel-object.ts'
import type { Organisation } from '../src/model/organisation.ts'
import { tlpDefinition } from '../src/model/tlp.ts'
import { admitObject } from '../src/operations/share/admit-object.ts'
import type { NewObject, StoredObject } from '../src/operations/share/intel-store.ts'
import { ReleaseDesk } from '../src/operations/share/release-desk.ts'
import { machine } from './machine.ts'

const AT = '2026-11-26T12:00:00.000Z'
const PAGE = 1_000
const LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const

function organisation(n: number, country: string, standing: Organisation['standing']): Organisation {
  return { id: id('identity', n), name: `o${n}`, country, sector: 'agency', standing }
}

function id(type: string, n: number): string {
  return `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

function base(type: string, n: number, level: (typeof LEVELS)[number]): IntelObject {
  const marked = { created_by_ref: id('identity', 1), object_marking_refs: [tlpDefinition(level).id] }
  return { type, spec_version: '2.1', id: id(type, n), created: AT, modified: AT, ...marked }
}

/** Indicators of every level, each tenth with a part under TLP:RED, and a relationship between each two. */
function objects(count: number): IntelObject[] {
  const all: IntelObject[] = []
  for (let n = 0; n < count; n += 3)
    for (const m of [n, n + 1]) {
      const part = [{ marking_ref: tlpDefinition('red').id, selectors: ['description'] }]
      const granular = m % 10 === 0 ? { description: `told by source ${m}`, granular_markings: part } : {}
      const pattern = `[cryptocurrency-wallet:value = '0x${String(m).padStart(40, '0')}']`
      all.push({
        ...base('indicator', m, LEVELS[m % LEVELS.length] ?? 'red'),
        name: `wallet ${m}`,
        pattern,
        pattern_type: 'stix',
        valid_from: AT,
        ...granular,
      })
      if (m === n + 1)
        all.push({
          ...base('relationship', n, 'green'),
          relationship_type: 'related-to',
          source_ref: id('indicator', n),
          target_ref: id('indicator', m),
        })
    }
  return all
}

/**
 * Benchmark: release decisions over a store on disk, page by page, for four recipients: first with nothing known, then asked again, beside
 * a loop that does no more than read `object_marking_refs` of each object and look its level up.
 */
async function benchRelease(count: number): Promise<void> {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-bench-release-'))
  try {
    const store = openIntelStore(join(folder, 'intel.sqlite'))
    const rows = objects(count).flatMap((object): NewObject[] => {
      const admitted = admitObject(object, 'self')
      return 'new' in admitted ? [admitted.new] : []
    })
    for (let at = 0; at < rows.length; at += 5_000) await store.add(rows.slice(at, at + 5_000), [])
    const owner = organisation(1, 'JP', 'own')
    const recipients = [
      organisation(2, 'US', 'partner'),
      organisation(3, 'KR', 'partner'),
      organisation(4, 'JP', 'client'),
      organisation(5, 'JP', 'public'),
    ]
    const pages: (readonly StoredObject[])[] = []
    for (let at = 0; at < rows.length; at += PAGE) pages.push(await store.entries(at, PAGE))
    const asked = rows.length * recipients.length
    const rate = (ms: number): string => `${Math.round((asked / ms) * 1000).toLocaleString('en')} a second`

    const opens: ReadonlySet<string> = new Set(['clear', 'green', 'amber'].map(l => tlpDefinition(l as 'clear').id))
    const floor = measured(() => {
      let out = 0
      for (const _ of recipients)
        for (const page of pages)
          for (const { json } of page)
            if (JSON.parse(json).object_marking_refs.every((ref: string) => opens.has(ref))) out++
      return out
    })
    const desk = new ReleaseDesk(store, owner, () => null)
    const ask = async (): Promise<number> => {
      let out = 0
      for (const to of recipients)
        for (const page of pages) for (const json of await desk.released(page, to)) if (json !== null) out++
      return out
    }
    const cold = await measuredAsync(ask)
    const warm = await measuredAsync(ask)
    console.log(
      `${rows.length} objects (a third relationships, one in fifteen with a closed part), ${recipients.length} recipients; processor time`,
    )
    console.log(`loop that only reads object_marking_refs: ${rate(floor.ms)}`)
    console.log(
      `first decisions: ${rate(cold.ms)} (aim: 50,000), ${(cold.ms / floor.ms).toFixed(2)} of the loop's time`,
    )
    console.log(
      `asked again: ${rate(warm.ms)}, ${(warm.ms / floor.ms).toFixed(2)} of the loop's time; ${warm.out} released`,
    )
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measured(work: () => number): { out: number; ms: number } {
  const start = process.threadCpuUsage()
  const out = work()
  const { user, system } = process.threadCpuUsage(start)
  return { out, ms: (user + system) / 1000 }
}

async function measuredAsync(work: () => Promise<number>): Promise<{ out: number; ms: number }> {
  const start = process.threadCpuUsage()
  const out = await work()
  const { user, system } = process.threadCpuUsage(start)
  return { out, ms: (user + system) / 1000 }
}

if (import.meta.main) await benchRelease(Number(process.argv[2] ?? 60_000))
