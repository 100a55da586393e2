/**
 * Conditions that fewer than one person in 2,000 has (the European Union's bound, Regulation (EC) No 141/2000), by
 * words and by ICD-10 category: our own short list of ones met in British research data. Any ORPHA code is rare by
 * definition (Orphanet).
 */
const words = new RegExp('\\b(?:' + [
  'huntington(?:\'?s)?', 'cystic fibrosis', 'motor neurone? disease', 'amyotrophic lateral sclerosis', 'creutzfeldt', 'duchenne', 'becker muscular', 'spinal muscular atrophy',
  'friedreich(?:\'?s)? ataxia', 'tay[- ]sachs', 'gaucher', 'fabry', 'pompe disease', 'niemann[- ]pick', 'hurler', 'mucopolysaccharidos[ie]s', 'phenylketonuria', 'galactosaemia',
  'maple syrup urine', 'wilson(?:\'?s)? disease', 'acute intermittent porphyria', 'marfan', 'ehlers[- ]danlos vascular', 'osteogenesis imperfecta', 'achondroplasia', 'progeria',
  'turner syndrome', 'klinefelter', 'edwards syndrome', 'trisomy 1[38]', 'patau', 'angelman', 'prader[- ]willi', 'williams syndrome', 'rett syndrome', 'fragile x',
  'haemophilia', 'hemophilia', 'von willebrand', 'sickle cell', 'thalassaemia major', 'fanconi', 'diamond[- ]blackfan', 'paroxysmal nocturnal', 'severe combined immunodeficiency',
  'narcolepsy', 'guillain[- ]barr[eé]', 'myasthenia gravis', 'neuromyelitis optica', 'moyamoya', 'takayasu', 'beh[cç]et', 'systemic sclerosis', 'scleroderma', 'wegener', 'sarcoidosis cardiac',
  'retinoblastoma', 'neuroblastoma', 'wilms', 'nephroblastoma', 'osteosarcoma', 'ewing', 'mesothelioma', 'phaeochromocytoma', 'neurofibromatosis type 2', 'tuberous sclerosis', 'ataxia[- ]telangiectasia',
  'variant cjd', 'rabies', 'anthrax', 'plague', 'diphtheria', 'leprosy', 'ebola', 'botulism', 'tetanus',
].join('|') + ')', 'i');
const codes = /^(?:E75|E76|E70|E71|E72|E74|E80|E83\.?0|E84|G10|G11|G12|G35\.9X|G61\.?0|G70\.?0|G71|A81|A05\.?1|A22|A20|A30|A33|A34|A35|A36|A82|A98\.?4|D57|D66|D67|D68\.?0|D59\.?5|D61\.?0|D81|D82|Q77|Q78|Q79\.?6|Q87\.?4|Q91|Q93|Q96|Q98|Q99\.?2|C69\.?2|C40|C41|C45|C74\.?1|M31\.?4|M35\.?2|M34|I67\.?5|Q85)(?:\.?\d{1,2})?$/;
const orphanet = /^ORPHA[:\s]?\d{1,6}$/i;

/** Whether a label or code names a rare condition. */
export const isRareCondition = (text: string): boolean =>
  text.length <= 200 && (words.test(text) || codes.test(text.trim()) || orphanet.test(text.trim()));
