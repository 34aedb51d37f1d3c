import { type PropertyTable, propertyTable, type Rule } from '../property-table.ts'
import { after, has, inOrder, needs, oneOf, someOf } from '../rules/member-rules.ts'
import { SUB_OBJECTS } from './sub-objects.ts'

/** What a relationship may not link, and a sighting not sight: STIX 2.1, 5.1.1 and 5.2.1. */
const NO_END = 'relationship|sighting|bundle|marking-definition|language-content'
/** The observables of STIX 2.1, section 6, the wallet of OpenCTI, and ours. */
const OBSERVABLES =
  `artifact|autonomous-system|directory|domain-name|email-addr|email-message|file|ipv4-addr|ipv6-addr|mac-addr|mutex|
network-traffic|process|software|url|user-account|windows-registry-key|x509-certificate|cryptocurrency-wallet|
ledger-transaction|ledger-transfer`.replace(/\s/g, '')
/** The domain objects of STIX 2.1, section 4, of which observed data may hold none. */
const DOMAIN =
  `attack-pattern|campaign|course-of-action|grouping|identity|incident|indicator|infrastructure|intrusion-set|location|
malware|malware-analysis|note|observed-data|opinion|report|threat-actor|tool|vulnerability`.replace(/\s/g, '')

const phases = 'kill_chain_phases:{kill-chain-phase}[]'
const seen = 'first_seen:time last_seen:time'

const named: Rule = (malware, at, sink) => {
  if (malware['is_family'] === true && !has(malware, 'name'))
    sink.add('property-missing', `${at}name`, 'must be there where is_family is true')
}

const placed: Rule = (location, at, sink) => {
  if (
    !has(location, 'region') &&
    !has(location, 'country') &&
    !(has(location, 'latitude') && has(location, 'longitude'))
  )
    sink.add('property-missing', at.slice(0, -1), 'must have a region, a country, or a latitude and a longitude')
}

const table = (words: string, ...rules: readonly Rule[]): PropertyTable => propertyTable(words, rules, SUB_OBJECTS)

/** The domain and relationship objects of STIX 2.1, sections 4 and 5, without what is common to all. */
export const DOMAIN_TYPES: ReadonlyMap<string, PropertyTable> = new Map([
  ['attack-pattern', table(`name! description aliases[] ${phases}`)],
  ['campaign', table(`name! description aliases[] ${seen} objective`, inOrder('first_seen', 'last_seen'))],
  ['course-of-action', table('name! description')],
  ['grouping', table('name description context! object_refs:ref[]!')],
  ['identity', table('name! description roles[] identity_class sectors[] contact_information')],
  ['incident', table('name! description')],
  [
    'indicator',
    table(
      `name description indicator_types[] pattern! pattern_type! pattern_version valid_from:time! valid_until:time ${phases}`,
      after('valid_from', 'valid_until'),
    ),
  ],
  [
    'infrastructure',
    table(`name! description infrastructure_types[] aliases[] ${phases} ${seen}`, inOrder('first_seen', 'last_seen')),
  ],
  [
    'intrusion-set',
    table(
      `name! description aliases[] ${seen} goals[] resource_level primary_motivation secondary_motivations[]`,
      inOrder('first_seen', 'last_seen'),
    ),
  ],
  [
    'location',
    table(
      `name description latitude:float(-90..90) longitude:float(-180..180) precision:float(0..) region country
       administrative_area city street_address postal_code`,
      placed,
      needs('latitude', 'longitude'),
      needs('longitude', 'latitude'),
      needs('precision', 'latitude', 'longitude'),
    ),
  ],
  [
    'malware',
    table(
      `name description malware_types[] is_family:bool! aliases[] ${phases} ${seen} operating_system_refs:ref(software)[]
       architecture_execution_envs[] implementation_languages[] capabilities[] sample_refs:ref(artifact|file)[]`,
      named,
      inOrder('first_seen', 'last_seen'),
    ),
  ],
  [
    'malware-analysis',
    table(
      `product! version host_vm_ref:ref(software) operating_system_ref:ref(software) installed_software_refs:ref(software)[]
       configuration_version modules[] analysis_engine_version analysis_definition_version submitted:time
       analysis_started:time analysis_ended:time result_name result analysis_sco_refs:not-ref(${DOMAIN}|${NO_END})[]
       sample_ref:ref(artifact|file|network-traffic)`,
      someOf('result', 'analysis_sco_refs'),
      inOrder('analysis_started', 'analysis_ended'),
    ),
  ],
  ['note', table('abstract content! authors[] object_refs:ref[]!')],
  [
    'observed-data',
    table(
      `first_observed:time! last_observed:time! number_observed:int(1..999999999)! objects:{dictionary}
       object_refs:not-ref(${DOMAIN}|bundle|marking-definition|language-content|extension-definition)[]`,
      oneOf('objects', 'object_refs'),
      inOrder('first_observed', 'last_observed'),
    ),
  ],
  [
    'opinion',
    table(
      'explanation authors[] opinion:enum(strongly-disagree|disagree|neutral|agree|strongly-agree)! object_refs:ref[]!',
    ),
  ],
  ['report', table('name! description report_types[] published:time! object_refs:ref[]!')],
  [
    'threat-actor',
    table(
      `name! description threat_actor_types[] aliases[] ${seen} roles[] goals[] sophistication resource_level
       primary_motivation secondary_motivations[] personal_motivations[]`,
      inOrder('first_seen', 'last_seen'),
    ),
  ],
  ['tool', table(`name! description tool_types[] aliases[] ${phases} tool_version`)],
  ['vulnerability', table('name! description')],
  [
    'relationship',
    table(
      `relationship_type:word! description source_ref:not-ref(${NO_END})! target_ref:not-ref(${NO_END})! start_time:time
       stop_time:time`,
      after('start_time', 'stop_time'),
    ),
  ],
  [
    'sighting',
    table(
      `description ${seen} count:int(0..999999999) sighting_of_ref:not-ref(${OBSERVABLES}|${NO_END}|extension-definition)!
       observed_data_refs:ref(observed-data)[] where_sighted_refs:ref(identity|location)[] summary:bool`,
      inOrder('first_seen', 'last_seen'),
    ),
  ],
])
