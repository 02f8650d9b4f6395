/** Handwritten articles: three reports of one event, an edited copy of one of them, and other news of the day. */
import type { GroupArticle } from '../../src/group/article-print.js';

export const HOUR = 3_600_000;
const NOON = Date.UTC(2031, 4, 6, 12);

function article(id: string, source: string, hours: number, title: string, ...lines: string[]): GroupArticle {
  const time = NOON + hours * HOUR;
  return {
    id,
    source,
    url: `https://${source}.example/${id}`,
    title,
    text: lines.join('\n'),
    time,
    language: 'en',
  };
}

export const bridgeGazette = article(
  'bridge-1',
  'gazette',
  0,
  'Old bridge at Karvik collapses under timber lorry',
  'The old road bridge over the Orla at Karvik collapsed on Tuesday morning under a lorry loaded with timber, police said.',
  'The driver, a man of 52, climbed out through a window and was taken to the hospital in Lundby with a broken arm. No other car was on the bridge.',
  'The bridge, built in 1938, was to be replaced next year. Engineers had limited it to loads of 12 tonnes in March after cracks were found in a girder.',
  'Mayor Tove Hagen said the lorry weighed more than thirty tonnes. The haulage firm Nordtre declined to comment.',
);

export const bridgeHerald = article(
  'bridge-2',
  'herald',
  2,
  'Lorry driver survives collapse of Karvik bridge',
  'A timber lorry fell into the river Orla when the bridge at Karvik gave way beneath it on Tuesday, and its driver escaped with a broken arm.',
  'Police are looking into why the lorry, which belongs to Nordtre, was on a bridge closed to anything over 12 tonnes since the spring.',
  '"He was lucky," said Tove Hagen, the mayor. Cracks had been found in a girder of the bridge from 1938. A new one was planned.',
  'Traffic between Karvik and Lundby goes by the ferry at Strand until further notice, a detour of forty minutes.',
);

/** The first report as another paper prints it: shortened, with a line of its own. */
export const bridgeCopy: GroupArticle = {
  ...article('bridge-3', 'courier', 3, 'Karvik bridge collapses'),
  text: `${bridgeGazette.text.split('\n').slice(0, 3).join('\n')}\nThis report was prepared with material from our partners in the north.`,
};

export const choir = article(
  'choir',
  'herald',
  1,
  'Girls choir of Lundby wins in Graz',
  'The girls choir of Lundby won the first prize of the youth festival in Graz on Monday with three songs by composers of the region.',
  'Its leader, Marte Solberg, said the forty singers had practised since autumn and paid for the journey with concerts in old barns.',
  'The jury praised the clear voices and the courage to sing a piece that had never been heard before outside the valley.',
);

export const herring = article(
  'herring',
  'gazette',
  4,
  'Herring quota to fall by a fifth',
  'The quota for herring in the northern waters will fall by a fifth next season, the fisheries ministry announced in the capital.',
  'Scientists had counted fewer young fish for the third year in a row and asked for a cut by half. Fishermen called the decision bearable.',
  'Processing plants on the coast employ about two thousand people and expect shorter weeks from October.',
);

export const everyArticle = [bridgeGazette, choir, bridgeHerald, bridgeCopy, herring];
