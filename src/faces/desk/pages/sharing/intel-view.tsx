import { TLP_LEVELS } from '../../../../model/tlp.ts'
import type { Answered } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { MarkingText } from './marking-text.tsx'
import { ObjectDialog } from './object-dialog.tsx'
import { RecipientsText } from './recipients-text.tsx'
import { SHARING_WORDS } from './sharing-words.ts'
import { usePageQuery } from './use-query.ts'

type Row = Answered<'listIntel'>['rows'][number]

/** Types that a filter offers; any other can be typed into the address. */
const TYPES = [
  ...['indicator', 'incident', 'freeze-request', 'freeze-response', 'taint-claim', 'tip', 'sighting', 'report'],
  ...['note', 'relationship', 'identity', 'cryptocurrency-wallet', 'marking-definition', 'attack-pattern', 'malware'],
]

/** Objects of the log, what was shared or what came in, the latest first. Filters and the open object stand in the address. */
export function IntelView({ side }: { readonly side: 'out' | 'in' }) {
  const say = useWords(SHARING_WORDS)
  const query = usePageQuery()
  const [type, tlp, from, text] = [query.get('type'), query.get('tlp'), query.get('from'), query.get('text')]
  const before = Number(query.get('before')) || undefined
  const peers = useAnswer('peerHealth', {}, { enabled: side === 'in' })
  const answer = useAnswer('listIntel', {
    side,
    ...(type === '' ? {} : { type }),
    ...(TLP_LEVELS.some(l => l === tlp) ? { tlp: tlp as (typeof TLP_LEVELS)[number] } : {}),
    ...(from === '' ? {} : { from }),
    ...(text === '' ? {} : { text }),
    ...(before === undefined ? {} : { before }),
  })
  const filtered = [type, tlp, from, text].some(t => t !== '') || before !== undefined
  const clear = (): void => query.set({ type: '', tlp: '', from: '', text: '', before: '' })
  const chosen = Number(query.get('object')) || null
  return (
    <div className="stack">
      <div className="sharing-filters">
        <ChoiceField
          label={say('type')}
          value={type}
          onChange={event => query.set({ type: event.target.value, before: '' })}
          choices={choices(say('all'), type === '' || TYPES.includes(type) ? TYPES : [type, ...TYPES])}
        />
        <ChoiceField
          label={say('marking')}
          value={tlp}
          onChange={event => query.set({ tlp: event.target.value, before: '' })}
          choices={[
            { value: '', text: say('all') },
            ...TLP_LEVELS.map(value => ({ value, text: `TLP:${value.toUpperCase()}` })),
          ]}
        />
        {side === 'in' ? (
          <ChoiceField
            label={say('from')}
            value={from}
            onChange={event => query.set({ from: event.target.value, before: '' })}
            choices={[
              { value: '', text: say('all') },
              ...(peers.data?.peers ?? []).map(p => ({ value: p.fingerprint, text: p.name })),
            ]}
          />
        ) : null}
        <TextField
          type="search"
          label={say('search')}
          defaultValue={text}
          onKeyDown={event => {
            if (event.key === 'Enter') query.set({ text: event.currentTarget.value.trim(), before: '' })
          }}
          onBlur={event =>
            query.set({ text: event.target.value.trim(), before: before === undefined ? '' : String(before) })
          }
        />
      </div>
      <Answer of={answer}>
        {({ rows, size, next }) => (
          <>
            <p className="quiet" role="status">
              {say('inLog', { n: size })}
            </p>
            {rows.length > 0 ? (
              <IntelTable side={side} rows={rows} chosen={chosen} open={seq => query.set({ object: String(seq) })} />
            ) : filtered ? (
              <EmptyState title={say('nothing')}>
                <Button onClick={clear}>{say('clear')}</Button>
              </EmptyState>
            ) : (
              <EmptyState title={say(side === 'out' ? 'emptyOut' : 'emptyIn')}>
                <p>{say(side === 'out' ? 'emptyOutMore' : 'emptyInMore')}</p>
              </EmptyState>
            )}
            <div className="row">
              {next === null ? null : (
                <Button size="small" onClick={() => query.set({ before: String(next) })}>
                  {say('earlier')}
                </Button>
              )}
              {before === undefined ? null : (
                <Button size="small" onClick={() => query.set({ before: '' })}>
                  {say('latest')}
                </Button>
              )}
            </div>
          </>
        )}
      </Answer>
      {chosen === null ? null : <ObjectDialog seq={chosen} close={() => query.set({ object: '' })} />}
    </div>
  )
}

function choices(all: string, values: readonly string[]): { value: string; text: string }[] {
  return [{ value: '', text: all }, ...values.map(value => ({ value, text: value }))]
}

/** An account with its ledger: a request to freeze has no other title than its accounts. */
const CAIP_10 = /^[-a-z0-9]{3,8}:[-\w]{1,32}:[-.%\w]{1,128}$/

function Title({ of }: { readonly of: string }) {
  const accounts = of.split(', ')
  if (!accounts.every(a => CAIP_10.test(a))) return of
  return accounts.map(a => <AddressText key={a} account={a} />)
}

function IntelTable({
  side,
  rows,
  chosen,
  open,
}: {
  readonly side: 'out' | 'in'
  readonly rows: readonly Row[]
  readonly chosen: number | null
  open(seq: number): void
}) {
  const say = useWords(SHARING_WORDS)
  const { time } = useFormats()
  const columns: readonly Column<Row>[] = [
    {
      key: 'seq',
      title: say('place'),
      order: r => r.seq,
      cell: r => (
        <Button size="small" aria-label={`${say('open')} ${r.seq}`} onClick={() => open(r.seq)}>
          {r.seq}
        </Button>
      ),
    },
    {
      key: 'what',
      title: say('what'),
      order: r => r.type,
      cell: r => (
        <span className="sharing-what">
          <span className="quiet">{r.type}</span> <Title of={r.title} />{' '}
          {r.revoked ? <Badge tone="warn">{say('revoked')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'marking',
      title: say('marking'),
      order: r => r.marking.tlp,
      cell: r => <MarkingText marking={r.marking} />,
    },
    ...(side === 'in'
      ? [{ key: 'from', title: say('from'), order: (r: Row) => r.fromName, cell: (r: Row) => r.fromName }]
      : [
          {
            key: 'recipients',
            title: say('recipients'),
            cell: (r: Row) => <RecipientsText recipients={r.recipients} />,
          },
        ]),
    { key: 'came', title: say('came'), order: r => r.addedAt, cell: r => time(r.addedAt) },
  ]
  return (
    <DataTable
      caption={say(side)}
      columns={columns}
      rows={rows}
      keyOf={r => String(r.seq)}
      chosen={chosen === null ? null : String(chosen)}
    />
  )
}
