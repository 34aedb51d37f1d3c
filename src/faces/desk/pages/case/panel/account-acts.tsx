import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../../api/call.ts'
import { may, mayAct } from '../../../api/session.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Badge } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { ChoiceField } from '../../../kit/field.tsx'
import { FaultNote } from '../../../kit/states.tsx'
import { useCase } from '../case-context.ts'
import { servicesBeyond } from '../trace/path-between.ts'
import { CASE_WORDS } from '../words/case-words.ts'
import { FREEZE_WORDS } from '../words/freeze-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { PANEL_WORDS } from '../words/panel-words.ts'

/** Most neighbours that are drawn at once. */
const NEIGHBOURS = 100

/** What can be done with an account. */
export function AccountActs({ account }: { readonly account: string }) {
  const say = useWords(PANEL_WORDS)
  const states = useWords(FREEZE_WORDS)
  const words = useWords(CASE_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { session, index, place, go, look, neighbours, picture, freezeOf, wishFreeze, wishShare, watched, watch } =
    useCase()
  const [error, setError] = useState<Error | null>(null)
  const { view } = look
  const hidden = view.hidden.includes(account)
  const pinned = view.pinned[account] !== undefined
  const endpoints = index.trace.endpoints.filter(e => e.account === account)
  const endpoint = endpoints.find(e => e.freezableBy.length > 0) ?? endpoints[0]
  const freeze = endpoint === undefined ? null : freezeOf(account, endpoint.asset)
  const services = useMemo(() => servicesBeyond(index.trace, account), [index, account])
  const drawn = neighbours.of.get(account)
  const inFlow = place.tab === 'flow'
  const expand = (): void => {
    call('listTransfers', { account, limit: NEIGHBOURS }).then(
      ({ transfers, next }) => {
        setError(null)
        const known = new Set(index.trace.transfers.map(t => `${t.tx} ${t.index}`))
        neighbours.put(
          account,
          transfers.flatMap(({ from, to, ...row }) =>
            from === null || to === null || known.has(`${row.tx} ${row.index}`) ? [] : [{ ...row, from, to }],
          ),
          transfers.length,
          next !== null,
        )
        go({ tab: 'flow' })
      },
      (fault: Error) => setError(fault),
    )
  }
  const hide = (): void =>
    look.change({ ...view, hidden: hidden ? view.hidden.filter(a => a !== account) : [...view.hidden, account] })
  const unpin = (): void => {
    const { [account]: _, ...others } = view.pinned
    look.change({ ...view, pinned: others })
  }
  return (
    <div className="stack">
      <div className="row">
        {freeze !== null ? (
          <Link href={`/freezes/${encodeURIComponent(freeze.id)}`} className="button" data-size="small">
            {say('asked', { state: states(freeze.state) })}
          </Link>
        ) : mayAct(session, 'freeze') ? (
          <Button
            size="small"
            tone={endpoint !== undefined && endpoint.freezableBy.length > 0 ? 'main' : 'plain'}
            onClick={() =>
              wishFreeze({
                account,
                asset: endpoint?.asset ?? index.trace.stolen[0]?.asset ?? 'native',
                amount: endpoint?.amount ?? null,
                endpoint: endpoint ?? null,
              })
            }
          >
            {say('freeze')}
          </Button>
        ) : null}
        {watched ? (
          <Badge tone="good">{words('watched')}</Badge>
        ) : mayAct(session, 'trace') ? (
          <Button size="small" onClick={() => watch(true)}>
            {words('watch')}
          </Button>
        ) : null}
        {mayAct(session, 'share') ? (
          <Button size="small" onClick={wishShare}>
            {words('share')}
          </Button>
        ) : null}
        {may(session, 'screen') ? (
          <Link href={`/screen?q=${encodeURIComponent(account)}`} className="button" data-size="small">
            {say('screenPage')}
          </Link>
        ) : null}
      </div>
      <div className="row">
        {inFlow ? (
          <Button size="small" onClick={() => picture.current?.zoomTo(account)}>
            {say('zoom')}
          </Button>
        ) : (
          <Button size="small" onClick={() => go({ tab: 'flow' })}>
            {say('openReport')}
          </Button>
        )}
        <Button size="small" aria-pressed={hidden} onClick={hide}>
          {say(hidden ? 'unhide' : 'hide')}
        </Button>
        {pinned ? (
          <Button size="small" onClick={unpin}>
            {say('unpin')}
          </Button>
        ) : null}
        {drawn === undefined ? (
          may(session, 'trace') ? (
            <Button size="small" onClick={expand}>
              {say('expand')}
            </Button>
          ) : null
        ) : (
          <>
            <span className="quiet">
              {say('expanded', { n: drawn.drawn })}
              {drawn.more ? ` ${say('expandedOf', { n: drawn.asked })}` : ''}
            </span>
            <Button size="small" onClick={() => neighbours.drop(account)}>
              {say('collapse')}
            </Button>
          </>
        )}
        <Button size="small" onClick={() => go({ tab: 'flow', to: account, via: null })}>
          {say('pathFrom')}
        </Button>
      </div>
      {services.length === 0 ? null : (
        <ChoiceField
          label={say('pathTo')}
          value={place.via === account ? (place.to ?? '') : ''}
          onChange={event =>
            go(
              event.target.value === ''
                ? { to: null, via: null }
                : { tab: 'flow', to: event.target.value, via: account },
            )
          }
          choices={[
            { value: '', text: say('pathNone') },
            ...[...new Map(services.map(e => [e.account, e])).values()]
              .slice(0, 200)
              .map(e => ({ value: e.account, text: `${e.name ?? e.account.slice(-12)} (${kinds(e.kind)})` })),
          ]}
        />
      )}
      {error === null ? null : <FaultNote error={error} />}
    </div>
  )
}
