import { useState } from 'react'
import { PAP_LEVELS } from '../../../../../model/pap.ts'
import { TLP_LEVELS } from '../../../../../model/tlp.ts'
import { CallError } from '../../../api/call.ts'
import type { Answered, Asked } from '../../../api/operations.ts'
import { useAct } from '../../../api/use-call.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Note } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ChoiceField, LongField, TextField } from '../../../kit/field.tsx'
import { KIT_WORDS } from '../../../kit/kit-words.ts'
import { FaultNote } from '../../../kit/states.tsx'
import { useTell } from '../../../kit/toasts.tsx'
import { NodeNeeded } from '../../../node/node-needed.tsx'
import { Told } from '../../../words/sentences/told.tsx'
import { useCase } from '../case-context.ts'
import { SHARE_WORDS } from '../words/share-words.ts'

type Shared = Answered<'shareIntel'>

/** Shares a case under a marking, after showing who would receive what of it. */
export function ShareDialog({ close }: { close(): void }) {
  const say = useWords(SHARE_WORDS)
  const common = useWords(KIT_WORDS)
  const tell = useTell()
  const { name } = useCase()
  const share = useAct('shareIntel')
  const [tlp, setTlp] = useState('')
  const [pap, setPap] = useState('')
  const [relTo, setRelTo] = useState('')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState<Shared | null>(null)
  const listed = (text: string): string[] =>
    text
      .split(/[\n,]/)
      .map(s => s.trim())
      .filter(s => s !== '')
  const asked = (dryRun: boolean): Asked<'shareIntel'> => ({
    case: name,
    ...(tlp === '' ? {} : { tlp: tlp as (typeof TLP_LEVELS)[number] }),
    ...(pap === '' ? {} : { pap: pap as (typeof PAP_LEVELS)[number] }),
    ...(listed(relTo).length === 0 ? {} : { relTo: listed(relTo) }),
    ...(listed(to).length === 0 ? {} : { to: listed(to) }),
    dryRun,
  })
  const fault = share.error instanceof CallError ? share.error : null
  const faultOf = (field: string): string | undefined =>
    fault?.field?.split('.')[0] === field ? fault.message : undefined
  const send = (): void =>
    share.mutate(asked(false), {
      onSuccess: ({ objects }) => {
        tell(say('shared', { n: objects }))
        close()
      },
    })
  return (
    <Dialog title={say('title')} close={close}>
      <NodeNeeded />
      {tried === null ? (
        <form
          className="stack case-form"
          onSubmit={event => {
            event.preventDefault()
            share.mutate(asked(true), { onSuccess: setTried })
          }}
        >
          <div className="columns">
            <ChoiceField
              label={say('tlp')}
              value={tlp}
              onChange={event => setTlp(event.target.value)}
              choices={[
                { value: '', text: say('asReported') },
                ...TLP_LEVELS.map(level => ({ value: level, text: `TLP:${level.toUpperCase()}` })),
              ]}
            />
            <ChoiceField
              label={say('pap')}
              value={pap}
              onChange={event => setPap(event.target.value)}
              choices={[
                { value: '', text: say('papNone') },
                ...PAP_LEVELS.map(level => ({ value: level, text: `PAP:${level.toUpperCase()}` })),
              ]}
            />
          </div>
          <TextField
            label={say('relTo')}
            hint={say('relToHint')}
            value={relTo}
            onChange={event => setRelTo(event.target.value)}
            fault={faultOf('relTo')}
          />
          <LongField
            label={say('to')}
            hint={say('toHint')}
            rows={2}
            value={to}
            onChange={event => setTo(event.target.value)}
            fault={faultOf('to')}
          />
          {share.error === null ? null : <FaultNote error={share.error} />}
          <div className="row">
            <Button type="submit" tone="main" busy={share.isPending}>
              {say('try')}
            </Button>
            <Button onClick={close}>{common('cancel')}</Button>
          </div>
        </form>
      ) : (
        <div className="stack">
          <p>{say('objects', { n: tried.objects, fresh: tried.new })}</p>
          {tried.recipients.length === 0 ? <Note tone="warn">{say('nobody')}</Note> : <Recipients of={tried} />}
          {share.error === null ? null : <FaultNote error={share.error} />}
          <div className="row">
            <Button tone="main" busy={share.isPending} onClick={send}>
              {say('share')}
            </Button>
            <Button onClick={() => setTried(null)}>{say('again')}</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function Recipients({ of }: { readonly of: Shared }) {
  const say = useWords(SHARE_WORDS)
  return (
    <DataTable
      name="receivers"
      caption={say('receives')}
      rows={of.recipients}
      keyOf={r => r.id}
      columns={[
        { key: 'who', title: say('who'), cell: r => `${r.name}${r.country === null ? '' : ` (${r.country})`}` },
        { key: 'whole', title: say('whole'), end: true, cell: r => r.whole },
        { key: 'redacted', title: say('redacted'), end: true, cell: r => r.redacted },
        { key: 'withheld', title: say('withheld'), end: true, cell: r => r.withheld },
        {
          key: 'why',
          title: say('why'),
          cell: r => (
            <ul className="case-list">
              {r.why.slice(0, 3).map(w => (
                <li key={w.because}>
                  <Told book="sharing" text={w.because} />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
