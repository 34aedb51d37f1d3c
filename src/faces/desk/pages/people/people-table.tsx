import { Link } from 'wouter'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { type Column, DataTable } from '../../kit/data-table.tsx'
import { useNow } from '../../kit/now.ts'
import type { PersonRow } from './change-person.tsx'
import { PEOPLE_WORDS } from './people-words.ts'
import { useRoleWord } from './role-word.ts'

/** Everybody who may sign in. */
export function PeopleTable({
  people,
  chosen,
  mayChange,
}: {
  readonly people: readonly PersonRow[]
  readonly chosen: string
  readonly mayChange: boolean
}) {
  const say = useWords(PEOPLE_WORDS)
  const formats = useFormats()
  const now = useNow(60)
  const word = useRoleWord()
  const opening: Column<PersonRow> = {
    key: 'open',
    title: '',
    end: true,
    cell: p => (
      <Link
        href={`/people?user=${encodeURIComponent(p.name)}`}
        className="button"
        data-size="small"
        aria-label={`${say('open')}: ${p.name}`}
      >
        {say('open')}
      </Link>
    ),
  }
  return (
    <DataTable<PersonRow>
      caption={say('table')}
      rows={people}
      keyOf={p => p.name}
      chosen={chosen}
      columns={[
        {
          key: 'name',
          title: say('name'),
          order: p => p.name,
          cell: p => (
            <>
              <strong>{p.name}</strong>
              {p.tenant === 'main' ? null : <span className="quiet"> {p.tenant}</span>}
            </>
          ),
        },
        {
          key: 'roles',
          title: say('roles'),
          cell: p => (
            <span className="row">
              {p.roles.map(role => (
                <Badge key={role}>{word(role)}</Badge>
              ))}
            </span>
          ),
        },
        {
          key: 'by',
          title: say('by'),
          cell: p => {
            const ways = [...new Set(p.factors.map(f => say(f.kind))), ...(p.linked === null ? [] : [say('oidc')])]
            return ways.length === 0 ? <Badge tone="warn">{say('none')}</Badge> : ways.join(', ')
          },
        },
        {
          key: 'seen',
          title: say('seen'),
          order: p => p.lastSeenAt ?? 0,
          cell: p => (p.lastSeenAt === null ? say('never') : formats.ago(p.lastSeenAt, now)),
        },
        {
          key: 'sessions',
          title: say('sessions'),
          end: true,
          order: p => p.sessions.length,
          cell: p => formats.number(p.sessions.length),
        },
        ...(mayChange ? [opening] : []),
      ]}
    />
  )
}
