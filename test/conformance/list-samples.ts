import { sdnAdvanced } from '../formats/lists/make-sdn-advanced.ts'

/** A small source in the shape of the real one, cut where its records begin and end. */
export interface ListSample {
  /** Files beside the main one, by key. */
  readonly companions?: Readonly<Record<string, string>>
  readonly head: string
  /** Each gives one entry. Far apart in their keys, so that a slip of a letter makes none equal to another. */
  readonly records: readonly string[]
  readonly tail: string
  /** Codes of faults that lose nothing and stand for a record all the same: a comment, a page, a victim. */
  readonly accounted?: readonly string[]
  /** True: records of one key are put together, so that a repeated one is none. */
  readonly merges?: boolean
  /** Why half of the file cannot be told from a whole one; the store refuses a list that shrank. */
  readonly cutUnseen?: string
}

const LINES = 'a list of lines has neither an end nor a number of them'
const UK_HEAD =
  'Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,' +
  'Name non-latin script,Regime Name,Designation Type,Other Information,Address Country,Website,Date Designated,D.O.B,Nationality(/ies),IMO number\r\n'
const JP_HEAD =
  '区分,番号,告示日付,告示番号,個人・団体,氏名（日本語）,氏名（英語）,別名・別称（日本語）,別名・別称（英語）,確定に十分でない別名（英語）,生年月日,国籍（英語）,' +
  '旅券番号,国連参照番号,リスト掲載日,その他の情報\r\n'
const jp = {
  head: `\uFEFF${JP_HEAD}`,
  records: [
    '2,002-000160,2001.9.22,160,個人,モハンメド・ジダン,Mohammed Zidane,"サイフ・アル・アドル（生年月日1963/4/11、国籍エジプト）；ムハマド・マッカウィ",Sayf-Al Adl,Ibrahim al-Madani,1963/4/11；1960/4/11,Egypt,,QDi.001,,\r\n',
    '9,009-070021,2022.12.2,401,団体,ラザルス・グループ,Lazarus Group,,HIDDEN COBRA; APPLEWORM,,,,,,,"暗号資産アドレス：0x098b716b8aaf21512996dc57eb0615e2383e2f96、"\r\n',
    '28,028-555503,2022.3.1,88,団体,第１５０航空機修理工場,150 Aircraft Repair Plant,,,,,,,,,\r\n',
  ],
  tail: '',
  cutUnseen: LINES,
}

function advancedSample(): ListSample {
  const [head = '', ...parties] = [...sdnAdvanced(7, 4)].join('').split(/(?=<DistinctParty )/)
  const end = '</DistinctParty>\n'
  const last = parties.pop() ?? ''
  const cut = last.indexOf(end) + end.length
  return { head, records: [...parties, last.slice(0, cut)], tail: last.slice(cut) }
}

