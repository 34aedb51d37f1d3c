import { useMemo } from 'react'
import { POLICIES } from '../../../../../analysis/flow/policy.ts'
import { mayAct } from '../../../api/session.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Note } from '../../../kit/badge.tsx'
import { DataTable } from '../../../kit/data-table.tsx'
import { ChoiceField } from '../../../kit/field.tsx'
import { useCase } from '../case-context.ts'
import { AccountLink } from '../trace/account-link.tsx'
import { AssetAmount } from '../trace/amounts.tsx'
import { compareTraces, isCutShort } from '../trace/compare-traces.ts'
import { KindMark } from '../trace/kind-mark.tsx'
import { FLOW_WORDS } from '../words/flow-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { WHERE_WORDS } from '../words/where-words.ts'
import { Menu } from './menu.tsx'

/** Chooses the doctrine that the trace is compared with. */
export function CompareBar() {
  const say = useWords(FLOW_WORDS)
  const policy = useWords(KIND_WORDS)
  const { index, look, session } = useCase()
  if (!mayAct(session, 'trace')) return null
  const { policyOther } = look.view
  return (
    <Menu title={say('compare')} told={policyOther === null ? undefined : policy(policyOther)}>
      <ChoiceField
        label={say('compare')}
        value={policyOther ?? ''}
        onChange={event =>
          look.change({ ...look.view, policyOther: POLICIES.find(p => p === event.target.value) ?? null })
        }
        choices={[
          { value: '', text: say('noCompare') },
          ...POLICIES.filter(p => p !== index.trace.policy).map(p => ({ value: p, text: policy(p) })),
        ]}
      />
    </Menu>
  )
}

/** Where two doctrines say that the money is, side by side. */
export function Differences() {
  const say = useWords(FLOW_WORDS)
  const where = useWords(WHERE_WORDS)
  const policy = useWords(KIND_WORDS)
  const { index, other } = useCase()
  const rows = useMemo(() => (other === null ? [] : compareTraces(index.trace, other)), [index, other])
  if (other === null) return null
  const short = isCutShort(other) ? (
    <Note tone="warn">
      <p>{say('cutShort', { policy: policy(other.policy) })}</p>
    </Note>
  ) : null
  if (rows.length === 0) return short ?? <p>{say('same')}</p>
  return (
    <>
      {short}
      <p className="quiet">{say('differences', { n: rows.length })}</p>
      <DataTable
        name="compare"
        caption={say('differences', { n: rows.length })}
        rows={rows}
        keyOf={d => `${d.account} ${d.asset}`}
        columns={[
          { key: 'kind', title: where('kind'), order: d => d.kind, cell: d => <KindMark kind={d.kind} /> },
          { key: 'account', title: where('account'), cell: d => <AccountLink account={d.account} /> },
          {
            key: 'first',
            title: say('first', { policy: policy(index.trace.policy) }),
            end: true,
            order: d => d.first,
            cell: d => <AssetAmount asset={d.asset} units={d.first} />,
          },
          {
            key: 'second',
            title: say('first', { policy: policy(other.policy) }),
            end: true,
            order: d => d.second,
            cell: d => <AssetAmount asset={d.asset} units={d.second} />,
          },
          {
            key: 'difference',
            title: say('difference'),
            end: true,
            order: d => d.second - d.first,
            cell: d => <AssetAmount asset={d.asset} units={d.second - d.first} />,
          },
        ]}
      />
    </>
  )
}
