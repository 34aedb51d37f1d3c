import './people.css'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { mayAct, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card, PageHead } from '../../kit/card.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Answer, EmptyState } from '../../kit/states.tsx'
import { AddPerson } from './add-person.tsx'
import { ChangePerson } from './change-person.tsx'
import { type Handed, InvitationLink } from './invitation-link.tsx'
import { PeopleTable } from './people-table.tsx'
import { PEOPLE_WORDS } from './people-words.ts'

/** Users and their roles. Who is looked at stands in the address, and whether somebody is being added. */
export function PeoplePage() {
  const say = useWords(PEOPLE_WORDS)
  const { session } = useSession()
  const [query, setQuery] = useSearchParams()
  const [handed, setHanded] = useState<Handed | null>(null)
  const answer = useAnswer('listSignIns', {})
  const [name, adding] = [query.get('user') ?? '', query.get('add') === '1']
  const close = (): void => setQuery({}, { replace: true })
  const hand = (link: Handed): void => {
    setHanded(link)
    close()
  }
  const mayChange = mayAct(session, 'admin')
  const add = mayChange ? (
    <Button tone="main" onClick={() => setQuery({ add: '1' })}>
      {say('add')}
    </Button>
  ) : null
  return (
    <>
      <PageHead title={say('title')} about={say('about')}>
        {add}
      </PageHead>
      <Answer of={answer}>
        {({ users }) => {
          const person = users.find(u => u.name === name)
          return (
            <div className="stack">
              {handed === null ? null : <InvitationLink handed={handed} />}
              {users.length === 0 ? (
                <EmptyState title={say('empty')}>
                  <p>{say('emptyMore')}</p>
                  {add}
                </EmptyState>
              ) : (
                <Card title={say('table')}>
                  <PeopleTable people={users} chosen={name} mayChange={mayChange} />
                </Card>
              )}
              {adding && mayChange ? (
                <Dialog title={say('add')} close={close}>
                  <AddPerson first={users.length === 0} done={hand} />
                </Dialog>
              ) : null}
              {name === '' || !mayChange ? null : (
                <Dialog title={name} close={close}>
                  {person === undefined ? (
                    <Note tone="warn">
                      <p>{say('gone')}</p>
                    </Note>
                  ) : (
                    <ChangePerson key={name} person={person} self={session?.user === name} handed={hand} gone={close} />
                  )}
                </Dialog>
              )}
            </div>
          )
        }}
      </Answer>
    </>
  )
}
