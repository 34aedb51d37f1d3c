import Fuse from 'fuse.js'
import { NAME_THRESHOLD, NameIndex, nameKeys } from '../src/analysis/screen/names/name-index.ts'
import { readName } from '../src/analysis/screen/names/name-reading.ts'
import { KOREAN_SAMPLES, type KoreanSample } from '../test/names/korean-names.ts'
import { type ListedRow, listedNames } from '../test/names/listed-names.ts'
import { MISSPELLINGS, OF_PEOPLE, typed } from '../test/names/misspell.ts'
import { type OrdinaryName, ordinaryNames } from '../test/names/ordinary-names.ts'
import { seeded } from '../test/names/seeded.ts'
import { JaroWinklerPeer } from './jaro-winkler-peer.ts'
import { machine } from './machine.ts'
import { processorTime } from './processor-time.ts'

interface Sizes {
  readonly ordinary: number
  readonly misspelled: number
  readonly peer: number
  readonly fuse: number
}

interface Case {
  readonly kind: string
  readonly text: string
  readonly row: ListedRow
  readonly name: string
}

interface Alert extends OrdinaryName {
  readonly score: number
  readonly namesake: boolean
}

interface Sample {
  readonly ordinary: readonly Alert[]
  readonly found: readonly (Case & { readonly score: number })[]
}

interface SampleSet {
  readonly lists: RegExp
  readonly misspelledSeed: number
  readonly ordinarySeed: number
}

/** What the matcher is tuned by, and what is only looked at when that is done. All lists are in the index for both. */
const SETS = {
  tuning: { lists: /^(?:ofac|uk)-/, misspelledSeed: 7, ordinarySeed: 1 },
  heldOut: { lists: /^(?:un|ca)-/, misspelledSeed: 1007, ordinarySeed: 1001 },
} satisfies Record<string, SampleSet>

const SHARES = [0.005, 0.002, 0.001, 0.0005]

/**
 * Name screening over the names of real lists: recall of misspelled names against alerts on ordinary ones, the names of North Koreans
 * and of the UN list in their own scripts, speed; beside Jaro-Winkler alone, Moov Watchman's method, and fuse.js.
 */
export function benchNames(sizes: Sizes): void {
  console.log(machine())
  const rows = listedNames()
  if (rows === null) {
    console.log('needs the shared data (set CORDON_SHARED)')
    return
  }
  const { result: index, ms: built } = processorTime(() => NameIndex.build(rows))
  const names = rows.reduce((n, r) => n + r.names.length, 0)
  console.log(
    `${rows.length} entries, ${names} names; built in ${built.toFixed(0)} ms of processor time (aim: under 1500), ${mb(index.bytes)} MB`,
  )

  const tuning = sampleOf(index, rows, SETS.tuning, sizes)
  const warm = ordinaryNames(3000, 99)
  for (const { text } of warm) index.search({ text })
  console.log(
    `ordinary names: ${timed(tuning.ordinary.map(o => () => index.search({ text: o.text })))} (aim: 1500 a second, p99 under 5 ms)`,
  )
  console.log(`misspelled names: ${timed(tuning.found.map(c => () => index.search({ text: c.text })))}`)
  tell('tuning set (misspelled: OFAC and UK)', tuning)
  tell('held-out set (misspelled: UN and Canada, other seeds)', sampleOf(index, rows, SETS.heldOut, sizes))
  const others = alertsOn(index, ordinaryNames(sizes.ordinary / 2, SETS.heldOut.ordinarySeed, true))
  console.log(
    `held out, ten other languages and countries: ${percent(share(others, isAlert), 3)} alerts of ${others.length}; ${byGroup(others, a => a.locale, isAlert, 2)}`,
  )
  keys(tuning)

  scripts(index, rows)
  peers(
    rows,
    tuning.found,
    tuning.ordinary.map(o => o.text),
    sizes,
    tuning.ordinary.map(a => a.score),
    tuning.found.map(f => f.score),
  )
}

/** Alerts on ordinary names and scores of misspelled ones, from the names of some lists and from some seeds. */
function sampleOf(index: NameIndex, rows: readonly ListedRow[], set: SampleSet, sizes: Sizes): Sample {
  const cases = misspelled(
    rows.filter(r => set.lists.test(r.key)),
    sizes.misspelled,
    set.misspelledSeed,
  )
  return {
    ordinary: alertsOn(index, ordinaryNames(sizes.ordinary, set.ordinarySeed)),
    found: cases.map(c => ({ ...c, score: scoreOf(index, c) })),
  }
}

