import './sign-in.css'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '../../api/call.ts'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../app/preferences.tsx'
import { EnrolStep } from './enrol-step.tsx'
import { InviteStep } from './invite-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { SecondStep } from './second-step.tsx'
import type { NextStep } from './sign-in-api.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

/** Where people sign in, whichever page they wanted: it is shown afterwards. */
export function SignInPage() {
  const say = useWords(SIGN_IN_WORDS)
  const client = useQueryClient()
  const { session } = useSession()
  const [invitation, setInvitation] = useState(invitationInHash)
  const [step, setStep] = useState<(NextStep & { readonly user: string }) | null>(null)
  const reread = (): void => {
    setStep(null)
    void client.resetQueries()
  }
  if (session === undefined) return null
  const frame = { node: `${session.node === null ? '' : `${session.node.name} · `}Cordon ${session.version}` }
  if (invitation !== null) {
    const chosen = (): void => {
      // The link is used up, and stays in no history.
      history.replaceState(null, '', location.pathname + location.search)
      setInvitation(null)
      reread()
    }
    return (
      <SignInFrame {...frame} title={say('invite')} about={say('inviteMore')}>
        <InviteStep token={invitation} done={chosen} />
      </SignInFrame>
    )
  }
  if (session.enrolling !== null)
    return (
      <SignInFrame {...frame} title={say('enrol')} about={say('enrolMore', { user: session.enrolling })}>
        <EnrolStep user={session.enrolling} passkeys={session.ways.includes('passkey')} done={reread} />
      </SignInFrame>
    )
  if (step?.next === 'second')
    return (
      <SignInFrame {...frame} title={say('second')} about={say('secondMore', { user: step.user })}>
        <SecondStep ticket={step.ticket ?? ''} ways={step.ways ?? []} done={reread} back={() => setStep(null)} />
      </SignInFrame>
    )
  if (session.ways.length === 0)
    return (
      <SignInFrame {...frame} title={say('nobody')} about={say('nobodyMore')}>
        <pre className="sign-in-command">
          <code>cordon users add NAME --role admin</code>
        </pre>
        <p>{say('nobodyThen')}</p>
      </SignInFrame>
    )
  return (
    <SignInFrame {...frame} title={say('title')} about={say('about')}>
      <PasswordStep
        ways={session.ways}
        fault={faultInQuery()}
        go={(next, user) => (next.next === 'second' ? setStep({ ...next, user }) : reread())}
      />
    </SignInFrame>
  )
}

/** The token of a link of invitation: behind the `#`, which is sent to no server. */
function invitationInHash(): string | null {
  return /^#enrol=([0-9a-f]{64})$/.exec(location.hash)?.[1] ?? null
}

/** What went wrong at the provider, as the way back says it. */
function faultInQuery(): Error | null {
  const code = new URLSearchParams(location.search).get('fault')
  if (code === null || !/^[a-z-]{1,40}$/.test(code)) return null
  return new CallError({ code, message: '', field: null, requestId: null }, 401)
}
