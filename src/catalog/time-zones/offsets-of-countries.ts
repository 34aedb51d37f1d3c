/**
 * Minutes east of UTC of the zones of countries, and the countries that have just these: `a/b` is a zone whose clocks go to and fro between
 * the two, or went from one to the other since 2020. From IANA's time zone database, 2026c, with the zones of its `zone.tab`.
 */
const ZONES_OF: readonly (readonly [zones: string, countries: string])[] = [
  ['-660', 'AS NU'],
  ['-660 720', 'UM'],
  ['-600/-540 -600 -540/-480 -480/-420 -420/-360 -420 -360/-300 -300/-240', 'US'],
  ['-600', 'CK'],
  ['-600 -570 -540', 'PF'],
  ['-480/-420 -420/-360 -420/-300 -420 -360/-300 -300', 'MX'],
  ['-480/-420 -420/-360 -420 -360/-300 -360 -300/-240 -300 -240/-180 -240 -210/-150', 'CA'],
  ['-480', 'PN'],
  ['-360/-300 -240/-180 -180', 'CL'],
  ['-360', 'BZ CR GT HN NI SV'],
  ['-360 -300', 'EC'],
  ['-300/-240', 'BS CU HT TC'],
  ['-300', 'CO JM KY PA PE'],
  ['-300 -240 -180 -120', 'BR'],
  ['-240/-180', 'BM PY'],
  ['-240/-180 -180/-60 -120 0', 'GL'],
  ['-240', 'AG AI AW BB BL BO BQ CW DM DO GD GP GY KN LC MF MQ MS PR SX TT VC VE VG VI'],
  ['-180/-120', 'PM'],
  ['-180', 'AR FK GF SR UY'],
  ['-180 0/120 180 300 300/420 420 480/660 600 720/780', 'AQ'],
  ['-120', 'GS'],
  ['-60', 'CV'],
  ['-60 0/60', 'PT'],
  ['0', 'BF CI GH GM GN GW IS LR ML MR SH SL SN ST TG'],
  ['0/60', 'EH FO GB GG IE IM JE MA'],
  ['0/60 60/120', 'ES'],
  ['60/120', 'AD AL AT BA BE CH CZ DE DK FR GI HR HU IT LI LU MC ME MK MT NL NO PL RS SE SI SJ SK SM VA'],
  ['60', 'AO BJ CF CG CM DZ GA GQ NE NG TD TN'],
  ['60 120', 'CD'],
  ['120', 'BI BW LS LY MW MZ NA RW SD SZ ZA ZM ZW'],
  ['120 180 180/240 240 300 360 420 480 540 600 660 720', 'RU'],
  ['120/180', 'AX BG CY EE EG FI GR IL JO LB LT LV MD PS RO SS SY'],
  ['120/180 180', 'UA'],
  ['180', 'BH BY DJ ER ET IQ KE KM KW MG QA SA SO TR TZ UG YE YT'],
  ['210/270', 'IR'],
  ['240', 'AE AM AZ GE MU OM RE SC'],
  ['270', 'AF'],
  ['300', 'MV PK TF TJ TM UZ'],
  ['300/360 300', 'KZ'],
  ['330', 'IN LK'],
  ['345', 'NP'],
  ['360', 'BD BT IO KG'],
  ['360 480', 'CN'],
  ['390', 'CC MM'],
  ['420', 'CX KH LA TH VN'],
  ['420 480', 'MN'],
  ['420 480 540', 'ID'],
  ['480', 'BN HK MO MY PH SG TW'],
  ['480 525 570/630 570 600/660 600 630/660', 'AU'],
  ['540', 'JP KP KR PW TL'],
  ['600', 'GU MP'],
  ['600 660', 'FM PG'],
  ['660', 'NC SB VU'],
  ['660/720', 'NF'],
  ['720', 'MH NR TV WF'],
  ['720 780 840', 'KI'],
  ['720/780', 'FJ'],
  ['720/780 765/825', 'NZ'],
  ['780', 'TK TO'],
  ['780/840', 'WS'],
]

/** The clock's offsets of a country: of all its zones, and of those zones alone that ever have a certain offset. */
interface CountryClocks {
  readonly all: readonly number[]
  readonly with: ReadonlyMap<number, readonly number[]>
}

const CLOCKS: ReadonlyMap<string, CountryClocks> = new Map(
  ZONES_OF.flatMap(([zones, countries]) => {
    const spans = zones.split(' ').map(zone => zone.split('/').map(Number))
    const all = distinct(spans.flat())
    const narrowed = all.map(one => [one, distinct(spans.filter(span => span.includes(one)).flat())] as const)
    return countries.split(' ').map(country => [country, { all, with: new Map(narrowed) }] as const)
  }),
)

/** Every offset that a clock of a country may show, minutes east of UTC, summer time included; null: the country is none that is known. */
export function offsetsOfCountry(country: string): readonly number[] | null {
  return CLOCKS.get(country)?.all ?? null
}

/**
 * The same of those of its zones alone in which some clock ever shows `minutes`: whoever says so of somebody need not have said whether in
 * summer or winter. Null: no zone of the country has it.
 */
export function offsetsOfZone(country: string, minutes: number): readonly number[] | null {
  return CLOCKS.get(country)?.with.get(minutes) ?? null
}

function distinct(offsets: readonly number[]): readonly number[] {
  return [...new Set(offsets)].sort((a, b) => a - b)
}
