import type { TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { europeanTravelRule } from './eu.ts'
import { britishTravelRule } from './gb.ts'
import { japaneseTravelRule } from './jp.ts'
import { koreanTravelRule } from './kr.ts'
import { singaporeTravelRule } from './sg.ts'
import { americanTravelRule } from './us.ts'

/** The travel rules that Cordon knows, one file a country. */
export const TRAVEL_RULES: readonly TravelRule[] = [
  koreanTravelRule,
  japaneseTravelRule,
  americanTravelRule,
  europeanTravelRule,
  singaporeTravelRule,
  britishTravelRule,
]
