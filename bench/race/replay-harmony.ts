import { existsSync, readFileSync } from 'node:fs'
import { noRows, readTable } from '../../src/adapters/files/read-table.ts'
import { flows } from '../../src/formats/flows.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../src/model/transfer.ts'
import type { RunningNode } from '../../test/journeys/node-process.ts'
import { sharedPath } from '../../test/shared-data.ts'

/** Minutes after an account is named at which an exchange would hear of it by other ways, to compare. */
const DELAYS = [0, 1, 5, 15, 60, 240, 1_440, 2_220]

/**
 * Plays the Harmony Horizon laundering of January 2023 through two nodes: each transfer is handed to the agency's node as it happened, each
 * deposit at an exchange is screened there before. Prints the share of the deposited value that is stopped, for each minute of delay.
 * A delay of 37 hours is the average time to disclosure of published thefts.
 */
export async function replayHarmony(agency: RunningNode, exchange: RunningNode): Promise<void> {
  const folder = sharedPath('data', 'heists', 'harmony-2023')
  if (!existsSync(folder)) {
    console.log('the replay is left out: it needs the shared data (set CORDON_SHARED)')
    return
  }
  const list = (name: string) =>
    readFileSync(`${folder}/${name}`, 'utf8')
      .split('\n')
      .map(l => l.trim().toLowerCase())
      .filter(Boolean)
  const terminals = new Set(list('terminals.csv').map(a => `${ETHEREUM}:${a}`))
  const sources = list('sources.csv').map(a => `${ETHEREUM}:${a}`)
  const transfers: Transfer[] = []
  for await (const batch of readTable(`${folder}/flows.csv`, flows, { ledger: ETHEREUM, file: 'flows.csv' }, noRows()))
    transfers.push(...batch)
  transfers.sort(compareTransfers)
  const ask = async (node: RunningNode, path: string, body: object): Promise<Record<string, unknown>> => {
    const { status, json } = await node.ask(path, body)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  const [first] = transfers
  if (!first) return
  const name = 'harmony-replay'
  await ask(agency, '/v1/report-theft', {
    ...{
      name,
      victim: 'Harmony Horizon bridge',
      at: new Date(first.at * 1000).toISOString(),
      address: sources,
      tlp: 'green',
    },
  })
  const namedAt = new Map<string, number>(sources.map(s => [s, first.at]))
  let lastNamed = sources[0] ?? ''
  let [deposited, stopped, deposits] = [0n, 0n, 0]
  const late: { readonly value: bigint; readonly seconds: number }[] = []
  const start = performance.now()
  for (let n = 0; n < transfers.length; ) {
    const { at } = transfers[n] as Transfer
    let end = n + 1
    while (end < transfers.length && transfers[end]?.at === at) end++
    const now = transfers.slice(n, end)
    n = end
    const arriving = now.filter(t => terminals.has(payee(t)) && !terminals.has(payer(t)))
    if (arriving.length > 0) {
      // The exchange has had seconds at least for what took milliseconds here: it is let catch up.
      await caughtUp(exchange, lastNamed)
      const parties = arriving.map(t => t.from)
      const { answers } = (await ask(exchange, '/v1/screen-party', { parties })) as { answers: { verdict: string }[] }
      for (const [i, t] of arriving.entries()) {
        deposits++
        deposited += t.amount
        if (answers[i]?.verdict === 'match') stopped += t.amount
        late.push({ value: t.amount, seconds: at - (namedAt.get(payer(t)) ?? Number.POSITIVE_INFINITY) })
      }
    }
    const rows = now.map(t => ({
      ...{ tx: t.tx, index: t.index, block: t.block, at: t.at, asset: t.asset },
      ...{ from: payer(t), to: payee(t), amount: String(t.amount) },
    }))
    const { named } = (await ask(agency, '/v1/follow-transfers', {
      case: name,
      transfers: rows,
      service: [...terminals],
    })) as { named: string[] }
    for (const account of named) {
      namedAt.set(account, at)
      lastNamed = account
    }
  }
  const seconds = (performance.now() - start) / 1000
  const share = (part: bigint): string =>
    `${(Number((part * 10_000n) / (deposited === 0n ? 1n : deposited)) / 100).toFixed(1)} %`
  console.log(
    `Harmony 2023, ${transfers.length} transfers played in ${seconds.toFixed(0)} s: ${deposits} deposits at exchanges, ${share(stopped)} of their value refused`,
  )
  for (const minutes of DELAYS) {
    const part = late.filter(d => d.seconds > 0 && d.seconds >= minutes * 60).reduce((sum, d) => sum + d.value, 0n)
    console.log(
      `  heard of ${minutes === 0 ? 'at once' : `${minutes} minutes later`}: ${share(part)} of the value could be stopped`,
    )
  }
}

async function caughtUp(exchange: RunningNode, account: string): Promise<void> {
  const end = performance.now() + 5_000
  while (performance.now() < end) {
    const { json } = await exchange.ask('/v1/screen-party', { parties: [account.replace(/^.*:/, '')] })
    if ((json['answers'] as { verdict: string }[])[0]?.verdict === 'match') return
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}
