import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import { type Decision, FOUR_EYES } from '../../model/casework/decision.ts'
import { type DeskCase, heldAlerts, holdsOf, pendingOf } from '../../model/casework/desk-case.ts'
import { mayAs } from '../../model/casework/person.ts'
import { type Change, refuse } from './case-changes.ts'
import type { CaseworkBody } from './casework-facts.ts'
import type { People } from './people.ts'
import type { TenantDesk } from './tenant-desk.ts'

type Body = CaseworkBody<'casework-decided'>

/** What a decision does to its case, or why it does nothing. */
export function weighDecision(
  desk: TenantDesk,
  file: DeskCase,
  { at, by, body }: { readonly at: number; readonly by: string; readonly body: Body },
  people: People,
): Change | Refusal {
  if (body.turn !== file.turn)
    return refuse('case-overtaken', `somebody else changed case ${file.id} since you looked: look at it again`)
  const no = unfit(desk, file, body, people)
  if (no !== null) return no
  const { kind, reason, document, what, hold, jurisdictions } = body
  const state = FOUR_EYES.includes(kind) ? ('proposed' as const) : ('made' as const)
  const made: Decision = {
    ...{ number: file.decisions.length + 1, kind, reason, by, at, document, state, what, hold, jurisdictions },
    ...{ content: file.content, alerts: file.alerts.length, second: null, filed: null },
  }
  const ends = kind === 'dismiss' || kind === 'close'
  return () =>
    desk.put({
      ...file,
      decisions: [...file.decisions, made],
      turn: file.turn + 1,
      state: ends ? 'closed' : 'open',
      assignee: kind === 'escalate' ? what : file.assignee,
    })
}

/** What speaks against a decision of a kind in a case as it is; null: nothing. */
function unfit(desk: TenantDesk, file: DeskCase, body: Body, people: People): Refusal | null {
  const pending = pendingOf(file)
  switch (body.kind) {
    case 'dismiss':
    case 'close': {
      if (pending.length > 0)
        return refuse(
          'decision-pending',
          `decision ${pending[0]?.number} is not settled: approve, reject or file it first`,
        )
      if (holdsOf(file).length + heldAlerts(file).length > 0)
        return refuse('hold-in-force', 'money is held: release it first, with a second person')
      const reported = file.decisions.some(d => d.state === 'filed')
      if (body.kind === 'dismiss')
        return reported ? refuse('case-reported', 'what was reported is closed, not dismissed') : null
      const done =
        reported || file.decisions.some(d => d.kind === 'freeze' || (d.kind === 'release' && d.state === 'approved'))
      return done ? null : refuse('nothing-done', 'nothing was reported, frozen or released: dismiss the case instead')
    }
    case 'escalate': {
      const to = body.what === null ? undefined : people.user(body.what)
      const above = to !== undefined && to.tenant === desk.tenant && mayAs(to, ['approver', 'admin'])
      return above ? null : refuse('assignee-unknown', 'a case is escalated to an approver or admin of this house')
    }
    case 'hold':
      return body.what === null ? refuse('hold-unnamed', 'say what is held') : null
    case 'release': {
      if (pending.some(d => d.kind === 'release' && d.hold === body.hold))
        return refuse('decision-pending', 'a release of it waits for a second person')
      const there = body.hold === null ? heldAlerts(file).length > 0 : holdsOf(file).some(d => d.number === body.hold)
      return there ? null : refuse('hold-unknown', 'nothing of this is held')
    }
    case 'report': {
      if (body.jurisdictions.length === 0)
        return refuse('jurisdiction-missing', 'say to the authority of which country it is reported')
      const outside = body.jurisdictions.find(code => !file.jurisdictions.includes(code))
      if (outside !== undefined) return refuse('jurisdiction-unknown', `the case does not name ${outside}`)
      const same = pending.find(d => d.kind === 'report' && d.jurisdictions.some(j => body.jurisdictions.includes(j)))
      if (same) return refuse('decision-pending', `decision ${same.number} to report is not settled`)
      const draft = body.what === null || file.attachments.some(a => a.digest === body.what)
      return draft ? null : refuse('draft-unknown', 'the case has no attachment with this digest')
    }
    case 'freeze':
      return body.what === null ? refuse('freeze-unnamed', 'name the freeze request') : null
  }
}
