/**
 * Names of people from North Korea in several writings. Hangul, Chinese characters and the romanisations of the North, of
 * McCune-Reischauer and of the South (Revised Romanisation) of the same name: the first column is the spelling of lists (UN 1718
 * list, OFAC) or of the North's own press, Hangul that of the press of both Koreas, hanja and kana those of the Japanese press, where
 * known to us; they serve as spellings of a name, not as proof of a person. The other romanisations and the Cyrillic follow from the
 * Hangul by the rules of the system (for Cyrillic Kontsevich's, or the custom of the Russian press).
 */
export interface KoreanSample {
  readonly listed: string
  readonly hangul: string
  readonly hanja: string | null
  readonly reischauer: string
  readonly revised: string
  readonly cyrillic: string | null
  readonly kana: string | null
}

const TABLE = `
Kim Jong Un|김정은|金正恩|Kim Chŏngŭn|Gim Jeong-eun|Ким Чен Ын|キム・ジョンウン
Kim Jong Il|김정일|金正日|Kim Chŏngil|Gim Jeong-il|Ким Чен Ир|キム・ジョンイル
Kim Yo Jong|김여정|金與正|Kim Yŏjŏng|Gim Yeo-jeong|Ким Ё Чжон|キム・ヨジョン
Kim Yong Chol|김영철|金英哲|Kim Yŏngch'ŏl|Gim Yeong-cheol|Ким Ён Чхоль|キム・ヨンチョル
Ri Yong Ho|리용호|李容浩|Ri Yongho|Ri Yong-ho|Ли Ён Хо|リ・ヨンホ
Ri Su Yong|리수용|李洙墉|Ri Suyong|Ri Su-yong|Ли Су Ён|リ・スヨン
Ri Pyong Chol|리병철|李炳哲|Ri Pyŏngch'ŏl|Ri Byeong-cheol|Ли Бён Чхоль|リ・ビョンチョル
Choe Ryong Hae|최룡해|崔龍海|Ch'oe Ryonghae|Choe Ryong-hae|Чхве Рён Хэ|チェ・リョンヘ
Hwang Pyong So|황병서|黃炳瑞|Hwang Pyŏngsŏ|Hwang Byeong-seo|Хван Бён Со|ファン・ビョンソ
Kim Won Hong|김원홍|金元弘|Kim Wŏnhong|Gim Won-hong|Ким Вон Хон|キム・ウォンホン
Pak Yong Sik|박영식|朴永植|Pak Yŏngsik|Bak Yeong-sik|Пак Ён Сик|パク・ヨンシク
Kim Ki Nam|김기남|金己男|Kim Kinam|Gim Gi-nam|Ким Ги Нам|キム・ギナム
Jo Yong Won|조용원|趙甬元|Cho Yongwŏn|Jo Yong-won|Чо Ён Вон|チョ・ヨンウォン
Jang Song Thaek|장성택|張成澤|Chang Sŏngt'aek|Jang Seong-taek|Чан Сон Тхэк|チャン・ソンテク
O Kuk Ryol|오극렬|吳克烈|O Kŭngnyŏl|O Geuk-ryeol|О Гык Рёль|オ・グクリョル
Paek Se Bong|백세봉|白世鳳|Paek Sebong|Baek Se-bong||ペク・セボン
Pak To Chun|박도춘|朴道春|Pak Toch'un|Bak Do-chun|Пак То Чхун|パク・トチュン
Ju Kyu Chang|주규창|朱奎昌|Chu Kyuch'ang|Ju Gyu-chang|Чу Гю Чхан|チュ・ギュチャン
Choe Pu Il|최부일|崔富日|Ch'oe Puil|Choe Bu-il|Чхве Бу Иль|チェ・ブイル
Jo Chun Ryong|조춘룡|趙春龍|Cho Ch'unnyong|Jo Chun-ryong||チョ・チュンリョン
Jang Chang Ha|장창하|張昌河|Chang Ch'angha|Jang Chang-ha|Чан Чхан Ха|チャン・チャンハ
Ri Man Gon|리만건|李萬建|Ri Man'gŏn|Ri Man-geon|Ли Ман Гон|リ・マンゴン
Kim Jong Sik|김정식|金正植|Kim Chŏngsik|Gim Jeong-sik|Ким Чон Сик|キム・ジョンシク
Ri Hong Sop|리홍섭|李弘燮|Ri Hongsŏp|Ri Hong-seop|Ли Хон Соп|リ・ホンソプ
Pak Jin Hyok|박진혁|朴鎭赫|Pak Chinhyŏk|Bak Jin-hyeok|Пак Чин Хёк|パク・ジンヒョク
No Kwang Chol|노광철||No Kwangch'ŏl|No Gwang-cheol|Но Гван Чхоль|ノ・グァンチョル
Pak Pong Ju|박봉주|朴鳳柱|Pak Pongju|Bak Bong-ju|Пак Пон Чжу|パク・ポンジュ
Kim Yong Nam|김영남|金永南|Kim Yŏngnam|Gim Yeong-nam|Ким Ён Нам|キム・ヨンナム
Choe Hwi|최휘|崔輝|Ch'oe Hwi|Choe Hwi|Чхве Хви|チェ・フィ
Ri Jae Il|리재일|李在日|Ri Chaeil|Ri Jae-il|Ли Чэ Иль|リ・ジェイル
Kim Chol Man|김철만|金鐵萬|Kim Ch'ŏlman|Gim Cheol-man|Ким Чхоль Ман|キム・チョルマン
Jong Kyong Thaek|정경택|鄭京擇|Chŏng Kyŏngt'aek|Jeong Gyeong-taek|Чон Гён Тхэк|チョン・ギョンテク
`

/** The samples. */
export const KOREAN_SAMPLES: readonly KoreanSample[] = TABLE.trim()
  .split('\n')
  .map(line => {
    const [listed = '', hangul = '', hanja = '', reischauer = '', revised = '', cyrillic = '', kana = ''] =
      line.split('|')
    return { listed, hangul, hanja: hanja || null, reischauer, revised, cyrillic: cyrillic || null, kana: kana || null }
  })
