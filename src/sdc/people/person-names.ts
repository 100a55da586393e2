/**
 * Common given names and surnames of people in the United Kingdom: our own short lists, enough to tell a column of
 * names from a column of places, drugs or diagnoses. Names that are mostly something else (Hodgkin, Parkinson,
 * London, Paris, April) are left out on purpose.
 */
const given = new Set((
  'aaron abdul abdullah abigail adam adrian agnes ahmed aisha alan albert alex alexander alfie alice alison amanda amelia amina amir amy andrea andrew angela anita ann anna anne anthony arthur asha audrey ava ayesha barbara barry ben benjamin bernard beth betty bilal brenda brian bridget bronwen callum calum cameron carl carol caroline catherine charles charlie charlotte cheryl chloe chris christine christopher ciaran claire clare clive colin connor craig cynthia daisy daniel danielle darren david dawn dean deborah denise dennis derek diana diane donald donna doris dorothy douglas dylan edith edward eileen elaine eleanor elizabeth ella ellie elsie emily emma enid eric erin ethan eva evelyn evie faith fatima fiona florence frances francis frank fred frederick freya gareth gary gavin gemma geoffrey george gerald gillian glenda glyn gordon grace graham gwen hannah harold harriet harry hassan hayley hazel heather helen henry hilary hugh ian ibrahim imran irene iris isaac isabella isla jack jackie jacob jacqueline jade jake james jamie jane janet janice jasmine jason jean jeffrey jennifer jeremy jessica jill joan joanna joanne john jonathan jordan joseph joshua joyce judith julia julian julie june justin karen kate katherine kathleen katie keith kelly kenneth kerry kevin khadija kim kirsty kyle laura lauren lawrence leah leanne lee leo leonard lesley lewis liam lily linda lisa lorraine louise lucy luke lynn lynne madison malcolm mandy margaret maria marie marion mark martin mary matthew maureen megan melanie melissa mia michael michelle mohamed mohammad mohammed moira muhammad nadia naomi natalie natasha nathan neil niamh nicholas nicola nigel nikki nina noah nora norma norman oliver olivia omar oscar owen pamela patel patricia patrick paul pauline penelope peter philip phoebe phyllis priya rachel raj ralph raymond rebecca rhys richard rita robert robin roger ronald rosemary ross roy ruby ruth ryan sadia saima sally sam samantha samuel sandra sara sarah scott sean shane shannon sharon sheila shirley simon siobhan sophia sophie stanley stephanie stephen steven stuart susan suzanne sylvia tanya tara teresa terence theo thomas tim timothy toby tom tony tracey trevor valerie vanessa vera veronica victor victoria vincent violet walter wayne wendy william winifred yasmin yusuf yvonne zahra zara zoe agnieszka katarzyna malgorzata pawel piotr tomasz krzysztof joanna andrzej'
).split(' '));
const family = new Set((
  'adams ahmed akhtar ali allen anderson andrews armstrong arnold atkinson bailey baker ball barker barnes barrett bates begum bell bennett berry bibi booth bradley brooks brown burns burton butler campbell carr carter chapman chowdhury clark clarke cole collins cook cooper cox craig cunningham davidson davies davis dawson dean dixon doyle duncan edwards elliott ellis evans fisher fletcher ford foster fox fraser gallagher gibson gill gordon graham grant green griffiths hall hamilton harper harris harrison hart harvey henderson hill holmes houghton howard hudson hughes hunt hunter hussain hussein hutchinson iqbal jackson james jenkins johnson johnston jones kaur kelly kennedy khan king knight kowalski lawson lewis lloyd macdonald mackenzie macleod marshall martin mason matthews mccarthy mcdonald mckenzie miah mills mitchell moore morgan morris morrison murphy murray nelson newman nowak okafor okoye owen owens palmer parker patel patterson payne pearson perry phillips pollard poole powell price rahman reid reynolds richards richardson roberts robertson robinson rogers rose ross russell ryan saunders scott shah sharma shaw simpson singh smith spencer stephens stevens stewart stone sullivan taylor thomas thompson thomson turner uddin wallace walsh ward watson watts webb wells west wilkinson williams williamson wilson wood woods wright young'
).split(' '));

