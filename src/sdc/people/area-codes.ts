/** One kind of area that statistics are published for, and how small its smallest members are. */
export interface AreaType {
  readonly id: string;
  readonly name: string;
  /** Residents of a small member of this kind, by the design rules or the census. Order of magnitude. */
  readonly people: number;
}

const type = (id: string, name: string, people: number): AreaType => ({ id, name, people });

const outputArea = type('oa', 'Census output area', 100);
const lsoa = type('lsoa', 'Lower layer super output area', 1_000);
const msoa = type('msoa', 'Middle layer super output area', 5_000);
const parish = type('parish', 'Parish or community', 20);
const ward = type('ward', 'Electoral ward or division', 1_000);
const workplace = type('workplace-zone', 'Workplace zone', 200);
const builtUp = type('built-up-area', 'Built-up area', 100);
const dataZone = type('data-zone', 'Data zone', 500);
const intermediate = type('intermediate-zone', 'Intermediate zone', 2_500);
const authority = type('local-authority', 'Local authority', 25_000);
const county = type('county', 'County or combined authority', 100_000);
const region = type('region', 'Region or country', 500_000);
const constituency = type('constituency', 'Parliamentary constituency', 20_000);
const health = type('health-area', 'Health area (ICB, sub-ICB, health board)', 20_000);
const other = type('wide-area', 'Police, fire, transport or similar area', 100_000);

/**
 * The first three characters of nine-character codes: ONS, "Register of Geographic Codes" (Code History Database);
 * sizes from the design rules of output areas (ONS, "Census 2021 geographies"), NRS ("2011 Data Zones") and NISRA
 * ("Census 2021 geographies": data zones 250–1,500, super data zones about 2,200 people).
 */
const byPrefix: Readonly<Record<string, AreaType>> = {
  E00: outputArea, W00: outputArea, S00: outputArea, N00: type('small-area', 'Small area', 100),
  E01: lsoa, W01: lsoa, E02: msoa, W02: msoa, S01: dataZone, S02: intermediate,
  E04: parish, W04: parish, E43: parish, W39: parish, E05: ward, W05: ward, S13: ward, N08: ward, E36: ward, W40: ward, E58: ward,
  E33: workplace, W35: workplace, S34: workplace, N19: workplace, E34: builtUp, E35: builtUp, W37: builtUp, W38: builtUp, S20: builtUp, S19: builtUp, S45: builtUp, S44: builtUp, N11: builtUp, E63: builtUp, W45: builtUp,
  N20: type('data-zone-ni', 'Data zone (Northern Ireland)', 250), N21: type('super-data-zone', 'Super data zone', 1_000), N10: type('dea', 'District electoral area', 10_000),
  E06: authority, E07: authority, E08: authority, E09: authority, W06: authority, S12: authority, N09: authority, S03: health,
  E10: county, E11: county, E13: county, E47: county, E61: county, E48: county, W42: county,
  E12: region, E92: region, W92: region, S92: region, N92: region, K02: region, K03: region, K04: region, W08: region, S15: region,
  E14: constituency, W07: constituency, S14: constituency, N05: constituency, N06: constituency, W09: constituency, S16: constituency, S17: constituency, E32: constituency,
  E38: health, E54: health, E40: health, E56: health, E16: health, E18: health, E19: health, E39: health, S08: health, S37: health, W11: health, W46: health, ZC0: health,
  E15: other, E22: other, E23: other, E24: other, E25: other, E26: other, E28: other, E29: other, E30: other, E31: other, E37: other, E20: other, E21: other,
  W10: other, W14: other, W15: other, W18: other, W20: other, W22: other, W25: other, S21: other, S22: other, S23: other, S25: other, S32: other, N07: other, N12: other, N24: other, N31: other, N32: other,
};

const ninePlaces = /^([EWSNK]\d\d)\d{6}$/;
/** Super output areas of Northern Ireland before 2021 ("95AA01S1"), and its small areas and wards of 2001 ("95AA01"). */
const northernIreland = /^95[A-Z]{2}\d{2}([SW]\d)?$/;
const sector = /^([A-Z]{1,2})(?:\d[A-HJKPSTUW]|\d[ABEHMNPRVWXY]|\d{1,2}) \d$/;
const district = /^([A-Z]{1,2})(?:\d[A-HJKPSTUW]|\d[ABEHMNPRVWXY]|\d{1,2})$/;

export const soaNorthernIreland = type('soa-ni', 'Super output area (Northern Ireland)', 1_300);
export const wardNorthernIreland = type('ward-ni', 'Ward (Northern Ireland)', 1_000);
export const postcodeSector = type('postcode-sector', 'Postcode sector', 500);
export const postcodeDistrict = type('postcode-district', 'Postcode district', 5_000);

/** The kind of area a code stands for; undefined when it is no area code. Postcode parts are told apart by `postcodePartOf`. */
export function areaTypeOf(code: string): AreaType | undefined {
  const text = code.trim();
  const nine = ninePlaces.exec(text);
  if (nine !== null) return byPrefix[nine[1]!];
  const irish = northernIreland.exec(text);
  if (irish === null) return undefined;
  return irish[1] === undefined ? wardNorthernIreland : soaNorthernIreland;
}

/** Postcode sectors and districts, which need a heading or company to be believed. */
export function postcodePartOf(text: string): AreaType | undefined {
  const value = text.trim().toUpperCase();
  if (sector.test(value)) return postcodeSector;
  return district.test(value) ? postcodeDistrict : undefined;
}

/** Every kind, smallest first: for parameters and documentation. */
export const areaTypes: readonly AreaType[] =
  [...new Set([...Object.values(byPrefix), soaNorthernIreland, wardNorthernIreland, postcodeSector, postcodeDistrict])].sort((a, b) => a.people - b.people || a.id.localeCompare(b.id));
