import { useState } from 'react'
import type { FreezeAnswerState } from '../../../../model/freeze.ts'
import { CallError } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { answersTo, type FreezeRow } from './freeze-row.ts'
import { FREEZE_WORDS } from './freeze-words.ts'

/** Fields beside which the form shows what is wrong with them. */
const SHOWN_FIELDS = ['state', 'amount', 'baseUnits', 'holdUntil', 'reason', 'reference']

/** Answers a request that was addressed to this node, or writes down the answer of one that has no node. */
export function AnswerFreezeForm({ freeze }: { readonly freeze: FreezeRow }) {
  const say = useWords(FREEZE_WORDS)
  const { exact } = useFormats()
  const tell = useTell()
  const act = useAct('answerFreeze', ['listFreezes', 'showFreeze', 'freezeLetter'])
  const choices = answersTo(freeze)
  const [chosen, setChosen] = useState<FreezeAnswerState | null>(null)
  const [amount, setAmount] = useState('')
  const [holdUntil, setHoldUntil] = useState('')
  const [reason, setReason] = useState('')
  const [reference, setReference] = useState('')
  const state = choices.find(c => c === chosen) ?? choices.find(c => c !== 'acknowledged') ?? choices[0]
  if (state === undefined) return null
  const { decimals, symbol, asset, asked, id, side, from, to } = freeze
  const holds = state === 'frozen' || state === 'frozen-in-part'
  const inUnits = decimals !== null
  const fieldFault = (name: string): string | undefined =>
    act.error instanceof CallError && act.error.field === name ? act.error.message : undefined
  const send = (): void =>
    act.mutate(
      {
        id,
        state,
        ...(holds && amount !== '' ? (inUnits ? { amount } : { baseUnits: amount }) : {}),
        ...(holds && holdUntil !== '' ? { holdUntil: `${holdUntil}:00Z` } : {}),
        ...(reason === '' ? {} : { reason }),
        ...(reference === '' ? {} : { reference }),
      },
      { onSuccess: () => tell(say('answered')) },
    )
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <p className="quiet">
        {side === 'both' ? say('recordAbout', { to: to.name }) : say('answerAbout', { from: from.name })}
      </p>
      <ChoiceField
        label={say('answerState')}
        value={state}
        onChange={event => setChosen(event.target.value as FreezeAnswerState)}
        choices={choices.map(value => ({ value, text: say(`say-${value}`) }))}
        fault={fieldFault('state')}
      />
      {holds ? (
        <>
          <TextField
            label={say('amount', { unit: inUnits ? (symbol ?? asset) : `${symbol ?? asset} × 1` })}
            hint={
              asked === null ? say('amountAll') : say('amountHint', { asked: exact(asked, decimals, symbol ?? asset) })
            }
            inputMode="decimal"
            value={amount}
            required={state === 'frozen-in-part' || asked === null}
            onChange={event => setAmount(event.target.value)}
            fault={fieldFault('amount') ?? fieldFault('baseUnits')}
          />
          <TextField
            type="datetime-local"
            label={say('holdUntil')}
            hint={say('holdHint')}
            value={holdUntil}
            onChange={event => setHoldUntil(event.target.value)}
            fault={fieldFault('holdUntil')}
          />
        </>
      ) : null}
      <LongField
        label={say('reason')}
        hint={say('reasonNeeded')}
        required={state === 'refused'}
        value={reason}
        maxLength={4000}
        onChange={event => setReason(event.target.value)}
        fault={fieldFault('reason')}
      />
      <TextField
        label={say('ownNumber')}
        value={reference}
        maxLength={200}
        onChange={event => setReference(event.target.value)}
        fault={fieldFault('reference')}
      />
      {act.error === null || SHOWN_FIELDS.some(name => fieldFault(name) !== undefined) ? null : (
        <FaultNote error={act.error} />
      )}
      <div>
        <Button type="submit" tone="main" busy={act.isPending}>
          {side === 'both' ? say('record') : say('answer')}
        </Button>
      </div>
    </form>
  )
}
