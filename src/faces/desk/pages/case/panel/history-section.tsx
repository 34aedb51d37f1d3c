import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import type { Answered } from '../../../api/operations.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { FaultNote, Waiting } from '../../../kit/states.tsx'
import { useCaseBase } from '../case-context.ts'
import { AccountLink, TxLink } from '../trace/account-link.tsx'
import { PANEL_WORDS } from '../words/panel-words.ts'

type Page = Answered<'listTransfers'>

/** All transfers of an account that the data holds, tainted or not, page by page. */
export function HistorySection({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const { amount, time } = useFormats()
  const { index } = useCaseBase()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['listTransfers', account],
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      call('listTransfers', { account, limit: 50, ...(pageParam === '' ? {} : { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    staleTime: 30_000,
  })
  if (error !== null) return <FaultNote error={error} again={() => void refetch()} />
  if (data === undefined) return <Waiting />
  const rows = data.pages.flatMap(page => page.transfers)
  const names = new Map(data.pages.flatMap(page => page.assets).map(a => [a.asset, a]))
  const tainted = new Set(index.rowsOf(account).map(i => rowKey(index.trace.transfers[i])))
  if (rows.length === 0) return <p>{say('noHistory')}</p>
  return (
    <>
      <ul className="case-history">
        {rows.map(row => {
          const other = row.from === account ? row.to : row.from
          const known = names.get(row.asset)
          return (
            <li key={`${row.tx} ${row.index} ${row.to}`} data-tainted={tainted.has(rowKey(row))}>
              <span className="quiet">
                {time(row.at)} · <TxLink tx={row.tx} />
              </span>
              <span className="row">
                <Badge tone={row.from === account ? 'plain' : 'info'}>{say(row.from === account ? 'out' : 'in')}</Badge>
                <strong>
                  {amount(row.amount, known?.decimals ?? null, known?.symbol ?? index.asset(row.asset).symbol)}
                </strong>
                {other === null ? null : <AccountLink account={other} />}
                {tainted.has(rowKey(row)) ? (
                  <span className="case-kind" data-kind="source" title={say('came')} />
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
      {hasNextPage ? (
        <Button size="small" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('historyMore')}
        </Button>
      ) : null}
    </>
  )
}

function rowKey(row: { readonly tx: string; readonly index: number } | undefined): string {
  return row === undefined ? '' : `${row.tx} ${row.index}`
}
