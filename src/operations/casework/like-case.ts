import type { DeskCase } from '../../model/casework/desk-case.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { toldAttachment } from './compile-case.ts'
import type { TenantDesk } from './tenant-desk.ts'

/** The case of the same house of which people told something last, another than the one that asks; null: none. */
export function likeCase(desk: TenantDesk, id: string): DeskCase | null {
  let latest: { readonly file: DeskCase; readonly at: number } | null = null
  for (const file of desk.cases.values()) {
    const at = file.id === id ? undefined : toldAttachment(file)?.at
    if (at !== undefined && (latest === null || at >= latest.at)) latest = { file, at }
  }
  return latest?.file ?? null
}

/** A case with what is the same in every report of a house taken from another: who reports, and who answers for it. What is told stays. */
export function takeHouse(told: ReportCase, from: ReportCase): ReportCase {
  return {
    ...told,
    institution: { ...from.institution, ...namedParts(told.institution) },
    transmitter: told.transmitter ?? from.transmitter,
    branch: told.branch ?? from.branch,
    officer: told.officer ?? from.officer,
    contact: told.contact ?? from.contact,
  }
}

/** What of an institution is told; its kind has a word for want of one, and goes with its name. */
function namedParts(told: ReportCase['institution']): Partial<ReportCase['institution']> {
  return Object.fromEntries(
    Object.entries(told).filter(([key, value]) =>
      key === 'kind' ? told.name !== null : Array.isArray(value) ? value.length > 0 : value !== null,
    ),
  )
}
