import { useMemo } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Card } from '../../../kit/card.tsx'
import { type Column, DataTable } from '../../../kit/data-table.tsx'
import { EmptyState } from '../../../kit/states.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { useCaseBase } from '../case-context.ts'
import { AccountLink } from '../trace/account-link.tsx'
import { AssetAmount } from '../trace/amounts.tsx'
import { TimeText } from '../trace/time-text.tsx'
import type { TraceIndex } from '../trace/trace-index.ts'
import { GAP_WORDS, gapKey } from '../words/gap-words.ts'
import { WHERE_WORDS } from '../words/where-words.ts'

type Balance = TraceIndex['trace']['conservation'][number]

/** Whether everything adds up, and what the figures do not cover. */
export function BalanceTab() {
  const say = useWords(WHERE_WORDS)
  const { index } = useCaseBase()
  const { conservation, gaps, noise, bounds } = index.trace
  const part = (key: 'stolen' | 'held' | 'services' | 'fees' | 'belowFloor' | 'gaps'): Column<Balance> => ({
    key,
    title: say(key),
    end: true,
    order: c => BigInt(c[key]),
    cell: c => <AssetAmount asset={c.asset} units={c[key]} />,
  })
  const numbered = useMemo(() => gaps.map((gap, n) => ({ ...gap, n })), [gaps])
  return (
    <div className="stack">
      <Card title={say('balance')} aside={<span className="quiet">{say('balanceMore')}</span>}>
        <DataTable
          name="balance"
          caption={say('balance')}
          rows={conservation}
          keyOf={c => c.asset}
          columns={[
            {
              key: 'asset',
              title: say('asset'),
              cell: c => <span title={c.asset}>{index.asset(c.asset).symbol}</span>,
            },
            ...(['stolen', 'held', 'services', 'fees', 'belowFloor', 'gaps'] as const).map(part),
            { key: 'sum', title: '', cell: c => <Sum of={c} /> },
          ]}
        />
      </Card>
      <Card title={say('gapList')}>
        {numbered.length === 0 ? (
          <EmptyState title={say('noGaps')} />
        ) : (
          <DataTable
            name="gaps"
            caption={say('gapList')}
            rows={numbered}
            keyOf={g => String(g.n)}
            columns={[
              { key: 'kind', title: say('kind'), order: g => g.kind, cell: g => <Kind of={g.kind} /> },
              {
                key: 'account',
                title: say('account'),
                cell: g => (g.account === null ? '' : <AccountLink account={g.account} />),
              },
              {
                key: 'amount',
                title: say('amount'),
                end: true,
                cell: g => (g.asset === null ? '' : <AssetAmount asset={g.asset} units={g.amount} />),
              },
              { key: 'why', title: say('why'), cell: g => <Told book="trace" text={g.because} /> },
            ]}
          />
        )}
      </Card>
      {bounds.length === 0 ? null : (
        <Card title={say('bounds')}>
          <DataTable
            name="bounds"
            caption={say('bounds')}
            rows={bounds}
            keyOf={b => `${b.account} ${b.asset}`}
            columns={[
              { key: 'account', title: say('account'), cell: b => <AccountLink account={b.account} /> },
              ...(['least', 'most'] as const).map(key => ({
                key,
                title: say(key),
                end: true,
                order: (b: (typeof bounds)[number]) => BigInt(b[key]),
                cell: (b: (typeof bounds)[number]) => <AssetAmount asset={b.asset} units={b[key]} />,
              })),
            ]}
          />
        </Card>
      )}
      {noise.length === 0 ? null : (
        <Card title={say('noise')}>
          <DataTable
            name="noise"
            caption={say('noise')}
            rows={noise}
            keyOf={n => `${n.tx} ${n.index} ${n.kind}`}
            columns={[
              { key: 'kind', title: say('kind'), order: n => n.kind, cell: n => <Kind of={n.kind} /> },
              { key: 'at', title: say('time'), order: n => n.at, cell: n => <TimeText at={n.at} /> },
              { key: 'from', title: say('from'), cell: n => <AccountLink account={n.from} /> },
              { key: 'to', title: say('to'), cell: n => <AccountLink account={n.to} /> },
              { key: 'why', title: say('why'), cell: n => <Told book="trace" text={n.because} /> },
            ]}
          />
        </Card>
      )}
    </div>
  )
}

function Kind({ of }: { readonly of: string }) {
  const say = useWords(GAP_WORDS)
  const key = gapKey(of)
  return (
    <span className="case-nowrap" title={of}>
      {key === null ? of : say(key)}
    </span>
  )
}

function Sum({ of }: { readonly of: Balance }) {
  const say = useWords(WHERE_WORDS)
  const { amount } = useFormats()
  const { index } = useCaseBase()
  const parts = [of.held, of.services, of.fees, of.belowFloor, of.gaps]
  const off = BigInt(of.stolen) - parts.reduce((sum, p) => sum + BigInt(p), 0n)
  const { symbol, decimals } = index.asset(of.asset)
  return off === 0n ? (
    <Badge tone="good">{say('adds')}</Badge>
  ) : (
    <Badge tone="bad">{say('off', { amount: amount(off, decimals, symbol) })}</Badge>
  )
}
