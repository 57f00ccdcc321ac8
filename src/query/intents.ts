import type { Intent } from '../model/question.ts';
import { whenIsSaid } from './question-kind.ts';

/**
 * Cues of what a question wants, over folded text (lower case, no diacritics, Latin script), in English, Albanian
 * and Serbian. They only propose: the routes answer from records when the entities they need are there as well.
 */
const CUES: Readonly<Record<string, RegExp>> = {
  recognition:
    /\b(recogni[sz]\w*|recog\b|recognit\w*|recogn?iz\w*|acknowledg\w*|acepted? kosov\w* as|njoh\w*|njeh\w*|njof\w*|njih\w*|prizna\w*|prizn\w*|derecogni\w*|unrecogni\w*)/,
  withdrawal:
    /\b(withdr[ae]w\w*|withdrawn|derecogni\w*|de-recogni\w*|un-?recogni[sz]ed?|revok\w*|rescind\w*|(?:took|take|taken|taking|pulled?) (?:it )?back|changed? (?:its|their) mind|terheq\w*|terhoq\w*|povuk\w*|povlac\w*)\b/,
  count:
    /\b(how many|how much|number of|numbers? |count|counts|counted|total|sa (?:shtete|vende|njohje|vota|shume)|sa\b.*\b(?:njoh|shtet|vend)\w*|koliko|broj)\b/,
  states:
    /\b(countr\w*|states?|nations?|recognitions?|governments?|shtet\w*|vend\w*|njohj\w*|drzav\w*|zemalj\w*|zemlj\w*|priznanj\w*|members?)\b/,
  list: /\b(which|what|list|name|who|whose|all|cilat|cilet|kush|koje|koji|ko)\b/,
  membership:
    /\b(members?|membership|join\w*|admit\w*|admission|accession|acced\w*|appl(?:y|ied|ication)|part of|belongs? to|in the|is kosov\w* in|kosov\w* in|anetar\w*|pranua\w*|pranim\w*|aplik\w*|clan\w*|uclan\w*|prijem\w*|primljen\w*|deo|u)\b/,
  vote: /\b(vot(?:e|es|ed|ing|er|ers)|ballots?|abstain\w*|abstention\w*|against|in favou?r|votua\w*|votoi|votim\w*|vota|abstenu\w*|glasa\w*|glasov\w*|uzdrza\w*|protiv)\b/,
  person:
    /^(?:so |and |ok |hey |hi |pls |please |but )*(?:who(?:'s| is| was| are| were|s)\b|kush (?:eshte|ishte|osht|asht|jane)|ko (?:je|su|bese|bejase)|tko (?:je|su)|k[ou] to)/,
  definition:
    /\b(what(?:'s| is| are| was| were|s)|wh?ats|wats?|wtf (?:is|are)|what does|meaning of|means?|meaning|define|definition|stands? for|stand for|abbreviation|acronym|explain|tell me about|cfare (?:eshte|jane|ishte|do te thote|domethene)|c'?eshte|cka (?:eshte|osht|asht|do)|qka (?:eshte|osht|asht|do)|do te thote|shpjego\w*|sta (?:je|su|znaci|bese|predstavlja)|sto (?:je|su|znaci)|znaci|skracenic\w*|objasni\w*)\b/,
  quote:
    /\b(sa(?:y|id|ys|ying)|quot(?:e|es|ed)|(?:exact )?words|statements?|stated|tell|tells|telling|told|claim(?:s|ed)?|comment(?:s|ed)?|remark\w*|announce\w*|warn\w*|declared? (?:that|about|on)|tha|thane|thote|ka thene|deklaro\w*|citat\w*|cito\w*|deklarat\w*|rek(?:ao|la|li|oh)|kaz(?:e|ao|ala|u)|izjav\w*|porucio|tvrdi\w*)\b/,
  position:
    /\b(positions?|stances?|stand|stands|views?|thinks?|thought|attitudes?|polic(?:y|ies)|opinions? of|feel\w*|support\w*|oppos\w*|back(?:s|ed|ing)?|agree\w*|reject\w*|accept\w*|react\w*|respon[ds]\w*|line|qendrim\w*|pozicion\w*|pozit\w*|mendim\w*|mendo\w*|kunderst\w*|mbeshte\w*|reag\w*|stav\w*|pozicij\w*|misl\w*|podrz\w*|protivi\w*|odbi\w*|prihvat\w*)\b/,
  // What either side does, as each of them words it: "refuse" is the other's "object".
  stance:
    /\b(approv\w*|confirm\w*|condemn\w*|insist\w*|demand\w*|refus\w*|den(?:y|ies|ied)|object\w*|guarantee\w*|allow\w*|permit\w*|violat\w*|justif\w*|defend\w*|block\w*|prov(?:e|es|ed)|attempt\w*|remain\w*|obstruct\w*|betray\w*|dodg\w*|threaten\w*|protect\w*|uphold\w*|help\w*|serv(?:e|es|ed)|answer\w*|lega\w*|valid\w*|fail\w*|blam\w*|refuz\w*|kundersht\w*|kerko\w*|pergjigj\w*|ligjsh\w*|lejo\w*|garanto\w*|shkel\w*|traz\w*|odbi\w*|garan\w*|dozvol\w*|zakonit\w*|krsi\w*|odgovar\w*|brani\w*)\b/,
  arguments:
    /\b(arguments?|argue[sd]?|arguing|reasons?|reasoning|grounds|case (?:for|against)|justif\w*|basis|pro and con|pros and cons|argument\w*|arsye\w*|baze|razlo\w*|osnov\w*)\b/,
  why: /\b(why|how come|what for|pse|perse|zasto|zbog cega|zas)\b/,
  when: /\b(when|what (?:date|day|year|month)|which (?:date|day|year|month)|date|since when|how long ago|kur|qe kur|kad|kada|datum|daten?|viti|koje godine|otkad|otkada)\b/,
  compare:
    /\b(compar(?:e|ed|es|ing|ison)|versus|vs|difference between|both sides|each side|two sides|side by side|krahaso\w*|te dy palet|dy palet|upored\w*|obe strane|obje strane|dve strane)\b/,
  today:
    /\b(today|now|nowadays|currently|current|at present|presently|these days|so far|as of today|still|latest|newest|recent|recently|tani|tash|tashti|sot|aktualisht|ende|akoma|fundit|sada|danas|trenutno|jos uvek|i dalje|najnovij\w*|poslednj\w*)\b/,
  side: /\b(other side|opposite side|opposing (?:side|view)|counter ?arguments?|what (?:do|does|did) the other|pala tjeter|anen tjeter|ana tjeter|drug[au] stran\w*)\b/,
};

/** Whether a folded text has a cue. */
export const hasCue = (cue: keyof typeof CUES | string, folded: string): boolean =>
  (Object.hasOwn(CUES, cue) ? CUES[cue] : undefined)?.test(folded) ?? false;

/**
 * Questions for a verdict of the bot's own. The bot has none; it refuses and offers the positions side by side.
 * Asking what somebody else thinks is no such question, so cues that name a speaker are left to the other intents.
 */
const OPINION = [
  /\b(whose|who'?s|who is|who was|who are|whos) (?:at |the |to |more |really |actually |truly )*(fault|blame|right|wrong|guilty|correct|good guys?|bad guys?|victims?|liar|lying|worse|better|telling the truth)\b/,
  /\bwhose (fault|land|territory)\b/,
  /\b(do|did|would|can|could) (you|u|ya) (?:personally |really |actually |honestly |truly )?(think|believe|support|agree|recogni[sz]e|like|prefer|side)\b/,
  /\b(your|ur) (own |personal |honest )*(opinion|view|take|position|thoughts|verdict|side)\b|\bin your opinion\b|\bhot take\b|\bwhat do you think\b|\bwhat'?s your\b/,
  /(?:^|\b(?:just|please|come on|now|so|you (?:should|must|have to|need to)|can (?:you|u)|why (?:don't|dont) (?:you|u)) )(?:admit|confess|concede)\b|\b(?:admit|confess|concede) (?:it|that)\b|\b(?:acknowledge it|agree with me|face it|just say|stop dodging)\b/,
  // Of what somebody did it is only a short way to ask.
  /^(?!.*\b(?:did|does|do|has|have|had|was|were|will|would)\b).*\byes or no\b/,
  /(?<!\b(?:did|does|do|would|could|to) .{0,24})\bsay it[.! ]*$/,
  /\b(be honest|honestly|truthfully|sinqerisht|iskreno)\b|\b(is|was|are|were) .{2,30} an? (?:(?:really|very|truly) )?(?:good|bad|nice|evil|great|terrible|real|decent|worthy) (?:or (?:an? )?(?:good|bad|evil|terrible) )?(?:person|man|woman|guy|leader|politician|diplomat|statesman|negotiator|(?:prime )?minister|president|premier)\b|\b(?:is|was|are|were)\b.{2,40}\b(?:better|worse|nicer|smarter|wiser|braver|more honest|more moral) (?:\w+ ){0,3}than\b|\b(is|was|are|were) \w+ (lying|a liar|corrupt|stupid|crazy)\b/,
  /\b(are|r) (you|u) (pro|anti|for|against|biased|on)\b|\bwould (you|u) (rather|prefer|say|choose)\b|\bwho(?:'s| is|s) (?:the )?(more|most|less|least|better|worse|worst|best)\b|\bshould i\b/,
  /\b(?:dobar|dobra|los|losa|posten|postena|pametan) (?:\w+ )?(?:covek|zena|politicar\w*|lider|predsednik|premijer|ministar)\b|\b(?:njeri|burre|grua|politikan|lider|president|kryeminister) (?:i|e) (?:mire|keq|ndershem|mencur)\b/,
  /\bwho should (own|have|rule|get|control|keep)\b/,
];
/** A slogan put to the bot; asked who said or painted it, it is no opinion of the bot's. */
const SLOGAN = [
  /^(?:\w+ ){0,2}kosov[aoë] (?:je|eshte|is) (?:srbija|serbi|serbia|srce srbije|republike?|shqiperi|albania)(?: \w+){0,2}$/,
];
/** Asks the bot itself what ought to be done, whatever verb follows. */
const SHOULD = /^(?:so |but |and |ok |hey |well )*should\b(?!.*\b(?:according|say|says|said|argue\w*)\b)/;
/** What ought to be done. Asked of somebody ("what did Rice say should be done") it is no opinion of the bot's. */
const OUGHT = [
  /\bshould (kosov\w*|serbia|serbs|albanians|my|our|we|i|they|people)\b(?!.*\b(according|say|says|said|argue\w*)\b)/,
];
const VERDICT = [
  /\b(is|was|were|are) (the )?\w+ (right|wrong|justified|correct|stupid|evil) (to|in|for|about)\b|\bmore (?:of a )?right to\b|\bhave (?:the |a )?right to (?:the |that |this )?land\b/,
  /\bwhich side\b.*\b(right|better|stronger|wrong|worse|win|deserves?|support|truth)\b|\b(better|stronger|best) (arguments?|case|claim)\b/,
  /^(?!(?:how|why|what|when|who) (?:did|does|is|was|say|said|told|tell)\b).*\b(stolen|steal|stole|robbed)\b/,
  /\b(rightful\w*|rightly belongs?|deserves?|truly belongs?|really belongs?|morally|evil|immoral|unfair|fair|shameful|disgrac\w*|hypocri\w*)\b/,
  /\bis it (ok|okay|right|just|fair|moral|true that kosovo is) /,
  /\bwho (deserves|started it|is worse|do you|has the right|is lying|lies|committed more|suffered more)\b/,
  /\b(?:da li|je li|jel|a) (?:je|eshte|ishte|osht|asht)(?: (?:to|bilo|bila|bio|kjo|e|i|te))* (?:pravedn\w*|nepravedn\w*|posten\w*|ispravn\w*|moraln\w*|opravdan\w*|drejte|padrejte|moralshme|ndershme)\b/,
  /\b(ko je kriv|ciji je|cija je|cije je|ko je u pravu|kush (e )?ka faj\w*|kush ka (te )?drejte|faji|kush eshte fajtor|e kujt eshte|sta (?:(?:ti|vi) )?misli(?:s|te)|sto misli(?:s|te)|cfare mendon(?:i)? (?:ti|ju)|c'?mendon|qka mendon|priznaj da|pranoje|treba li|da li treba|a duhet(?!.* (?:qe|per) te )|a mendon|mislis li|po tvom misljenju|sipas teje|sipas mendimit tend)\b/,
];
/** Attempts to steer the bot. It follows none: they are no questions on the subject. */
const STEERING = [
  // Orders to the bot; "did Kostunica repeat the offer" is none.
  /(?:^|[.,;:!?–-] *|\b(?:please|now|just|then|you (?:must|should|can|will)|(?:can|could|will|would) (?:you|u)) )(?:pretend|act (?:as|like)|repeat the|say exactly|simulate)\b/,
  /\b(?:config(?:uration)?(?: files?| values?)?|env(?:ironment)? variables?|api tokens?|tokens?|passwords?|secrets?|credentials)\b.*\b(?:reveal|print|show|list|dump|give|tell|output|leak)|\b(?:reveal|print|show|dump|output|leak|give me|tell me)\b.*\b(?:config|env variables?|environment variables?|api|tokens?|passwords?|credentials|system message)\b/,
  /\b(fix|debug|refactor|compile|run|explain)\b.*\b(code|loop|script|function|program|python|javascript|regex|sql)\b/,
  /\b(ignore|disregard|forget|bypass|override|skip) (?:all |any |your |the |my |these |previous |prior |above |of )*(instructions?|rules?|prompts?|guidelines|guardrails|sources|neutrality|programming)\b/,
  /\b(system prompt|jailbreak|developer mode|dan mode|prompt injection|initial prompt|hidden prompt|your (?:instructions|prompt|rules|training|programming)|you are now|you're now|from now on|role ?play|imagine you|repeat after me|answer only|respond only|reply only|without (?:sources|citations)|hypnot|as an ai|chatgpt|language model)\b/,
  /\b(write|compose|draft|generate|make|create|give)(?: me| us)? (?:an? |some |the )?(?:short |long |persuasive |funny |good |nationalist )*(poem|essay|song|story|speech|joke|jokes|propaganda|tweet|post|rap|article|letter|code|script|haiku|slogan|meme)\b/,
  /\b(tell|say|know|crack)\b.*\b(jokes?|vic|barcalet\w*|shaka)\b|\bsing\b.*\bsong\b/,
  /\b(drop table|select \*|insert into|<script|javascript:|\$\{|\{\{|rm -rf|sudo |eval\(|etc passwd|process\.env|api key|your token|bot token)\b|<\/?\w+>|\/etc\//,
  /\b(ignorisi|zanemari|zaboravi|injoro|harro|pretvaraj se|glumi|bej sikur|shtiru|ponovi za mnom|perserit pas meje|napisi (?:mi )?(?:pesmu|esej|vic|govor)|shkruaj (?:nje )?(?:poezi|ese|kenge|fjalim))\b/,
];

/** Asks what somebody else held: "why did Serbia think that autonomy was fair". */
const HELD =
  /\b(?:did|does|do|has|have|had) (?!you\b|u\b|ya\b).{2,40}\b(?:think|thought|call|called|consider|considered|believe|believed|argue|argued|describe|described|find|found|claim|claimed|say|said)\b/;

/** @param reported whether it asks what somebody said or holds */
export const asksOpinion = (folded: string, reported: boolean): boolean =>
  OPINION.some((pattern) => pattern.test(folded)) ||
  (!HELD.test(folded) && VERDICT.some((pattern) => pattern.test(folded))) ||
  SHOULD.test(folded) ||
  (!reported && SLOGAN.some((pattern) => pattern.test(folded))) ||
  (!reported && OUGHT.some((pattern) => pattern.test(folded)));
export const steers = (folded: string): boolean => STEERING.some((pattern) => pattern.test(folded));

/** What a question begins with, for the intents that only that decides. */
export function cueIntent(folded: string): Intent {
  if (hasCue('compare', folded)) return 'compare';
  if (hasCue('person', folded)) return 'person';
  if (hasCue('quote', folded)) return 'quote';
  if (hasCue('arguments', folded)) return 'arguments';
  if (hasCue('position', folded)) return 'position';
  if (hasCue('when', folded) && !whenIsSaid(folded)) return 'when';
  if (hasCue('definition', folded)) return 'definition';
  return 'general';
}
