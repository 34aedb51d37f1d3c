import { sha256 } from '@noble/hashes/sha2.js'
import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import { caseFromText, caseToText } from './case-text.ts'
import { SnapshotReader, SnapshotWriter } from './snapshot-bytes.ts'
import type { StreamCase } from './stream-case.ts'
import { HELD, RESTING, SERVICE, type StreamState } from './stream-state.ts'

const HEAD = 'cordon.stream/1'
const DIGEST = 32

/** What stands in a snapshot beside the tables. */
export interface SnapshotHead {
  /** By number, from 1. */
  readonly cases: (StreamCase | null)[]
  /** The block that was being taken; null: none had been begun. */
  readonly height: number | null
}

/** Writes a state, its cases and its height, with a digest (SHA-256) at the end that tells whether all of it is there. */
export function writeSnapshot(
  state: StreamState,
  cases: readonly (StreamCase | null)[],
  height: number | null,
): Uint8Array {
  const out = new SnapshotWriter()
  out.text(HEAD)
  out.number(height === null ? 0 : height + 1)
  out.number(cases.length - 1)
  cases.forEach((c, number) => {
    if (number === 0) return
    out.text(c === null ? '' : caseToText(c))
    if (c !== null)
      for (const place of c.sources.keys()) out.amount(state.metered.get(state.meters.find(number, place)))
  })
  for (const names of [state.accounts, state.assets]) {
    out.number(names.count)
    for (let n = 1; n <= names.count; n++) out.text(names.name(n))
  }
  for (let n = 1; n <= state.accounts.count; n++) out.number(state.stillSince.get(n))
  const live = (number: number): boolean => (cases[number] ?? null) !== null
  writePairs(
    out,
    state.reaches.count,
    n => state.hops.get(n) > 0 && live(state.reaches.second(n)),
    n => {
      out.number(state.reaches.first(n))
      out.number(state.reaches.second(n))
      out.number(state.hops.get(n) * 2 + state.followed.get(n))
    },
  )
  writePairs(
    out,
    state.sums.count,
    n => live(state.sums.first(n)),
    n => {
      out.number(state.sums.first(n))
      out.number(state.sums.second(n))
      out.amount(state.lying.get(n * 3 + RESTING))
    },
  )
  writePairs(
    out,
    state.holdings.count,
    n => state.cameIn.get(n) > 0n || state.opened.get(n) > 0,
    n => {
      out.number(state.holdings.first(n))
      out.number(state.holdings.second(n))
      out.number(state.opened.get(n))
      out.amount(state.wentOut.get(n))
      out.amount(state.balance(n))
      writeEntries(out, state, n)
    },
  )
  const body = out.done()
  out.bytes(sha256(body))
  return out.done()
}

function writePairs(
  out: SnapshotWriter,
  count: number,
  kept: (n: number) => boolean,
  write: (n: number) => void,
): void {
  let sum = 0
  for (let n = 1; n <= count; n++) if (kept(n)) sum++
  out.number(sum)
  for (let n = 1; n <= count; n++) if (kept(n)) write(n)
}

function writeEntries(out: SnapshotWriter, state: StreamState, holding: number): void {
  for (let e = state.firstEntry.get(holding); e !== 0; e = state.nextEntry.get(e)) {
    out.number(state.caseOf.get(e))
    out.number(state.stateOf.get(e))
    out.amount(state.taint.get(e))
    const spans = state.spans.list(e)
    out.number(spans.length / 2)
    for (const place of spans) out.amount(place)
  }
  out.number(0)
}

/**
 * Reads a snapshot into an empty state.
 * @throws InputError `snapshot-malformed`
 */
