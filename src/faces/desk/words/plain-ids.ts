import { shortened, shownAccount } from '../kit/shown-account.ts'
import type { Language } from './define-words.ts'

/** An account (CAIP-10) within a sentence. */
const ACCOUNT = /\b(?:eip155:\d{1,12}|bip122:[0-9a-f]{32}|tron:0x[0-9a-f]{8}|solana:\w{32}):[0-9A-Za-z]{20,100}\b/g

/** What people call the lists of the catalog, short enough to stand in a sentence. */
const LISTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'ca-sema': { en: 'Canada SEMA list', ja: 'カナダ制裁リスト', ko: '캐나다 제재 명단' },
  'eu-fsf': { en: 'EU sanctions list', ja: 'EU 制裁リスト', ko: 'EU 제재 명단' },
  'gb-fcdo': { en: 'UK Sanctions List', ja: '英国制裁リスト', ko: '영국 제재 명단' },
  'graphsense-tagpacks': { en: 'GraphSense TagPacks', ja: 'GraphSense TagPacks', ko: 'GraphSense TagPacks' },
  'il-nbctf': { en: 'Israel NBCTF orders', ja: 'イスラエル NBCTF 差押命令', ko: '이스라엘 NBCTF 압류 명령' },
  'jp-mof': { en: 'Japan MOF list', ja: '財務省 資産凍結等対象者', ko: '일본 재무성 자산동결 명단' },
  'kr-mofa': { en: 'Korea MOFA list', ja: '韓国独自制裁リスト', ko: '외교부 독자제재 명단' },
  'malware-domains': { en: 'North Korean malware list', ja: '北朝鮮マルウェアリスト', ko: '북한 악성코드 목록' },
  'msmt-annex6': { en: 'MSMT report, annex 6', ja: 'MSMT 報告書付属書 6', ko: 'MSMT 보고서 부속서 6' },
  'un-sc': { en: 'UN Security Council list', ja: '国連安保理リスト', ko: '유엔 안보리 명단' },
  'us-fbi-bybit-2025': { en: 'FBI Bybit list', ja: 'FBI Bybit リスト', ko: 'FBI Bybit 목록' },
  'us-fbi-dprk': { en: 'FBI DPRK list', ja: 'FBI 北朝鮮リスト', ko: 'FBI 북한 목록' },
  'us-ofac-consolidated': { en: 'OFAC non-SDN list', ja: 'OFAC 非 SDN リスト', ko: 'OFAC 비SDN 명단' },
  'us-ofac-sdn': { en: 'OFAC SDN List', ja: 'OFAC SDN リスト', ko: 'OFAC SDN 명단' },
}

const LIST = new RegExp(`(?<![\\w./@-])(?:${Object.keys(LISTS).join('|')})(?![\\w.@-])`, 'g')

/** Doctrines by what they are called in a sentence; the books have their Japanese and Korean names. */
const DOCTRINES: Readonly<Record<string, string>> = {
  fifo: 'first in, first out',
  lifo: 'last in, first out',
  tiho: 'taint in, highest out',
  haircut: 'pro rata (haircut)',
  'dirty-first': 'dirty first',
}

const DOCTRINE = /(?<![\w-])(?:fifo|lifo|tiho|haircut|dirty-first)(?![\w-])/g

/** Letters of each end by which people, and those who imitate addresses, go. */
const ENDS = 3

/** What people call a list; one that is not in the catalog by its own name. */
export function listName(list: string, language: Language): string {
  return LISTS[list]?.[language] ?? list
}

/**
 * A sentence with what its identifiers stand for: accounts as their ledger's screens write them, lists and doctrines by name. Accounts are
 * short, except where two that differ would then read alike: whoever imitates an address makes its ends the same.
 */
export function plainIds(text: string, language: Language): string {
  const shown = new Map(Array.from(text.matchAll(ACCOUNT), ([id]) => [id, shownAccount(id)]))
  const addresses = new Set(shown.values())
  const alike = new Set(Array.from(addresses, address => shortened(address, ENDS).toLowerCase())).size < addresses.size
  const named = text
    .replace(ACCOUNT, id => {
      const address = shown.get(id) ?? id
      return alike || address === id ? address : shortened(address)
    })
    .replace(LIST, list => listName(list, language))
  return language === 'en' ? named.replace(DOCTRINE, word => DOCTRINES[word] ?? word) : named
}
