import { cordonDefinitions } from '../../formats/stix/cordon/definitions.ts'
import { stixTime } from '../../formats/stix/stix-time.ts'
import { InputError } from '../../model/errors.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { identityOf } from '../../model/node-identity.ts'
import type { Organisation } from '../../model/organisation.ts'
import { markedObjects } from '../share/marked-objects.ts'
import { publishObjects } from '../share/publish-objects.ts'
import type { NodeSelf } from '../share/sharing.ts'
import type { World } from '../world.ts'
import { foldNode, NODE_KINDS } from './fold-node.ts'

/**
 * Makes the data folder a node: a fact tells who it is. The first of its log is what its objects are made of: its identity, and the
 * definitions of our extensions.
 * @param fingerprint of the key that was made for it
 * @throws InputError `node-known`
 */
export async function foundNode(
  input: Pick<Organisation, 'name' | 'country' | 'sector'>,
  fingerprint: string,
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sharing' | 'sha256'>,
): Promise<NodeSelf> {
  const read = async () => foldNode(await world.facts.read({ kinds: NODE_KINDS }))
  const before = await read()
  if (before !== null) throw known(before)
  const self = { id: identityOf(fingerprint), ...input, standing: 'own' as const, fingerprint }
  const { standing: _, ...body } = self
  const [fact] = await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'node-initialised', body }])
  // Two may have asked at once: the first fact counts.
  const [first] = await world.facts.read({ kinds: NODE_KINDS })
  if (first !== undefined && first.seq !== fact?.seq) throw known((await read()) ?? self)
  const at = stixTime(world.clock.now())
  const identity: IntelObject = {
    type: 'identity',
    spec_version: '2.1',
    id: self.id,
    created_by_ref: self.id,
    created: at,
    modified: at,
    name: input.name,
    identity_class: 'organization',
  }
  await publishObjects(
    [...cordonDefinitions(), ...markedObjects([identity], { tlp: 'clear', relTo: [], pap: null })],
    world,
  )
  return self
}

function known({ name }: NodeSelf): InputError {
  return new InputError('node-known', `this data folder is the node of ${name} already: see cordon node show`)
}
