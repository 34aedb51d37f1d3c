import { useMemo } from 'react'
import { useWords } from '../../../app/preferences.tsx'
import type { Column } from '../../../kit/data-table.tsx'
import { WHERE_WORDS } from '../words/where-words.ts'
import { AccountLink, TxLink } from './account-link.tsx'
import { AssetAmount } from './amounts.tsx'
import { TimeText } from './time-text.tsx'
import type { TraceIndex } from './trace-index.ts'

type Row = TraceIndex['trace']['transfers'][number]

/** What tells one row of transfers from another. */
export function keyOfTransfer(t: Row): string {
  return `${t.tx} ${t.index} ${t.from} ${t.to} ${t.asset}`
}

/** The columns of a table of transfers. */
export function useTransferColumns(): readonly Column<Row>[] {
  const say = useWords(WHERE_WORDS)
  return useMemo(
    () => [
      { key: 'at', title: say('time'), order: t => t.at, cell: t => <TimeText at={t.at} /> },
      { key: 'from', title: say('from'), order: t => t.from ?? '', cell: t => <End account={t.from} /> },
      { key: 'to', title: say('to'), order: t => t.to ?? '', cell: t => <End account={t.to} /> },
      {
        key: 'tainted',
        title: say('tainted'),
        end: true,
        order: t => BigInt(t.tainted),
        cell: t => <AssetAmount asset={t.asset} units={t.tainted} />,
      },
      {
        key: 'amount',
        title: say('amount'),
        end: true,
        order: t => BigInt(t.amount),
        cell: t => <AssetAmount asset={t.asset} units={t.amount} />,
      },
      { key: 'tx', title: say('tx'), cell: t => <TxLink tx={t.tx} /> },
    ],
    [say],
  )
}

function End({ account }: { readonly account: string | null }) {
  const say = useWords(WHERE_WORDS)
  return account === null ? <span className="quiet">{say('noAddress')}</span> : <AccountLink account={account} />
}
