import type { Fact } from '../../model/fact.ts'
import type { PsiSession } from './psi-session.ts'

/** The kinds of facts that tell of sessions, on either side. */
export const PSI_SESSION_KINDS = [
  'psi-asked',
  'psi-opened',
  'psi-disclosed',
  'psi-failed',
  'psi-admitted',
  'psi-answered',
  'psi-told',
] as const

/** Sessions in the order in which they began. Where a node asks itself, each side is a session of its own. */
export function foldPsiSessions(facts: readonly Fact[]): readonly PsiSession[] {
  const sessions = new Map<string, PsiSession>()
  for (const fact of facts) {
    const { kind, body } = fact
    const role = HOLDERS.includes(kind) ? 'holder' : 'asker'
    const key = `${role} ${String(body['session'])}`
    const known = sessions.get(key)
    if (kind === 'psi-asked' || kind === 'psi-admitted') sessions.set(key, known ?? begun(fact, role))
    else if (known) sessions.set(key, { ...known, ...newsOf(fact) })
  }
  return [...sessions.values()]
}

const HOLDERS = ['psi-admitted', 'psi-answered', 'psi-told']

function begun({ at, body }: Fact, role: PsiSession['role']): PsiSession {
  return {
    session: String(body['session']),
    role,
    peer: String(body['peer']),
    at,
    list: String(body['list']),
    epoch: String(body['epoch']),
    key: text(body['key']),
    imprints: text(body['imprints']),
    points: number(body['points']) ?? 0,
    query: String(body['query']),
    answer: null,
    matches: null,
    told: null,
    toldDigest: null,
    asked: text(body['asked']),
    receipt: null,
    fault: null,
  }
}

function newsOf({ kind, body }: Fact): Partial<PsiSession> {
  switch (kind) {
    case 'psi-answered':
      return { answer: text(body['answer']), receipt: text(body['receipt']) }
    case 'psi-opened':
      return { answer: text(body['answer']), matches: number(body['matches']), receipt: text(body['receipt']) }
    case 'psi-disclosed':
    case 'psi-told':
      return { told: number(body['count']), toldDigest: text(body['told']) }
    case 'psi-failed':
      return { fault: text(body['code']) }
    default:
      return {}
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
