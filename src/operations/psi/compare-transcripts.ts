import { isReceipt, type SessionTerms } from '../../analysis/psi/psi-receipt.ts'
import { InputError } from '../../model/errors.ts'
import type { PsiSession, PsiTranscript } from './psi-session.ts'

/** What an auditor finds of one session. */
export interface ComparedSession {
  readonly session: string
  /** Nothing: both sides wrote the same, and the signatures hold. */
  readonly differences: readonly string[]
}

const SAME = [
  'list',
  'epoch',
  'key',
  'imprints',
  'points',
  'query',
  'answer',
  'told',
  'toldDigest',
  'asked',
  'receipt',
] as const

/**
 * Lays the transcripts of two nodes side by side: for every session between them whether both saw the same, and whether what each keeps
 * was signed by the other.
 * @throws InputError `transcript-malformed`
 */
export function compareTranscripts(mine: PsiTranscript, theirs: PsiTranscript): readonly ComparedSession[] {
  const [a, b] = [mine.node, theirs.node]
  if (a === null || b === null || a === b)
    throw new InputError('transcript-malformed', 'transcripts of two different nodes are needed')
  const ours = mine.sessions.filter(s => s.peer === b)
  const others = theirs.sessions.filter(s => s.peer === a)
  const names = new Set([...ours, ...others].map(s => s.session))
  return [...names].map(session => {
    const [one, two] = [ours, others].map(rows => rows.find(s => s.session === session))
    if (!one || !two) return { session, differences: [`${one ? b : a} has no trace of it`] }
    const [asker, holder] = one.role === 'asker' ? [one, two] : [two, one]
    if (asker.role !== 'asker' || holder.role !== 'holder')
      return { session, differences: ['both say that they asked'] }
    return { session, differences: compared(asker, holder) }
  })
}

function compared(asker: PsiSession, holder: PsiSession): readonly string[] {
  const differences: string[] = SAME.filter(key => asker[key] !== holder[key]).map(
    key => `${key}: the asker says ${asker[key]}, the holder ${holder[key]}`,
  )
  const terms = termsOf(asker, holder)
  if (!isReceipt({ ...terms, answer: null }, holder.asked ?? '', holder.peer))
    differences.push('the asker did not sign the question that the holder keeps')
  if (asker.answer !== null && !isReceipt({ ...terms, answer: asker.answer }, asker.receipt ?? '', asker.peer))
    differences.push('the holder did not sign the answer that the asker keeps')
  return differences
}

function termsOf(
  { session, list, epoch, key, imprints, points, query, peer }: PsiSession,
  holder: PsiSession,
): SessionTerms {
  return {
    session,
    asker: holder.peer,
    node: peer,
    list,
    epoch,
    key: key ?? '',
    imprints: imprints ?? '',
    points,
    query,
    answer: null,
  }
}
