import { Link } from 'wouter'
import { worthOfDay } from '../../../../catalog/prices/worth-of-day.ts'
import { shareOfStolen } from '../../../../catalog/prices/worth-share.ts'
import { mayAct, type Session } from '../../api/session.ts'
import { useAct } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { useNow } from '../../kit/now.ts'
import { FaultNote } from '../../kit/states.tsx'
import { CASES_WORDS } from './cases-words.ts'
import type { CaseRow } from './use-case-rows.ts'

type Sum = NonNullable<NonNullable<CaseRow['figures']>['traced']>['sums'][number]

/** The cases with what was stolen, what is located, and what can be frozen. */
export function CasesTable({ rows, session }: { readonly rows: readonly CaseRow[]; readonly session: Session }) {
  const say = useWords(CASES_WORDS)
  const { ago, time } = useFormats()
  const now = useNow(30)
  const columns: readonly Column<CaseRow>[] = [
    {
      key: 'name',
      title: say('name'),
      order: r => r.file.name,
      cell: r => (
        <>
          <Link href={`/cases/${encodeURIComponent(r.file.name)}`} className="cases-name" title={r.file.name}>
            {r.file.name}
          </Link>
          {r.figures?.reported == null ? null : <div className="quiet">{r.figures.reported.victim}</div>}
        </>
      ),
    },
    { key: 'stolen', title: say('stolen'), order: worthOf, cell: r => <Stolen of={r} /> },
    {
      key: 'when',
      title: say('when'),
      order: r => r.figures?.traced?.firstAt ?? r.file.reportedAt ?? 0,
      cell: r => <When of={r} />,
    },
    {
      key: 'located',
      title: say('located'),
      end: true,
      order: r => share(r, 'located'),
      cell: r => <Part of={r} what="located" />,
    },
    {
      key: 'freezable',
      title: say('freezable'),
      end: true,
      order: r => share(r, 'freezable'),
      cell: r => <Part of={r} what="freezable" />,
    },
    { key: 'state', title: say('state'), cell: r => <State of={r} /> },
    {
      key: 'last',
      title: say('lastTrace'),
      order: r => r.file.lastTraceAt ?? 0,
      cell: r =>
        r.file.lastTraceAt === null ? (
          <span className="quiet">{say('never')}</span>
        ) : (
          <time title={time(r.file.lastTraceAt)}>{ago(r.file.lastTraceAt, now)}</time>
        ),
    },
    { key: 'watch', title: say('watch'), cell: r => <WatchCell of={r} session={session} /> },
  ]
  return <DataTable caption={say('title')} rows={rows} columns={columns} keyOf={r => r.file.name} />
}

function Stolen({ of }: { readonly of: CaseRow }) {
  const say = useWords(CASES_WORDS)
  const { amount, exact, shortMoney } = useFormats()
  const { figures, error } = of
  if (error !== null) return <FaultNote error={error} />
  if (figures === undefined) return <span className="quiet">…</span>
  const told = figures.reported
  const stolen = (figures.traced?.sums ?? []).filter(s => s.stolen !== '0')
  const at = figures.traced?.firstAt ?? null
  return (
    <>
      {stolen.slice(0, 2).map(s => {
        const worth = at === null ? null : worthOfDay(s.asset, BigInt(s.stolen), at)
        return (
          <div key={s.asset} title={exact(s.stolen, s.decimals, symbolOf(s))}>
            {amount(s.stolen, s.decimals, symbolOf(s))}
            {worth === null ? null : (
              <span className="quiet" title={worth.from.source}>
                {' '}
                ≈ {shortMoney(worth.value, worth.currency)}
              </span>
            )}
          </div>
        )
      })}
      {stolen.length > 2 ? <div className="quiet">{say('more', { n: stolen.length - 2 })}</div> : null}
      {stolen.length === 0 && told !== null ? <div>{told.stolen.slice(0, 3).join(', ')}</div> : null}
      {told?.usd == null ? null : (
        <div className="quiet" title={told.usdNote ?? undefined}>
          {say('worth', { money: shortMoney(told.usd, 'USD') })}
        </div>
      )}
    </>
  )
}

