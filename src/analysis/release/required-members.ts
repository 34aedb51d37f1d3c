/** Members without which an object of a type is none, beside those that every object has: STIX 2.1, sections 4 and 5. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'attack-pattern': 'name',
    campaign: 'name',
    'course-of-action': 'name',
    grouping: 'context object_refs',
    identity: 'name',
    incident: 'name',
    indicator: 'pattern pattern_type valid_from',
    infrastructure: 'name',
    'intrusion-set': 'name',
    malware: 'is_family',
    'malware-analysis': 'product',
    note: 'content object_refs',
    'observed-data': 'first_observed last_observed number_observed object_refs',
    opinion: 'opinion object_refs',
    relationship: 'relationship_type source_ref target_ref',
    report: 'name published object_refs',
    sighting: 'sighting_of_ref',
    'threat-actor': 'name',
    tool: 'name',
    vulnerability: 'name',
  }).map(([type, names]) => [type, names.split(' ')]),
)

/** What every object is made of, and what says how it is to be handled: nothing of it can be dropped. */
const ALWAYS = [
  'type',
  'spec_version',
  'id',
  'created',
  'modified',
  'object_marking_refs',
  'granular_markings',
  'revoked',
]

/**
 * Members that an object of a type cannot lose; null: the type is never redacted. Those are observables, whose id tells their content to
 * whoever guesses it; vocabulary; a location, whose members stand for each other; and types of which nobody here knows what they need.
 */
export function requiredMembers(type: string): readonly string[] | null {
  const names = REQUIRED.get(type)
  return names === undefined ? null : [...ALWAYS, ...names]
}
