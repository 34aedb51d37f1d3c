import { addPeer } from '../../../operations/node/add-peer.ts'
import { auditPeers, auditPeersInput } from '../../../operations/node/audit-peers.ts'
import { listPeers } from '../../../operations/node/list-peers.ts'
import { removePeer } from '../../../operations/node/remove-peer.ts'
import { noNode } from '../../../operations/node/show-node.ts'
import type { Doors } from '../../doors.ts'
import type { NodeDoors } from '../../node-doors.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { auditText, peerAddedText, peerRemovedText, peersText } from '../node-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** The exit code of an audit that found a contradiction: a source lied. */
const BROKEN = 5

/** `cordon peers add`, `peers list`, `peers remove`, `peers audit`: with whom this node shares, and whether they are honest. */
export function peersCommands(doors: Doors & NodeDoors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(addPeer, doors, env, peerAddedText),
    operationCommand(listPeers, doors, env, peersText),
    operationCommand(removePeer, doors, env, peerRemovedText),
    inputCommand({
      name: 'auditPeers',
      alias: 'peers audit',
      summary: "check every peer's log against all that it has signed, here and elsewhere",
      input: auditPeersInput,
      examples: ['peers audit', 'peers audit --json'],
      answer: (_input, values, terminal) =>
        overData(values, terminal, doors, env, async world => {
          const data = dataFolder(values, env)
          const key = doors.openNode(data)
          if (key === null) throw noNode()
          const shelf = doors.peerShelf(data)
          try {
            return await auditPeers(shelf, key, world)
          } finally {
            await shelf.close()
          }
        }),
      text: auditText,
      exitCode: ({ nodes }) => (nodes.every(n => n.sound) ? 0 : BROKEN),
    }),
  ]
}
