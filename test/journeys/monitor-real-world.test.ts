import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeServer } from '../../src/faces/http/make-server.ts'
import { makeDoors } from '../../src/main.ts'
import type { Judgement, RuleFinding } from '../../src/model/monitor/judgement.ts'
import { judgeTransfer } from '../../src/operations/monitor/judge-transfer.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { freshFolder } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'

const real = { skip: needsShared }
const folder = freshFolder()
const data = join(folder.path, 'data')
const LIFI = '0x8b3cb6bf982798fba233bca56749e22eec42dcf3'
/** The account of the Ronin theft, which OFAC listed on 14 April 2022. */
const RONIN = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'
const TORNADO_ROUTER = '0xd90e2f925da726b50c4ed8d0fb90ad053324f31b'
const madeUp = (n: number) => `0x${n.toString(16).padStart(40, 'c')}`
/** Who has to do with nobody, who got 60 % from a mixer, who stands two payments behind OFAC's, who got half of a loot. */
const [CLEAN = '', MIXED = '', BEHIND = '', FAUCET = '', HALF = '', FED = ''] = [1, 2, 3, 4, 5, 7].map(madeUp)
const TODAY = new Date().toISOString().slice(0, 10)

interface Row {
  readonly at: string
  readonly from: string
  readonly to: string
  readonly usd: number
}

/** Rows beside the theft's own, at its end. */
const BESIDE: readonly Row[] = [
  { at: '2024-09-03 08:00:00', from: FAUCET, to: CLEAN, usd: 90_000 },
  { at: '2024-09-03 08:00:30', from: FAUCET, to: FED, usd: 90_000 },
  { at: '2024-09-03 08:01:00', from: TORNADO_ROUTER, to: MIXED, usd: 600 },
  { at: '2024-09-03 08:02:00', from: FAUCET, to: MIXED, usd: 400 },
  { at: '2024-09-03 08:03:00', from: RONIN, to: madeUp(6), usd: 3_000 },
  { at: '2024-09-03 08:04:00', from: madeUp(6), to: BEHIND, usd: 2_000 },
  { at: '2024-09-03 08:05:00', from: FAUCET, to: BEHIND, usd: 6_000 },
  { at: '2024-09-03 08:06:00', from: LIFI, to: HALF, usd: 50_000 },
  { at: '2024-09-03 08:07:00', from: FAUCET, to: HALF, usd: 50_000 },
]

