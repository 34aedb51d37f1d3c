import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { call } from '../../api/call.ts'
import type { Asked } from '../../api/operations.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { LongField, TextField } from '../../kit/field.tsx'
import { Answer, FaultNote, Waiting } from '../../kit/states.tsx'
import { GuardResult } from './guard-result.tsx'
import { GUARD_WORDS } from './guard-words.ts'
import { JsonField } from './json-field.tsx'

const BYBIT = 'bybit-2025-02-21'

interface Told {
  readonly safeVersion: string
  readonly chainId: string
  readonly threshold: string
  readonly owners: string
}

/** Judges what is pasted, or the built-in queue of Bybit's nonce 71, which a link can name. */
export function JudgeCapture() {
  const say = useWords(GUARD_WORDS)
  const [search, setSearch] = useSearchParams()
  const [told, setTold] = useState<Told>({ safeVersion: '', chainId: '', threshold: '', owners: '' })
  const builtIn = search.get('case') === BYBIT
  const bybit = useQuery({
    queryKey: ['guardMultisig', BYBIT],
    queryFn: async ({ signal }) => {
      const { BYBIT_SAFE_71 } = await import('../../../../catalog/guard/bybit-safe-71.ts')
      return call('guardMultisig', { capture: BYBIT_SAFE_71 }, signal)
    },
    enabled: builtIn,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const judging = useMutation({ mutationFn: (input: Asked<'guardMultisig'>) => call('guardMultisig', input) })
  const set = (key: keyof Told) => (event: { readonly target: { readonly value: string } }) =>
    setTold({ ...told, [key]: event.target.value })
  const judge = (capture: unknown): void => {
    setSearch({}, { replace: true })
    judging.mutate({ capture, ...knownOf(told) } as Asked<'guardMultisig'>)
  }
  return (
    <div className="stack">
      <JsonField
        label={say('paste')}
        hint={say('pasteHint')}
        busy={judging.isPending}
        judge={judge}
        clear={judging.reset}
      >
        <details className="guard-told">
          <summary>{say('told')}</summary>
          <p className="quiet">{say('toldHint')}</p>
          <div className="guard-fields">
            <TextField
              label={say('version')}
              placeholder="1.3.0"
              maxLength={40}
              value={told.safeVersion}
              onChange={set('safeVersion')}
            />
            <TextField
              label={say('chain')}
              inputMode="numeric"
              maxLength={12}
              value={told.chainId}
              onChange={set('chainId')}
            />
            <TextField
              label={say('threshold')}
              inputMode="numeric"
              maxLength={4}
              value={told.threshold}
              onChange={set('threshold')}
            />
            <LongField label={say('owners')} rows={3} value={told.owners} onChange={set('owners')} />
          </div>
        </details>
      </JsonField>
      <div className="row">
        <Button
          onClick={() => {
            judging.reset()
            setSearch({ case: BYBIT })
          }}
        >
          {say('builtIn')}
        </Button>
        <span className="quiet">{say('builtInNote')}</span>
      </div>
      {judging.isPending ? <Waiting /> : null}
      {judging.error === null ? null : <FaultNote error={judging.error} />}
      {judging.data === undefined ? null : <GuardResult answer={judging.data} />}
      {builtIn && judging.isIdle ? <Answer of={bybit}>{answer => <GuardResult answer={answer} />}</Answer> : null}
    </div>
  )
}

function knownOf({ safeVersion, chainId, threshold, owners }: Told): Partial<Asked<'guardMultisig'>> {
  const owner = owners.split(/[\s,]+/).filter(text => text !== '')
  return {
    ...(safeVersion.trim() === '' ? {} : { safeVersion: safeVersion.trim() }),
    ...(/^\d+$/.test(chainId.trim()) ? { chainId: Number(chainId) } : {}),
    ...(/^\d+$/.test(threshold.trim()) ? { threshold: Number(threshold) } : {}),
    ...(owner.length === 0 ? {} : { owner }),
  } as Partial<Asked<'guardMultisig'>>
}
