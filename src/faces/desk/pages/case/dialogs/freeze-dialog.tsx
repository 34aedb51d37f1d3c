import { type FormEvent, useId, useState } from 'react'
import { oddsOf } from '../../../../../formats/by-odds.ts'
import { CallError } from '../../../api/call.ts'
import { useAct } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { AddressText } from '../../../kit/address-text.tsx'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ChoiceField, LongField, TextField } from '../../../kit/field.tsx'
import { FaultNote } from '../../../kit/states.tsx'
import { useTell } from '../../../kit/toasts.tsx'
import { NodeNeeded } from '../../../node/node-needed.tsx'
import { type FreezeWish, useCase } from '../case-context.ts'
import { FREEZE_WORDS } from '../words/freeze-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'

/** Where the browser keeps what somebody writes in every request. */
const KEPT = 'cordon.freeze'
const DAY = 86_400

/** Asks whoever can freeze money to do so; all that the trace knows is filled in. */
export function FreezeDialog({ wish, close }: { readonly wish: FreezeWish; close(): void }) {
  const say = useWords(FREEZE_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { amount, time } = useFormats()
  const tell = useTell()
  const { name, session, index } = useCase()
  const ask = useAct('requestFreeze', ['listFreezes'])
  const [kept] = useState(readKept)
  const [all, setAll] = useState(wish.amount === null)
  const [draft, setDraft] = useState(false)
  const list = useId()
  const { trace } = index
  const asset = index.asset(wish.asset)
  const endpoint = wish.endpoint
  // The trace says of an issuer that it is one; the request goes to its name.
  const freezers = (endpoint?.freezableBy ?? []).map(who => who.replace(/ \(issuer\)$/, ''))
  const odds = endpoint === null ? null : oddsOf(endpoint)
  const basis = endpoint === null ? '' : `${endpoint.basis.replace(/\.?$/, '.')}`
  const grounds = say('groundsText', {
    case: name,
    amount: wish.amount === null ? asset.symbol : amount(wish.amount, asset.decimals, asset.symbol),
    policy: kinds(trace.policy),
    time: time(trace.asOf),
    basis,
    digest: trace.evidence.digest,
  })
  const fault = ask.error instanceof CallError ? ask.error : null
  const faultOf = (field: string): string | undefined =>
    fault?.field?.split('.')[0] === field ? fault.message : undefined
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (field: string): string => String(given.get(field) ?? '').trim()
    keep({ jurisdiction: text('jurisdiction'), law: text('law'), contact: text('contact') })
    const to = text('to')
    ask.mutate(
      {
        accounts: [wish.account],
        asset: wish.asset,
        ...(all ? { all: true } : { baseUnits: text('amount') }),
        ...(to === '' ? {} : { to }),
        case: name,
        jurisdiction: text('jurisdiction').toUpperCase(),
        law: text('law'),
        grounds: text('grounds').slice(0, 4_000),
        deadline: `${text('deadline').slice(0, 16)}:00Z`,
        contact: text('contact'),
        marking: text('marking') === 'red' ? 'red' : 'amber+strict',
        byOdds: given.get('byOdds') !== null,
        draft,
      },
      {
        onSuccess: row => {
          tell(say('done', { state: say(row.state) }))
          close()
        },
      },
    )
  }
  return (
    <Dialog title={say('title')} close={close}>
      <NodeNeeded />
      <form className="stack case-form" onSubmit={send}>
        <div className="field">
          <span className="label">{say('accounts')}</span>
          <AddressText account={wish.account} whole />
        </div>
        <TextField
          label={say('to')}
          name="to"
          list={list}
          defaultValue={freezers[0] ?? ''}
          hint={say('toHint')}
          fault={faultOf('to')}
        />
        <datalist id={list}>
          {freezers.map(who => (
            <option key={who} value={who} />
          ))}
        </datalist>
        <TextField
          label={say('amount', { asset: asset.symbol })}
          name="amount"
          inputMode="numeric"
          defaultValue={wish.amount ?? ''}
          disabled={all}
          fault={faultOf('baseUnits') ?? faultOf('amount')}
        />
        <label className="case-check">
          <input type="checkbox" checked={all} onChange={event => setAll(event.target.checked)} /> {say('all')}
        </label>
        <div className="columns">
          <TextField
            label={say('jurisdiction')}
            name="jurisdiction"
            required
            pattern="[A-Za-z]{2}"
            maxLength={2}
            defaultValue={kept.jurisdiction || (session.node?.country ?? '')}
            fault={faultOf('jurisdiction')}
          />
          <TextField label={say('law')} name="law" required defaultValue={kept.law} fault={faultOf('law')} />
        </div>
        <LongField
          label={say('grounds')}
          name="grounds"
          rows={5}
          required
          defaultValue={grounds}
          fault={faultOf('grounds')}
        />
        <div className="columns">
          <TextField
            label={say('deadline')}
            name="deadline"
            type="datetime-local"
            required
            defaultValue={new Date(Date.now() + DAY * 1000).toISOString().slice(0, 16)}
            fault={faultOf('deadline')}
          />
          <ChoiceField
            label={say('marking')}
            name="marking"
            choices={[
              { value: 'amber+strict', text: say('markingAmber') },
              { value: 'red', text: say('markingRed') },
            ]}
          />
        </div>
        <TextField
          label={say('contact')}
          name="contact"
          required
          defaultValue={kept.contact}
          fault={faultOf('contact')}
        />
        {odds === null ? null : (
          <label className="case-check">
            <input type="checkbox" name="byOdds" /> {say('byOdds')} ({odds})
          </label>
        )}
        <label className="case-check">
          <input type="checkbox" checked={draft} onChange={event => setDraft(event.target.checked)} /> {say('draft')}
        </label>
        {ask.error === null ? null : <FaultNote error={ask.error} />}
        <div className="row">
          <Button type="submit" tone="main" busy={ask.isPending}>
            {say(draft ? 'keep' : 'send')}
          </Button>
          <Button onClick={close}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface Kept {
  readonly jurisdiction: string
  readonly law: string
  readonly contact: string
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // A browser may forbid storage: then it is typed again.
  }
}

function readKept(): Kept {
  try {
    const kept = Object(JSON.parse(localStorage.getItem(KEPT) ?? '{}')) as Readonly<Record<string, unknown>>
    const text = (field: string): string => (typeof kept[field] === 'string' ? kept[field] : '')
    return { jurisdiction: text('jurisdiction'), law: text('law'), contact: text('contact') }
  } catch {
    return { jurisdiction: '', law: '', contact: '' }
  }
}
