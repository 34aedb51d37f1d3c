import { confusableSkeleton } from '../../model/confusable-skeleton.ts'

/**
 * Names of members under which data of persons stands: IVMS 101 (interVASP messaging standard, 2020 and 2023), and words of identity papers.
 * Wherever they stand in a member's name they tell it.
 */
const WITHIN = [
  'naturalperson',
  'nameidentifier',
  'primaryidentifier',
  'secondaryidentifier',
  'nationalidentif',
  'dateandplaceofbirth',
  'dateofbirth',
  'placeofbirth',
  'birthdate',
  'geographicaddress',
  'customeridentification',
  'customernumber',
  'countryofresidence',
  'originatingvasp',
  'beneficiaryvasp',
  'originatorperson',
  'beneficiaryperson',
  'residentregistration',
  'passport',
  'socialsecurity',
  'driverslicen',
  'drivinglicen',
  'driverlicen',
  'phonenumber',
  'telephone',
  'mobilephone',
  'homeaddress',
  'streetaddress',
  'addressline',
  'bankaccount',
  'mynumber',
  'accountholder',
]
/** Names that tell it alone, but not within a longer one. */
const WHOLE = [
  'originator',
  'originators',
  'beneficiary',
  'beneficiaries',
  'ivms',
  'ivms101',
  'dob',
  'ssn',
  'phone',
  'firstname',
  'lastname',
  'familyname',
  'givenname',
  'customername',
  'customer',
]
/** The same in Japanese and Korean. */
const EASTERN =
  '氏名 生年月日 住所 電話番号 旅券番号 口座番号 個人番号 성명 생년월일 주소 전화번호 여권번호 주민등록번호 계좌번호 고객명'
    .split(' ')
    .map(confusableSkeleton)
/** IVMS 101 codes of identity papers: whatever the member is called, such a value names a paper of a person. */
const PAPER_CODES = ['ARNU', 'CCPT', 'RAID', 'DRLC', 'FIIN', 'TXID', 'SOCS', 'IDCD']

const PERSONAL = new RegExp(`${WITHIN.join('|')}|^x*(?:${WHOLE.join('|')})$`)
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const ASCII = /^[\x00-\x7f]*$/
const PLAIN = /^[a-z0-9]*$/
/** Names of most members that are not STIX's own; no personal name can be in one, as the digits have no letter beyond f. */
const EXTENSION = /^extension-definition--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a member's name, however it is spelt, is one under which data of persons stands. */
export function isPersonalName(name: string): boolean {
  if (PLAIN.test(name)) return PERSONAL.test(name)
  if (EXTENSION.test(name)) return false
  if (ASCII.test(name)) return PERSONAL.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const plain = confusableSkeleton(name)
  return PERSONAL.test(plain) || EASTERN.includes(plain)
}

/** Whether a value is such a name itself, as where names and values stand in a list, or a code of an identity paper. */
export function isPersonalWord(value: string): boolean {
  if (value.length > 60) return false
  if (!value.includes(' ') && value.length < 3) return false
  return PAPER_CODES.includes(value) || (/^[\p{L}\p{M}\p{N}_\s.-]+$/u.test(value) && isPersonalName(value.trim()))
}

/** A member of IVMS 101 as JSON within a longer text. */
export const IVMS_IN_TEXT =
  /\\?["'](?:originator|beneficiary|originatingVASP|beneficiaryVASP|naturalPerson|nameIdentifiers?|primaryIdentifier|nationalIdentif\w+|dateAndPlaceOfBirth|geographicAddress|customerIdentification)\\?["']\s*:/i
