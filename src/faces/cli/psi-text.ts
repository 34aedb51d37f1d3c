import { showInstant } from '../../model/instant.ts'
import type { AskedPeer } from '../../operations/psi/ask-peer.ts'
import type { ComparedSession } from '../../operations/psi/compare-transcripts.ts'
import type { ServedList } from '../../operations/psi/fold-psi-lists.ts'
import type { PsiTranscript } from '../../operations/psi/psi-session.ts'
import type { ListOffer } from '../../operations/psi/psi-world.ts'
import type { UnreadLine } from '../../operations/psi/read-addresses.ts'
import type { ServedPsiList } from '../../operations/psi/serve-psi-list.ts'
import { hang } from './fold-text.ts'

/** Lines that hold no address, told before anything else. */
export interface WithUnread {
  readonly unread: readonly UnreadLine[]
}

/** What a holder wants to be told. */
const TAKES = { nothing: 'nothing', count: 'how many matched', matches: 'which matched' }
/** Most lines without an address that are named. */
const MOST_UNREAD = 10
const n = (value: number): string => value.toLocaleString('en-US')

/** The answer of `cordon psi ask`. */
export function askedText(a: AskedPeer & WithUnread & { readonly out: string | null }, columns: number): string {
  const told = { nothing: 'and is told nothing of them', count: 'and was told how many', matches: 'and was told which' }
  const rows = [
    ...unreadRows(a.unread, columns),
    ...hang(
      `${n(a.matches.length)} of ${n(a.asked)} addresses stand on ${a.list}${a.matches.length > 0 && a.out === null ? ':' : ''}`,
      columns,
    ),
    ...(a.out === null ? a.matches.map(address => `  ${address}`) : [`  written to ${a.out}`]),
    `the peer saw ${n(a.points)} points, ${told[a.told]}`,
    `session ${a.session}`,
  ]
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon psi serve-list`. */
export function servedText(s: ServedPsiList & WithUnread, columns: number): string {
  const rows = [
    ...unreadRows(s.unread, columns),
    ...hang(`${s.name}: ${n(s.addresses)} addresses as ${n(s.rows)} imprints, until ${showInstant(s.endsAt)}`, columns),
    `epoch ${s.epoch}`,
    `key   ${s.key}`,
  ]
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon psi lists`. */
export function psiListsText(
  { lists }: { readonly lists: readonly (ServedList & { readonly live: boolean })[] },
  columns: number,
): string {
  if (lists.length === 0)
    return 'Nothing can be asked without telling. To let a list be asked:\n  cordon psi serve-list NAME --file FILE\n'
  const rows = lists.flatMap(l => {
    const askers = l.askers === null ? 'every partner and client' : `${l.askers.length} peers`
    const end = `${l.live ? 'until' : 'over since'} ${showInstant(l.endsAt)}`
    return hang(`${l.name}  ${n(l.rows)} imprints, ${askers}, ${end}, ${n(l.pointsADay)} points a day`, columns)
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon psi offers`. */
export function offersText({ lists }: { readonly lists: readonly ListOffer[] }, columns: number): string {
  if (lists.length === 0) return 'The peer offers us no list.\n'
  const rows = lists.flatMap(l =>
    hang(
      `${l.name}  ${n(l.rows)} imprints, until ${showInstant(l.endsAt)}, wants to be told ${TAKES[l.takes]}; today ${n(l.pointsLeft)} points more`,
      columns,
    ),
  )
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon psi sessions`. */
export function sessionsText({ sessions }: PsiTranscript, columns: number): string {
  if (sessions.length === 0) return 'No session yet.\n'
  const rows = sessions.flatMap(s => {
    const end = s.fault ?? (s.answer === null ? 'no answer' : 'answered')
    const found = s.matches ?? s.told
    const role = s.role === 'asker' ? 'asked' : 'asked by'
    const matches = found === null ? '' : `, ${n(found)} match${found === 1 ? '' : 'es'}`
    const told = `${role} ${s.peer.slice(0, 16)}… for ${s.list}: ${n(s.points)} points, ${end}${matches}`
    return [`${s.session}  ${showInstant(s.at)}`, ...hang(told, columns, '  ')]
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon psi audit`. */
export function auditText({ sessions }: { readonly sessions: readonly ComparedSession[] }, columns: number): string {
  if (sessions.length === 0) return 'No session between these two nodes.\n'
  const rows = sessions.flatMap(({ session, differences }) => [
    ...hang(
      `${session}  ${differences.length === 0 ? 'both wrote the same, and the signatures hold' : 'they differ'}`,
      columns,
    ),
    ...differences.flatMap(difference => hang(difference, columns, '  ')),
  ])
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon psi told`. */
export function toldText({ addresses }: { readonly addresses: readonly string[] }): string {
  return addresses.length === 0 ? 'No match.\n' : `${addresses.join('\n')}\n`
}

function unreadRows(unread: readonly UnreadLine[], columns: number): string[] {
  if (unread.length === 0) return []
  const named = unread.slice(0, MOST_UNREAD).map(u => u.line)
  const more = unread.length > named.length ? ` and ${n(unread.length - named.length)} more` : ''
  const told = `${n(unread.length)} lines hold no address and were left out: ${named.join(', ')}${more}`
  return hang(told, columns)
}
