import type { z } from 'zod'
import type { addPeer } from '../../operations/node/add-peer.ts'
import type { AuditAnswer } from '../../operations/node/audit-peers.ts'
import type { initNode } from '../../operations/node/init-node.ts'
import type { listPeers } from '../../operations/node/list-peers.ts'
import type { removePeer } from '../../operations/node/remove-peer.ts'
import type { showNode } from '../../operations/node/show-node.ts'
import { hang } from './fold-text.ts'

/** The answer of `cordon node init`. */
export function initialisedText({ name, country, fingerprint }: z.output<typeof initNode.output>): string {
  return `This is now the node of ${name} (${country}). Its fingerprint, for its peers:\n\n${fingerprint}\n`
}

/** The answer of `cordon node show`. */
export function nodeText(node: z.output<typeof showNode.output>): string {
  const { name, country, sector, fingerprint, id, objects, peers } = node
  return [
    `node         ${name} (${country ?? 'country not told'}, ${sector})`,
    `fingerprint  ${fingerprint}`,
    `identity     ${id}`,
    `log          ${objects} objects`,
    `peers        ${peers}\n`,
  ].join('\n')
}

/** The answer of `cordon peers add`. */
export function peerAddedText({ name, fingerprint, url }: z.output<typeof addPeer.output>, columns: number): string {
  const how = url === null ? 'it may ask this node; it is not asked itself' : `it is asked at ${url}`
  return `${hang(`${name} (${fingerprint.slice(0, 16)}…) is a peer: ${how}`, columns).join('\n')}\n`
}

/** The answer of `cordon peers list`. */
export function peersText({ peers }: z.output<typeof listPeers.output>, columns: number): string {
  if (peers.length === 0)
    return 'No peer yet. To add one:\n  cordon peers add URL --fingerprint HEX --name NAME --country COUNTRY \\\n    --standing STANDING\n'
  const rows = peers.flatMap(p =>
    hang(
      `${p.fingerprint.slice(0, 16)}  ${p.name} (${p.country ?? 'country not told'}, ${p.sector}, ${p.standing}) ${p.url ?? 'only asks'}`,
      columns,
    ),
  )
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon peers remove`. */
export function peerRemovedText({ name, fingerprint }: z.output<typeof removePeer.output>): string {
  return `${name} (${fingerprint.slice(0, 16)}…) is no peer any more\n`
}

/** The answer of `cordon peers audit`. */
export function auditText({ nodes }: AuditAnswer, columns: number): string {
  const lines = nodes.flatMap(node => {
    const { name, fingerprint, leaves, heads, shownBy, ahead, sound, contradictions } = node
    const later = ahead === 0 ? '' : `, ${ahead} heads of what is not read yet`
    const compared = `${leaves} leaves, ${heads} signed heads shown by ${shownBy}${later}`
    return [
      ...hang(`${sound ? 'sound ' : 'BROKEN'}  ${name} (${fingerprint.slice(0, 16)}…): ${compared}`, columns),
      ...contradictions.flatMap(c => hang(`${c.code}: ${c.reason}`, columns, '        ')),
    ]
  })
  const broken = nodes.some(n => !n.sound)
  return `${[...lines, ...(broken ? hang('The proofs are in --json: signed heads and objects that others can check', columns) : [])].join('\n')}\n`
}
