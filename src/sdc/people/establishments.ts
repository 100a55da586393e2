/** Words that end or begin the name of one hospital, practice, school, home or firm: our own list. */
const named = /\b(?:hospitals?|infirmary|nhs (?:foundation )?trust|health board|surgery|medical (?:centre|practice|group)|health centre|group practice|clinic|hospice|primary school|secondary school|high school|grammar school|academy|college|university|nursery|care home|nursing home|residential home|lodge|prison|hmp|barracks|ltd|limited|plc|llp|inc|gmbh|holdings)\b\.?|& (?:sons?|co)\b\.?/i;
/** Kinds of establishments rather than one of them. */
const kind = /^(?:all |other |any |total |acute |community |mental health |specialist |private |general |local |teaching |district |state |independent |non-?)*(?:hospitals?|gps?|general practices?|practices?|surger(?:y|ies)|clinics?|outpatient clinics?|walk-?in cent(?:re|er)s?|health cent(?:re|er)s?|hospices?|schools?|primary schools?|secondary schools?|nurser(?:y|ies)|colleges?|universit(?:y|ies)|care homes?|nursing homes?|residential homes?|prisons?|in hospital|home|own home|hospital admissions?|hospital deaths?)$/i;
const heading = /(?:^| )(?:hospital|trust|provider|site|practice|surgery|school|care ?home|nursing home|employer|company|firm|business|enterprise|organisation|organization|institution|establishment|university|college|prison|centre|center)(?: (?:name|code|id|ods|ods code|cd))?$/;
/** Codes of the Organisation Data Service: trusts ("RR8"), their sites ("RR801"), practices ("A81001"), care homes ("VL…"). */
const coded = /^(?:R[A-Z\d]{2}(?:[A-Z\d]{2})?|[A-HJ-NP-WY]\d{5}|VL[A-Z\d]{3}|\d{6}|[A-Z]{2}\d{6})$/;

/** Whether a label is the name of one establishment: a proper name around one of the words. */
export const isEstablishment = (text: string): boolean => {
  const label = text.trim();
  if (label.length < 5 || label.length > 120 || kind.test(label) || !named.test(label)) return false;
  // "Died in hospital", "discharged to a care home": a place of some kind, not one place.
  if (/\b(?:in|at|to|from|of|via|outside|per|by)(?: an?| the)?\s*$/i.test(label.slice(0, label.search(named)))) return false;
  const proper = label.replace(named, ' ').split(/[\s,]+/).filter((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) && !/^(?:The|And|Of|NHS|UK|All|Other|Any|In|At|No|New|Number|Total|Cardiac|Bariatric|Vascular|Thoracic|Orthopaedic|Paediatric|Neuro|Colorectal|Breast|Eye|Major|Minor|Elective|Oral|Plastic|General|Day|Outpatient|Inpatient|Emergency|Community|Acute|Private|Mental|Health)$/.test(word));
  return proper.length > 0;
};

export const isEstablishmentHeading = (words: string): boolean => heading.test(words);
export const isEstablishmentCode = (text: string): boolean => coded.test(text.trim());
