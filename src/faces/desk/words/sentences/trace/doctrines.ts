import type { TwiceTold } from '../sentence-book.ts'

/** The doctrines by their sources. Titles of papers and names of cases stay as they are cited. */
export const DOCTRINES: readonly TwiceTold[] = [
  {
    en: "Devaynes v Noble (Clayton's Case) (1816) 1 Mer 572; Anderson, Shumailov, Ahmed, Rietmann: Bitcoin Redux, WEIS 2018",
    ja: "先入先出：Devaynes v Noble (Clayton's Case) (1816) 1 Mer 572、Anderson, Shumailov, Ahmed, Rietmann: Bitcoin Redux, WEIS 2018",
    ko: "선입선출: Devaynes v Noble (Clayton's Case) (1816) 1 Mer 572; Anderson, Shumailov, Ahmed, Rietmann: Bitcoin Redux, WEIS 2018",
  },
  {
    en: 'last in, first out: the inverse of Clayton; compared in Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020',
    ja: '後入先出：クレイトン原則の逆。比較は Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020',
    ko: '후입선출: 클레이턴 원칙의 반대. 비교는 Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020',
  },
  {
    en: 'Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014 (pro rata; Barlow Clowes v Vaughan [1992] 4 All ER 22)',
    ja: 'Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014（按分。Barlow Clowes v Vaughan [1992] 4 All ER 22）',
    ko: 'Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014(비례배분. Barlow Clowes v Vaughan [1992] 4 All ER 22)',
  },
  {
    en: 'Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014',
    ja: '全部汚染：Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014',
    ko: '전체오염: Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014',
  },
  {
    en: 'Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020 (taint in, highest out)',
    ja: 'Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020（最大出力優先）',
    ko: 'Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020(최대출력우선)',
  },
  {
    en: 'tainted value leaves first: Re Hallett’s Estate (1880) 13 Ch D 696 turned round, Re Oatway [1903] 2 Ch 356',
    ja: '汚染資金が先に出るとみる：Re Hallett’s Estate (1880) 13 Ch D 696 の逆、Re Oatway [1903] 2 Ch 356',
    ko: '오염 자금이 먼저 나간다고 봄: Re Hallett’s Estate (1880) 13 Ch D 696의 반대, Re Oatway [1903] 2 Ch 356',
  },
]
