import { type DragEvent, useState } from 'react'
import { PAP_LEVELS } from '../../../../model/pap.ts'
import { TLP_LEVELS } from '../../../../model/tlp.ts'
import type { Asked } from '../../api/operations.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { RELEASE_WORDS } from './release-words.ts'
import { usePageQuery } from './use-query.ts'

/** Megabytes that the server takes in one request. */
const MOST_MB = 4

/** What is to be shared, under which marking, and to whom. The case stands in the address. */
export function ReleaseForm({
  busy,
  look,
  changed,
}: {
  readonly busy: boolean
  look(given: Asked<'shareIntel'>): void
  changed(): void
}) {
  const say = useWords(RELEASE_WORDS)
  const query = usePageQuery()
  const cases = useAnswer('listCases', {})
  const peers = useAnswer('peerHealth', {})
  const [bundle, setBundle] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const [marking, setMarking] = useState({ tlp: '', pap: '', relTo: '' })
  const [to, setTo] = useState<readonly string[]>([])
  const names = cases.data?.cases.map(c => c.name) ?? []
  const what = query.get('what') === 'file' ? 'file' : 'case'
  const name = names.find(n => n === query.get('case')) ?? names[0] ?? ''
  const set = (part: Partial<typeof marking>): void => {
    setMarking(m => ({ ...m, ...part }))
    changed()
  }
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    changed()
    if (file.size > MOST_MB * 1_000_000) return setFault(say('tooLarge', { most: MOST_MB }))
    setFault(undefined)
    setBundle(await file.text())
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  const given = (): Asked<'shareIntel'> => ({
    ...(what === 'case' ? { case: name } : { bundle }),
    ...(marking.tlp === '' ? {} : { tlp: marking.tlp as (typeof TLP_LEVELS)[number] }),
    ...(marking.pap === '' ? {} : { pap: marking.pap as (typeof PAP_LEVELS)[number] }),
    ...(marking.relTo.trim() === '' ? {} : { relTo: marking.relTo.split(/[\s,]+/).filter(t => t !== '') }),
    ...(to.length === 0 ? {} : { to: [...to] }),
  })
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        look(given())
      }}
    >
      <div className="sharing-filters">
        <ChoiceField
          label={say('what')}
          value={what}
          onChange={event => {
            query.set({ what: event.target.value === 'file' ? 'file' : '' })
            changed()
          }}
          choices={[
            { value: 'case', text: say('aCase') },
            { value: 'file', text: say('aFile') },
          ]}
        />
        {what === 'case' ? (
          <ChoiceField
            label={say('case')}
            value={name}
            onChange={event => {
              query.set({ case: event.target.value })
              changed()
            }}
            choices={
              names.length === 0 ? [{ value: '', text: say('noCase') }] : names.map(n => ({ value: n, text: n }))
            }
          />
        ) : null}
      </div>
      {what === 'file' ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped here, and chosen by the button as well
        <div className="stack" onDragOver={event => event.preventDefault()} onDrop={drop}>
          <LongField
            label={say('file')}
            hint={say('fileHint', { most: MOST_MB })}
            fault={fault}
            value={bundle}
            spellCheck={false}
            required
            maxLength={MOST_MB * 1_000_000}
            onChange={event => {
              setBundle(event.target.value)
              changed()
            }}
          />
          <input
            type="file"
            aria-label={say('choose')}
            accept=".json,application/json"
            onChange={event => void take(event.target.files?.[0])}
          />
        </div>
      ) : null}
      <div className="sharing-filters">
        <ChoiceField
          label={say('tlp')}
          value={marking.tlp}
          onChange={event => set({ tlp: event.target.value })}
          choices={levels(say('asMarked'), 'TLP', TLP_LEVELS)}
        />
        <ChoiceField
          label={say('pap')}
          value={marking.pap}
          onChange={event => set({ pap: event.target.value })}
          choices={levels('–', 'PAP', PAP_LEVELS)}
        />
        <TextField
          label={say('relTo')}
          hint={say('relToHint')}
          value={marking.relTo}
          onChange={event => set({ relTo: event.target.value.toUpperCase() })}
        />
      </div>
      <fieldset className="sharing-to">
        <legend>{say('to')}</legend>
        <span className="hint quiet">{say('toHint')}</span>
        {(peers.data?.peers ?? []).map(p => (
          <label key={p.fingerprint}>
            <input
              type="checkbox"
              checked={to.includes(p.id)}
              onChange={event => {
                setTo(event.target.checked ? [...to, p.id] : to.filter(id => id !== p.id))
                changed()
              }}
            />
            {p.name}
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" tone="main" busy={busy} disabled={what === 'case' ? name === '' : bundle === ''}>
          {say('check')}
        </Button>
      </div>
    </form>
  )
}

function levels(none: string, prefix: string, all: readonly string[]): { value: string; text: string }[] {
  return [{ value: '', text: none }, ...all.map(value => ({ value, text: `${prefix}:${value.toUpperCase()}` }))]
}
