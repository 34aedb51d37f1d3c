import { defineWords } from '../../words/define-words.ts'

/** What peers are, and how they stand to this node. */
export const WHO_WORDS = defineWords({
  en: {
    agency: 'authority',
    exchange: 'exchange',
    issuer: 'issuer',
    bridge: 'bridge',
    firm: 'analytics or security firm',
    other: 'other organisation',
    own: 'own node',
    partner: 'partner',
    client: 'client',
    public: 'public',
  },
  ja: {
    agency: '当局',
    exchange: '暗号資産交換業者',
    issuer: 'トークン発行者',
    bridge: 'ブリッジ',
    firm: '分析・セキュリティ企業',
    other: 'その他の組織',
    own: '自組織のノード',
    partner: 'パートナー',
    client: 'クライアント',
    public: '一般公開',
  },
  ko: {
    agency: '당국',
    exchange: '가상자산사업자',
    issuer: '토큰 발행자',
    bridge: '브리지',
    firm: '분석·보안 업체',
    other: '기타 기관',
    own: '자체 노드',
    partner: '파트너',
    client: '클라이언트',
    public: '일반 공개',
  },
})
