/** Recognises a block that names who paid: `Sponsored by: X`, `Präsentiert von X`. */

/** A label and a colon; the same words without one also begin sentences. */
const WITH_COLON =
  /^(?:content |article |story |video )?(?:sponsored|paid for|brought to you|powered) by ?:|^(?:(?:paid )?(?:sponsor|advertiser)|gesponsert von|werbung von|anzeige von|sponsorisé par|patrocinado por|patrocinado|sponsorizzato da|gesponsord door|sponsrat av|sponset av|sponsoreret af|sponsorowane przez|sponzorováno|реклама ?[.,:]? ?(?:рекламодатель|ооо|ао|ип)|рекламодатель|χορηγός|sponsor) ?:/iu;
/** The token that Russian law 38-FZ, article 18.1, puts into every ad. */
const RUSSIAN_TOKEN =
  /^реклама[ .,:].{0,110}(?:инн|erid)|^реклама ?[.,:•|—–-]? ?(?:рекламодатель ?[:.—–-]? ?)?(?:ооо|ао|пао|зао|ип|ано) ?[«"“]?\p{L}[^.!?]{1,60}$|^реклама на [\p{L} ]{2,20} www\.[\p{L}\p{N}.-]{3,40}$/iu;
const PAID_BY =
  /^(?:(?:Sponsored|Paid for|Brought to you|Promoted|Powered|Ads|SPONSORED|PAID FOR|BROUGHT TO YOU|PROMOTED|ADS) (?:by|By|BY)|(?:Sponsored|Sponsor|Paid|Paid partner|Promoted|Branded|Advertiser|SPONSORED|PAID|PROMOTED|BRANDED|ADVERTISER) (?:content|Content|CONTENT|post|Post|POST|story|Story|STORY) (?:by|By|BY|from|From|FROM)|(?:This|THIS) (?:article|post|story|content|page) is (?:sponsored|paid for) by|(?:Patrocinado|PATROCINADO) (?:por|POR)|(?:Sponsorisé|SPONSORISÉ) (?:par|PAR)|(?:Gesponsert|GESPONSERT) (?:von|VON)) /u;
/** Without a colon only a short name in capitals may follow, and nothing that a person or a bill would have. */
const SHORT_NAME = /^\p{Lu}[\p{L}\p{N}&.'’+-]*(?: (?:\p{Lu}[\p{L}\p{N}&.'’+-]*|&|and|of|the)){0,3}$/u;
const OF_A_BILL =
  /\b(?:sens?|senators?|reps?|representatives?|gov|governor|congress\w*|assembl\w*|del|delegate|mps?|lord|lady|sir|dr|mr|mrs|ms|mayor|councill?or|democrats?|republicans?|d-|r-)\b/iu;
const MAX_LABEL = 90;
const MAX_RUSSIAN = 120;
const MAX_WORDS_AFTER = 8;

/** Whether the block names a sponsor and says nothing else; never a sentence, never the sponsor of a bill. */
export function isSponsorLabel(text: string): boolean {
  if (text.length <= MAX_RUSSIAN && RUSSIAN_TOKEN.test(text)) return true;
  if (text.length > MAX_LABEL || OF_A_BILL.test(text)) return false;
  const payer = text.replace(PAID_BY, '');
  if (payer !== text && SHORT_NAME.test(payer)) return !payer.endsWith('.');
  const label = WITH_COLON.exec(text);
  if (!label) return false;
  const name = text.slice(label[0].length).trim();
  return name.split(' ').length <= MAX_WORDS_AFTER && !/[.!?]$|[,;] /u.test(name);
}
