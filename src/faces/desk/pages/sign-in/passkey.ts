import { CallError } from '../../api/call.ts'
import { type NextStep, post } from './sign-in-api.ts'

/** Signs in by a passkey. @param ticket of the password's step; undefined: the passkey says who it is @throws CallError */
export async function signInByPasskey(ticket?: string): Promise<NextStep> {
  const asked = await post<{ ticket: string; options: never }>(
    'passkey/options',
    ticket === undefined ? {} : { ticket },
  )
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const answer = await startAuthentication({ optionsJSON: asked.options }).catch(turnedDown)
  return post<NextStep>('passkey', { ticket: asked.ticket, answer })
}

/** Makes a passkey. Gives codes of recovery, if these were the first. @throws CallError */
export async function addPasskey(label: string): Promise<readonly string[] | null> {
  const asked = await post<{ ticket: string; options: never }>('passkeys/options')
  const { startRegistration } = await import('@simplewebauthn/browser')
  const answer = await startRegistration({ optionsJSON: asked.options }).catch(turnedDown)
  const { recovery } = await post<{ recovery: readonly string[] | null }>('passkeys', {
    ticket: asked.ticket,
    label,
    answer,
  })
  return recovery
}

/** A browser does not say whether somebody turned it down, waited too long, or has none. */
function turnedDown(error: unknown): never {
  const { name, message } = error as Error
  const code = name === 'InvalidStateError' ? 'passkey-there' : 'passkey-turned-down'
  throw new CallError({ code, message, field: null, requestId: null }, 0)
}
