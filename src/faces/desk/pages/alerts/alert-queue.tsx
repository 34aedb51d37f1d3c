import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSearchParams } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { KIT_WORDS } from '../../kit/kit-words.ts'
import { EmptyState } from '../../kit/states.tsx'
import { useGrowing } from '../../kit/use-growing.ts'
import { useKeys } from '../../kit/use-keys.ts'
import { useAlertTitle } from './alert-title.tsx'
import { ALERTS_WORDS } from './alerts-words.ts'
import { GroupDetail } from './group-detail.tsx'
import { GroupRow } from './group-row.tsx'
import { KeyHelp } from './key-help.tsx'
import { fits, QueueFilters, readFilters } from './queue-filters.tsx'
import type { QueueGroup } from './queue-group.ts'
import { type StableOrder, settle, sortedOrder } from './stable-order.ts'
import type { TriageAct } from './triage-act.ts'
import { TriageDialog } from './triage-dialog.tsx'
import { TRIAGE_WORDS } from './triage-words.ts'

/** † Rows that are drawn at first, and how many beyond the one that is looked at. */
const [ROWS, AHEAD] = [60, 15]

/** The queue with the group that is looked at beside it. No row moves while alerts come and others take some. */
export function AlertQueue({ queue }: { readonly queue: Answered<'listQueue'> }) {
  const say = useWords(ALERTS_WORDS)
  const words = useWords(TRIAGE_WORDS)
  const kit = useWords(KIT_WORDS)
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const { source, severity, text } = filters
  const key = JSON.stringify(filters)
  const named = useAlertTitle()
  // Titles are told only where something is sought, and then each time: nothing else makes the list anew.
  const titleOf = text === '' ? null : (title: string): string => named(title).text
  const fitting = useMemo(
    () => queue.groups.filter(group => fits(group, { source, severity, text }, titleOf)),
    [queue.groups, source, severity, text, titleOf],
  )
  const { order, known, sortIn } = useStable(fitting, key)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [act, setAct] = useState<{ readonly kind: TriageAct; readonly groups: readonly QueueGroup[] } | null>(null)
  const [help, setHelp] = useState(false)
  const detail = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const find = useRef<HTMLInputElement>(null)
  const people = useAnswer('listColleagues', {}, { staleTime: 300_000 })
  const mayDecide = people.data?.colleagues.find(c => c.name === people.data.me)?.roles.includes('analyst') ?? false
  const now = new Map(fitting.map(group => [group.subject, group]))
  const asked = search.get('at')
  const at = Math.max(0, order.order.indexOf(asked ?? ''))
  const subject = order.order[at]
  const growing = useGrowing(order.order.length, ROWS)
  // A link may name a row further down.
  const shown = Math.min(order.order.length, Math.max(growing.shown, at + AHEAD))
  const group = subject === undefined ? undefined : (now.get(subject) ?? known.get(subject))
  const waits = subject !== undefined && now.has(subject)
  const put = (values: Readonly<Record<string, string | null>>): void =>
    setSearch(
      before => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(values))
          if (value === null) next.delete(name)
          else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const step = (by: number) => (): void => {
    const next = order.order[Math.min(order.order.length - 1, Math.max(0, at + by))]
    if (next === undefined) return
    put({ at: next, alert: null })
    // A row further down is drawn before it is looked for.
    flushSync(() => growing.reach(order.order.indexOf(next) + AHEAD))
    const row = [...(list.current?.children ?? [])].find(li => (li as HTMLElement).dataset['subject'] === next)
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector<HTMLElement>('[data-opens]')?.focus({ preventScroll: true })
  }
  const begin = (kind: TriageAct) => (): void => {
    const bulk = [...chosen].flatMap(s => now.get(s) ?? [])
    const groups = kind === 'dismiss' && bulk.length > 0 ? bulk : waits && group !== undefined ? [group] : []
    if (mayDecide && groups.length > 0) setAct({ kind, groups })
  }
  const toggle = (s: string): void =>
    setChosen(before => {
      const next = new Set(before)
      if (!next.delete(s)) next.add(s)
      return next
    })
  const into = (): void => detail.current?.focus()
  const back = (): void => list.current?.querySelector<HTMLElement>('[data-opens][aria-current]')?.focus()
  useKeys({
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    Enter: into,
    Escape: back,
    x: () => subject !== undefined && toggle(subject),
    t: begin('take'),
    d: begin('dismiss'),
    e: begin('escalate'),
    h: begin('hold'),
    a: begin('join'),
    r: sortIn,
    '/': () => find.current?.focus(),
    '?': () => setHelp(true),
  })
  const fresh = [...order.fresh].flatMap(s => now.get(s) ?? [])
  const gone = order.order.filter(s => !now.has(s)).length
  const bulk = [...chosen].filter(s => now.has(s))
  return (
    <div className="stack">
      <div className="row">
        <strong>{say('waiting', { n: queue.waiting })}</strong>
        <span className="quiet">{say('groups', { n: queue.found })}</span>
        <Button size="small" onClick={() => setHelp(true)}>
          <kbd>?</kbd> {words('keys')}
        </Button>
        <div className="alerts-news" role="status">
          {fresh.length + gone === 0 ? null : (
            <>
              {fresh.length === 0 ? null : (
                <Badge tone={fresh.some(g => g.holds > 0) ? 'bad' : 'info'}>
                  {say(fresh.some(g => g.holds > 0) ? 'freshHolds' : 'fresh', { n: fresh.length })}
                </Badge>
              )}
              {gone === 0 ? null : <span className="quiet">{say('gone', { n: gone })}</span>}
              <Button size="small" onClick={sortIn}>
                {say('sortIn')} <kbd>r</kbd>
              </Button>
            </>
          )}
        </div>
        {mayDecide || people.data === undefined ? null : <span className="quiet">{words('readOnly')}</span>}
      </div>
      <QueueFilters filters={filters} find={find} change={put} />
      {queue.found > queue.groups.length ? (
        <p className="quiet">{say('cut', { n: queue.groups.length, all: queue.found })}</p>
      ) : null}
      {bulk.length === 0 ? null : (
        <div className="row alerts-bulk">
          <strong>{say('chosen', { n: bulk.length })}</strong>
          <Button size="small" disabled={!mayDecide} onClick={begin('dismiss')}>
            {say('dismissChosen')}
          </Button>
          <Button size="small" onClick={() => setChosen(new Set())}>
            {say('chooseNone')}
          </Button>
        </div>
      )}
      {group === undefined ? (
        <EmptyState title={say(queue.found === 0 ? 'empty' : 'noneFit')}>
          {queue.found === 0 ? (
            <>
              <span>{say('emptyMore')}</span>
              <code>cordon monitor --events examples/events.ndjson</code>
            </>
          ) : null}
        </EmptyState>
      ) : (
        <div className="alerts-split">
          <ul className="alerts-rows" aria-label={say('list')} ref={list}>
            {order.order.slice(0, shown).map(s => {
              const row = now.get(s) ?? known.get(s)
              return row === undefined ? null : (
                <GroupRow
                  key={s}
                  group={row}
                  current={s === subject}
                  fresh={order.fresh.has(s)}
                  gone={!now.has(s)}
                  chosen={chosen.has(s)}
                  choose={() => toggle(s)}
                  open={byKey => {
                    put({ at: s, alert: null })
                    if (byKey) into()
                  }}
                />
              )
            })}
            {growing.left > 0 ? (
              <li ref={growing.end}>
                <Button size="small" onClick={growing.more}>
                  {kit('more', { n: Math.min(growing.left, ROWS) })}
                </Button>{' '}
                <span className="quiet">{kit('ofAll', { n: shown, all: order.order.length })}</span>
              </li>
            ) : null}
          </ul>
          <div className="alerts-detail" ref={detail} tabIndex={-1}>
            <GroupDetail
              key={group.subject}
              group={group}
              others={queue.groups}
              mayDecide={mayDecide && waits}
              begin={begin}
              show={s => put({ at: s, alert: null })}
            />
          </div>
        </div>
      )}
      {act === null ? null : (
        <TriageDialog
          act={act.kind}
          groups={act.groups}
          close={done => {
            setAct(null)
            if (done) setChosen(new Set())
          }}
        />
      )}
      {help ? <KeyHelp close={() => setHelp(false)} /> : null}
    </div>
  )
}

/** Keeps the order of rows while groups come and go, and the last that was known of those that went. */
function useStable(groups: readonly QueueGroup[], key: string) {
  const keys = groups.map(g => g.subject)
  const [held, setHeld] = useState<{ readonly key: string; readonly order: StableOrder }>(() => ({
    key,
    order: sortedOrder(keys),
  }))
  const known = useRef(new Map<string, QueueGroup>())
  const order = held.key === key ? settle(held.order, keys) : sortedOrder(keys)
  useEffect(() => {
    for (const group of groups) known.current.set(group.subject, group)
  }, [groups])
  useEffect(() => {
    if (held.key !== key || held.order !== order) setHeld({ key, order })
  }, [held, key, order])
  return { order, known: known.current, sortIn: () => setHeld({ key, order: sortedOrder(keys) }) }
}
