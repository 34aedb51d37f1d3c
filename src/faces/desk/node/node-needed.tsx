import { type ReactNode, Suspense, useState } from 'react'
import { mayAct, useSession } from '../api/session.ts'
import { useWords } from '../app/preferences.tsx'
import { Note } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { later } from '../kit/later.tsx'
import { NODE_WORDS } from './node-words.ts'
import './node.css'

const MakeNodeDialog = later(async () => (await import('./make-node-dialog.tsx')).MakeNodeDialog)

/** A warning over a form that needs a node, with the way to make one; nothing where there is one. */
export function NodeNeeded() {
  const say = useWords(NODE_WORDS)
  const { session } = useSession()
  if (session === undefined || session.node !== null) return null
  return (
    <div className="node-needed">
      <Note tone="warn">
        <p>{say('needed')}</p>
        <MakeNode />
      </Note>
    </div>
  )
}

/** The button that makes a node, for whoever may; for others what an admin can do. */
export function MakeNode(): ReactNode {
  const say = useWords(NODE_WORDS)
  const { session } = useSession()
  const [open, setOpen] = useState(false)
  if (!mayAct(session, 'admin'))
    return (
      <>
        <p>{say('byAdmin')}</p>
        <code>cordon node init --name NAME --country CC</code>
      </>
    )
  return (
    <>
      <Button tone="main" onClick={() => setOpen(true)}>
        {say('make')}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <MakeNodeDialog close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