/** Letters of a time of which only the day was told: 2026-11-26. */
const DAY = 10

function When({ of }: { readonly of: CaseRow }) {
  const { day, time } = useFormats()
  const at = of.figures?.traced?.firstAt ?? null
  if (at !== null) return <time>{time(at)}</time>
  const told = of.figures?.reported?.at ?? ''
  const second = Date.parse(`${told.replace(' ', 'T')}${told.length > DAY ? 'Z' : ''}`) / 1000
  return (
    <span className="cases-told">{Number.isNaN(second) ? told : told.length > DAY ? time(second) : day(second)}</span>
  )
}

function Part({ of, what }: { readonly of: CaseRow; readonly what: 'located' | 'freezable' }) {
  const { amount, percent } = useFormats()
  const part = share(of, what)
  const [first] = (of.figures?.traced?.sums ?? []).filter(s => s[what] !== '0')
  if (of.figures?.traced == null) return <span className="quiet">–</span>
  return (
    <>
      <strong>{part < 0 ? '–' : percent(part)}</strong>
      {first === undefined ? null : <div className="quiet">{amount(first[what], first.decimals, symbolOf(first))}</div>}
    </>
  )
}

function State({ of }: { readonly of: CaseRow }) {
  const say = useWords(CASES_WORDS)
  const traced = of.figures?.traced
  return (
    <span className="row">
      {of.file.reportedAt === null ? null : <Badge tone="info">{say('reported')}</Badge>}
      {traced == null ? null : traced.finished ? (
        <Badge tone="good">{say('traced')}</Badge>
      ) : (
        <Badge tone="warn">{say('unfinished')}</Badge>
      )}
      {traced == null || traced.gaps === 0 ? null : <Badge tone="warn">{say('gaps', { n: traced.gaps })}</Badge>}
    </span>
  )
}

function WatchCell({ of, session }: { readonly of: CaseRow; readonly session: Session }) {
  const say = useWords(CASES_WORDS)
  const begin = useAct('beginWatch', ['listWatches'])
  const end = useAct('endWatch', ['listWatches'])
  const { watch, file } = of
  const on = watch !== undefined && watch.endedAt === null
  const error = begin.error ?? end.error
  const canBegin = file.traces > 0 || file.reportedAt !== null
  return (
    <span className="row">
      {on ? <Badge tone="good">{say('watched')}</Badge> : null}
      {watch === undefined || watch.standing === 0 ? null : (
        <Badge tone="warn">{say('alerts', { n: watch.standing })}</Badge>
      )}
      {mayAct(session, 'trace') && (on || canBegin) ? (
        <Button
          size="small"
          busy={begin.isPending || end.isPending}
          aria-label={`${say(on ? 'watchOff' : 'watchOn')}: ${file.name}`}
          onClick={() => (on ? end.mutate({ case: file.name }) : begin.mutate({ case: file.name }))}
        >
          {say(on ? 'watchOff' : 'watchOn')}
        </Button>
      ) : null}
      {error === null ? null : <FaultNote error={error} />}
    </span>
  )
}

/** Of what was stolen; -1: cannot be said. */
function share({ figures }: CaseRow, what: 'located' | 'freezable'): number {
  const sums = figures?.traced?.sums ?? []
  const of = (key: typeof what | 'stolen') => sums.map(s => ({ asset: s.asset, units: BigInt(s[key]) }))
  return shareOfStolen(of(what), of('stolen'), figures?.traced?.firstAt ?? null) ?? -1
}

function worthOf({ figures }: CaseRow): number {
  const at = figures?.traced?.firstAt ?? null
  const told = figures?.reported?.usd ?? 0
  if (told > 0 || at === null) return told
  const sums = figures?.traced?.sums ?? []
  return sums.reduce((n, s) => n + (worthOfDay(s.asset, BigInt(s.stolen), at)?.value ?? 0), 0)
}

function symbolOf(sum: Sum): string {
  return sum.symbol ?? `${sum.asset.slice(-6)}`
}
