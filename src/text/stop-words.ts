/**
 * English words that carry no subject. Indexing and searching drop the same ones. The long list (SMART's size, our
 * own selection) gains 0.03 nDCG@10 on cisi over a list of 33 words.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a able about above according across actually after afterwards again against ain all allow allows almost alone along
  already also although always am among amongst an and another any anybody anyhow anyone anything anyway anyways
  anywhere apart are aren around as aside ask asking at away be became because become becomes been before beforehand
  behind being below beside besides between beyond both brief but by came can cannot cant certain certainly clearly
  come comes concerning consequently consider considering could couldn currently d definitely despite did didn do does
  doesn doing don done down downwards during each eg either else elsewhere enough especially et etc even ever every
  everybody everyone everything everywhere ex exactly except far few for former formerly from further furthermore get
  gets getting give given gives go goes going gone got gotten had hadn happens hardly has hasn have haven having he
  hello hence her here hereafter hereby herein hers herself hi him himself his hither how howbeit however i ie if in
  inasmuch inc indeed insofar instead into inward is isn it its itself just keep keeps kept know known knows last lately
  later latter latterly least less lest let like liked likely ll look looking looks m made mainly make makes many may
  maybe me mean meanwhile merely might more moreover most mostly much must my myself namely near nearly necessary need
  needs neither never nevertheless next no nobody non none nor normally not nothing now nowhere obviously of off often
  oh ok okay on once one ones only onto or other others otherwise ought our ours ourselves out outside over overall own
  particular particularly per perhaps please possible presumably probably provides put quite rather re really
  reasonably regarding regardless regards relatively respectively s said same saw say saying says see seeing seem seemed
  seeming seems seen self selves several shall she should shouldn since so some somebody somehow someone something
  sometime sometimes somewhat somewhere soon still such sure t take taken tell tends than thank thanks that thats the
  their theirs them themselves then thence there thereafter thereby therefore therein thereupon these they thing things
  think this thorough thoroughly those though through throughout thru thus to together too took toward towards tried
  tries truly try trying unless unlikely until unto up upon us use used useful uses using usually various ve very via
  want wants was wasn way we well went were weren what whatever when whence whenever where whereafter whereas whereby
  wherein whereupon wherever whether which while whither who whoever whole whom whose why will willing wish with within
  without wonder would wouldn yes yet you your yours yourself yourselves`.split(/\s+/),
);
