/** What a city's demonstration register is made of, beside its counties. */
export interface CityGround {
  /** Of the fixed telephone network, with its leading 0. */
  readonly areaCode: string
  /** County codes where demonstrations happen: every kind of place is near their seats. */
  readonly centres: readonly string[]
  /** One word over doors that sounds of this city; no place's name. */
  readonly word: string
  /**
   * Streets and towns at and around each county seat, by county code, as the public register of divisions prints them.
   * The seat's own come first. A county without a list stands by its own name.
   */
  readonly towns: Readonly<Record<string, readonly string[]>>
}
