import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Waiting } from '../../kit/states.tsx'
import { FACTOR_WORDS } from './factor-words.ts'
import { QrCode } from './qr-code.tsx'
import { post } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'

interface NewTotp {
  readonly ticket: string
  readonly secret: string
  readonly uri: string
}

/** Sets up an authenticator app. @param done hears of codes of recovery, if these were the first */
export function TotpSetup({ done, cancel }: { done(recovery: readonly string[] | null): void; cancel(): void }) {
  const say = useWords(FACTOR_WORDS)
  const [code, setCode] = useState('')
  const [label, setLabel] = useState('')
  // One secret as long as this is open: another would not be the one that was scanned.
  const made = useQuery({
    queryKey: ['totp-new'],
    queryFn: () => post<NewTotp>('totp/new'),
    gcTime: 0,
    staleTime: Infinity,
  })
  const confirm = useMutation({
    mutationFn: () =>
      post<{ recovery: readonly string[] | null }>('totp', { ticket: made.data?.ticket ?? '', code, label }),
    onSuccess: ({ recovery }) => done(recovery),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirm.mutate()
  }
  if (made.data === undefined) return made.error === null ? <Waiting /> : <SignInFault error={made.error} />
  const { secret, uri } = made.data
  return (
    <form className="stack" onSubmit={submit}>
      <p>{say('scan')}</p>
      <div className="sign-in-scan">
        <QrCode text={uri} label={say('qr')} />
        <code className="sign-in-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <TextField
        label={say('appCode')}
        value={code}
        onChange={event => setCode(event.target.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,8}"
        required
      />
      <TextField
        label={say('label')}
        hint={say('labelHint')}
        value={label}
        maxLength={60}
        onChange={event => setLabel(event.target.value)}
      />
      <SignInFault error={confirm.error} />
      <div className="row">
        <Button type="submit" tone="main" busy={confirm.isPending}>
          {say('finish')}
        </Button>
        <Button onClick={cancel}>{say('cancel')}</Button>
      </div>
    </form>
  )
}
