import { useState } from 'react'
import { CallError } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { ChoiceField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import type { CaseRow } from './situation-row.ts'
import { SITUATION_WORDS } from './situation-words.ts'

/** Writes down that value of a theft came back, and what shows it. */
export function RecoveryDialog({ cases, close }: { readonly cases: readonly CaseRow[]; close(): void }) {
  const say = useWords(SITUATION_WORDS)
  const tell = useTell()
  const act = useAct('recordRecovery', ['listRecoveries', 'describeSituation'])
  const traced = cases.filter(c => c.traced !== null)
  const [name, setName] = useState(traced[0]?.name ?? '')
  const [asset, setAsset] = useState('')
  const [given, setGiven] = useState({ amount: '', at: '', reference: '' })
  const chosen = traced.find(c => c.name === name)
  const assets = new Map(
    [...(chosen?.figures.stolen.amounts ?? []), ...(chosen?.figures.located.amounts ?? [])].map(a => [a.asset, a]),
  )
  const wanted = assets.has(asset) ? asset : ([...assets.keys()][0] ?? '')
  const fault = (field: string): string | undefined =>
    act.error instanceof CallError && act.error.field === field ? act.error.message : undefined
  const fields = ['amount', 'at', 'reference'] as const
  const labels = { amount: 'recoverAmount', at: 'recoverAt', reference: 'recoverReference' } as const
  return (
    <FormDialog
      title={say('recover')}
      {...{ close, go: say('keep'), busy: act.isPending }}
      error={fields.some(f => fault(f) !== undefined) ? null : act.error}
      send={() => {
        const { amount, at, reference } = given
        // Without decimals an amount can only be told in base units.
        const much = assets.get(wanted)?.decimals === null ? { baseUnits: amount } : { amount }
        act.mutate(
          { case: name, asset: wanted, ...much, at: `${at}:00Z`, reference },
          {
            onSuccess: () => {
              tell(say('kept'))
              close()
            },
          },
        )
      }}
    >
      <ChoiceField
        label={say('case')}
        value={name}
        onChange={event => setName(event.target.value)}
        choices={traced.map(c => ({ value: c.name, text: c.name }))}
      />
      <ChoiceField
        label={say('recoverAsset')}
        value={wanted}
        onChange={event => setAsset(event.target.value)}
        choices={[...assets.values()].map(a => ({ value: a.asset, text: a.symbol ?? a.asset }))}
      />
      {fields.map(field => (
        <TextField
          key={field}
          label={say(labels[field])}
          hint={field === 'reference' ? say('recoverHint') : undefined}
          type={field === 'at' ? 'datetime-local' : 'text'}
          inputMode={field === 'amount' ? 'decimal' : undefined}
          required
          maxLength={500}
          value={given[field]}
          onChange={event => setGiven(g => ({ ...g, [field]: event.target.value }))}
          fault={fault(field)}
        />
      ))}
    </FormDialog>
  )
}
