import { RELEASE_EXTENSION } from '../../../model/release-terms.ts'
import { propertyExtension } from './definition.ts'

/** To whom an object may go, beyond what its markings say. */
export const RELEASE = propertyExtension({
  id: RELEASE_EXTENSION,
  name: 'Release',
  description:
    'Says to whom an object may be released. rel_to narrows its markings: it lists countries (ISO 3166-1 alpha-2) and organisations (identifiers of identities), and only those may have it. pap says what a receiver may do with it (Permissible Actions Protocol). addressed_to_refs names the organisations to which it is addressed: it goes to them under TLP:RED and AMBER+STRICT too, and to nobody else.',
  version: '1.0.0',
  members: 'rel_to:audience[] pap:enum(white|clear|green|amber|red) addressed_to_refs:ref(identity)[]',
})