/** One sample for every format that is registered. */
export const LIST_SAMPLES: Readonly<Record<string, ListSample>> = {
  'ofac-sdn-csv': {
    companions: { alt: '36216,1001,"aka","HYDRA",-0- \r\n\u001a', add: '36216,2002,-0- ,-0- ,"Russia",-0- \r\n\u001a' },
    head: '',
    records: [
      '36216,"HYDRA MARKET",-0- ,"CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Digital Currency Address - XBT 123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX; alt. Digital Currency Address - XBT 1295rkVyNfFpqZpXvKGhDqwhP1jZcNNDMV."\r\n',
      '9640,"ABU TEIR, Mohammed","individual","NS-PLC",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1951; POB Umm Tuba."\r\n',
      '540558,"HELMS SHIPPING","vessel","CUBA",-0- ,-0- ,"Tanker",-0- ,-0- ,-0- ,-0- ,-0- \r\n',
    ],
    tail: '\u001a',
    cutUnseen: LINES,
  },
  'ofac-sdn-xml': {
    head: '<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">\n<publshInformation>\n<Publish_Date>03/28/2025</Publish_Date>\n</publshInformation>\n',
    records: [
      '<sdnEntry>\n<uid>9639</uid>\n<firstName>Ismail Abdul Salah</firstName>\n<lastName>HANIYA</lastName>\n<sdnType>Individual</sdnType>\n<programList>\n<program>NS-PLC</program>\n</programList>\n<akaList>\n<aka>\n<uid>9150</uid>\n<type>a.k.a.</type>\n<category>strong</category>\n<lastName>HANIYA</lastName>\n<firstName>Ismail</firstName>\n</aka>\n</akaList>\n</sdnEntry>\n',
      '<sdnEntry>\n<uid>361216</uid>\n<lastName>HYDRA MARKET</lastName>\n<sdnType>Entity</sdnType>\n<idList>\n<id>\n<uid>7</uid>\n<idType>Digital Currency Address - XBT</idType>\n<idNumber>123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX</idNumber>\n</id>\n</idList>\n</sdnEntry>\n',
      '<sdnEntry>\n<uid>55</uid>\n<lastName>HELMS SHIPPING</lastName>\n<sdnType>Vessel</sdnType>\n</sdnEntry>\n',
    ],
    tail: '</sdnList>\n',
  },
  'ofac-sdn-advanced': advancedSample(),
  'ofac-addresses': {
    merges: true,
    head: '{"addresses": [\n',
    records: [
      '{"address": "123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX", "chain": "bitcoin", "date_listed": "2022-04-05", "entity_id": 36216, "entity_name": "Hydra Market", "ofac_tickers": ["XBT"], "programs": ["CYBER2"]},\n',
      '{"address": "0x098b716b8aaf21512996dc57eb0615e2383e2f96", "chain": "ethereum", "date_listed": "2022-04-14", "entity_id": 27307, "entity_name": "Lazarus Group", "ofac_tickers": ["ETH"], "programs": ["DPRK3"]},\n',
    ],
    tail: '{"address": "125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU", "chain": "bitcoin", "date_listed": "2023-04-24", "entity_id": 42496, "entity_name": "Wu Huihui", "ofac_tickers": ["XBT"], "programs": ["DPRK3"]}\n]}\n',
  },
  un: {
    head: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">\n<INDIVIDUALS>\n',
    records: [
      '<INDIVIDUAL>\n<DATAID>6907993</DATAID>\n<FIRST_NAME>ERIC</FIRST_NAME>\n<SECOND_NAME>BADEGE</SECOND_NAME>\n<UN_LIST_TYPE>DRC</UN_LIST_TYPE>\n<REFERENCE_NUMBER>CDi.001</REFERENCE_NUMBER>\n<LISTED_ON>2012-12-31</LISTED_ON>\n<COMMENTS1>He fled to Rwanda in March 2013.</COMMENTS1>\n<NATIONALITY>\n<VALUE>Democratic Republic of the Congo</VALUE>\n</NATIONALITY>\n<INDIVIDUAL_ALIAS>\n<QUALITY>Low</QUALITY>\n<ALIAS_NAME>Rumuli</ALIAS_NAME>\n</INDIVIDUAL_ALIAS>\n<INDIVIDUAL_DATE_OF_BIRTH>\n<TYPE_OF_DATE>EXACT</TYPE_OF_DATE>\n<YEAR>1971</YEAR>\n</INDIVIDUAL_DATE_OF_BIRTH>\n</INDIVIDUAL>\n',
      "<INDIVIDUAL>\n<DATAID>110441</DATAID>\n<FIRST_NAME>RI</FIRST_NAME>\n<SECOND_NAME>WON HO</SECOND_NAME>\n<UN_LIST_TYPE>DPRK</UN_LIST_TYPE>\n<REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER>\n<LISTED_ON>2016-11-30</LISTED_ON>\n<NAME_ORIGINAL_SCRIPT>리원호</NAME_ORIGINAL_SCRIPT>\n<INDIVIDUAL_DATE_OF_BIRTH>\n<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>\n<FROM_YEAR>1963</FROM_YEAR>\n<TO_YEAR>1964</TO_YEAR>\n</INDIVIDUAL_DATE_OF_BIRTH>\n<INDIVIDUAL_DOCUMENT>\n<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>\n<NUMBER>381310014</NUMBER>\n<ISSUING_COUNTRY>Democratic People's Republic of Korea</ISSUING_COUNTRY>\n</INDIVIDUAL_DOCUMENT>\n</INDIVIDUAL>\n",
    ],
    tail: '</INDIVIDUALS>\n<ENTITIES>\n<ENTITY>\n<DATAID>6908402</DATAID>\n<FIRST_NAME>ADF</FIRST_NAME>\n<REFERENCE_NUMBER>QDe.777</REFERENCE_NUMBER>\n<ENTITY_ALIAS>\n<QUALITY>f.k.a.</QUALITY>\n<ALIAS_NAME>Allied Democratic Forces</ALIAS_NAME>\n</ENTITY_ALIAS>\n</ENTITY>\n</ENTITIES>\n</CONSOLIDATED_LIST>\n',
  },
  'uk-xml': {
    head: '<?xml version="1.0" encoding="utf-8"?>\n<Designations>\n<DateGenerated>31/07/2026</DateGenerated>\n',
    records: [
      '<Designation>\n<LastUpdated>14/04/2026</LastUpdated>\n<DateDesignated>25/01/2001</DateDesignated>\n<UniqueID>AFG0006</UniqueID>\n<OFSIGroupID>7172</OFSIGroupID>\n<UNReferenceNumber>TAi.002</UNReferenceNumber>\n<Names>\n<Name>\n<Name6>AKHUND</Name6>\n<Name1>MOHAMMAD</Name1>\n<Name2>HASSAN</Name2>\n<NameType>Primary Name</NameType>\n</Name>\n<Name>\n<Name6>Mullah Hassan</Name6>\n<NameType>Alias</NameType>\n<AliasStrength>Low quality a.k.a.</AliasStrength>\n</Name>\n</Names>\n<NonLatinNames>\n<NonLatinName>\n<NameNonLatinScript>محمد حسن آخوند</NameNonLatinScript>\n</NonLatinName>\n</NonLatinNames>\n<RegimeName>The Afghanistan (Sanctions) (EU Exit) Regulations 2020</RegimeName>\n<IndividualEntityShip>Individual</IndividualEntityShip>\n<IndividualDetails>\n<Individual>\n<DOBs>\n<DOB>dd/mm/1950</DOB>\n<DOB>27/08/1955</DOB>\n</DOBs>\n<Nationalities>\n<Nationality>Afghanistan</Nationality>\n</Nationalities>\n</Individual>\n</IndividualDetails>\n</Designation>\n',
      '<Designation>\n<DateDesignated>31/07/2024</DateDesignated>\n<UniqueID>RUS2176</UniqueID>\n<Names>\n<Name>\n<Name6>KOROLEV PROSPECT</Name6>\n<NameType>Primary Name</NameType>\n</Name>\n</Names>\n<IndividualEntityShip>Ship</IndividualEntityShip>\n<ShipDetails>\n<Ship>\n<IMONumbers>\n<IMONumber>IMO9826902</IMONumber>\n</IMONumbers>\n</Ship>\n</ShipDetails>\n</Designation>\n',
    ],
    tail: '</Designations>\n',
  },
  'uk-csv': {
    merges: true,
    head: `Report Date: 24-Jun-2026\r\n${UK_HEAD}`,
    records: [
      '14/04/2026,AFG0006,7172,TAi.002,AKHUND,MOHAMMAD,HASSAN,,,,Primary Name,,Mullah,محمد حسن آخوند,The Afghanistan (Sanctions) (EU Exit) Regulations 2020,Individual,"Deputy, then Foreign Minister ""of the Taliban"".\r\nBelongs to the Kakar tribe.",,,25/01/2001,00/00/1950,Afghanistan,\r\n',
      '31/07/2024,RUS2176,,,KOROLEV PROSPECT,,,,,,Primary Name,,,,The Russia (Sanctions) (EU Exit) Regulations 2019,Ship,,,,31/07/2024,,,IMO9826902\r\n',
      '24/05/2023,DPR0555,,,JINYONG IT COOPERATION COMPANY,,,,,,Primary Name,,,,The DPRK Regulations,Entity,,North Korea,www.example.com,23/05/2023,,,\r\n',
    ],
    tail: '',
    cutUnseen: LINES,
  },
  'uk-tables': {
    companions: {
      names:
        'name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1,name_2,name_3,name_4,name_5\r\n' +
        '00031,AFG0006,primary,,MOHAMMAD HASSAN AKHUND,AKHUND,MOHAMMAD,HASSAN,,,\r\n00032,AFG0006,alias,low_quality_aka,Mullah Hassan,,,,,,\r\n' +
        '00033,RUS2176,primary,,KOROLEV PROSPECT,KOROLEV PROSPECT,,,,,\r\n00034,DPR0555,primary,,LAZARUS GROUP,LAZARUS GROUP,,,,,\r\n',
    },
    head: 'unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\r\n',
    records: [
      'AFG0006,individual,TAi.002,7172,25/01/2001,14/04/2026\r\n',
      'RUS2176,ship,,,31/07/2024,31/07/2024\r\n',
      'DPR0555,entity,,15001,23/05/2023,24/05/2023\r\n',
    ],
    tail: '',
    cutUnseen: LINES,
  },
  eu: {
    head: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2024-12-11T21:24:35.826+01:00" globalFileId="171703">\n',
    records: [
      '<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.27.28" logicalId="13">\n<remark>UNSC RESOLUTION 1483</remark>\n<regulation regulationType="regulation" publicationDate="2003-07-08" entryIntoForceDate="2003-07-07" programme="IRQ" logicalId="348">\n<publicationUrl>http://eur-lex.europa.eu/</publicationUrl>\n</regulation>\n<subjectType code="person" classificationCode="P"/>\n<nameAlias firstName="Saddam" lastName="Hussein Al-Tikriti" wholeName="Saddam Hussein Al-Tikriti" strong="true" logicalId="17"/>\n<nameAlias wholeName="Abu Ali" strong="false" logicalId="19"/>\n<birthdate circa="false" birthdate="1937-04-28" year="1937" countryIso2Code="IQ"/>\n<citizenship countryIso2Code="IQ" countryDescription="IRAQ"/>\n</sanctionEntity>\n',
      '<sanctionEntity designationDate="2020-07-30" euReferenceNumber="EU.6335.11" logicalId="128117">\n<regulation programme="CYB" publicationDate="2020-07-30"/>\n<subjectType code="enterprise" classificationCode="E"/>\n<nameAlias wholeName="Chosun Expo" strong="true"/>\n<identification number="0x098b716b8aaf21512996dc57eb0615e2383e2f96" identificationTypeCode="other" identificationTypeDescription="Crypto wallet" countryIso2Code="00"/>\n<address countryIso2Code="KP" countryDescription="NORTH KOREA"/>\n</sanctionEntity>\n',
    ],
    tail: '</export>\n',
  },
  ca: {
    head: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<data-set>\n',
    records: [
      '<record>\n<Country>Belarus / Bélarus</Country>\n<LastName>Balaba</LastName>\n<GivenName>Dmitry Vladimirovich</GivenName>\n<Aliases>Dzmitry Balaba, Belarusian: Дзмітрый Балаба</Aliases>\n<DateOfBirthOrShipBuildDate>1972</DateOfBirthOrShipBuildDate>\n<Schedule>1, Part 1</Schedule>\n<Item>2</Item>\n<DateOfListing>2020-09-28</DateOfListing>\n</record>\n',
      '<record>\n<Country>Russia / Russie</Country>\n<EntityOrShip>Musa Jalil</EntityOrShip>\n<TitleOrShip>General Cargo</TitleOrShip>\n<ShipIMONumber>8846814</ShipIMONumber>\n<Schedule>1.1</Schedule>\n<Item>777</Item>\n<DateOfListing>2025-02-21</DateOfListing>\n</record>\n',
    ],
    tail: '</data-set>\n',
  },
  'jp-mof': jp,
  'jp-mof-sjis': jp,
  'kr-mofa': {
    head: '번호,구분,성명,영문명,한자명,별칭,생년월일,국적,식별정보,가상자산 주소,지정일,근거,비고\r\n',
    records: [
      '2023-1,개인,박진혁,PARK Jin Hyok,朴鎮赫,Pak Jin Hek,1984년 8월 15일,북한,조선엑스포합영회사 소속,,2023-02-10,외국환거래법,\r\n',
      '2023-77,기관,라자루스 그룹,Lazarus Group,,,,북한,,ETH:0x098b716b8aaf21512996dc57eb0615e2383e2f96,2023-02-10,외국환거래법,\r\n',
    ],
    tail: '',
    cutUnseen: LINES,
  },
  'il-nbctf': {
    companions: {
      releases:
        'סוג,תאריך עדכון,תוקף הצו\r\nצ.ת 18/26 של שר הביטחון,01.07.2026,01.07.2028\r\nצ.ת 2/24 של שר הביטחון,02.04.2024,צו חילוט (צח 17/24)\r\n',
    },
    head: 'שם מלא,תעודת זהות,דרכון,תאריך לידה,מספר זיהוי הארנק האלקטרוני/ יוזר,מטבע\r\nצ.ת 18/26\r\n',
    records: [
      ',,,,TWB9xgNG9nmJuwW4etsQEb9RRnrnVnoNnJ,\r\n',
      'Khader Elden,908981731,-,26/07/2003,129961443,-\r\n',
      'אנונימי,-,-,-,bc1qg9h7s7hn4t9m7uw26gnwfm7xfxk77fkj878sg3,BTC\r\n',
    ],
    tail: 'צ.ת 2/24,,,,,\r\n,,,,TН96tFMn8KGiYSLiwсV3E2UiaJc8jmcbz3,\r\n',
    accounted: ['row-bare', 'row-merged'],
    cutUnseen: LINES,
  },
  'address-list': {
    head: '# the addresses of the notice\n',
    records: [
      '0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D\n',
      '322BLHv1BNQ9mJfZERtsN1a7MrwnyTDF9U broker\n',
      'TWB9xgNG9nmJuwW4etsQEb9RRnrnVnoNnJ\n',
    ],
    tail: '',
    accounted: ['row-merged'],
    cutUnseen: LINES,
  },
  'incident-tsv': {
    head: 'incident\tchain\taddress\trole\n',
    records: [
      'CoinEx 2023-09-12\tETH\t0x483d88278cbc0c9105c4807d558e06782aeff584\tTheft 1\n',
      'CoinEx 2023-09-12\tTRX\tTWB9xgNG9nmJuwW4etsQEb9RRnrnVnoNnJ\tTheft\n',
      'WazirX 2024-07-18\tBTC\t322BLHv1BNQ9mJfZERtsN1a7MrwnyTDF9U\tSitting\n',
    ],
    tail: 'CoinEx victim\tETH\t0x33ddd548fe3a082d753e5fe721a26e1ab43e3598\tHot wallet\n',
    accounted: ['row-victim', 'row-merged'],
    cutUnseen: LINES,
  },
  tagpack: {
    merges: true,
    head: 'title: Lazarus\ncreator: GraphSense Core Team\nconfidence: authority_data\nlastmod: 2022-04-15\nsource: https://www.treasury.gov/\nlabel: Lazarus group\nabuse: sanction\ntags:\n',
    records: [
      '- address: 134r8iHv69xdT6p5qVKTsHrcUEuBVZAYak\n  currency: BTC\n',
      '- address: "0x098b716b8aaf21512996dc57eb0615e2383e2f96"\n  currency: ETH\n  label: Ronin\n',
      '- address: 3F2sZ4jbhvDKQdGbHYPC6ZxFXEau2m5Lqj\n  currency: BTC\n',
    ],
    tail: '',
    cutUnseen: LINES,
  },
  domains: {
    head: '# Reference: a report\n\n',
    records: ['celasllc.com\n', 'http://www.unioncrypto.vip\n', '185.142.236.226:8080\n'],
    tail: 'apshenyihl.com/include/arc.speclist.class.php\n',
    accounted: ['domain-path', 'row-merged'],
    cutUnseen: LINES,
  },
  'private-csv': {
    head: 'id,kind,name,aliases,address,ledger,domain,birth,country,programme,listed,expires,remarks\r\n',
    records: [
      'A-1,person,Pak Jin Hyok,박진혁|PARK Jin Hyok,,,,1984-08-15,KP,house,2023-02-10,,"wanted, by the FBI"\r\n',
      'B-222,wallet,,,0x098b716b8aaf21512996dc57eb0615e2383e2f96,eth,,,,house,,2030-01-01,\r\n',
      'C-33333,entity,Chosun Expo,,,,www.example.org,,North Korea,,,,\r\n',
    ],
    tail: '',
    cutUnseen: LINES,
  },
}

/** The files of a sample, with its main one put together of some records; all of them unless told. */
export function sampleFiles(sample: ListSample, records = sample.records): Record<string, string> {
  return { ...sample.companions, main: sample.head + records.join('') + sample.tail }
}

/** The sample of a format. `uk` reads what its three forms read. */
export function sampleOf(format: string): ListSample {
  const sample = LIST_SAMPLES[format === 'uk' ? 'uk-csv' : format]
  if (sample === undefined) throw new Error(`the format ${format} has no sample: add one to list-samples.ts`)
  return sample
}
