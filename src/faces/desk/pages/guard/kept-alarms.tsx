import { useSearchParams } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { usePreferences, useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { EvmAddress } from './evm-address.tsx'
import { exactSpan } from './exact-span.ts'
import { GUARD_WORDS } from './guard-words.ts'

type Kept = Answered<'listGuardAlarms'>['alarms'][number]

/** Alarms that were kept as facts, of all Safes or of one that the link names. */
export function KeptAlarms() {
  const say = useWords(GUARD_WORDS)
  const formats = useFormats()
  const { language } = usePreferences()
  const [search, setSearch] = useSearchParams()
  const safe = search.get('safe')
  const kept = useAnswer('listGuardAlarms', { most: 300, ...(safe === null ? {} : { safe }) })
  const columns: readonly Column<Kept>[] = [
    { key: 'kept', title: say('kept'), order: k => k.keptAt, cell: k => formats.time(k.keptAt) },
    {
      key: 'safe',
      title: say('safe'),
      order: k => k.alarm.safe,
      cell: k => (
        <button type="button" className="guard-safe" onClick={() => setSearch({ tab: 'alarms', safe: k.alarm.safe })}>
          <EvmAddress address={k.alarm.safe} />
        </button>
      ),
    },
    {
      key: 'nonce',
      title: say('nonce', { n: '' }).trim(),
      end: true,
      order: k => k.alarm.nonce,
      cell: k => k.alarm.nonce,
    },
    {
      key: 'reason',
      title: say('reason'),
      order: k => k.alarm.reason,
      cell: k => (
        <>
          <strong>
            <Told book="guard" text={k.alarm.reason} />
          </strong>
          <div className="guard-small">
            <Told book="guard" text={k.alarm.sentence} />
          </div>
          {k.alarm.leadSeconds === null || k.alarm.leadSeconds <= 0 ? null : (
            <div className="quiet guard-small">{say('lead', { span: exactSpan(k.alarm.leadSeconds, language) })}</div>
          )}
        </>
      ),
    },
  ]
  return (
    <div className="stack">
      {safe === null ? null : (
        <div className="row">
          <EvmAddress address={safe} />
          <Button size="small" onClick={() => setSearch({ tab: 'alarms' })}>
            {say('allSafes')}
          </Button>
        </div>
      )}
      <Answer of={kept}>
        {({ alarms, unreadable }) => (
          <>
            {unreadable === 0 ? null : <Note tone="bad">{say('unreadable', { n: unreadable })}</Note>}
            {alarms.length === 0 ? (
              <EmptyState title={say('noKept')}>
                <span>{say('noKeptMore')}</span>
              </EmptyState>
            ) : (
              <div className="card">
                <DataTable caption={say('keptCaption')} columns={columns} rows={alarms} keyOf={k => String(k.seq)} />
              </div>
            )}
          </>
        )}
      </Answer>
    </div>
  )
}
