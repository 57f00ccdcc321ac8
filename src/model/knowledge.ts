import type { Lookup } from '../text/text-map.ts';

/** The nouns of the knowledge base, as the core sees them after loading. */

type Id<Kind extends string> = string & { readonly [kind in Kind]: true };
export type PassageId = Id<'passage'>;
export type SourceId = Id<'source'>;
export type ActorId = Id<'actor'>;
export type NonEmpty<T> = readonly [T, ...T[]];

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date is never more precise than what its source gives. */
export type IsoDate = string;
/** What time a passage speaks about; a missing end is open. */
export interface Period {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

export interface Source {
  readonly id: SourceId;
  readonly publisher: string;
  readonly title: string;
  /** When it was published; `undefined` where the page gives no date (`dateNote` says what is known). */
  readonly date?: IsoDate;
  readonly dateNote?: string;
  readonly url?: string;
  readonly kind: string;
  readonly rights?: string;
  /** The page is a copy or mirror of somebody else's publication. */
  readonly copy?: boolean;
}

export type ActorKind = 'state' | 'person' | 'institution' | 'organisation' | 'group' | 'party' | 'role';
export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  readonly kind: ActorKind;
  /** Whom it speaks for. */
  readonly of?: ActorId;
  readonly iso2?: string;
  /** ISO codes: names only where typed in upper case, since "tha" and "pse" are Albanian words. */
  readonly codes: readonly string[];
  /** Every name, in every language and script, that people use for it. */
  readonly names: readonly string[];
  /** Names that stand for its government ("Belgrade"): they match, but are not used as a display name. */
  readonly metonyms: readonly string[];
}

/** How the reader is told what a passage is. */
export type PassageKind = 'quote' | 'digest' | 'record' | 'article';
/** Which part of the base a passage comes from. */
export type Group =
  | 'article'
  | 'timeline'
  | 'recognition'
  | 'count'
  | 'membership'
  | 'vote'
  | 'document'
  | 'glossary'
  | 'actor'
  | 'quote'
  | 'position'
  | 'argument'
  | 'import';
/** Who says so (D08). */
export type Standing = 'party' | 'third-party' | 'primary-document';
export type Side = 'serbia' | 'kosovo';

/** The unit of retrieval. */
export interface Passage {
  readonly id: PassageId;
  readonly kind: PassageKind;
  readonly group: Group;
  /** Title of the article or record series it belongs to. */
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly lang: string;
  /** The first is the one cited. */
  readonly sources: NonEmpty<SourceId>;
  readonly published?: IsoDate;
  readonly period?: Period;
  /** Its period has closed and it does not describe today. */
  readonly historical: boolean;
  readonly claimant?: ActorId;
  readonly speaker?: Speaker;
  readonly standing: Standing;
  readonly side?: Side;
  readonly actors: readonly ActorId[];
  readonly topics: readonly string[];
  /** Questions and names that find the passage; searched, never shown. */
  readonly keys: readonly string[];
  readonly status: 'active' | 'disputed';
  /** Neighbouring passages of the same article, in reading order. */
  readonly article?: string;
}

export interface Speaker {
  readonly name: string;
  readonly role: string;
  readonly actor?: ActorId;
}

export interface TimelineEvent {
  readonly id: PassageId;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly title: string;
  readonly actors: readonly ActorId[];
  readonly topics: readonly string[];
  readonly alsoDated: readonly IsoDate[];
}

export type RecognitionStatus =
  | 'recognised'
  | 'not-recognised'
  | 'withdrawn-claimed'
  | 'disputed'
  | 'unclear';
export interface Recognition {
  readonly id: PassageId;
  readonly actor: ActorId;
  readonly name: string;
  readonly status: RecognitionStatus;
  readonly unMember: boolean;
  readonly on?: IsoDate;
  readonly withdrawnOn?: IsoDate;
  readonly groups: readonly string[];
}

export interface PositionRecord {
  readonly id: PassageId;
  readonly actor: ActorId;
  readonly period: Period;
  readonly stance: string;
  readonly topics: readonly string[];
  readonly arguments: readonly PassageId[];
  readonly quotes: readonly PassageId[];
}

/** One name that a question may contain, and what it points to. */
export interface Term {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: string;
  /** Passage that defines it, where the base holds one. */
  readonly definition?: PassageId;
  readonly abbreviation: boolean;
}

export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly keywords: readonly string[];
}

/** What the entries of a lexicon begin with, so that most words need no further look. */
export interface Beginnings {
  /** The first words of chat spellings of several words, and of expressions of several words. */
  readonly slang: Pick<ReadonlySet<string>, 'has' | 'keys'>;
  readonly words: Pick<ReadonlySet<string>, 'has' | 'keys'>;
  /** The first letters of every chat spelling that holds for all inflections. */
  readonly open: Pick<ReadonlySet<string>, 'has' | 'keys'>;
}

export interface Lexicon {
  readonly lang: 'en' | 'sq' | 'sr';
  /** folded word → English search words */
  readonly words: Lookup<readonly string[]>;
  /** folded beginning of a word → English search words */
  readonly stems: Lookup<readonly string[]>;
  readonly functionWords: readonly string[];
  /** Function words that English has as well: they say little about the language. */
  readonly sharedWithEnglish: readonly string[];
  /** Chat spelling → plain words. */
  readonly slang: Lookup<string>;
  readonly beginnings: Beginnings;
  /** intent → folded cue phrases */
  readonly intents: Readonly<Record<string, readonly string[]>>;
  readonly questionWords: Readonly<Record<string, readonly string[]>>;
}

/** A question that people ask, with the passage that answers it; without one, no source does. */
export interface AskedQuestion {
  readonly text: string;
  readonly lang: 'en' | 'sq' | 'sr';
  readonly passage?: PassageId;
  /** Of one that no source answers: the passage that comes nearest. */
  readonly near?: PassageId;
}

/** The whole base, ready to be indexed. */
export interface Knowledge {
  /** Date of the newest fact, and a short hash of the files. */
  readonly asOf: IsoDate;
  readonly version: string;
  readonly passages: readonly Passage[];
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly terms: readonly Term[];
  readonly topics: readonly Topic[];
  readonly timeline: readonly TimelineEvent[];
  readonly recognitions: readonly Recognition[];
  readonly positions: readonly PositionRecord[];
  readonly lexicons: readonly Lexicon[];
  /** Only compared with what is asked, never shown. */
  readonly asked: readonly AskedQuestion[];
}
