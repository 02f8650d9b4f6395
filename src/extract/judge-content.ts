/** How much of an article a text is: the whole, a teaser, or the page of a gatekeeper. */

import { readingLength } from '../text/reading-length.js';
import type { Verdict } from '../vocabulary/article.js';
import { attribute, type Document, findFirst, textOf } from './dom.js';

/** Below this a page's text is a teaser at most. */
const MIN_ARTICLE = 250;
/** Gatekeepers say little. */
const MAX_GATE = 1500;
const MAX_STUB = 1500;

/** Titles and first words of the check pages of Cloudflare, Akamai, Imperva, DataDome, PerimeterX and AWS. */
const CHALLENGE_TEXT =
  /just a moment\b|checking (?:your browser|if the site connection is secure)|attention required!? \| cloudflare|enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|pardon our interruption|access (?:to this page has been )?denied|unusual (?:traffic|activity) from your|request unsuccessful\. incapsula|please enable (?:js|javascript) and disable any ad ?blocker|ddos protection by|security check to access|one more step|press (?:&|and) hold to confirm|you have been blocked|bestätigen sie,? dass sie (?:kein roboter|ein mensch)|vérifi(?:ez|ons) que vous (?:êtes|n.êtes pas) un (?:humain|robot)|(?:verifique|confirme|compruebe) que (?:no es un robot|es humano|não é um robô)|verifica(?:re)? (?:di essere|che tu sia) un essere umano|bevestig dat je (?:een mens|geen robot) bent|подтвердите,? что вы не робот|potwierdź,? że (?:nie jesteś robotem|jesteś człowiekiem)|ロボットではないことを(?:確認|証明)|(?:验证|驗證|确认|確認)您?是(?:真人|人类|人類)|로봇이 아닙니다/i;
const CHALLENGE_MARK =
  /^(?:challenge-form|challenge-running|challenge-error-text|cf-wrapper|cf-error-details|px-captcha|captcha-container|cmsg|ddv1-captcha-container|sec-if-container)$/;
const CONSENT_TEXT =
  /before you continue to|we (?:and our (?:\d+ )?partners|value your privacy)|(?:accept|manage|reject) (?:all|cookies)|your privacy choices|wir (?:und unsere partner|benötigen ihre (?:einwilligung|zustimmung))|mit werbung weiterlesen|nous et nos (?:\d+ )?partenaires|continuer sans accepter|wij en onze partners|noi e i nostri|nosotros y nuestros|alle akzeptieren|tout accepter|aceptar todo|accetta tutto|alles accepteren/gi;
const ERROR_TITLE =
  /^(?:error\s*)?(?:40[34]|410|50[0-4])\b|page not found|not found$|page (?:doesn.t|does not) exist|seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata|bad gateway|service unavailable|internal server error/i;
/** The words with which publishers break off a text for those who do not pay. */
const STUB_END =
  /(?:subscribe (?:now |today )?to (?:continue|read|keep|unlock|get)|to (?:continue|keep) reading|(?:sign in|log in|register|create a free account) to (?:read|continue|view)|this (?:article|content|story|post) is (?:for|only available|exclusive|reserved)|already (?:a )?(?:subscriber|member)\??|(?:unlock|read) (?:this|the (?:full|rest of (?:the|this))) (?:article|story|post)|become a (?:member|subscriber)|jetzt weiterlesen|weiterlesen mit|réservé aux abonnés|suscríbete para|abonnez-vous pour|только для подписчиков|только (?:для )?подписчик|доступно (?:только )?по подписке|nur für abonnenten|lesen sie (?:den|diesen) (?:ganzen |vollständigen )?artikel mit|(?:lees verder|alleen) (?:met een abonnement|voor abonnees)|kun for abonnenter|endast för prenumeranter|vain tilaajille|tylko dla (?:subskrybentów|prenumeratorów)|pouze pro předplatitele|csak előfizetőknek|solo per (?:gli )?abbonati|(?:exclusivo|solo|sólo|apenas) para (?:suscriptores|assinantes)|この(?:記事|続き)は会員限定|有料会員限定|残り\d+文字|会员专享|訂閱會員|구독자 전용|continue reading)[^\n]{0,120}$|(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$/i;

export interface Judgement {
  verdict: Verdict;
  because: string;
}

/** What the untouched page shows of a gatekeeper; undefined for an ordinary page. */
export function findGate(document: Document): Judgement | undefined {
  const titleElement = findFirst(document, (element) => element.name === 'title');
  const title = titleElement ? textOf(titleElement) : '';
  if (CHALLENGE_TEXT.test(title))
    return { verdict: 'challenge', because: `the page is titled "${title.slice(0, 60)}"` };
  const mark = findFirst(document, (element) => CHALLENGE_MARK.test(attribute(element, 'id')));
  if (mark) return { verdict: 'challenge', because: `the page holds #${attribute(mark, 'id')}` };
  if (ERROR_TITLE.test(title))
    return { verdict: 'empty', because: `the page is titled "${title.slice(0, 60)}"` };
  return undefined;
}

function judgeGate(text: string, pageText: string): Judgement | undefined {
  if (CHALLENGE_TEXT.test(pageText))
    return { verdict: 'challenge', because: 'the page asks to prove that a human reads it' };
  const consent = CONSENT_TEXT.exec(text);
  return consent
    ? { verdict: 'consent', because: `the page asks for consent ("${consent[0].slice(0, 40)}")` }
    : undefined;
}

/**
 * Judges extracted text, one block a line. `pageText` is all a short page says, empty for longer ones; `gate` is what
 * the page's head says, which counts only where there is no article under it.
 */
export function judgeText(text: string, pageText: string, gate?: Judgement): Judgement {
  const length = readingLength(text);
  const gated = length < MAX_GATE ? (gate ?? judgeGate(text, pageText)) : undefined;
  if (gated) return gated;
  if (text === '') return { verdict: 'empty', because: 'no text' };
  if (length < MAX_STUB && STUB_END.test(text)) return { verdict: 'teaser', because: 'the text breaks off' };
  if (length < MIN_ARTICLE) return { verdict: 'teaser', because: `only ${text.length} characters` };
  return { verdict: 'full', because: `${text.length} characters` };
}
