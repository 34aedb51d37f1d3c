import { useMemo } from 'react'
import { Link } from 'wouter'
import { oddsOf } from '../../../../../formats/by-odds.ts'
import { mayAct } from '../../../api/session.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { Card } from '../../../kit/card.tsx'
import { type Column, DataTable } from '../../../kit/data-table.tsx'
import { Told, useTold } from '../../../words/sentences/told.tsx'
import { type Endpoint, useCase, useCaseBase } from '../case-context.ts'
import { AccountLink } from '../trace/account-link.tsx'
import { AssetAmount } from '../trace/amounts.tsx'
import { KINDS, KindMark } from '../trace/kind-mark.tsx'
import { TimeText } from '../trace/time-text.tsx'
import { FREEZE_WORDS } from '../words/freeze-words.ts'
import { WHERE_WORDS } from '../words/where-words.ts'
import { fits, TableFilter } from './table-filter.tsx'

/** One row a place where money is, with the button that matters. */
export function WhereTab() {
  const say = useWords(WHERE_WORDS)
  const { index, place, go } = useCase()
  const told = useTold('trace')
  const { q, kind, asset } = place
  const rows = useMemo(
    () => index.trace.endpoints.filter(e => fits(e, { q, kind, asset }, index, q === '' ? '' : told(e.basis).text)),
    [index, q, kind, asset, told],
  )
  const columns = useColumns()
  return (
    <Card title={say('endpoints')} aside={<span className="quiet">{say('endpointsTold', { n: rows.length })}</span>}>
      <TableFilter kinds freezable />
      {rows.length === 0 ? (
        <NoRows clear={() => go({ q: '', kind: '', asset: '' })} />
      ) : (
        <DataTable
          name="where"
          caption={say('endpoints')}
          rows={rows}
          columns={columns}
          keyOf={e => `${e.account} ${e.asset} ${e.kind}`}
          chosen={keyOfChosen(rows, place.account)}
        />
      )}
    </Card>
  )
}

function useColumns(): readonly Column<Endpoint>[] {
  const say = useWords(WHERE_WORDS)
  const { index } = useCaseBase()
  return useMemo(
    () => [
      {
        key: 'kind',
        title: say('kind'),
        order: e => KINDS.indexOf(e.kind),
        cell: e => <KindMark kind={e.kind} />,
      },
      {
        key: 'account',
        title: say('account'),
        order: e => index.nameOf(e.account) ?? e.account,
        cell: e => <AccountLink account={e.account} />,
      },
      {
        key: 'amount',
        title: say('amount'),
        end: true,
        order: e => BigInt(e.amount),
        cell: e => <AssetAmount asset={e.asset} units={e.amount} worth />,
      },
      {
        key: 'who',
        title: say('who'),
        order: e => e.freezableBy.join() || '\uffff',
        cell: e =>
          e.freezableBy.length > 0 ? (
            <strong>
              {e.freezableBy.map((who, n) => (
                <span key={who}>
                  {n === 0 ? '' : ', '}
                  <Told book="trace" text={who} />
                </span>
              ))}
            </strong>
          ) : (
            <span className="quiet">{say('nobody')}</span>
          ),
      },
      { key: 'since', title: say('since'), order: e => e.firstAt, cell: e => <TimeText at={e.firstAt} /> },
      {
        key: 'basis',
        title: say('basis'),
        order: e => e.confidence,
        cell: e => (
          <span className="case-basis">
            <Told book="trace" text={e.basis} /> <span className="case-sure">{say('sure', { n: e.confidence })}</span>{' '}
            {oddsOf(e) === null ? null : <Badge tone="warn">{say('byOdds')}</Badge>}
          </span>
        ),
      },
      { key: 'acts', title: say('acts'), cell: e => <RowActs of={e} /> },
    ],
    [say, index],
  )
}

function keyOfChosen(rows: readonly Endpoint[], account: string | null): string | null {
  const row = rows.find(e => e.account === account)
  return row === undefined ? null : `${row.account} ${row.asset} ${row.kind}`
}

/** A filter leaves nothing. */
export function NoRows({ clear }: { clear(): void }) {
  const say = useWords(WHERE_WORDS)
  return (
    <div className="empty">
      <strong>{say('none')}</strong>
      <p>{say('noneMore')}</p>
      <Button onClick={clear}>{say('clear')}</Button>
    </div>
  )
}

function RowActs({ of }: { readonly of: Endpoint }) {
  const say = useWords(WHERE_WORDS)
  const states = useWords(FREEZE_WORDS)
  const { session, go, freezeOf, wishFreeze, wishShare, watched, watch } = useCaseBase()
  const freeze = freezeOf(of.account, of.asset)
  const canAsk = mayAct(session, 'freeze') && of.kind !== 'unfollowed' && of.kind !== 'residue'
  return (
    <span className="row case-acts">
      {freeze !== null ? (
        <Link href={`/freezes/${encodeURIComponent(freeze.id)}`}>
          <Badge
            tone={
              freeze.state === 'frozen' || freeze.state === 'frozen-in-part' ? 'good' : freeze.overdue ? 'bad' : 'info'
            }
          >
            {say('asked', { state: states(freeze.state) })}
          </Badge>
        </Link>
      ) : canAsk ? (
        <Button
          size="small"
          tone={of.freezableBy.length > 0 ? 'main' : 'plain'}
          onClick={() => wishFreeze({ account: of.account, asset: of.asset, amount: of.amount, endpoint: of })}
        >
          {say('freeze')}
        </Button>
      ) : null}
      {watched ? (
        <Badge tone="good">{say('watched')}</Badge>
      ) : mayAct(session, 'trace') && of.kind === 'held' ? (
        <Button size="small" onClick={() => watch(true)}>
          {say('watch')}
        </Button>
      ) : null}
      {mayAct(session, 'share') ? (
        <Button size="small" onClick={wishShare}>
          {say('share')}
        </Button>
      ) : null}
      <Button size="small" onClick={() => go({ account: of.account })}>
        {say('explain')}
      </Button>
      {of.path.length > 0 ? (
        <Button
          size="small"
          title={say('steps', { n: of.path.length })}
          onClick={() => go({ tab: 'flow', to: of.account, via: null })}
        >
          {say('path')}
        </Button>
      ) : null}
    </span>
  )
}
