/** Tells ad slots by the names that pages give them. */
import { attribute, type Element } from './dom.js';

/** Names of classes and ids around ad slots, as EasyList's general element-hiding rules have them. */
const AD_NAME =
  /(?:^|[\s_-])(?:ads?|adv|adverts?|advertisements?|advertising|adslot|adbox|adunit|adlabel|adwrapper|dfp|sponsor(?:ed)?|publicite|publicidad|publicidade|pubblicita|anzeige|werbung|reklama?|annonse?|advertentie)(?:$|[\s_-])/iu;
const MAX_NAME = 400;

export function isNamedAd(element: Element): boolean {
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
  return names.length > 1 && AD_NAME.test(names.slice(0, MAX_NAME));
}