function alertsOn(index: NameIndex, names: readonly OrdinaryName[]): readonly Alert[] {
  return names.map(({ text, locale }) => {
    const [hit] = index.search({ text }, { threshold: 0.7, most: 1 })
    return { text, locale, score: hit?.score ?? 0, namesake: hit !== undefined && isNamesake(text, hit.name.text) }
  })
}

const isAlert = (a: { readonly score: number }): boolean => a.score >= NAME_THRESHOLD

function tell(title: string, { ordinary, found }: Sample): void {
  console.log(`\n${title}: ${ordinary.length} ordinary names, ${found.length} misspelled ones, by threshold`)
  for (const t of [0.84, 0.86, 0.88, 0.9, 0.92]) {
    const alerts = share(ordinary, a => a.score >= t)
    console.log(
      `  ${t}: ${percent(alerts, 3)} alerts, ${percent(
        share(found, f => f.score >= t),
        2,
      )} recall`,
    )
  }
  const others = share(ordinary, a => isAlert(a) && !a.namesake)
  console.log(`at ${NAME_THRESHOLD}, alerts on other than namesakes: ${percent(others, 3)}`)
  console.log(`alerts by locale: ${byGroup(ordinary, a => a.locale, isAlert, 2)}`)
  console.log(`recall by kind: ${byGroup(found, f => f.kind, isAlert, 1)}`)
  const scores = ordinary.map(a => a.score).sort((a, b) => b - a)
  for (const s of SHARES) {
    const t = scores[Math.floor(ordinary.length * s)] ?? 1
    console.log(`  at ${percent(s, 2)} alerts: threshold ${t}, recall ${percent(share(found, f => f.score > t))}`)
  }
}

function keys({ ordinary, found }: Sample): void {
  const shared = share(found.filter(isAlert), f => f.row.names.some(n => intersect(nameKeys(f.text), nameKeys(n.text))))
  const some = ordinary.slice(0, 5000)
  const each = some.reduce((n, o) => n + nameKeys(o.text).length, 0) / some.length
  console.log(`keys: shared by ${percent(shared)} of what the index finds; ${each.toFixed(1)} a name`)
}

function misspelled(rows: readonly ListedRow[], count: number, seed: number): readonly Case[] {
  const random = seeded(seed)
  const kinds = Object.entries(MISSPELLINGS)
  const cases: Case[] = []
  while (cases.length < count) {
    const [kind, misspell] = kinds[cases.length % kinds.length] ?? ['', () => null]
    const row = rows[Math.floor(random() * rows.length)]
    const name = row?.names[Math.floor(random() * row.names.length)]
    if (row === undefined || name === undefined || name.strength === 'weak' || !isTelling(name.text)) continue
    if (OF_PEOPLE.includes(kind) && row.kind !== 'person') continue
    const text = misspell(typed(name.text), random)
    if (text !== null) cases.push({ kind, text, row, name: name.text })
  }
  return cases
}

/** Names in Latin letters with two words that tell something: `Golden Ltd` misspelled is anybody. */
function isTelling(name: string): boolean {
  if (!/^[\x20-\x7e]+$/.test(name)) return false
  return (readName(name, false)[0]?.words.filter(w => w.weight >= 0.5 && w.text.length > 2).length ?? 0) >= 2
}

/** True where every telling word of the name stands in the listed one, spelled or sounding the same: no screening by name parts them. */
function isNamesake(asked: string, listed: string): boolean {
  const words = (text: string): ReadonlySet<string> =>
    new Set(readName(text, false).flatMap(r => r.words.filter(w => w.weight > 0.15).map(w => w.folded)))
  const [a, b] = [words(asked), words(listed)]
  return a.size > 1 && [...a].every(w => b.has(w))
}

/** The score at which a search with the usual threshold finds the entry; below it, that of a search with a lower one. */
function scoreOf(index: NameIndex, c: Case): number {
  const find = (threshold: number): number =>
    index.search({ text: c.text }, { threshold, most: 100000 }).find(h => h.ref === c.row.ref)?.score ?? 0
  const usual = find(NAME_THRESHOLD)
  return usual > 0 ? usual : Math.min(find(0.8), NAME_THRESHOLD - 0.001)
}

