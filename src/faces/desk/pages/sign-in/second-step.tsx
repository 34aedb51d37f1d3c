import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { signInByPasskey } from './passkey.ts'
import { type NextStep, post } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

/** The second step: a code of the app, a code of recovery, or a passkey. */
export function SecondStep({
  ticket,
  ways,
  done,
  back,
}: {
  readonly ticket: string
  readonly ways: NonNullable<NextStep['ways']>
  done(): void
  back(): void
}) {
  const say = useWords(SIGN_IN_WORDS)
  const [code, setCode] = useState('')
  const byCode = useMutation({ mutationFn: () => post<NextStep>('second', { ticket, code }), onSuccess: done })
  const byPasskey = useMutation({ mutationFn: () => signInByPasskey(ticket), onSuccess: done })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    byCode.mutate()
  }
  const busy = byCode.isPending || byPasskey.isPending
  return (
    <form className="stack" onSubmit={submit}>
      <SignInFault error={byCode.error ?? byPasskey.error} />
      <TextField
        label={say('code')}
        hint={say('lost')}
        value={code}
        onChange={event => setCode(event.target.value)}
        autoComplete="one-time-code"
        inputMode={ways.includes('totp') ? 'text' : 'none'}
        autoFocus
        maxLength={40}
        required
      />
      <div className="row">
        <Button type="submit" tone="main" busy={busy}>
          {say('confirm')}
        </Button>
        {ways.includes('passkey') ? (
          <Button onClick={() => byPasskey.mutate()} disabled={busy}>
            {say('secondPasskey')}
          </Button>
        ) : null}
        <Button onClick={back}>{say('back')}</Button>
      </div>
    </form>
  )
}