function flowsOf(): Row[] {
  const [, ...lines] = readFileSync(sharedPath('data/heists/lifi-2024/flows.csv'), 'utf8').trim().split(/\r?\n/)
  const rows = lines.map(line => {
    const cells = line.split(',')
    return { at: cells[0] ?? '', from: cells[3] ?? '', to: cells[5] ?? '', usd: Number(cells[7]) }
  })
  return [...rows, ...BESIDE].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Of what each account received, the part that is stolen: in proportion, by a pass of this test's own; and the least way from the theft.
 * Payments of one second have no order that the file tells: who hangs on one is left out. */
function stolenShares(): Map<string, { share: number; hops: number }> {
  const of = new Map<
    string,
    { balance: number; taint: number; received: number; stolen: number; hops: number; unsure: boolean }
  >()
  const pot = (who: string) => {
    const known = of.get(who) ?? {
      balance: 0,
      taint: 0,
      received: 0,
      stolen: 0,
      hops: Number.POSITIVE_INFINITY,
      unsure: false,
    }
    of.set(who, known)
    return known
  }
  const flows = flowsOf()
  for (const { at, from, to, usd } of flows) {
    const [payer, payee] = [pot(from), pot(to)]
    payee.unsure ||= payer.unsure || flows.some(f => f.at === at && f.to === from)
    const part = from === LIFI ? 1 : payer.balance > 0 ? payer.taint / Math.max(payer.balance, usd) : 0
    payer.balance = Math.max(0, payer.balance - usd)
    payer.taint = Math.max(0, payer.taint - part * usd)
    payee.balance += usd
    payee.taint += part * usd
    payee.received += usd
    payee.stolen += part * usd
    if (part > 0) payee.hops = Math.min(payee.hops, from === LIFI ? 1 : payer.hops + 1)
  }
  return new Map(
    [...of].flatMap(([who, p]) => (p.unsure ? [] : [[who, { share: p.stolen / p.received, hops: p.hops }]])),
  )
}

const run = async (...words: string[]) => {
  const ran = await cordonHere([...words, '--data', data])
  assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.err}`)
  return ran.out
}

const SDN = sharedPath('data/sanctions/ofac-addresses-2026-08-20.json')
const sdnOf = (date: string) =>
  run('lists', 'import', SDN, '--as', 'ofac-addresses', '--list', 'us-ofac-sdn', '--date', date)

before(async () => {
  if (needsShared) return
  const header = 'Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD'
  const rows = BESIDE.map(({ at, from, to, usd }, n) =>
    [at, 20_670_000 + n, `0x${(n + 1).toString(16).padStart(64, 'f')}`, from, '', to, '', usd].join(','),
  )
  const beside = join(folder.path, 'beside.csv')
  writeFileSync(beside, `${[header, ...rows].join('\n')}\n`)
  await run('import', sharedPath('data/heists/lifi-2024/flows.csv'), beside, '--as', 'flows')
  const packs = ['tornado_cash', 'exchange-wallets-binance'].map(p => sharedPath(`data/labels/tagpacks/${p}.yaml`))
  await run('import', ...packs, '--as', 'tagpack')
  await sdnOf('2026-08-20')
  const thieves = sharedPath('data/labels/fbi-dprk/dprk-theft-addresses-tayvano.tsv')
  await run('lists', 'import', thieves, '--as', 'incident-tsv', '--list', 'us-fbi-dprk', '--date', TODAY)
  await run('trace', '--sources', `eip155:1:${LIFI}`, '--case', 'lifi-2024')
})
after(() => folder[Symbol.dispose]())

const made = { n: 0 }
const deposit = (other: string, at = '2024-09-03T12:00:00Z') => ({
  ...{
    id: `d-${++made.n}`,
    kind: 'deposit',
    at,
    customer: `c-${made.n}`,
    ledger: 'eip155:1',
    amount: '2000000000000000000',
  },
  ...{ usd: 5_000, other, travel: { state: 'complete', unhosted: true, nameMatches: true } },
})

async function judged(...events: object[]): Promise<Judgement[]> {
  const file = join(folder.path, 'events.ndjson')
  writeFileSync(file, `${events.map(e => JSON.stringify(e)).join('\n')}\n`)
  const told = await run('monitor', '--events', file, '--json')
  return told
    .trim()
    .split('\n')
    .map(line => JSON.parse(line).judgements[0])
}

const finding = (judgement: Judgement | undefined, rule: string): RuleFinding['answer'] | undefined =>
  judgement?.findings.find(f => f.rule === rule)?.answer

test(
  'without an index, with a list that is too old and a trace that nobody goes on with, nobody is cleared, and each finding says why',
  real,
  async () => {
    const [early, late] = await judged(deposit(FED), deposit(FED, '2024-09-09T12:00:00Z'))
    const lacks = (j: Judgement | undefined, rule: string) => {
      const answer = finding(j, rule)
      return answer?.kind === 'unanswered' ? answer.lacks : ''
    }
    assert.match(lacks(early, 'R35'), /us-ofac-sdn: its version could be relied on until 2026-08-21/)
    assert.match(lacks(early, 'R36'), /no exposure index was made/)
    assert.equal(finding(early, 'R38'), undefined)
    assert.match(
      lacks(late, 'R38'),
      /the trace of lifi-2024 ends at 2024-09-03, 6 days before the event, and nobody watches it/,
    )
    await sdnOf(TODAY)
    await run('exposure-index')
    const [behind] = await judged(deposit(FED, '2024-09-09T12:00:00Z'))
    assert.match(lacks(behind, 'R36'), /the exposure index ends at 2024-09-03, 6 days before the event/)
    assert.equal(behind?.outcome, 'review')
  },
)

test(
  'a deposit is judged by how much of it was stolen, one to four payments after the theft, and the alert shows the way',
  real,
  async () => {
    const truth = stolenShares()
    const known = [...truth].filter(([who, { share }]) => share > 0.01 && who !== TORNADO_ROUTER)
    const hopped = [1, 2, 3, 4].map(
      hops => known.find(([, t]) => t.hops === hops)?.[0] ?? assert.fail(`none at ${hops}`),
    )
    const sides = [...hopped, HALF]
    const judgements = await judged(...sides.map(side => deposit(side, '2024-09-04T06:00:00Z')))
    for (const [n, side] of sides.entries()) {
      const answer = finding(judgements[n], 'R38')
      assert.ok(answer?.kind === 'fired', `${side} ${JSON.stringify([truth.get(side), judgements[n]])}`)
      const { share = 0, hops = 0 } = truth.get(side) ?? {}
      assert.ok(
        Math.abs(Number(answer.figures['stolenUsd']) - share * 5_000) < 5,
        `${side} ${answer.figures['stolenUsd']} ${share}`,
      )
      assert.equal(answer.figures['cases'], 'lifi-2024')
      const path = String(answer.figures['path']).split(' ')
      assert.equal(path[0], `eip155:1:${LIFI}`)
      assert.equal(path.at(-1), `eip155:1:${side}`)
      assert.ok(path.length - 1 >= hops)
      for (const [i, to] of path.slice(1).entries())
        assert.ok(
          flowsOf().some(f => path[i] === `eip155:1:${f.from}` && to === `eip155:1:${f.to}`),
          `${path[i]} pays ${to}`,
        )
      assert.notEqual(judgements[n]?.outcome, 'pass')
    }
  },
)

test(
  'a sanctioned sender is held, one behind it and one fed by a mixer are looked at, a thief by a claim too, and a clean one passes',
  real,
  async () => {
    const thief = /0x[0-9a-fA-F]{40}/.exec(
      readFileSync(sharedPath('data/labels/fbi-dprk/dprk-theft-addresses-tayvano.tsv'), 'utf8'),
    )
    const all = [RONIN, BEHIND, MIXED, String(thief), CLEAN, TORNADO_ROUTER, madeUp(99)].map(side => deposit(side))
    const [sanctioned, behind, mixed, claimed, clean, mixer, unknown] = await judged(...all)
    const direct = finding(sanctioned, 'R35')
    assert.ok(direct?.kind === 'fired' && sanctioned?.outcome === 'hold')
    assert.match(direct.reasons[0] ?? '', /us-ofac-sdn \(Lazarus Group\)/)
    assert.match(String(direct.figures['versions']), /^us-ofac-sdn [0-9a-f]{64}$/)
    const indirect = finding(behind, 'R36')
    assert.ok(indirect?.kind === 'fired')
    assert.deepEqual([indirect.figures['exposedShare'], indirect.figures['hops']], [0.25, 2])
    assert.equal(indirect.figures['path'], [RONIN, madeUp(6), BEHIND].map(a => `eip155:1:${a}`).join(' '))
    const fed = finding(mixed, 'R20')
    assert.ok(fed?.kind === 'fired')
    assert.deepEqual([fed.figures['share'], fed.figures['mixerUsd']], [0.6, 3_000])
    assert.equal(finding(claimed, 'R38')?.kind, 'fired')
    assert.equal(finding(mixer, 'R19')?.kind, 'fired')
    assert.deepEqual([clean?.outcome, clean?.findings], ['pass', []])
    const lack = finding(unknown, 'R36')
    assert.ok(lack?.kind === 'unanswered' && /the data holds no transfer of this account/.test(lack.lacks))
  },
)

test('over HTTP the same is said, and for people the way stands in 80 columns', real, async () => {
  const shown = (await cordonHere(['judge-transfer', JSON.stringify(deposit(BEHIND)), '--data', data])).out
  assert.match(shown, /R36 {2}high: 1,250 USD of sanctioned value, 25 % of what the other side\n/)
  assert.match(shown, /by way of 0x098b716b8aaf21512996dc57eb0615e2383e2f96 >\n/)
  assert.ok(shown.split('\n').every(line => line.length <= 80))
  const desk = { progress: { at: () => {}, end: () => {} }, interrupted: () => false }
  const { world, close } = await makeDoors({ CORDON_DATA: data }, 'test').store(data, { tags: [], ledger: null }, desk)
  const about = () => ({})
  const server = await makeServer({ world, version: 'test', home: null, about, operations: [judgeTransfer] })
  try {
    const payload = { event: deposit(HALF) }
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/judge-transfer',
      headers: { host: 'localhost' },
      payload,
    })
    const { judgement } = answer.json<{ judgement: Judgement }>()
    const stolen = finding(judgement, 'R38')
    assert.ok(stolen?.kind === 'fired' && stolen.reasons.some(r => r.endsWith(`by way of ${LIFI} > ${HALF}`)))
  } finally {
    await server.close()
    await close()
  }
})
