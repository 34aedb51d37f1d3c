import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { DataTable } from '../../kit/data-table.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { FACTOR_WORDS } from './factor-words.ts'
import { ME_WORDS } from './me-words.ts'
import { addPasskey } from './passkey.ts'
import { RecoveryList } from './recovery-list.tsx'
import { type Factor, type Mine, useOwnAct } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'
import { TotpSetup } from './totp-setup.tsx'

/** My second factors: what there is, another one, and one less. */
export function MyFactors({ mine }: { readonly mine: Mine }) {
  const say = useWords(ME_WORDS)
  const sayFactor = useWords(FACTOR_WORDS)
  const formats = useFormats()
  const tell = useTell()
  const client = useQueryClient()
  const [app, setApp] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const done = (recovery: readonly string[] | null): void => {
    setApp(false)
    tell(say('addedTell'))
    if (recovery !== null) setCodes(recovery)
    void client.invalidateQueries({ queryKey: ['mine'] })
  }
  const remove = useOwnAct((id: string) => send('DELETE', `/v1/session/factors/${id}`))
  const passkey = useOwnAct((_: null) => addPasskey(''))
  const when = (at: number | null): string => (at === null ? say('never') : formats.time(at))
  return (
    <div className="stack">
      <DataTable<Factor>
        name="factors"
        caption={say('factorsTable')}
        rows={mine.factors}
        keyOf={f => f.id}
        columns={[
          { key: 'kind', title: say('kind'), cell: f => <span className="sign-in-whole">{say(f.kind)}</span> },
          { key: 'name', title: say('name'), cell: f => f.label || '–' },
          { key: 'where', title: say('where'), cell: f => f.host ?? '–' },
          { key: 'added', title: say('added'), cell: f => when(f.addedAt) },
          { key: 'used', title: say('used'), cell: f => when(f.usedAt) },
          {
            key: 'remove',
            title: '',
            end: true,
            cell: f => (
              <Button
                size="small"
                tone="bad"
                onClick={() => remove.mutate(f.id, { onSuccess: () => tell(say('removed')) })}
                aria-label={`${say('remove')}: ${f.label || say(f.kind)}`}
              >
                {say('remove')}
              </Button>
            ),
          },
        ]}
      />
      <SignInFault error={remove.error ?? passkey.error} />
      <div className="row">
        <Button onClick={() => setApp(true)}>{sayFactor('setUpApp')}</Button>
        {mine.passkeysHere ? (
          <Button onClick={() => passkey.mutate(null, { onSuccess: done })} busy={passkey.isPending}>
            {sayFactor('addPasskey')}
          </Button>
        ) : (
          <span className="quiet">{`${sayFactor('passkey')}: ${sayFactor('passkeyNowhere')}`}</span>
        )}
      </div>
      {app ? (
        <Dialog title={sayFactor('app')} close={() => setApp(false)}>
          <TotpSetup done={done} cancel={() => setApp(false)} />
        </Dialog>
      ) : null}
      {codes === null ? null : (
        <Dialog title={sayFactor('recovery')} close={() => setCodes(null)}>
          <RecoveryList codes={codes} user={mine.user} />
        </Dialog>
      )}
    </div>
  )
}
