import type { TravelMessage, TravelParty } from '../../analysis/travel-rule/travel-message.ts'
import { checkPerson } from './check-person.ts'
import { checkText } from './check-text.ts'
import { ELEMENT_NAMES } from './element-names.ts'
import type { IvmsFault } from './ivms-fault.ts'
import { FaultList } from './members.ts'

const TRANSLITERATIONS = new Set('arab aran armn cyrl deva geor grek hani hebr kana kore thai othr'.split(' '))

/**
 * Every breach of the standard, and what is doubtful, of a message as it is read or built: constraints C1 to C12, lengths, letters, codes.
 * @param today ISO day against which dates of birth are held
 */
export function checkMessage(message: TravelMessage, today: string): readonly IvmsFault[] {
  const faults = new FaultList()
  const names = ELEMENT_NAMES[message.version]
  const side = (party: TravelParty, name: 'originator' | 'beneficiary', list: string): void => {
    if (party.persons.length === 0) faults.breach('missing', `${name}.${list}`, `the ${name} has no person`)
    for (const [n, p] of party.persons.entries())
      checkPerson(p, `${name}.${list}[${n}]`, { names, today, originator: name === 'originator' }, faults)
    for (const [n, a] of party.accounts.entries()) checkText(a, 512, `${name}.accountNumber[${n}]`, faults)
  }
  side(message.originator, 'originator', names.originatorPersons)
  side(message.beneficiary, 'beneficiary', names.beneficiaryPersons)
  const provider = { names, today, originator: false }
  if (message.originatingVasp) checkPerson(message.originatingVasp, 'originatingVASP', provider, faults)
  if (message.beneficiaryVasp) checkPerson(message.beneficiaryVasp, 'beneficiaryVASP', provider, faults)
  for (const [n, step] of message.path.entries())
    checkPerson(step.vasp, `transferPath.transferPath[${n}].intermediaryVASP`, provider, faults)
  const order = message.path.map(step => step.sequence).sort((a, b) => a - b)
  if (order.some((sequence, n) => sequence !== n))
    faults.breach('C12', 'transferPath', 'sequences must count from 0 without a hole')
  message.transliteration.forEach((code, n) => {
    if (!TRANSLITERATIONS.has(code))
      faults.breach(
        'code',
        `payloadMetadata.transliterationMethod[${n}]`,
        'this code is not one of the standard’s list',
      )
  })
  return faults.faults
}
