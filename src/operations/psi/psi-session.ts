import { z } from 'zod'

const hex = z.string().nullable()

/** A session as one side wrote it down. No address is named in it. */
export const psiSession = z.object({
  session: z.string(),
  role: z.enum(['asker', 'holder']).describe('What this node was in it'),
  peer: z.string().describe("The other node's fingerprint"),
  at: z.number().describe('Unix seconds'),
  list: z.string(),
  epoch: z.string(),
  key: hex.describe('The point that commits to the key'),
  imprints: hex.describe('SHA-256 of the imprints of the list'),
  points: z.number(),
  query: z.string().describe('SHA-256 of the points sent'),
  answer: hex.describe('SHA-256 of the answer; null: there was none'),
  matches: z.number().nullable().describe('Known to the asker alone, unless told'),
  told: z.number().nullable().describe('How many matches were told; null: nothing was'),
  toldDigest: hex.describe('SHA-256 of the outputs told'),
  asked: hex.describe("The asker's signature"),
  receipt: hex.describe("The holder's signature"),
  fault: z.string().nullable().describe('Why it came to no answer'),
})

/** @see psiSession */
export type PsiSession = z.output<typeof psiSession>

/** All sessions of one node, as `cordon psi sessions --json` prints them. */
export const psiTranscript = z.object({
  node: z.string().nullable().describe("This node's fingerprint; null: it is no node yet"),
  sessions: z.array(psiSession),
})

/** @see psiTranscript */
export type PsiTranscript = z.output<typeof psiTranscript>