export function readSnapshot(bytes: Uint8Array, state: StreamState): SnapshotHead {
  const body = bytes.subarray(0, Math.max(0, bytes.length - DIGEST))
  const digest = sha256(body)
  if (bytes.length < DIGEST || digest.some((byte, n) => byte !== bytes[body.length + n]))
    throw new InputError('snapshot-malformed', 'the snapshot cannot be used: it was cut or changed')
  const input = new SnapshotReader(body)
  if (input.text() !== HEAD) input.refuse(`it does not begin with ${HEAD}`)
  const above = input.number(2 ** 48)
  const cases = readCases(input, state)
  readNames(input, name => state.accounts.number(name as AccountId), 'account')
  readNames(input, name => state.assets.number(name as AssetId), 'asset')
  for (let n = 1; n <= state.accounts.count; n++) state.stillSince.set(n, input.number())
  const caseNumber = (): number => {
    const number = input.number(cases.length)
    return (cases[number] ?? null) === null ? input.refuse(`there is no case ${number}`) : number
  }
  for (let left = input.count(); left > 0; left--) {
    const reach = fresh(input, state.reaches, known(input, state.accounts.count), caseNumber())
    const hops = input.number()
    if (hops < 2) input.refuse('a reach without a hop')
    state.hops.set(reach, hops >>> 1)
    state.followed.set(reach, hops & 1)
  }
  const resting = new Map<number, bigint>()
  for (let left = input.count(); left > 0; left--) {
    const sum = fresh(input, state.sums, caseNumber(), known(input, state.assets.count))
    resting.set(sum, input.amount())
  }
  for (let left = input.count(); left > 0; left--) {
    const account = known(input, state.accounts.count)
    const holding = fresh(input, state.holdings, account, known(input, state.assets.count))
    state.opened.set(holding, input.number(2))
    state.wentOut.set(holding, input.amount())
    state.cameIn.set(holding, state.wentOut.get(holding) + input.amount())
    readEntries(input, state, holding, cases)
  }
  if (!input.done) input.refuse('more follows than belongs to it')
  for (const [sum, amount] of resting) {
    const cell = sum * 3
    if (state.lying.get(cell + RESTING) > amount) input.refuse('more rests than was told')
    state.lying.set(cell + RESTING, amount)
    state.stolen.set(sum, state.lying.get(cell + HELD) + state.lying.get(cell + SERVICE) + amount)
  }
  if (state.sums.count !== resting.size) input.refuse('value lies in an asset without a sum')
  return { cases, height: above === 0 ? null : above - 1 }
}

function readCases(input: SnapshotReader, state: StreamState): (StreamCase | null)[] {
  const cases: (StreamCase | null)[] = [null]
  const names = new Set<string>()
  for (let left = input.count(); left > 0; left--) {
    const text = input.text()
    const read = text === '' ? null : (caseFromText(text) ?? input.refuse('a case cannot be read'))
    const number = cases.push(read) - 1
    if (read === null) continue
    if (names.has(read.name)) input.refuse('two cases are named alike')
    names.add(read.name)
    read.sources.forEach((_, place) => {
      const gone = input.amount()
      if (gone > 0n) state.metered.set(state.meters.number(number, place), gone)
    })
  }
  return cases
}

function readNames(input: SnapshotReader, give: (name: string) => number, what: string): void {
  const count = input.count()
  for (let n = 1; n <= count; n++) if (give(input.text()) !== n) input.refuse(`an ${what} stands there twice`)
}

function known(input: SnapshotReader, count: number): number {
  const number = input.number(count + 1)
  return number === 0 ? input.refuse('a number is 0') : number
}

function fresh(
  input: SnapshotReader,
  pairs: { readonly count: number; number(first: number, second: number): number },
  first: number,
  second: number,
): number {
  const before = pairs.count
  const number = pairs.number(first, second)
  return pairs.count === before ? input.refuse('a pair stands there twice') : number
}

function readEntries(
  input: SnapshotReader,
  state: StreamState,
  holding: number,
  cases: readonly (StreamCase | null)[],
): void {
  const account = state.holdings.first(holding)
  const asset = state.holdings.second(holding)
  let last = 0
  for (let number = input.number(cases.length); number !== 0; number = input.number(cases.length)) {
    const plan = cases[number] ?? input.refuse(`there is no case ${number}`)
    if (last !== 0 && state.caseOf.get(last) >= number) input.refuse('the cases of a holding are not in order')
    const reach = state.reaches.find(account, number)
    if (reach === 0 || state.hops.get(reach) === 0) input.refuse('value lies where it did not come')
    const how = input.number(3)
    last = state.link(holding, last, number, reach, how)
    const taint = input.amount()
    if (taint === 0n || (how === HELD && taint > state.balance(holding))) input.refuse('more is stolen than lies there')
    state.taint.set(last, taint)
    state.lie(number, asset, how, taint)
    readSpans(input, state, last, plan.policy === 'fifo' && how !== SERVICE, how === HELD)
  }
}

function readSpans(input: SnapshotReader, state: StreamState, e: number, ordered: boolean, held: boolean): void {
  const holding = state.holdingOf.get(e)
  let sum = 0n
  let end = held ? state.wentOut.get(holding) : 0n
  for (let left = input.count(); left > 0; left--) {
    const start = input.amount()
    const size = input.amount()
    if (start < end || size === 0n) input.refuse('parts of a queue overlap')
    end = start + size
    sum += size
    state.spans.append(e, start, [0n, size])
  }
  if (end > state.cameIn.get(holding) || sum !== (ordered ? state.taint.get(e) : 0n))
    input.refuse('the parts of a queue do not add up')
}
