import type { z } from 'zod'
import { showInstant } from '../../model/instant.ts'
import type { peerHealth } from '../../operations/node/peer-health.ts'
import type { proveLog } from '../../operations/node/prove-log.ts'
import type { listIntel } from '../../operations/share/list-intel.ts'
import type { listQuarantine } from '../../operations/share/list-quarantine.ts'
import type { showIntel } from '../../operations/share/show-intel.ts'
import { breakColumns, breakText } from './break-text.ts'
import { harmless } from './paint.ts'

type Row = z.output<typeof listIntel.output>['rows'][number]

/** The answer of `cordon intel list`, the latest first. */
export function intelText({ rows, size, next }: z.output<typeof listIntel.output>, columns: number): string {
  const width = Math.min(columns, 110)
  if (rows.length === 0) return `Nothing fits; the log has ${size} objects\n`
  const lines = rows.flatMap(row => [
    ...breakText(`${row.seq}  ${markingText(row)}  ${row.type}: ${row.title}`, width),
    `  ${showInstant(row.addedAt)} from ${harmless(row.fromName)}`,
    ...row.recipients.flatMap(r =>
      breakText(`${r.name}: ${r.outcome}${r.why === null ? '' : `, ${r.why}`}`, width, '    '),
    ),
  ])
  if (next !== null) lines.push('', `earlier ones: --before ${next}`)
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon intel show`. */
export function objectText(object: z.output<typeof showIntel.output>, columns: number): string {
  const { seq, fromName, addedAt, digest, nonce, uses, json } = object
  const rows: [string, string][] = [
    ['place', String(seq)],
    ['from', `${fromName}, ${showInstant(addedAt)}`],
    ['marking', markingText(object)],
    ['may be used to', uses.join(', ')],
    ['digest', digest],
    ['nonce', nonce],
  ]
  return `${breakColumns(rows, Math.min(columns, 110)).join('\n')}\n\n${harmless(json)}\n`
}

/** The answer of `cordon intel quarantine`, the latest first. */
export function quarantineText({ rows, more }: z.output<typeof listQuarantine.output>, columns: number): string {
  if (rows.length === 0) return 'Nothing is in quarantine.\n'
  const width = Math.min(columns, 110)
  const lines = rows.flatMap(r => [
    ...breakText(`${showInstant(r.at)}  ${r.fromName}: ${r.reason} [${r.code}]`, width),
    `  ${harmless(r.id ?? 'no id')}`,
  ])
  return `${[...lines, ...(more ? ['', 'There are earlier ones: --limit'] : [])].join('\n')}\n`
}

/** The answer of `cordon node prove`. */
export function proofText(
  { node, name, size, root, leaf, growth }: z.output<typeof proveLog.output>,
  columns: number,
): string {
  const rows: [string, string][] = [
    ['node', `${name} (${node.slice(0, 16)}…)`],
    ['objects', String(size)],
    ['root', root],
    ...(leaf === null
      ? []
      : ([
          ['leaf', leaf.hash],
          ['object', leaf.id],
          ['path', leaf.path.join(' ') || 'none'],
        ] as [string, string][])),
    ...(growth === null
      ? []
      : ([
          ['goes on from', `${growth.first} objects`],
          ['proof', growth.proof.join(' ') || 'none'],
        ] as [string, string][])),
  ]
  return `${breakColumns(rows, Math.min(columns, 110)).join('\n')}\n`
}

/** The answer of `cordon peers health`. */
export function healthText({ node, peers }: z.output<typeof peerHealth.output>, columns: number): string {
  const width = Math.min(columns, 110)
  if (peers.length === 0) return 'No peer yet: cordon peers add\n'
  const lines = peers.flatMap(p => {
    const pulled =
      p.pulledAt === null ? 'never pulled' : `pulled ${showInstant(p.pulledAt)}, ${p.cursor} of ${p.total} read`
    const ours = p.servedThrough === null ? 'never asked for ours' : `has ${p.servedThrough} of our ${node.objects}`
    return [
      ...breakText(`${p.state.padEnd(8)} ${p.name}: ${pulled}; ${ours}`, width),
      ...(p.failures === 0 ? [] : breakText(`${p.failures} faults: ${p.fault ?? ''} [${p.code ?? ''}]`, width, '  ')),
      ...p.alarms.flatMap(a => breakText(`${showInstant(a.at)} ${a.reason} [${a.code}]`, width, '  ')),
    ]
  })
  return `${lines.join('\n')}\n`
}

function markingText({ marking: { tlp, unmarked, pap, relTo, addressedTo, unknown } }: Pick<Row, 'marking'>): string {
  return [
    `TLP:${tlp.toUpperCase()}${unmarked ? ' (not marked)' : ''}`,
    ...(pap === null ? [] : [`PAP:${pap.toUpperCase()}`]),
    ...(relTo.length === 0 ? [] : [`REL TO ${relTo.join(', ')}`]),
    ...(addressedTo.length === 0 ? [] : [`addressed to ${addressedTo.length}`]),
    ...(unknown.length === 0 ? [] : ['marking not understood']),
  ].join(' ')
}
