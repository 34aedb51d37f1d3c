import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { befriend, makeNode, type RunningNode } from '../test/journeys/node-process.ts'
import { machine } from './machine.ts'
import { replayHarmony } from './race/replay-harmony.ts'

const ETH = 'eip155:1/slip44:60'
const MOST_WAIT_MS = 20_000

/** What one round took, in milliseconds since the first tainted transfer was handed to node A. */
interface Round {
  readonly indicatorB: number
  readonly indicatorC: number
  readonly refusedByClient: number
  readonly refusedByRelay: number
  /** Since the freeze was asked for. */
  readonly acknowledged: number
}

/**
 * The freeze race: three nodes and two exchanges in processes of their own. A theft is reported at node A (Japan) and its first transfer is
 * handed to it; measured is until nodes B (United States) and C (South Korea) know the receiver, until the exchanges refuse a deposit from it
 * (one hears of it from A and B, one from C alone), and until a freeze that A asks of the first is acknowledged there.
 */
export async function benchRace(rounds: number): Promise<void> {
  console.log(machine())
  const folder = mkdtempSync(join(tmpdir(), 'cordon-race-'))
  const nodes: RunningNode[] = []
  try {
    const [a, b, c, x, y] = (await Promise.all([
      makeNode(folder, { name: 'npa', country: 'JP', sector: 'agency' }),
      makeNode(folder, { name: 'fbi', country: 'US', sector: 'agency' }),
      makeNode(folder, { name: 'knpa', country: 'KR', sector: 'agency' }),
      makeNode(folder, { name: 'exchange-x', country: 'JP', sector: 'exchange' }),
      makeNode(folder, { name: 'exchange-y', country: 'KR', sector: 'exchange' }),
    ])) as [RunningNode, RunningNode, RunningNode, RunningNode, RunningNode]
    nodes.push(a, b, c, x, y)
    for (const [one, other] of [
      [a, b],
      [a, c],
      [b, c],
    ] as const)
      await befriend(one, other)
    await befriend(a, x, 'client')
    await befriend(b, x, 'client')
    await befriend(c, y, 'client')
    for (const node of nodes) await node.up()
    await warm(a, [b, c, x, y])
    const all: Round[] = []
    for (let n = 0; n < rounds; n++) all.push(await race(n + 1, a, b, c, x, y))
    console.log(`${rounds} rounds, milliseconds:`)
    tell(
      'the indicator at node B',
      all.map(r => r.indicatorB),
      'from the first tainted transfer',
    )
    tell(
      'the indicator at node C',
      all.map(r => r.indicatorC),
      'from the first tainted transfer',
    )
    tell(
      'the deposit refused by exchange X (of A and B)',
      all.map(r => r.refusedByClient),
      'aim p99 < 1,000',
    )
    tell(
      'the deposit refused by exchange Y (through C)',
      all.map(r => r.refusedByRelay),
      'aim p99 < 1,000',
    )
    tell(
      'the freeze acknowledged by exchange X',
      all.map(r => r.acknowledged),
      'from the request',
    )
    await replayHarmony(a, x)
  } finally {
    for (const node of nodes) await node.down('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

const address = (n: number): string => `0x${BigInt(n).toString(16).padStart(4, '0')}${'ab'.repeat(18)}`

async function race(
  n: number,
  a: RunningNode,
  b: RunningNode,
  c: RunningNode,
  x: RunningNode,
  y: RunningNode,
): Promise<Round> {
  const thief = address(2 * n)
  const next = address(2 * n + 1)
  const name = `race-${n}`
  const at = new Date().toISOString()
  await must(a, '/v1/report-theft', { name, victim: `Victim ${n}`, at, address: [`eip155:1:${thief}`], tlp: 'green' })
  const start = performance.now()
  const transfer = {
    tx: `0x${n.toString(16).padStart(64, '0')}`,
    ...{ index: -1, block: n, at: Math.floor(Date.now() / 1000) },
    ...{ from: `eip155:1:${thief}`, to: `eip155:1:${next}`, asset: ETH, amount: '1000000000000000000' },
  }
  const told = must(a, '/v1/follow-transfers', { case: name, transfers: [transfer] })
  const [indicatorB, indicatorC, refusedByClient, refusedByRelay] = await Promise.all(
    [b, c, x, y].map(node => refused(node, next, start)),
  )
  await told
  const asked = performance.now()
  await must(a, '/v1/request-freeze', {
    accounts: [`eip155:1:${next}`],
    ...{
      all: true,
      to: x.name,
      case: name,
      jurisdiction: 'JP',
      law: 'Act on Punishment of Organized Crimes, article 23',
    },
    ...{ grounds: 'proceeds of a theft', evidence: 'e'.repeat(64), contact: 'cyber desk' },
  })
  const acknowledged = await acknowledgedAfter(a, x, next, asked)
  return {
    indicatorB: indicatorB as number,
    indicatorC: indicatorC as number,
    refusedByClient: refusedByClient as number,
    refusedByRelay: refusedByRelay as number,
    acknowledged,
  }
}

/** Asks again and again whether a deposit from an address may be taken, until it may not. */
async function refused(node: RunningNode, sender: string, start: number): Promise<number> {
  const end = performance.now() + MOST_WAIT_MS
  while (performance.now() < end) {
    const { json } = await node.ask('/v1/screen-party', { parties: [sender] })
    const [answer] = json['answers'] as { verdict: string }[]
    if (answer?.verdict === 'match') return performance.now() - start
    await new Promise(resolve => setTimeout(resolve, 3))
  }
  throw new Error(`${node.name} does not refuse ${sender}`)
}

/** The exchange acknowledges what it is asked as soon as it sees it; until the asker sees that. */
async function acknowledgedAfter(a: RunningNode, x: RunningNode, account: string, start: number): Promise<number> {
  const end = performance.now() + MOST_WAIT_MS
  let done = false
  while (performance.now() < end) {
    if (!done) {
      const asked = (await must(x, '/v1/list-freezes', {}))['freezes'] as {
        id: string
        state: string
        accounts: string[]
      }[]
      const mine = asked.find(f => f.accounts.some(one => one.endsWith(account)))
      if (mine) {
        if (mine.state === 'sent') await must(x, '/v1/answer-freeze', { id: mine.id, state: 'acknowledged' })
        done = true
      }
    }
    const own = (await must(a, '/v1/list-freezes', {}))['freezes'] as { state: string; accounts: string[] }[]
    if (own.find(f => f.accounts.some(one => one.endsWith(account)))?.state === 'acknowledged')
      return performance.now() - start
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error('the freeze was not acknowledged')
}

async function must(node: RunningNode, path: string, body: object): Promise<Record<string, unknown>> {
  const { status, json } = await node.ask(path, body)
  if (status !== 200) throw new Error(`${node.name} ${path}: ${status} ${JSON.stringify(json)}`)
  return json
}

/** The first request of a process compiles its code. */
async function warm(a: RunningNode, others: readonly RunningNode[]): Promise<void> {
  for (const node of [a, ...others]) await node.ask('/v1/screen-party', { parties: [address(1)] })
  await must(a, '/v1/report-theft', {
    ...{
      name: 'warm',
      victim: 'Warm',
      at: new Date().toISOString(),
      address: [`eip155:1:${address(60_000)}`],
      tlp: 'green',
    },
  })
  for (const node of others) await refused(node, address(60_000), performance.now())
}

function tell(what: string, times: readonly number[], beside: string): void {
  const sorted = [...times].sort((p, q) => p - q)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0)
  console.log(`  ${what}: p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)} (${beside})`)
}

if (import.meta.main) await benchRace(Number(process.argv[2] ?? 100))
