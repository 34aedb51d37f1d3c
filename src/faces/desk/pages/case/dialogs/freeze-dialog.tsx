import { useId, useState } from 'react'
import { oddsOf } from '../../../../../formats/by-odds.ts'
import { formatUnits } from '../../../../../model/amount.ts'
import { CallError } from '../../../api/call.ts'
import { useAct } from '../../../api/use-call.ts'
import { useFormats } from '../../../app/formats.ts'
import { usePreferences, useWords } from '../../../app/preferences.tsx'
import { AddressText } from '../../../kit/address-text.tsx'
import { LongField, TextField } from '../../../kit/field.tsx'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { useTell } from '../../../kit/toasts.tsx'
import { NodeNeeded } from '../../../node/node-needed.tsx'
import { useTold } from '../../../words/sentences/told.tsx'
import { RequestFields, readRequestFields } from '../../freezes/request-fields.tsx'
import { type FreezeWish, useCase } from '../case-context.ts'
import { FREEZE_WORDS } from '../words/freeze-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'

/** Asks whoever can freeze money to do so; all that the trace knows is filled in. */
export function FreezeDialog({ wish, close }: { readonly wish: FreezeWish; close(): void }) {
  const say = useWords(FREEZE_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { amount, time } = useFormats()
  const { language } = usePreferences()
  const told = useTold('trace')
  const tell = useTell()
  const { name, session, index } = useCase()
  const ask = useAct('requestFreeze', ['listFreezes'])
  const [all, setAll] = useState(wish.amount === null)
  const [draft, setDraft] = useState(false)
  const list = useId()
  const { trace } = index
  const asset = index.asset(wish.asset)
  const { decimals } = asset
  const endpoint = wish.endpoint
  // The trace says of an issuer that it is one; the request goes to its name.
  const freezers = (endpoint?.freezableBy ?? []).map(who => who.replace(/ \(issuer\)$/, ''))
  const odds = endpoint === null ? null : oddsOf(endpoint)
  const basis = endpoint === null ? '' : told(endpoint.basis).text.replace(/[.。]?$/, language === 'ja' ? '。' : '.')
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
  const send = (given: FormData): void => {
    const text = (field: string): string => String(given.get(field) ?? '').trim()
    const to = text('to')
    ask.mutate(
      {
        accounts: [wish.account],
        asset: wish.asset,
        // Without decimals an amount can only be told in base units.
        ...(all ? { all: true } : decimals === null ? { baseUnits: text('amount') } : { amount: text('amount') }),
        ...(to === '' ? {} : { to }),
        case: name,
        ...readRequestFields(given),
        grounds: text('grounds').slice(0, 4_000),
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
    <FormDialog
      title={say('title')}
      {...{ close, send, go: say(draft ? 'keep' : 'send'), busy: ask.isPending, error: ask.error }}
      before={<NodeNeeded />}
    >
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
        label={say(decimals === null ? 'amountBase' : 'amount', { asset: asset.symbol })}
        name="amount"
        inputMode="decimal"
        required={!all}
        defaultValue={
          wish.amount === null || decimals === null ? (wish.amount ?? '') : formatUnits(BigInt(wish.amount), decimals)
        }
        disabled={all}
        fault={faultOf('baseUnits') ?? faultOf('amount')}
      />
      <label className="case-check">
        <input type="checkbox" checked={all} onChange={event => setAll(event.target.checked)} /> {say('all')}
      </label>
      <LongField
        label={say('grounds')}
        name="grounds"
        rows={5}
        required
        defaultValue={grounds}
        fault={faultOf('grounds')}
      />
      <RequestFields country={session.node?.country ?? ''} faultOf={faultOf} />
      {odds === null ? null : (
        <label className="case-check">
          <input type="checkbox" name="byOdds" /> {say('byOdds')} ({odds})
        </label>
      )}
      <label className="case-check">
        <input type="checkbox" checked={draft} onChange={event => setDraft(event.target.checked)} /> {say('draft')}
      </label>
    </FormDialog>
  )
}
