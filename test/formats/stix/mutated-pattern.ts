import { evaluatePattern } from '../../../src/formats/stix/pattern/evaluate-pattern.ts'
import { parsePattern } from '../../../src/formats/stix/pattern/parse-pattern.ts'
import { printPattern } from '../../../src/formats/stix/pattern/print-pattern.ts'
import { walletsOfPattern } from '../../../src/formats/stix/pattern/wallets-of-pattern.ts'
import { InputError } from '../../../src/model/errors.ts'

const PIECES = [
  String.fromCharCode(0xd800),
  ...'[]()\'\\"/*:.,=<>!-+ \n\u0000\u{1f600}é0159eE',
  ...[' AND ', ' OR ', ' NOT ', ' FOLLOWEDBY ', ' IN ', ' LIKE ', ' MATCHES ', ' EXISTS ', ' WITHIN 5 SECONDS'],
  ...[' REPEATS 999999999 TIMES', " START t'2016-01-01T00:00:00Z' STOP t'2017-01-01T00:00:00Z'", "b''", "h'00'", "t'"],
  ...[
    "'(a+)+$'",
    "'(a|a)*{5}'",
    "'%%%_%%'",
    '[*]',
    '._ref',
    '//',
    '/*',
    '9'.repeat(400),
    '.5',
    'true',
    '(('.repeat(40),
  ],
]
const OBSERVATIONS = [
  {
    firstNs: 0n,
    lastNs: 5n,
    count: 999_999_999,
    objects: [
      {
        type: 'file',
        id: 'file--1',
        name: 'a'.repeat(50),
        size: 1280,
        hashes: { MD5: 'x' },
        parent_directory_ref: 'file--1',
      },
      { type: 'network-traffic', id: 'n', dst_ref: 'file--1', dst_port: 443, src_packets: 1 },
    ],
  },
  { firstNs: 3n, lastNs: 9n, count: 1, objects: [{ type: 'a', id: 'a', b: 'x', c: [1, [2], null, { d: 'ab' }] }] },
]

/**
 * Damages patterns by chance with a seed, reads and evaluates each. Gives how many were refused.
 * @throws whatever is no refusal with a code
 */
export function mutated(seeds: readonly string[], seed: number, runs: number): number {
  const chance = random(seed)
  let refused = 0
  for (let run = 0; run < runs; run++) {
    let text = seeds[chance(seeds.length)] ?? ''
    for (let n = chance(4) + 1; n > 0; n--) text = damaged(text, chance)
    try {
      const pattern = parsePattern(text)
      const printed = printPattern(pattern)
      if (printPattern(parsePattern(printed)) !== printed) throw new Error(`not the same again: ${text}`)
      walletsOfPattern(text)
      evaluatePattern(pattern, OBSERVATIONS, { steps: 20_000 })
    } catch (error) {
      if (!(error instanceof InputError) || !/^stix-(?:pattern|regex)-/.test(error.code))
        throw new Error(`run ${run} of seed ${seed}: ${JSON.stringify(text)}`, { cause: error })
      refused++
    }
  }
  return refused
}

function damaged(text: string, chance: (below: number) => number): string {
  const [from, to] = [chance(text.length + 1), chance(text.length + 1)].sort((a, b) => a - b) as [number, number]
  switch (chance(5)) {
    case 0:
      return text.slice(0, from) + text.slice(Math.min(to, from + 3))
    case 1:
      return text.slice(0, to) + text.slice(from)
    case 2:
      return text.slice(0, from)
    default:
      return text.slice(0, from) + (PIECES[chance(PIECES.length)] ?? '') + text.slice(from)
  }
}

/** Mulberry32. */
function random(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