/** The names in other scripts than the list's. */
function scripts(index: NameIndex, rows: readonly ListedRow[]): void {
  console.log(
    '\nnames of North Koreans, each writing against the spelling of lists, in an index of the lists and of these:',
  )
  const known = new Map(rows.map(r => [r.ref, r]))
  const own = KOREAN_SAMPLES.map((s, n) => ({
    ref: rows.length + n,
    names: [{ text: s.listed, strength: 'primary' as const, form: 'name' as const }],
    kind: 'person' as const,
    births: [],
    countries: [],
  }))
  const both = NameIndex.build([...rows, ...own])
  for (const writing of ['hangul', 'hanja', 'reischauer', 'revised', 'cyrillic', 'kana'] as const) {
    const asked = KOREAN_SAMPLES.flatMap((s: KoreanSample, n) => (s[writing] === null ? [] : [{ text: s[writing], n }]))
    const right = asked.filter(a =>
      both.search({ text: a.text }, { most: 1000 }).some(h => h.ref === rows.length + a.n),
    )
    console.log(`  ${writing}: ${right.length} of ${asked.length}`)
  }
  const originals = [...known.values()].flatMap(r => r.original.map(text => ({ text, ref: r.ref })))
  const right = originals.filter(o => index.search({ text: o.text }, { most: 1000 }).some(h => h.ref === o.ref))
  console.log(
    `UN list, names in the original script against those in Latin letters: ${right.length} of ${originals.length}`,
  )
}

/** Jaro-Winkler alone over a part of both sets, at the alerts that ours gives on the same part; and fuse.js. */
function peers(
  rows: readonly ListedRow[],
  cases: readonly Case[],
  ordinary: readonly string[],
  sizes: Sizes,
  alerts: readonly number[],
  found: readonly number[],
): void {
  console.log(`\nbeside others, over the first ${sizes.peer} of either set`)
  const peer = new JaroWinklerPeer(rows.flatMap(r => r.names.map(n => ({ ref: r.ref, text: n.text }))))
  const some = ordinary.slice(0, sizes.peer)
  const began = performance.now()
  const theirAlerts = some.map(text => peer.best(text).score).sort((a, b) => b - a)
  const each = (performance.now() - began) / some.length
  const theirs = cases.slice(0, sizes.peer).map(c => peer.scoreOf(c.text, c.row.ref))
  const ours = found.slice(0, sizes.peer)
  const ourAlerts = alerts.slice(0, sizes.peer).sort((a, b) => b - a)
  for (const s of [0.02, 0.01]) {
    const at = Math.floor(some.length * s)
    const [a, b] = [ourAlerts[at] ?? 1, theirAlerts[at] ?? 1]
    console.log(
      `  at ${percent(s, 1)} alerts: recall ours ${percent(share(ours, x => x > a))}, Jaro-Winkler ${percent(share(theirs, x => x > b))}`,
    )
  }
  console.log(`  Jaro-Winkler: ${(1000 / each).toFixed(0)} queries a second`)
  const fuse = new Fuse(
    rows.flatMap(r => r.names.map(n => n.text)),
    { threshold: 0.3, includeScore: true },
  )
  const start = performance.now()
  for (const text of some.slice(0, sizes.fuse)) fuse.search(text, { limit: 1 })
  console.log(`  fuse.js: ${((1000 * sizes.fuse) / (performance.now() - start)).toFixed(1)} queries a second`)
}

function timed(runs: readonly (() => unknown)[]): string {
  const began = process.cpuUsage()
  const times = runs.map(run => {
    const from = performance.now()
    run()
    return performance.now() - from
  })
  const rate = (1000 * runs.length) / times.reduce((a, b) => a + b, 0)
  const used = process.cpuUsage(began)
  const byProcessor = (1e6 * runs.length) / (used.user + used.system)
  times.sort((a, b) => a - b)
  const at = (q: number): string => (times[Math.floor(times.length * q)] ?? 0).toFixed(2)
  return `${rate.toFixed(0)} queries a second (${byProcessor.toFixed(0)} by processor time), median ${at(0.5)} ms, p99 ${at(0.99)} ms`
}

const intersect = (a: readonly string[], b: readonly string[]): boolean => a.some(k => b.includes(k))
const share = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length / Math.max(1, all.length)
const percent = (n: number, digits = 1): string => `${(n * 100).toFixed(digits)} %`
const mb = (bytes: number): string => (bytes / 1e6).toFixed(0)

function byGroup<T>(all: readonly T[], groupOf: (one: T) => string, is: (one: T) => boolean, digits: number): string {
  return [...Map.groupBy(all, groupOf)].map(([g, some]) => `${g} ${percent(share(some, is), digits)}`).join(', ')
}

if (import.meta.main) {
  const [ordinary = '100000', cases = '8000', peer = '300', fuse = '5'] = process.argv.slice(2)
  benchNames({ ordinary: Number(ordinary), misspelled: Number(cases), peer: Number(peer), fuse: Number(fuse) })
}
