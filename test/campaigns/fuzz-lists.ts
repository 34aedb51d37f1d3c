import assert from 'node:assert/strict'
import { LIST_FORMATS } from '../../src/formats/lists/index.ts'
import type { ListFormat } from '../../src/formats/lists/list-format.ts'
import { CordonError } from '../../src/model/errors.ts'
import { assertCanonicalEntry } from '../conformance/canonical-entry.ts'
import { LIST_SAMPLES, type ListSample, sampleFiles, sampleOf } from '../conformance/list-samples.ts'
import { seededChance } from '../formats/lists/make-sdn-advanced.ts'
import { type ReadList, readList } from '../formats/lists/read-list.ts'
import type { Campaign } from './kill-import.ts'
import { type Chance, dropElement, garbleRecord, mutateText } from './mutate-list.ts'

/** Processor time that one source may take, in milliseconds. */
const SLOWEST = 2_000

/** What came of the mutated sources of a format. */
export interface FuzzTally {
  runs: number
  refused: number
  read: number
  /** Of those read, the ones that told at least one fault. */
  told: number
  /** Milliseconds of processor time that the slowest took. */
  slowest: number
}

/** Damages each format's sample again and again: it is read with faults or refused by name, quickly, and no record goes unsaid. */
export const campaign: Campaign = {
  name: 'fuzz-lists',
  about: 'lists damaged in --runs ways a format: read with faults or refused, never a crash, never a silent loss',
  async run({ seed, runs, log }) {
    for (const format of LIST_FORMATS) {
      const tally = fuzzFormat(format, seed, runs)
      const rss = Math.round(process.memoryUsage().rss / 1e6)
      log(
        `${format.name.padEnd(18)} ${tally.runs} runs, ${tally.refused} refused, ${tally.read} read (${tally.told} with faults), ` +
          `slowest ${tally.slowest} ms, process ${rss} MB`,
      )
    }
  },
}

/** Runs the campaign over one format. Half of the runs damage the text, half the records within it. */
export function fuzzFormat(format: ListFormat, seed: number, runs: number): FuzzTally {
  const sample = sampleOf(format.name)
  const whole = readList(format, sampleFiles(sample))
  const tally: FuzzTally = { runs, refused: 0, read: 0, told: 0, slowest: 0 }
  for (let run = 0; run < runs; run++) {
    const chance = seededChance(seed * 1_000_003 + run)
    const { files, atLeast } = run % 2 === 0 ? damagedText(sample, chance) : damagedRecords(sample, whole, chance)
    const read = attempt(format, files, tally, `${format.name} seed ${seed} run ${run}`)
    if (read === null || atLeast === 0) continue
    const accounted = read.faults.filter(fault => fault.lost || sample.accounted?.includes(fault.code)).length
    assert.ok(
      read.entries.length + accounted >= atLeast,
      `${format.name} seed ${seed} run ${run}: ${read.entries.length} entries and ${accounted} lost, of ${atLeast}\n${files['main']}`,
    )
  }
  return tally
}

function attempt(format: ListFormat, files: Record<string, string>, tally: FuzzTally, at: string): ReadList | null {
  const started = process.cpuUsage()
  let read: ReadList | null = null
  try {
    read = readList(format, files, 4_096)
    tally.read++
    if (read.faults.length > 0) tally.told++
  } catch (error) {
    assert.ok(error instanceof CordonError, `${at}: ${error instanceof Error ? error.stack : String(error)}`)
    assert.match(error.code, /^[a-z0-9]+(?:-[a-z0-9]+)+$/, at)
    tally.refused++
  }
  const { user, system } = process.cpuUsage(started)
  const took = Math.round((user + system) / 1_000)
  tally.slowest = Math.max(tally.slowest, took)
  assert.ok(took <= SLOWEST, `${at} took ${took} ms`)
  if (read !== null) sound(read, files, at)
  return read
}

/** What was read is well formed, and no more than the source could have said. */
function sound(read: ReadList, files: Record<string, string>, at: string): void {
  const given = Object.values(files).reduce((sum, text) => sum + text.length, 0)
  assert.ok(read.entries.length + read.faults.length <= given + 100, `${at}: more entries and faults than characters`)
  let length = 0
  for (const entry of read.entries) {
    assertCanonicalEntry(entry)
    length += JSON.stringify(entry).length
  }
  for (const fault of read.faults) {
    length += fault.reason.length + (fault.field ?? '').length
  }
  assert.ok(length <= 100 * given + 100_000, `${at}: ${length} characters out of ${given}`)
}

function damagedText(sample: ListSample, chance: Chance): { files: Record<string, string>; atLeast: number } {
  const files = sampleFiles(sample)
  const keys = Object.keys(files)
  const key = chance(5) === 0 ? (keys[chance(keys.length)] ?? 'main') : 'main'
  const others = Object.values(LIST_SAMPLES)
  const other = sampleFiles(others[chance(others.length)] ?? sample)['main'] ?? ''
  return { files: { ...files, [key]: mutateText(files[key] ?? '', other, chance) }, atLeast: 0 }
}

function damagedRecords(
  sample: ListSample,
  whole: ReadList,
  chance: Chance,
): { files: Record<string, string>; atLeast: number } {
  const place = chance(sample.records.length)
  const record = sample.records[place] ?? ''
  const how = chance(4)
  const damaged = how === 0 ? '' : how === 1 ? dropElement(record, chance) : garbleRecord(record, chance)
  const files = sampleFiles(sample, sample.records.with(place, damaged))
  return { files, atLeast: whole.entries.length - (damaged === '' ? 1 : 0) }
}
