import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Session } from '../../api/session.ts'
import { useWords } from '../../app/preferences.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { signInByPasskey } from './passkey.ts'
import { type NextStep, post } from './sign-in-api.ts'
import { SignInFault } from './sign-in-fault.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

/** The first step: name and password, or what needs neither. */
export function PasswordStep({
  ways,
  fault,
  go,
}: {
  readonly ways: Session['ways']
  /** What went wrong elsewhere, such as at the provider. */
  readonly fault: Error | null
  go(step: NextStep, user: string): void
}) {
  const say = useWords(SIGN_IN_WORDS)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const byPassword = useMutation({
    mutationFn: () => post<NextStep>('password', { name: name.trim(), password }),
    onSuccess: step => go(step, name.trim()),
  })
  const byPasskey = useMutation({ mutationFn: () => signInByPasskey(), onSuccess: step => go(step, '') })
  const byOidc = useMutation({
    mutationFn: () => post<{ url: string }>('oidc'),
    onSuccess: ({ url }) => location.assign(url),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    byPassword.mutate()
  }
  const busy = byPassword.isPending || byPasskey.isPending || byOidc.isPending
  return (
    <div className="stack">
      <SignInFault error={byPassword.error ?? byPasskey.error ?? byOidc.error ?? (busy ? null : fault)} />
      {ways.includes('password') ? (
        <form className="stack" onSubmit={submit}>
          <TextField
            label={say('name')}
            value={name}
            onChange={event => setName(event.target.value)}
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            required
          />
          <TextField
            label={say('password')}
            type="password"
            value={password}
            onChange={event => setPassword(event.target.value)}
            autoComplete="current-password"
            maxLength={1024}
            required
          />
          <Button type="submit" tone="main" busy={busy}>
            {say('go')}
          </Button>
        </form>
      ) : null}
      {ways.includes('passkey') || ways.includes('oidc') ? (
        <div className="sign-in-others">
          {ways.includes('password') ? <span className="quiet">{say('or')}</span> : null}
          {ways.includes('passkey') ? (
            <Button onClick={() => byPasskey.mutate()} disabled={busy}>
              {say('byPasskey')}
            </Button>
          ) : null}
          {ways.includes('oidc') ? (
            <Button onClick={() => byOidc.mutate()} disabled={busy}>
              {say('byOidc')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