export const isGivenName = (word: string): boolean => given.has(word.toLowerCase());
export const isFamilyName = (word: string): boolean => family.has(word.toLowerCase());

const nameWord = /^[\p{Lu}][\p{L}'’-]+\.?$|^[\p{Lu}]\.?$/u;
const title = /^(?:mr|mrs|ms|miss|mx|master|dr|prof|professor|rev|sir|dame|lady|lord)\.?$/i;

/** Words of a text that could be one person's name: two to four capitalised words, "Smith, Jane" turned round, titles dropped. */
function nameWords(text: string): string[] | undefined {
  const turned = /^([^,]+), ([^,]+)$/.exec(text.trim());
  const words = (turned === null ? text.trim() : `${turned[2]} ${turned[1]}`).split(/\s+/);
  const rest = words.filter((word) => !title.test(word));
  const cased = rest.every((word) => nameWord.test(word)) || rest.every((word) => /^[A-Z'-]{2,}$/.test(word));
  return cased && rest.length >= 1 && rest.length <= 4 && (rest.length > 1 || words.length > rest.length) ? rest : undefined;
}

/** Whether a whole text is a person's full name: a given name we know first, or a title, before capitalised words. */
export function isFullName(text: string): boolean {
  if (text.length > 60 || /[\d@/_%=<>()]/.test(text)) return false;
  const words = nameWords(text);
  if (words === undefined) return false;
  const titled = title.test(text.trim().split(/\s+/)[0]!);
  const [first, last] = [words[0]!, words.at(-1)!];
  if (titled) return words.some((word) => word.length > 1);
  return (isGivenName(first.split('-')[0]!) && last.length > 1) || (isFamilyName(last) && /^[\p{Lu}]\.?$/u.test(first));
}

/** One capitalised word that is a known given or family name. */
export const isNameWord = (text: string): boolean => /^[\p{L}'’-]{2,}$/u.test(text.trim()) && (isGivenName(text.trim()) || isFamilyName(text.trim()));

/** A title of address and a surname inside a sentence ("Mrs Smith"), or a patient introduced by name. Doctors and authors stay out. */
const addressed = /\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? (?:[A-Z]\.? ){0,2}[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?\b/gu;
const introduced = /\b(?:[Pp]atient|[Pp]articipant|[Cc]lient|[Ss]ubject|[Nn]ext of kin|NOK|[Mm]other|[Ff]ather|[Ss]pouse)(?:'s)?(?: name)?(?: is| was)?[:=\s]{1,3}(?:[A-Z][a-z'’-]+ ){1,2}[A-Z][a-z'’-]+\b/gu;

/** Spans of people named in running text. */
export function namesInText(text: string): { start: number; end: number }[] {
  const spans = [...text.matchAll(addressed)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  for (const match of text.matchAll(introduced)) {
    const words = match[0].split(/[\s:=]+/);
    if (words.some((word) => isGivenName(word)) || words.filter((word) => isFamilyName(word)).length > 0) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

const home = /(?:\/(?:home|Users)\/|[A-Z]:[\\/]+(?:Users|Documents and Settings)[\\/]+|\\\\[\w.-]+\\(?:users|home|profiles)\$?\\)([\w.@ -]{2,40}?)(?=[\\/"'\s,;:)]|$)/giu;
/** Accounts of machines and services, not of people. */
const nobody = /^(?:public|default(?: user)?|all users|shared|user|users|admin|administrator|root|ubuntu|ec2-user|runner|runneradmin|jovyan|rstudio|rstudio-user|opensafely|vscode|docker|app|node|python|jenkins|circleci|travis|gitlab-runner|guest|test|data|analyst|researcher|username|your[_ -]?name|me|name|project|work|output|outputs)$/i;

/** Home folders in a path that are named after a person. */
export function homesInText(text: string): { start: number; end: number }[] {
  return [...text.matchAll(home)].filter((match) => !nobody.test(match[1]!.trim())).map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
