import type { Query } from '../../model/question.ts';
import { entityTerm } from '../../query/entity-term.ts';
import { questionKind } from '../../query/question-kind.ts';
import type { Engine } from '../../retrieval/engine.ts';
import type { Rule } from '../route.ts';
import { asks, leftOver, namesKosovo, PARTIES } from './terms.ts';

/** Asks for something that no record holds. */
const PRICE =
  /\b(how much|cost|paid?|pays?|money|bribe\w*|in return|in exchange|reward\w*|sa para|koliko para)\b/;
/** Asks for something about a record that the record may not hold. */
const ATTRIBUTE =
  /\b(how much|how long|cost|paid?|pays?|money|bribe\w*|names?|who|whom|where|why|how did|pse|zasto|sa para|koliko para|kush|ko)\b/;
/** Kosovo as the one who recognises: subject before the verb in English, nominative in Albanian, a neuter verb in Serbian. */
const KOSOVO_RECOGNISES =
  /\b(?:did|does|has|have|do|when|if|whether) (?:did |does |has )?kosov[aoë]\w* (?:(?!was |is |be |been |being |gets? |got |were |not )\w+ )?recogni[sz]\w*\b(?! by| as)|\b(?:njeh|njohur|njohu) kosova \w+n\b|\bkosova (?:e )?(?:ka )?(?:njeh|njohur|njohu)\b|\bkosovo (?:je )?priznal?o\b|\bpriznalo kosovo\b/;

/** The verb, in three languages. */
const RECOGNISES =
  /\brecogni[sz](?:e|es|ed|ing)\b|\bnj(?:eh|oh|of|ih)\w*|\bprizna(?:la|lo|li|le|je|ju|o|va\w*)?\b/;

/** What follows the verb: who is recognised, where it is not somebody else's name for the subject. */
const OBJECT =
  /\b(?:recogni[sz](?:e|es|ed|ing)|nj(?:eh|oh|of|ih)\w*|prizna(?:la|lo|li|le|je|ju|o|va\w*)?) (?:the |state of |e |te )?(\w+)/;

/** Recognition of somebody else than Kosovo: two states without Kosovo, or Kosovo as the one who recognises. */
function recognisesAnother({ vocabulary }: Engine, query: Query, states: number): boolean {
  if (namesKosovo(query)) return KOSOVO_RECOGNISES.test(query.folded);
  // "after recognition" is a time, "did X recognise Y" is a question about Y.
  if (!RECOGNISES.test(query.folded)) return false;
  const listed = /\b(and|or|both|dhe|edhe|ose|i|ili)\b/.test(query.folded);
  const others = query.terms.filter((term) => term.kind === 'name').length > states;
  // An object that nothing here knows ("Donetsk") is not Kosovo.
  const object = OBJECT.exec(query.folded)?.[1];
  const stranger = query.terms.some(
    (term) =>
      term.kind === 'word' && !term.known && term.surface === object && !vocabulary.isWord(term.surface),
  );
  return (
    query.carried.length === 0 &&
    (query.actors.includes('serbia' as never) || others || stranger || (states > 1 && !listed)) &&
    !asks(query, 'withdrawal')
  );
}

/** Words beside a state and its recognition that still leave the question about that. */
const BESIDE = 2;

/** Whether, when and why a state recognised Kosovo: its record. */
export const recognitionRule: Rule = (engine, links, query) => {
  const { knowledge } = engine;
  const states = query.actors.filter((id) => links.recognition.has(id) && !PARTIES.has(id));
  const asked = asks(query, 'recognition') || asks(query, 'withdrawal');
  // "Did Serbia recognise South Ossetia?": a side of this dispute and another object.
  const side = query.actors.some((id) => PARTIES.has(id));
  const named = query.terms.filter((term) => term.kind === 'name').length;
  if (
    asked &&
    states.length === 0 &&
    side &&
    named > 1 &&
    !namesKosovo(query) &&
    query.carried.length === 0 &&
    query.actors.length === 1
  )
    return { pins: [], exclusive: true, name: 'recognition of another' };
  if (states.length === 0 || states.length > 4) return undefined;
  if (asked && recognisesAnother(engine, query, states.length))
    return { pins: [], exclusive: true, name: 'recognition of another' };
  // "when did Peru…": with nothing else asked, it is recognition that a state is asked about.
  const stateAlone = query.terms.every(
    (term) =>
      term.kind === 'name' &&
      term.forms.some(
        ({ stem }) => stem === entityTerm('kosovo') || states.some((id) => stem === entityTerm(id)),
      ),
  );
  if (!asked && !(questionKind(query.folded) === 'when' && stateAlone)) return undefined;
  // With much else asked, recognition is only where it happened: the ranking finds what it is about.
  if (leftOver(query, 'recognition', 'withdrawal', 'when', 'today').length > BESIDE) return undefined;
  // What a recognition was given for stands in no record.
  if (PRICE.test(query.folded)) return { pins: [], exclusive: true, name: 'price' };
  const records = states.map((id) => knowledge.recognitions.find((record) => record.actor === id)!);
  const presupposes =
    /\b(when|why|since when|what year|what date|kur|pse|kad|kada|zasto|otkad)\b/.test(query.folded) &&
    !/\b(not|n't|dont|doesn|doesnt|didnt|hasnt|refus\w*|against|oppos\w*|object\w*|warn\w*|worr\w*|protiv\w*|kund[eë]r\w*|never|nuk|s'|nije|ne)\b/.test(
      query.folded,
    );
  const denied = records.length === 1 && records[0]!.status === 'not-recognised' && presupposes;
  const withdrawn =
    records.length === 1 && asks(query, 'withdrawal') && presupposes && records[0]!.status === 'recognised';
  const why = /\b(why|reason\w*|pse|zasto|arsye\w*|razlo\w*)\b/.test(query.folded);
  const reasons = why && !denied ? [] : undefined;
  return {
    pins: reasons ?? records.map((record) => record.id),
    premiseFails: denied || withdrawn,
    certain:
      leftOver(query, 'recognition', 'withdrawal', 'when', 'today').length <=
      (ATTRIBUTE.test(query.folded) ? 0 : 1),
    name: 'recognition',
  };
};
