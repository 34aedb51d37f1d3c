import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldPsiSessions, PSI_SESSION_KINDS } from './fold-psi-sessions.ts'
import { psiTranscript } from './psi-session.ts'

/** The transcript: every session in which this node asked or was asked. It names no address. */
export const listPsiSessions = defineOperation({
  name: 'listPsiSessions',
  alias: 'psi sessions',
  summary: 'the transcript of questions that were asked without telling, for audit',
  effect: 'read',
  scope: 'share',
  input: z.object({}),
  output: psiTranscript,
  examples: ['psi sessions --json'],
  async run(_input, world) {
    const self = await world.sharing.self()
    const sessions = foldPsiSessions(await world.facts.read({ kinds: PSI_SESSION_KINDS }))
    return { node: self?.fingerprint ?? null, sessions: [...sessions] }
  },
})
