import { JURISDICTIONS } from '../../catalog/jurisdictions/all-jurisdictions.ts'
import { caseOfDesk, referenceOf, TOLD_ENDING } from '../../formats/report-case/case-of-desk.ts'
import { caseOfTrace } from '../../formats/report-case/case-of-trace.ts'
import { eachOnce } from '../../formats/report-case/each-once.ts'
import { readReportCase } from '../../formats/report-case/read-report-case.ts'
import { traceJsonSchema } from '../../formats/trace-json.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'
import { MAIN_TENANT, type Tenant } from '../../model/casework/tenant.ts'
import { InputError, NotFoundError, PermissionError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { ReportCase } from '../../model/report-case.ts'
import { latestTrace } from '../cases/find-case.ts'
import { toldEvent, toldJudgement } from '../monitor/tenant-events.ts'
import { legalNoteOf } from '../reports/legal-note.ts'
import { readJudgements } from '../reports/read-judgements.ts'
import { type ReportForm, reportLacks } from '../reports/report-forms.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { MONITOR_ALERT_KIND, MONITOR_WITHDRAWN_KIND } from './read-alert.ts'
import { isToldFile, readToldFile } from './told-file.ts'

/** What a person adds to what the desk knows. */
export interface CompileInput {
  /** What people told, `cordon.report-case/1`: institution, officer, who the customers are. Undefined: the latest such attachment. */
  readonly report?: unknown
  /** Thefts whose latest traces are told, beside those of the case's own alerts. */
  readonly thefts: readonly string[]
  /** The day of the report, an ISO date; undefined: as `report` tells. */
  readonly on?: string | undefined
}

/** A desk case as a report's case. */
export interface CompiledCase {
  readonly told: ReportCase
  /** What of it people told; null: nothing. */
  readonly byPeople: ReportCase | null
  /** The trace that goes along byte for byte, the first; null: none. */
  readonly trace: string | null
  /** What of the case could not be had. A report made of it says less than the case. */
  readonly gaps: readonly string[]
  /** What a person may want to add. */
  readonly notes: readonly string[]
}

/**
 * Makes a report's case of a case of the desk: from its alerts' facts and the journal of the monitor, its decisions and attachments, what
 * people told, and the traces of the thefts that it meets. What could not be had is a gap; nothing is made up.
 * @throws InputError `report-case-malformed`; PermissionError `trace-of-node` where a theft is named for another tenant than main; NotFoundError `case-unknown`, `case-untraced` of a theft that was named; IntegrityError
 * `journal-damaged`, `attachment-changed`
 */
export async function compileCase(world: CaseworkWorld, file: DeskCase, given: CompileInput): Promise<CompiledCase> {
  // Traces are of the folder as a whole, which another tenant is not shown.
  const ofHouse = file.tenant === MAIN_TENANT
  if (!ofHouse && given.thefts.length > 0)
    throw new PermissionError('trace-of-node', `traces of thefts are the node's own, and of the tenant ${MAIN_TENANT}`)
  const gaps: string[] = []
  const notes: string[] = []
  const base = given.report === undefined ? await attachedTold(world, file) : readReportCase(given.report)
  const self = ofHouse ? await world.sharing?.self() : null
  let told: ReportCase = base ?? untoldCase(file)
  // Who reports is this node, unless somebody says otherwise.
  if (told.institution.name === null && self) told = { ...told, institution: { ...told.institution, name: self.name } }
  if (given.on !== undefined) told = { ...told, filing: { ...told.filing, on: given.on } }
  const judgements = await judgementsOf(world, file, gaps)
  const events = await eventsOf(world, judgements, file.tenant, gaps)
  const judged = judgements.map(j => toldJudgement(j.judgement, file.tenant))
  told = caseOfDesk(told, file, { judgements: judged, events }, world.assets)
  const own = file.alerts.flatMap(a => (a.source === 'watch' ? [a.subject.slice('case:'.length)] : []))
  const named = new Set(given.thefts)
  const thefts = [...new Set([...given.thefts, ...own])]
  let trace: string | null = null
  for (const name of thefts) {
    const found = await traceOf(world, name, named.has(name), gaps)
    if (found === null) continue
    trace ??= found.json
    told = caseOfTrace(told, traceJsonSchema.parse(JSON.parse(found.json)), found.document)
  }
  const met = new Set(
    events.flatMap(({ event }) => ('about' in event ? (event.about?.cases ?? []).map(c => c.name) : [])),
  )
  for (const name of met)
    if (ofHouse && !thefts.includes(name))
      notes.push(`an event of the case meets the theft ${name}: --theft ${name} tells its trace`)
  if (base === null)
    notes.push(
      `nothing is told of the institution and of who the customers are: casework tell, or attach NAME${TOLD_ENDING}`,
    )
  return { told: readReportCase(JSON.parse(JSON.stringify(eachOnce(told)))), byPeople: base, trace, gaps, notes }
}

/** What each form lacks in a case, and when it is due. */
export function readinessOf(told: ReportCase, forms: readonly ReportForm[]) {
  return forms.map(form => {
    const lacks = reportLacks(told, form)
    return { form, ready: lacks.length === 0, lacks, deadlines: legalNoteOf(told, form, JURISDICTIONS).deadlines }
  })
}

/** A report's case of which nothing is told but its number. */
export function untoldCase(file: DeskCase): ReportCase {
  return readReportCase({ schema: 'cordon.report-case/1', reference: referenceOf(file) })
}

/** The latest attachment that is what people told of a case; undefined: there is none. */
export function toldAttachment(file: DeskCase): DeskCase['attachments'][number] | undefined {
  return file.attachments.findLast(isToldFile)
}

/** What people told of a case last. @throws InputError `report-case-malformed`; IntegrityError `attachment-changed` */
export async function attachedTold(world: CaseworkWorld, file: DeskCase): Promise<ReportCase | null> {
  const found = toldAttachment(file)
  if (found === undefined || world.casework === undefined) return null
  return readToldFile(found.name, await world.casework.shelf.read(file.tenant, found.digest))
}

interface Standing {
  readonly judgement: Judgement
  readonly place: number
}

/** Of each event the judgement that stands: a later one took the place of those before. */
async function judgementsOf(world: CaseworkWorld, file: DeskCase, gaps: string[]): Promise<readonly Standing[]> {
  const own = new Map(file.alerts.filter(a => a.source === 'monitor').map(a => [a.seq, a.id]))
  if (own.size === 0) return []
  const first = [...own.keys()].reduce((a, b) => Math.min(a, b))
  const last = [...own.keys()].reduce((a, b) => Math.max(a, b))
  const kinds = [MONITOR_ALERT_KIND, MONITOR_WITHDRAWN_KIND]
  const facts = await world.facts.read({ kinds, after: first - 1, upTo: last })
  const standing = new Map<string, Standing>()
  for (const fact of facts) {
    const id = own.get(fact.seq)
    if (id === undefined) continue
    const read = readStanding(fact)
    if (read === null) gaps.push(`alert ${id} cannot be read as a judgement of the monitor: it is not told`)
    else standing.set(read.judgement.event, read)
  }
  return [...standing.values()]
}

function readStanding({ body }: Fact): Standing | null {
  try {
    const [judgement] = readJudgements([body])
    return judgement === undefined ? null : { judgement, place: Number(body['journal'] ?? Number.NaN) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return null
  }
}

async function eventsOf(world: CaseworkWorld, standing: readonly Standing[], tenant: Tenant, gaps: string[]) {
  const wanted = standing.map(({ judgement, place }) => ({ event: judgement.event, place }))
  if (wanted.length === 0) return []
  const journal = world.casework?.events
  if (journal === undefined) {
    gaps.push('there is no journal of the monitor here: the events of its alerts are told in words alone')
    return []
  }
  const found = await journal.find(wanted)
  const missing = wanted.filter(w => !found.has(w.event))
  const [one] = missing
  if (one !== undefined)
    gaps.push(
      `${missing.length} of ${wanted.length} events are not in the journal of the monitor, ${one.event} among them: they are told in words alone`,
    )
  return wanted.flatMap(w => {
    const given = found.get(w.event)
    return given === undefined ? [] : toldEvent(given, tenant)
  })
}

// A theft that a person named must be there; one that only an alert names is a gap.
async function traceOf(world: CaseworkWorld, name: string, named: boolean, gaps: string[]) {
  try {
    const { entry, json } = await latestTrace(world, name)
    return { json, document: entry.document }
  } catch (error) {
    if (named || !(error instanceof NotFoundError)) throw error
    gaps.push(`of the theft ${name}, which alerts of the case name, no trace is kept: ${error.message}`)
    return null
  }
}
