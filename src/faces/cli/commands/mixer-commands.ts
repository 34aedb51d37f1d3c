import { showAccount } from '../../../formats/show-units.ts'
import { findMixerLinks, type MixerLinksJson } from '../../../operations/mixers/find-mixer-links.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { foldText } from '../fold-text.ts'
import { harmless } from '../paint.ts'
import { operationCommand } from './operation-command.ts'

/** Candidates of one group that are printed. */
const MOST = 5

/** `cordon mixer-links`. */
export function mixerCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [operationCommand(findMixerLinks, doors, env, mixerText)]
}

/** Candidates for a terminal, by depositor and mixer, the likeliest first. */
export function mixerText(answer: MixerLinksJson, columns: number): string {
  const width = Math.min(columns, 110)
  const groups = new Map<string, MixerLinksJson['candidates']>()
  for (const c of answer.candidates) {
    const key = `${c.mixer} ${c.deposits.join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), c])
  }
  const lines: string[] = ['ODDS, NEVER A LINK: where mixed value may have gone', '']
  for (const rows of groups.values()) {
    const [first] = rows
    if (!first) continue
    const who = first.depositor === null ? 'an account unknown' : showAccount(first.depositor, 'short')
    const text = `${harmless(first.mixer)}: ${first.deposits.length} deposit(s) by ${who}; anonymity set left ${first.anonymitySet}, by entropy ${first.effectiveSet}`
    lines.push(...foldText(text, width))
    for (const c of rows.slice(0, MOST)) {
      const to = c.account === null ? (c.withdrawals[0] ?? '') : showAccount(c.account, 'full')
      lines.push(`  ${c.odds.padEnd(8)}  ${to}`)
      lines.push(...foldText(harmless(c.because), width - 12).map(l => `            ${l}`))
    }
    if (rows.length > MOST) lines.push(`            … and ${rows.length - MOST} more: --json has them`)
    lines.push('')
  }
  if (groups.size === 0) lines.push('No candidate can be told.', '')
  for (const g of answer.gaps) lines.push(...foldText(`not covered: ${harmless(g.because)}`, width))
  return `${lines.join('\n').trimEnd()}\n`
}
