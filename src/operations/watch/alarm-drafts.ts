import type { Reached } from '../../analysis/live/stream-case.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import { payee, payer } from '../../model/transfer.ts'
import { isNews, type Watch } from '../../model/watch.ts'
import type { WatchDraft } from './watch-draft.ts'

const DAY = 86_400

/** What is to be told of a transfer that carried stolen value, as its block comes. */
export function alarmDrafts(
  reached: Reached,
  block: Pick<LiveBlock, 'hash'>,
  watch: Watch,
  service: string | null,
): WatchDraft[] {
  const { transfer: t, tainted, hop, firstTime, service: ends, wokeAfterSeconds: still } = reached
  if (!isNews(watch, t.ledger, t.at)) return []
  const moved = {
    ...{
      case: watch.case,
      ledger: t.ledger,
      tx: t.tx,
      index: t.index,
      step: null,
      asset: t.asset,
      amount: String(t.amount),
    },
    ...{ tainted: String(tainted), block: t.block, blockHash: block.hash, at: t.at },
    ...{ freezableBy: [], basis: 'alarm' as const, of: null },
  }
  const drafts: WatchDraft[] = []
  if (still !== null && still >= watch.stillDays * DAY) {
    const because = `${t.from} had been still for ${Math.floor(still / DAY)} days and moved to ${t.to}`
    drafts.push({ ...moved, kind: 'wake', account: payer(t), hop: Math.max(0, hop - 1), service: null, because })
  }
  const to = { ...moved, account: payee(t), hop, service }
  if (ends)
    drafts.push({ ...to, kind: 'endpoint', because: `${t.from} paid ${service ?? 'a service'}, where the path ends` })
  else if (firstTime)
    drafts.push({ ...to, kind: 'hop', because: `${t.from} paid it, ${hop} ${plural(hop)} from the theft` })
  return drafts
}

function plural(hops: number): string {
  return hops === 1 ? 'transfer' : 'transfers'
}
